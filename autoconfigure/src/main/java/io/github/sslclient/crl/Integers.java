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

package io.github.sslclient.crl;

import java.math.BigInteger;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * Integers as OpenSSL takes them ({@code c2i_ibuf}): not empty, and without a first byte
 * that says nothing.
 */
final class Integers {

	private Integers() {
	}

	static boolean isMinimal(byte[] bytes, int from, int to) {
		if (to - from < 2) {
			return to > from;
		}
		return bytes[from] != ((bytes[from + 1] < 0) ? -1 : 0);
	}

	/**
	 * Step over an integer or an enumerated.
	 * @param reader what stands before it
	 * @param tag which of the two
	 * @return the number
	 * @throws DerException if there is none, or it is padded
	 */
	static BigInteger read(DerReader reader, int tag) throws DerException {
		byte[] content = reader.enter(tag).rest();
		if (!isMinimal(content, 0, content.length)) {
			throw new DerException("an integer is empty or padded", false);
		}
		return new BigInteger(content);
	}

}
