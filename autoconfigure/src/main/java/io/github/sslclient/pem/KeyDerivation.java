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
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import io.github.sslclient.der.DerException;

/**
 * Keys from passwords. Work that a file asks for has a bound; the keys are for the caller
 * to wipe.
 */
final class KeyDerivation {

	private static final int MAXIMUM_ITERATIONS = 10_000_000;

	/** {@code SCRYPT_MAX_MEM} in OpenSSL's {@code scrypt.c}. */
	private static final long MAXIMUM_MEMORY = 32 * 1024 * 1024;

	/**
	 * OpenSSL bounds memory only; this many blocks of 128 bytes take a few seconds.
	 */
	private static final long MAXIMUM_WORK = 1 << 22;

	private KeyDerivation() {
	}

	/**
	 * {@code EVP_BytesToKey} with MD5 and one iteration, as {@code PEM_do_header} calls
	 * it.
	 * @param password the password
	 * @param salt the salt
	 * @param length the key's length in bytes
	 * @return the key
	 * @throws GeneralSecurityException if the platform has no MD5
	 */
	static byte[] bytesToKey(byte[] password, byte[] salt, int length) throws GeneralSecurityException {
		MessageDigest digest = MessageDigest.getInstance("MD5");
		byte[] key = new byte[length];
		byte[] hash = new byte[0];
		for (int position = 0; position < length; position += hash.length) {
			digest.update(hash);
			digest.update(password);
			Arrays.fill(hash, (byte) 0);
			hash = digest.digest(salt);
			System.arraycopy(hash, 0, key, position, Math.min(hash.length, length - position));
		}
		Arrays.fill(hash, (byte) 0);
		return key;
	}

	/**
	 * PBKDF1 (RFC 8018, section 5.1).
	 * @param hash {@code MD5} or {@code SHA-1}
	 * @param password the password
	 * @param salt the salt
	 * @param iterations the iterations
	 * @return 16 bytes: a key of 8 and an initialization vector of 8
	 * @throws GeneralSecurityException if the platform lacks the hash
	 * @throws PemException if there is too much to do
	 */
	static byte[] pbkdf1(String hash, char[] password, byte[] salt, int iterations)
			throws GeneralSecurityException, PemException {
		check(iterations);
		MessageDigest digest = MessageDigest.getInstance(hash);
		byte[] bytes = Passwords.utf8(password);
		digest.update(bytes);
		Arrays.fill(bytes, (byte) 0);
		byte[] key = digest.digest(salt);
		for (int i = 1; i < iterations; i++) {
			digest.update(key);
			digest.digest(key, 0, key.length);
		}
		byte[] both = Arrays.copyOf(key, 16);
		Arrays.fill(key, (byte) 0);
		return both;
	}

	/**
	 * PBKDF2 (RFC 8018, section 5.2).
	 * @param hash the hash of the HMAC, such as {@code SHA256}
	 * @param password the password
	 * @param salt the salt
	 * @param iterations the iterations
	 * @param length the key's length in bytes
	 * @return the key
	 * @throws GeneralSecurityException if the platform lacks the HMAC
	 * @throws PemException if there is too much to do
	 */
	static byte[] pbkdf2(String hash, char[] password, byte[] salt, int iterations, int length)
			throws GeneralSecurityException, PemException {
		check(iterations);
		if (hash.equals("MD5") || hash.startsWith("SHA512/") || salt.length == 0) {
			byte[] bytes = Passwords.utf8(password);
			try {
				return BouncyCastleCrypto.pbkdf2(hash, bytes, salt, iterations, length);
			}
			finally {
				Arrays.fill(bytes, (byte) 0);
			}
		}
		PBEKeySpec specification = new PBEKeySpec(password, salt, iterations, length * Byte.SIZE);
		try {
			SecretKey key = SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash).generateSecret(specification);
			return key.getEncoded();
		}
		finally {
			specification.clearPassword();
		}
	}

	/**
	 * scrypt (RFC 7914), in the bounds of OpenSSL.
	 * @param password the password
	 * @param salt the salt
	 * @param n the cost
	 * @param r the block size
	 * @param p the parallelization
	 * @param length the key's length in bytes
	 * @return the key
	 * @throws DerException if the parameters are against the rules
	 * @throws PemException if there is too much to do
	 */
	static byte[] scrypt(char[] password, byte[] salt, int n, int r, int p, int length)
			throws DerException, PemException {
		boolean tooLarge = r == 1 && n >= 1 << 16;
		if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1 || tooLarge) {
			throw new DerException("scrypt's N, r and p are against RFC 7914, section 2", false);
		}
		long memory = 128L * p * r + 128L * r * (n + 2L);
		if (r > MAXIMUM_MEMORY || p > MAXIMUM_MEMORY || memory > MAXIMUM_MEMORY || (long) n * r * p > MAXIMUM_WORK) {
			throw tooMuchWork("scrypt with N " + n + ", r " + r + " and p " + p);
		}
		byte[] bytes = Passwords.utf8(password);
		try {
			return BouncyCastleCrypto.scrypt(bytes, salt, n, r, p, length);
		}
		finally {
			Arrays.fill(bytes, (byte) 0);
		}
	}

	static void check(int iterations) throws PemException {
		if (iterations < 1 || iterations > MAXIMUM_ITERATIONS) {
			throw tooMuchWork(iterations + " iterations");
		}
	}

	private static PemException tooMuchWork(String asked) {
		return PemException.ofRefusal(OpenSslCodes.TOO_MUCH_WORK, "needs " + asked
				+ " to decrypt, which is out of bounds; encrypt the key anew with: openssl pkcs8 -topk8 -scrypt", null);
	}

}
