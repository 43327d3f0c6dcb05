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

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * How a CRL or an OCSP answer is signed, as far as OpenSSL and the platform know it
 * ({@code obj_xref.txt}).
 *
 * @param kind how the signature is checked
 * @param name the name of the digest or, if the message is needed, of the signature
 * @param digest the digest's object identifier in DER, empty if it does not matter
 */
public record SignatureScheme(Kind kind, String name, byte[] digest) {

	private static final SignatureScheme UNKNOWN = new SignatureScheme(Kind.UNKNOWN, "", new byte[0]);

	private static final Map<String, SignatureScheme> SCHEMES = schemes();

	/**
	 * Read an AlgorithmIdentifier.
	 * @param encoded its DER
	 * @return the scheme
	 * @throws DerException if it is malformed
	 */
	public static SignatureScheme of(byte[] encoded) throws DerException {
		DerReader content = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		String identifier = content.objectIdentifier();
		if (content.hasMore()) {
			content.element();
		}
		content.finish();
		return SCHEMES.getOrDefault(identifier, UNKNOWN);
	}

	/**
	 * The parameters of an AlgorithmIdentifier.
	 * @param encoded its DER, already found to be well formed
	 * @return the DER of the parameters, or {@code null} if there are none
	 * @throws DerException if it is malformed
	 */
	public static byte @Nullable [] parameters(byte[] encoded) throws DerException {
		DerReader content = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		content.enter(DerReader.OBJECT_IDENTIFIER);
		return content.hasMore() ? content.element() : null;
	}

	/**
	 * The strength of the digest in an AlgorithmIdentifier.
	 * @param encoded its DER
	 * @return the strength against collisions in bits, -1 if it is not known
	 * @throws DerException if it is malformed
	 */
	public static int securityBits(byte[] encoded) throws DerException {
		return SignatureAlgorithm.of(encoded).securityBits();
	}

	/** The digest of a message or the message, or nothing if no key can sign it. */
	byte @Nullable [] signed(byte[] message) {
		if (this.kind == Kind.UNKNOWN) {
			return null;
		}
		try {
			return this.kind.isOverDigest() ? MessageDigest.getInstance(this.name).digest(message) : message;
		}
		catch (NoSuchAlgorithmException ex) {
			return null;
		}
	}

	private static Map<String, SignatureScheme> schemes() {
		Map<String, SignatureScheme> schemes = new HashMap<>();
		byte[] md5 = { 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x02, 0x05 };
		byte[] sha1 = { 0x2B, 0x0E, 0x03, 0x02, 0x1A };
		rsa(schemes, "1.2.840.113549.1.1.4", "MD5", md5);
		rsa(schemes, "1.3.14.3.2.3", "MD5", md5);
		rsa(schemes, "1.2.840.113549.1.1.5", "SHA-1", sha1);
		rsa(schemes, "1.3.14.3.2.29", "SHA-1", sha1);
		rsa(schemes, "1.2.840.113549.1.1.14", "SHA-224", nist(4));
		rsa(schemes, "1.2.840.113549.1.1.11", "SHA-256", nist(1));
		rsa(schemes, "1.2.840.113549.1.1.12", "SHA-384", nist(2));
		rsa(schemes, "1.2.840.113549.1.1.13", "SHA-512", nist(3));
		rsa(schemes, "2.16.840.1.101.3.4.3.13", "SHA3-224", nist(7));
		rsa(schemes, "2.16.840.1.101.3.4.3.14", "SHA3-256", nist(8));
		rsa(schemes, "2.16.840.1.101.3.4.3.15", "SHA3-384", nist(9));
		rsa(schemes, "2.16.840.1.101.3.4.3.16", "SHA3-512", nist(10));
		other(schemes, "1.2.840.10045.4.1", Kind.ECDSA, "SHA-1");
		other(schemes, "1.2.840.10045.4.3.1", Kind.ECDSA, "SHA-224");
		other(schemes, "1.2.840.10045.4.3.2", Kind.ECDSA, "SHA-256");
		other(schemes, "1.2.840.10045.4.3.3", Kind.ECDSA, "SHA-384");
		other(schemes, "1.2.840.10045.4.3.4", Kind.ECDSA, "SHA-512");
		other(schemes, "1.2.840.113549.1.1.10", Kind.RSA_PSS, "RSASSA-PSS");
		other(schemes, "1.3.101.112", Kind.EDWARDS, "Ed25519");
		other(schemes, "1.3.101.113", Kind.EDWARDS, "Ed448");
		other(schemes, "1.2.840.10040.4.3", Kind.DSA, "SHA1withDSA");
		other(schemes, "2.16.840.1.101.3.4.3.1", Kind.DSA, "SHA224withDSA");
		other(schemes, "2.16.840.1.101.3.4.3.2", Kind.DSA, "SHA256withDSA");
		return Map.copyOf(schemes);
	}

	private static void rsa(Map<String, SignatureScheme> schemes, String identifier, String name, byte[] digest) {
		schemes.put(identifier, new SignatureScheme(Kind.RSA, name, digest));
	}

	private static void other(Map<String, SignatureScheme> schemes, String identifier, Kind kind, String name) {
		schemes.put(identifier, new SignatureScheme(kind, name, new byte[0]));
	}

	/** {@code nistAlgorithms hashAlgs}. */
	private static byte[] nist(int last) {
		return new byte[] { 0x60, (byte) 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, (byte) last };
	}

	/**
	 * How signatures are checked.
	 */
	public enum Kind {

		/** RSASSA-PKCS1-v1_5: over the digest. */
		RSA,

		/** ECDSA: over the digest. */
		ECDSA,

		/** DSA: over the message, since the platform takes no digest but SHA-1's. */
		DSA,

		/** RSASSA-PSS: over the message, for the platform takes no digest. */
		RSA_PSS,

		/** Ed25519 and Ed448: over the message, by their definition. */
		EDWARDS,

		/** Not at all. */
		UNKNOWN;

		/**
		 * Whether the digest is all that the check needs.
		 * @return whether it is
		 */
		public boolean isOverDigest() {
			return this == RSA || this == ECDSA;
		}

	}

}
