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

import java.util.Arrays;

import javax.crypto.BadPaddingException;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.RuntimeCryptoException;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.bouncycastle.crypto.engines.ARIAEngine;
import org.bouncycastle.crypto.engines.CamelliaEngine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * What the platform lacks, from Bouncy Castle's lightweight classes: no provider is
 * registered. The only class that names Bouncy Castle but for those that are for tests
 * ({@code testing}), so that nothing of it is loaded before one of these is called.
 */
final class BouncyCastleCrypto {

	private BouncyCastleCrypto() {
	}

	/**
	 * RFC 7914.
	 * @param password the password
	 * @param salt the salt
	 * @param n the cost
	 * @param r the block size
	 * @param p the parallelization
	 * @param length the key's length in bytes
	 * @return the key
	 */
	static byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) {
		return SCrypt.generate(password, salt, n, r, p, length);
	}

	/**
	 * PBKDF2 where the platform's does not do: it has not every HMAC on every version,
	 * and wants a salt.
	 * @param hash the hash of the HMAC, such as {@code SHA512/256}
	 * @param password the password
	 * @param salt the salt
	 * @param iterations the iterations
	 * @param length the key's length in bytes
	 * @return the key
	 */
	static byte[] pbkdf2(String hash, byte[] password, byte[] salt, int iterations, int length) {
		Digest digest = switch (hash) {
			case "MD5" -> new MD5Digest();
			case "SHA1" -> new SHA1Digest();
			case "SHA224" -> new SHA224Digest();
			case "SHA256" -> new SHA256Digest();
			case "SHA384" -> new SHA384Digest();
			case "SHA512" -> new SHA512Digest();
			case "SHA512/224" -> new SHA512tDigest(224);
			case "SHA512/256" -> new SHA512tDigest(256);
			default -> throw new IllegalArgumentException(hash);
		};
		PBEParametersGenerator generator = new PKCS5S2ParametersGenerator(digest);
		generator.init(password, salt, iterations);
		return ((KeyParameter) generator.generateDerivedParameters(length * Byte.SIZE)).getKey();
	}

	/**
	 * The derivation of PKCS#12 (RFC 7292, appendix B.2) with SHA-1.
	 * @param password the password as a BMPString
	 * @param salt the salt
	 * @param iterations the iterations
	 * @param keyLength the key's length in bytes
	 * @param ivLength the initialization vector's length in bytes
	 * @return the key and the initialization vector behind it
	 */
	static byte[] pkcs12(byte[] password, byte[] salt, int iterations, int keyLength, int ivLength) {
		PBEParametersGenerator generator = new PKCS12ParametersGenerator(new SHA1Digest());
		generator.init(password, salt, iterations);
		ParametersWithIV parameters = (ParametersWithIV) generator.generateDerivedParameters(keyLength * Byte.SIZE,
				ivLength * Byte.SIZE);
		byte[] key = ((KeyParameter) parameters.getParameters()).getKey();
		byte[] both = Arrays.copyOf(key, keyLength + ivLength);
		System.arraycopy(parameters.getIV(), 0, both, keyLength, ivLength);
		Arrays.fill(key, (byte) 0);
		return both;
	}

	/**
	 * CBC mode with padding.
	 * @param algorithm {@code Camellia} or {@code ARIA}
	 * @param key the key
	 * @param iv the initialization vector
	 * @param data what to decrypt
	 * @return the clear bytes
	 * @throws BadPaddingException if the key is wrong
	 */
	static byte[] decrypt(String algorithm, byte[] key, byte[] iv, byte[] data) throws BadPaddingException {
		org.bouncycastle.crypto.BlockCipher engine = algorithm.equals("ARIA") ? new ARIAEngine() : new CamelliaEngine();
		PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(engine),
				new PKCS7Padding());
		cipher.init(false, new ParametersWithIV(new KeyParameter(key), iv));
		byte[] output = new byte[cipher.getOutputSize(data.length)];
		try {
			int length = cipher.processBytes(data, 0, data.length, output, 0);
			length += cipher.doFinal(output, length);
			return Arrays.copyOf(output, length);
		}
		catch (CryptoException | RuntimeCryptoException ex) {
			throw (BadPaddingException) new BadPaddingException(ex.getMessage()).initCause(ex);
		}
		finally {
			Arrays.fill(output, (byte) 0);
		}
	}

}
