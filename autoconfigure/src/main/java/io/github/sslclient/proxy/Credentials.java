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

package io.github.sslclient.proxy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Who asks a proxy. Neither part is printed.
 *
 * @param username the user
 * @param password the password, owned by this object
 */
record Credentials(String username, char[] password) {

	boolean hasControlCharacter() {
		return CharBuffer.wrap(this.username).chars().anyMatch(Character::isISOControl)
				|| CharBuffer.wrap(this.password).chars().anyMatch(Character::isISOControl);
	}

	/** The password in UTF-8, to be wiped. */
	byte[] passwordBytes() {
		ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(this.password));
		byte[] bytes = new byte[encoded.remaining()];
		encoded.get(bytes);
		wipe(encoded.array());
		return bytes;
	}

	/** {@code user:password} in UTF-8 (RFC 7617, section 2), to be wiped. */
	byte[] pair() {
		byte[] user = (this.username + ":").getBytes(StandardCharsets.UTF_8);
		byte[] secret = passwordBytes();
		byte[] pair = Arrays.copyOf(user, user.length + secret.length);
		System.arraycopy(secret, 0, pair, user.length, secret.length);
		wipe(secret);
		return pair;
	}

	static void wipe(byte[] secret) {
		Arrays.fill(secret, (byte) 0);
	}

	@Override
	public String toString() {
		return "Credentials";
	}

}
