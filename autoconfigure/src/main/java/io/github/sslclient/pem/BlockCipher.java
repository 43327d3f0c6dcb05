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
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.RC2ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The ciphers in CBC mode that keys are encrypted with. The names are those of
 * {@code DEK-Info}, the object identifiers those of PBES2.
 */
enum BlockCipher {

	/** AES with 128 bits. */
	AES_128("AES-128-CBC", "2.16.840.1.101.3.4.1.2", "AES", 16, 16),

	/** AES with 192 bits. */
	AES_192("AES-192-CBC", "2.16.840.1.101.3.4.1.22", "AES", 24, 16),

	/** AES with 256 bits. */
	AES_256("AES-256-CBC", "2.16.840.1.101.3.4.1.42", "AES", 32, 16),

	/** DES. */
	DES("DES-CBC", "1.3.14.3.2.7", "DES", 8, 8),

	/** Triple DES with two keys. */
	DES_EDE("DES-EDE-CBC", "", "DESede", 16, 8),

	/** Triple DES with three keys. */
	DES_EDE3("DES-EDE3-CBC", "1.2.840.113549.3.7", "DESede", 24, 8),

	/** RC2 with 128 bits. */
	RC2("RC2-CBC", "1.2.840.113549.3.2", "RC2", 16, 8),

	/** RC2 with 64 bits. */
	RC2_64("RC2-64-CBC", "", "RC2", 8, 8),

	/** RC2 with 40 bits. */
	RC2_40("RC2-40-CBC", "", "RC2", 5, 8),

	/** Blowfish with 128 bits. */
	BLOWFISH("BF-CBC", "1.3.6.1.4.1.3029.1.2", "Blowfish", 16, 8),

	/** Camellia with 128 bits (RFC 3657). */
	CAMELLIA_128("CAMELLIA-128-CBC", "1.2.392.200011.61.1.1.1.2", "Camellia", 16, 16),

	/** Camellia with 192 bits. */
	CAMELLIA_192("CAMELLIA-192-CBC", "1.2.392.200011.61.1.1.1.3", "Camellia", 24, 16),

	/** Camellia with 256 bits. */
	CAMELLIA_256("CAMELLIA-256-CBC", "1.2.392.200011.61.1.1.1.4", "Camellia", 32, 16),

	/** ARIA with 128 bits (RFC 5794). */
	ARIA_128("ARIA-128-CBC", "1.2.410.200046.1.1.2", "ARIA", 16, 16),

	/** ARIA with 192 bits. */
	ARIA_192("ARIA-192-CBC", "1.2.410.200046.1.1.7", "ARIA", 24, 16),

	/** ARIA with 256 bits. */
	ARIA_256("ARIA-256-CBC", "1.2.410.200046.1.1.12", "ARIA", 32, 16);

	private final String pemName;

	private final String objectIdentifier;

	private final String algorithm;

	private final int keyLength;

	private final int blockLength;

	BlockCipher(String pemName, String objectIdentifier, String algorithm, int keyLength, int blockLength) {
		this.pemName = pemName;
		this.objectIdentifier = objectIdentifier;
		this.algorithm = algorithm;
		this.keyLength = keyLength;
		this.blockLength = blockLength;
	}

	static @Nullable BlockCipher ofPemName(String name) {
		for (BlockCipher cipher : values()) {
			if (cipher.pemName.equalsIgnoreCase(name)) {
				return cipher;
			}
		}
		return null;
	}

	static @Nullable BlockCipher ofObjectIdentifier(String objectIdentifier) {
		for (BlockCipher cipher : values()) {
			if (cipher.objectIdentifier.equals(objectIdentifier)) {
				return cipher;
			}
		}
		return null;
	}

	int keyLength() {
		return this.keyLength;
	}

	int blockLength() {
		return this.blockLength;
	}

	/**
	 * Decrypt and take off the padding (RFC 8018, section 6.1.1).
	 * @param key the key
	 * @param iv the initialization vector, one block
	 * @param data what to decrypt
	 * @return the clear bytes, for the caller to wipe
	 * @throws GeneralSecurityException if the padding is wrong, as it is when the key is
	 */
	byte[] decrypt(byte[] key, byte[] iv, byte[] data) throws GeneralSecurityException {
		if (this.algorithm.equals("Camellia") || this.algorithm.equals("ARIA")) {
			return BouncyCastleCrypto.decrypt(this.algorithm, key, iv, data);
		}
		Cipher cipher = Cipher.getInstance(this.algorithm + "/CBC/PKCS5Padding");
		byte[] platformKey = (this == DES_EDE) ? twoKeys(key) : key.clone();
		try {
			cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(platformKey, this.algorithm), parameters(iv));
			return cipher.doFinal(data);
		}
		finally {
			Arrays.fill(platformKey, (byte) 0);
		}
	}

	/** The platform knows three keys only: the first one is the third as well. */
	private static byte[] twoKeys(byte[] key) {
		byte[] keys = Arrays.copyOf(key, 24);
		System.arraycopy(key, 0, keys, 16, 8);
		return keys;
	}

	private AlgorithmParameterSpec parameters(byte[] iv) {
		return this.algorithm.equals("RC2") ? new RC2ParameterSpec(this.keyLength * Byte.SIZE, iv)
				: new IvParameterSpec(iv);
	}

}
