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

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * PBES2 (RFC 8018, section 6.2 and appendix A): a key derivation and a cipher, each with
 * its own parameters.
 */
final class Pbes2 {

	static final String OBJECT_IDENTIFIER = "1.2.840.113549.1.5.13";

	private static final String PBKDF2 = "1.2.840.113549.1.5.12";

	private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";

	private static final Map<String, String> HASHES = Map.of("1.2.840.113549.2.6", "MD5", "1.2.840.113549.2.7", "SHA1",
			"1.2.840.113549.2.8", "SHA224", "1.2.840.113549.2.9", "SHA256", "1.2.840.113549.2.10", "SHA384",
			"1.2.840.113549.2.11", "SHA512", "1.2.840.113549.2.12", "SHA512/224", "1.2.840.113549.2.13", "SHA512/256");

	private Pbes2() {
	}

	static byte[] decrypt(DerReader algorithm, byte[] data, char[] password)
			throws DerException, PemException, GeneralSecurityException {
		DerReader parameters = algorithm.enter(DerReader.SEQUENCE);
		DerReader derivation = parameters.enter(DerReader.SEQUENCE);
		DerReader encryption = parameters.enter(DerReader.SEQUENCE);
		String identifier = encryption.objectIdentifier();
		BlockCipher cipher = BlockCipher.ofObjectIdentifier(identifier);
		if (cipher == null) {
			throw Pkcs8Encryption.unsupported("cipher " + identifier);
		}
		if (cipher == BlockCipher.RC2) {
			encryption = encryption.enter(DerReader.SEQUENCE);
			cipher = rc2(encryption.count());
		}
		byte[] iv = encryption.octets();
		if (iv.length != cipher.blockLength()) {
			throw new DerException("the initialization vector is not one block long", false);
		}
		byte[] key = derive(derivation, cipher.keyLength(), password);
		try {
			return cipher.decrypt(key, iv, data);
		}
		finally {
			Arrays.fill(key, (byte) 0);
		}
	}

	/** The version stands for the effective key bits (RFC 8018, appendix B.2.3). */
	private static BlockCipher rc2(int version) throws PemException {
		return switch (version) {
			case 58 -> BlockCipher.RC2;
			case 120 -> BlockCipher.RC2_64;
			case 160 -> BlockCipher.RC2_40;
			default -> throw Pkcs8Encryption.unsupported("RC2 version " + version);
		};
	}

	private static byte[] derive(DerReader derivation, int length, char[] password)
			throws DerException, PemException, GeneralSecurityException {
		String identifier = derivation.objectIdentifier();
		DerReader parameters = derivation.enter(DerReader.SEQUENCE);
		if (identifier.equals(PBKDF2)) {
			byte[] salt = parameters.octets();
			int iterations = parameters.count();
			checkLength(parameters, length);
			return KeyDerivation.pbkdf2(hash(parameters), password, salt, iterations, length);
		}
		if (identifier.equals(SCRYPT)) {
			byte[] salt = parameters.octets();
			int n = parameters.count();
			int r = parameters.count();
			int p = parameters.count();
			checkLength(parameters, length);
			return KeyDerivation.scrypt(password, salt, n, r, p, length);
		}
		throw Pkcs8Encryption.unsupported("key derivation " + identifier);
	}

	private static void checkLength(DerReader parameters, int length) throws DerException {
		if (parameters.isAt(DerReader.INTEGER) && parameters.count() != length) {
			throw new DerException("the key's length is not the cipher's", false);
		}
	}

	private static String hash(DerReader parameters) throws DerException, PemException {
		if (!parameters.isAt(DerReader.SEQUENCE)) {
			return "SHA1";
		}
		String identifier = parameters.enter(DerReader.SEQUENCE).objectIdentifier();
		String hash = HASHES.get(identifier);
		if (hash == null) {
			throw Pkcs8Encryption.unsupported("pseudo-random function " + identifier);
		}
		return hash;
	}

}
