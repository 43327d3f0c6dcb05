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

package io.github.sslclient.verify.chain;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;

import javax.crypto.Cipher;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * What an RSA signature holds inside (RFC 8017, section 9.2).
 */
final class RsaPadding {

	private RsaPadding() {
	}

	/**
	 * Whether a signature's DigestInfo lacks the NULL that belongs to its algorithm. It
	 * is good to the JDK, and bad to OpenSSL.
	 * @param signature the signature
	 * @param key the key that made it
	 * @return whether it does; what is no such signature at all is for others to say
	 */
	static boolean lacksParameters(byte[] signature, RSAPublicKey key) {
		if (!key.getAlgorithm().equals("RSA")) {
			return false;
		}
		try {
			Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, key);
			byte[] block = cipher.doFinal(signature);
			int separator = 2;
			while (separator < block.length && block[separator] == (byte) 0xFF) {
				separator++;
			}
			if (block[0] != 0 || block[1] != 1 || separator >= block.length) {
				return false;
			}
			DerReader algorithm = DerReader.of(block, separator + 1, block.length)
				.enter(DerReader.SEQUENCE)
				.enter(DerReader.SEQUENCE);
			algorithm.objectIdentifier();
			return !algorithm.hasMore();
		}
		catch (GeneralSecurityException | DerException | RuntimeException ex) {
			return false;
		}
	}

}
