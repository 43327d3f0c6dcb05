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

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * The older encryptions of PKCS#8 keys: those of PKCS#5 v1.5 (RFC 8018, section 6.1) and
 * those of PKCS#12 (RFC 7292, appendix C).
 */
enum Pbes1 {

	/** MD5 and DES. */
	MD5_DES("1.2.840.113549.1.5.3", "MD5", BlockCipher.DES, 8),

	/** MD5 and RC2. */
	MD5_RC2("1.2.840.113549.1.5.6", "MD5", BlockCipher.RC2_64, 8),

	/** SHA-1 and DES. */
	SHA1_DES("1.2.840.113549.1.5.10", "SHA-1", BlockCipher.DES, 8),

	/** SHA-1 and RC2. */
	SHA1_RC2("1.2.840.113549.1.5.11", "SHA-1", BlockCipher.RC2_64, 8),

	/** PKCS#12 with RC4 and 128 bits. */
	PKCS12_RC4_128("1.2.840.113549.1.12.1.1", null, null, 16),

	/** PKCS#12 with RC4 and 40 bits. */
	PKCS12_RC4_40("1.2.840.113549.1.12.1.2", null, null, 5),

	/** PKCS#12 with triple DES and three keys. */
	PKCS12_DES_EDE3("1.2.840.113549.1.12.1.3", null, BlockCipher.DES_EDE3, 24),

	/** PKCS#12 with triple DES and two keys. */
	PKCS12_DES_EDE("1.2.840.113549.1.12.1.4", null, BlockCipher.DES_EDE, 16),

	/** PKCS#12 with RC2 and 128 bits. */
	PKCS12_RC2_128("1.2.840.113549.1.12.1.5", null, BlockCipher.RC2, 16),

	/** PKCS#12 with RC2 and 40 bits. */
	PKCS12_RC2_40("1.2.840.113549.1.12.1.6", null, BlockCipher.RC2_40, 5);

	private final String objectIdentifier;

	/** The hash of PBKDF1, {@code null} where PKCS#12 derives the key. */
	private final @Nullable String hash;

	/** The cipher, {@code null} for RC4. */
	private final @Nullable BlockCipher cipher;

	private final int keyLength;

	Pbes1(String objectIdentifier, @Nullable String hash, @Nullable BlockCipher cipher, int keyLength) {
		this.objectIdentifier = objectIdentifier;
		this.hash = hash;
		this.cipher = cipher;
		this.keyLength = keyLength;
	}

	static @Nullable Pbes1 ofObjectIdentifier(String objectIdentifier) {
		for (Pbes1 scheme : values()) {
			if (scheme.objectIdentifier.equals(objectIdentifier)) {
				return scheme;
			}
		}
		return null;
	}

	byte[] decrypt(DerReader algorithm, byte[] data, char[] password)
			throws DerException, PemException, GeneralSecurityException {
		DerReader parameters = algorithm.enter(DerReader.SEQUENCE);
		byte[] salt = parameters.octets();
		int iterations = parameters.count();
		byte[] derived = derive(password, salt, iterations);
		byte[] key = Arrays.copyOf(derived, this.keyLength);
		byte[] iv = Arrays.copyOfRange(derived, this.keyLength, this.keyLength + 8);
		try {
			return (this.cipher != null) ? this.cipher.decrypt(key, iv, data) : decryptStream(key, data);
		}
		finally {
			Arrays.fill(derived, (byte) 0);
			Arrays.fill(key, (byte) 0);
		}
	}

	private byte[] derive(char[] password, byte[] salt, int iterations) throws PemException, GeneralSecurityException {
		if (this.hash != null) {
			return KeyDerivation.pbkdf1(this.hash, password, salt, iterations);
		}
		KeyDerivation.check(iterations);
		byte[] bytes = Passwords.bmpString(password);
		try {
			return BouncyCastleCrypto.pkcs12(bytes, salt, iterations, this.keyLength, 8);
		}
		finally {
			Arrays.fill(bytes, (byte) 0);
		}
	}

	private static byte[] decryptStream(byte[] key, byte[] data) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("ARCFOUR");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
		return cipher.doFinal(data);
	}

}
