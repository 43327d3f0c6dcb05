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

package io.github.sslclient.x509;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * A certificate's public key: its kind and its strength
 * ({@code EVP_PKEY_get_security_bits}).
 *
 * @param algorithm the kind, {@link KeyAlgorithm#UNKNOWN} if OpenSSL cannot decode the
 * key
 * @param securityBits the strength in bits, 0 if it cannot be decoded
 * @param explicitParameters whether it is on a curve that is spelt out instead of named
 */
public record PublicKeyFacts(KeyAlgorithm algorithm, int securityBits, boolean explicitParameters) {

	private static final PublicKeyFacts UNDECODABLE = new PublicKeyFacts(KeyAlgorithm.UNKNOWN, 0, false);

	/**
	 * Look at a key.
	 * @param encoded the DER of its SubjectPublicKeyInfo
	 * @param key the same as the platform decoded it
	 * @return the facts
	 */
	static PublicKeyFacts of(byte[] encoded, PublicKey key) {
		try {
			DerReader info = DerReader.of(encoded).enter(DerReader.SEQUENCE);
			DerReader algorithm = info.enter(DerReader.SEQUENCE);
			byte[] bits = info.enter(DerReader.BIT_STRING).rest();
			return switch (algorithm.objectIdentifier()) {
				case "1.2.840.113549.1.1.1", "2.5.8.1.1" -> rsa(KeyAlgorithm.RSA, bits);
				case "1.2.840.113549.1.1.10" -> rsa(KeyAlgorithm.RSA_PSS, bits);
				case "1.2.840.10045.2.1" -> ec(algorithm, key);
				case "1.2.840.10040.4.1" -> dsa(algorithm);
				case "1.3.101.110" -> bytes(KeyAlgorithm.OTHER, algorithm, bits, 32, 128);
				case "1.3.101.111" -> bytes(KeyAlgorithm.OTHER, algorithm, bits, 56, 224);
				case "1.3.101.112" -> bytes(KeyAlgorithm.ED25519, algorithm, bits, 32, 128);
				case "1.3.101.113" -> bytes(KeyAlgorithm.ED448, algorithm, bits, 57, 224);
				default -> UNDECODABLE;
			};
		}
		catch (DerException ex) {
			return UNDECODABLE;
		}
	}

	/**
	 * Whether OpenSSL could decode the key.
	 * @return whether it could
	 */
	public boolean isDecodable() {
		return this.algorithm != KeyAlgorithm.UNKNOWN;
	}

	private static PublicKeyFacts rsa(KeyAlgorithm algorithm, byte[] bits) throws DerException {
		DerReader key = contentOf(bits).enter(DerReader.SEQUENCE);
		int length = unsigned(key).bitLength();
		unsigned(key);
		key.finish();
		return new PublicKeyFacts(algorithm, SecurityBits.ofFactoring(length), false);
	}

	private static PublicKeyFacts dsa(DerReader algorithm) throws DerException {
		DerReader parameters = algorithm.enter(DerReader.SEQUENCE);
		int prime = unsigned(parameters).bitLength();
		int subgroup = unsigned(parameters).bitLength();
		return new PublicKeyFacts(KeyAlgorithm.DSA, SecurityBits.ofDiscreteLogarithm(prime, subgroup), false);
	}

	/** RFC 8410, section 4: bytes of one length, and no parameters. */
	private static PublicKeyFacts bytes(KeyAlgorithm kind, DerReader algorithm, byte[] bits, int length,
			int securityBits) throws DerException {
		algorithm.finish();
		return (contentOf(bits).remaining() == length) ? new PublicKeyFacts(kind, securityBits, false) : UNDECODABLE;
	}

	private static PublicKeyFacts ec(DerReader algorithm, PublicKey key) throws DerException {
		if (key instanceof ECPublicKey point && !isOnCurve(point)) {
			return UNDECODABLE;
		}
		if (algorithm.isAt(DerReader.SEQUENCE)) {
			DerReader parameters = algorithm.enter(DerReader.SEQUENCE);
			parameters.integer();
			parameters.element(DerReader.SEQUENCE);
			parameters.element(DerReader.SEQUENCE);
			parameters.octets();
			return new PublicKeyFacts(KeyAlgorithm.EC, SecurityBits.ofCurve(parameters.integer().bitLength()), true);
		}
		Integer order = NamedCurves.orderBits(algorithm.objectIdentifier());
		return (order != null) ? new PublicKeyFacts(KeyAlgorithm.EC, SecurityBits.ofCurve(order), false) : UNDECODABLE;
	}

	/**
	 * OpenSSL refuses to decode a point that is not on its curve; the JDK does not look.
	 */
	private static boolean isOnCurve(ECPublicKey key) {
		EllipticCurve curve = key.getParams().getCurve();
		ECPoint point = key.getW();
		if (!(curve.getField() instanceof ECFieldFp field) || point.equals(ECPoint.POINT_INFINITY)) {
			return !point.equals(ECPoint.POINT_INFINITY);
		}
		BigInteger x = point.getAffineX();
		BigInteger y = point.getAffineY();
		BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(field.getP());
		return x.compareTo(field.getP()) < 0 && y.compareTo(field.getP()) < 0
				&& y.multiply(y).mod(field.getP()).equals(right);
	}

	/** OpenSSL takes the numbers of keys for positive, whatever their first bit. */
	private static BigInteger unsigned(DerReader numbers) throws DerException {
		return new BigInteger(1, numbers.enter(DerReader.INTEGER).rest());
	}

	/** A BIT STRING's content without its first byte. */
	private static DerReader contentOf(byte[] bits) throws DerException {
		if (bits.length == 0 || bits[0] != 0) {
			throw new DerException("a key is not a whole number of bytes", false);
		}
		byte[] content = new byte[bits.length - 1];
		System.arraycopy(bits, 1, content, 0, content.length);
		return DerReader.of(content);
	}

}
