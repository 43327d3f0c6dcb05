/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sslclient.pem;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;

/**
 * Unencrypted keys in DER: PKCS#8 (RFC 5208 and 5958), PKCS#1 (RFC 8017, appendix A.1.2)
 * and SEC 1 (RFC 5915). The latter two are wrapped in the first, which is all that the
 * platform reads.
 */
final class PrivateKeyInfo {

	private static final String EC = "1.2.840.10045.2.1";

	private static final Map<String, String> ALGORITHMS = Map.of("1.2.840.113549.1.1.1", "RSA", "1.2.840.113549.1.1.10",
			"RSASSA-PSS", EC, "EC", "1.3.101.112", "Ed25519", "1.3.101.113", "Ed448");

	private static final Map<String, String> OTHER_ALGORITHMS = Map.of("1.2.840.10040.4.1", "DSA",
			"1.2.840.113549.1.3.1", "Diffie-Hellman", "1.3.101.110", "X25519", "1.3.101.111", "X448");

	/** {@code [1] EXPLICIT}, in SEC 1. */
	private static final int PUBLIC_KEY = 0xA1;

	/** The first tag that attributes and public keys can have. */
	private static final int CONTEXT_CLASS = 0x80;

	private PrivateKeyInfo() {
	}

	/**
	 * Whether these bytes have the outline of a PrivateKeyInfo, whatever their label.
	 * @param encoded the bytes
	 * @return whether a version and an algorithm come first
	 */
	static boolean isLike(byte[] encoded) {
		try {
			DerReader info = DerReader.of(encoded).enter(DerReader.SEQUENCE);
			info.enter(DerReader.INTEGER);
			return info.isAt(DerReader.SEQUENCE);
		}
		catch (DerException ex) {
			return false;
		}
	}

	/**
	 * Read PKCS#8. Attributes and the public key of version 2 are left out, because not
	 * every platform version passes over them.
	 * @param encoded the PrivateKeyInfo
	 * @return the key
	 * @throws DerException if it is something else
	 * @throws PemException if the key is of a kind that TLS or the platform has no use
	 * for
	 */
	static PrivateKey decodePkcs8(byte[] encoded) throws DerException, PemException {
		DerReader info = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		if (info.count() > 1) {
			throw new DerException("a version other than 1 and 2", false);
		}
		byte[] algorithm = info.element(DerReader.SEQUENCE);
		byte[] key = info.element(DerReader.OCTET_STRING);
		if (info.hasMore() && info.tag() < CONTEXT_CLASS) {
			throw new DerException("there is more than attributes and a public key", false);
		}
		try {
			return generate(algorithm, key);
		}
		finally {
			Arrays.fill(key, (byte) 0);
		}
	}

	/**
	 * Read PKCS#1.
	 * @param encoded the RSAPrivateKey
	 * @return the key
	 * @throws DerException if it is something else
	 * @throws PemException if the platform refuses it
	 */
	static PrivateKey decodePkcs1(byte[] encoded) throws DerException, PemException {
		DerReader numbers = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		numbers.count();
		numbers.enter(DerReader.INTEGER);
		return wrap(Pkcs8.rsaAlgorithm(), encoded);
	}

	/**
	 * Read SEC 1.
	 * @param encoded the ECPrivateKey
	 * @return the key
	 * @throws DerException if it is something else
	 * @throws PemException if it does not name a curve, or the platform refuses it
	 */
	static PrivateKey decodeSec1(byte[] encoded) throws DerException, PemException {
		DerReader key = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		key.count();
		key.enter(DerReader.OCTET_STRING);
		if (!key.isAt(DerReader.CONTEXT_0)) {
			throw PemException.ofDamage(OpenSslCodes.NO_KEY, "names no curve", null);
		}
		DerReader curve = key.enter(DerReader.CONTEXT_0);
		key.enterOptional(PUBLIC_KEY);
		// Some versions of the platform pass over more.
		key.finish();
		refuseExplicitParameters(curve);
		return wrap(Pkcs8.ecAlgorithm(curve.element(DerReader.OBJECT_IDENTIFIER)), encoded);
	}

	private static PrivateKey wrap(byte[] algorithm, byte[] encoded) throws DerException, PemException {
		byte[] key = DerReader.of(encoded).element(DerReader.SEQUENCE);
		byte[] octets = DerWriter.element(DerReader.OCTET_STRING, key);
		try {
			return generate(algorithm, octets);
		}
		finally {
			Arrays.fill(key, (byte) 0);
			Arrays.fill(octets, (byte) 0);
		}
	}

	private static PrivateKey generate(byte[] algorithm, byte[] key) throws DerException, PemException {
		DerReader reader = DerReader.of(algorithm).enter(DerReader.SEQUENCE);
		String identifier = reader.objectIdentifier();
		String name = ALGORITHMS.get(identifier);
		if (name == null) {
			throw PemException.ofRefusal(
					OTHER_ALGORITHMS.containsKey(identifier) ? OpenSslCodes.KEY_NOT_FOR_TLS : OpenSslCodes.NO_KEY,
					"is of a kind that is not supported here: " + OTHER_ALGORITHMS.getOrDefault(identifier, identifier)
							+ "; use RSA, EC, Ed25519 or Ed448",
					null);
		}
		String curve = "";
		if (identifier.equals(EC)) {
			refuseExplicitParameters(reader);
			curve = " on curve " + reader.objectIdentifier();
		}
		byte[] info = Pkcs8.privateKeyInfo(algorithm, key);
		try {
			return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(info));
		}
		catch (InvalidKeySpecException | NoSuchAlgorithmException | RuntimeException ex) {
			// The platform's parsers answer some damaged bytes with unchecked exceptions.
			throw PemException.ofRefusal(OpenSslCodes.NO_KEY,
					"is refused by this Java, as a key of kind " + name + curve + ": " + ex.getMessage(), ex);
		}
		finally {
			Arrays.fill(info, (byte) 0);
		}
	}

	private static void refuseExplicitParameters(DerReader parameters) throws PemException {
		if (parameters.isAt(DerReader.SEQUENCE)) {
			throw PemException.ofRefusal(OpenSslCodes.NO_KEY, "has explicit EC parameters, which TLS 1.3 does not know "
					+ "and this Java refuses; name the curve with: openssl ec -param_enc named_curve", null);
		}
	}

}
