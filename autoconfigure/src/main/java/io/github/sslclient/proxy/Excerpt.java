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

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The beginning of what a proxy sent, for a message.
 */
final class Excerpt {

	private static final int LENGTH = 64;

	private Excerpt() {
	}

	/**
	 * Quote what was read, and what came with it.
	 * @param read what was read
	 * @param input what may have more that need not be waited for
	 */
	static String of(byte[] read, InputStream input) throws IOException {
		byte[] begun = Arrays.copyOf(read, Math.min(read.length, LENGTH));
		int more = Math.min(LENGTH - begun.length, input.available());
		byte[] rest = (more > 0) ? input.readNBytes(more) : new byte[0];
		byte[] all = Arrays.copyOf(begun, begun.length + rest.length);
		System.arraycopy(rest, 0, all, begun.length, rest.length);
		return of(all);
	}

	static String of(byte[] bytes) {
		StringBuilder text = new StringBuilder("'");
		for (byte value : bytes) {
			boolean printable = value >= ' ' && value < 0x7F && value != '\\';
			text.append(printable ? String.valueOf((char) value) : String.format("\\x%02X", value));
		}
		return text.append('\'').toString();
	}

}
