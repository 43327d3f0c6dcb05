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

package io.github.sslclient.cipher;

import java.util.Arrays;

import io.github.sslclient.cipher.SuiteTable.Row;

/**
 * How a suite that is older than TLS 1.3 agrees on keys, as far as the server sends
 * parameters for it.
 */
public enum KeyExchange {

	/** Diffie-Hellman of numbers, the key made for one handshake. */
	DHE("kx=DH"),

	/** Diffie-Hellman of points, the key made for one handshake. */
	ECDHE("kx=ECDH"),

	/** Any other, and that of suites that OpenSSL does not have. */
	OTHER("kx=!DH,ECDH");

	private final Traits traits;

	KeyExchange(String word) {
		this.traits = Traits.ofWord(word);
	}

	/**
	 * The key exchange of a suite.
	 * @param code the suite's code point
	 * @return its key exchange
	 */
	public static KeyExchange ofSuite(int code) {
		for (Row row : SuiteTable.ROWS) {
			if (row.traits().code() == code) {
				return Arrays.stream(values())
					.filter((kind) -> row.traits().have(kind.traits))
					.findFirst()
					.orElse(OTHER);
			}
		}
		return OTHER;
	}

}
