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

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * Short BIT STRINGs whose bits have names, as OpenSSL packs them: the first byte below
 * the second.
 */
final class BitStrings {

	private BitStrings() {
	}

	/**
	 * Read the first sixteen bits.
	 * @param content a reader of a BIT STRING's content
	 * @return the first byte, and the second above it
	 */
	static int read(DerReader content) throws DerException {
		byte[] bytes = normalize(content.rest());
		int first = (bytes.length > 1) ? bytes[1] & 0xFF : 0;
		int second = (bytes.length > 2) ? bytes[2] & 0xFF : 0;
		return first | (second << 8);
	}

	/**
	 * Make sure of a BIT STRING's content ({@code ossl_c2i_ASN1_BIT_STRING}).
	 * @param content the content
	 * @return the content, with zeros for the bits beyond the end, whatever they were
	 */
	static byte[] normalize(byte[] content) throws DerException {
		if (content.length == 0 || content[0] < 0 || content[0] > 7) {
			throw new DerException("a bit string is malformed", false);
		}
		byte[] normal = content.clone();
		if (normal.length > 1) {
			normal[normal.length - 1] &= (byte) (0xFF << normal[0]);
		}
		return normal;
	}

}
