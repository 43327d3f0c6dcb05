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

package io.github.sslclient.protocol;

/**
 * OpenSSL's security level (man SSL_CTX_set_security_level).
 *
 * @param number the level, 0 to 5
 */
public record SecurityLevel(int number) {

	private static final int[] BITS = { 0, 80, 112, 128, 192, 256 };

	/** The highest level there is. */
	public static final int HIGHEST = BITS.length - 1;

	public SecurityLevel {
		if (number < 0 || number > HIGHEST) {
			throw new IllegalArgumentException("A security level is from 0 to " + HIGHEST + ", not " + number);
		}
	}

	/**
	 * The strength that the level asks for.
	 * @return the strength in bits
	 */
	public int bits() {
		return BITS[this.number];
	}

	/**
	 * Whether something is strong enough.
	 * @param strength its strength in bits
	 * @return whether the level allows it
	 */
	public boolean allows(int strength) {
		return strength >= bits();
	}

}
