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

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Passwords as bytes, for the caller to wipe.
 */
final class Passwords {

	private Passwords() {
	}

	/**
	 * As OpenSSL takes passwords from a terminal that speaks UTF-8.
	 * @param password the password
	 * @return its UTF-8 form
	 */
	static byte[] utf8(char[] password) {
		ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
		try {
			byte[] bytes = new byte[encoded.remaining()];
			encoded.get(bytes);
			return bytes;
		}
		finally {
			Arrays.fill(encoded.array(), (byte) 0);
		}
	}

	/**
	 * As PKCS#12 wants it (RFC 7292, appendix B.1): UTF-16 with a terminator.
	 * @param password the password
	 * @return its BMPString form
	 */
	static byte[] bmpString(char[] password) {
		byte[] bytes = new byte[password.length * 2 + 2];
		for (int i = 0; i < password.length; i++) {
			bytes[2 * i] = (byte) (password[i] >> 8);
			bytes[2 * i + 1] = (byte) password[i];
		}
		return bytes;
	}

}
