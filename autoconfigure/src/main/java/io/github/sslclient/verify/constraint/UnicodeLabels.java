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

package io.github.sslclient.verify.constraint;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * DNS names whose A-labels are decoded ({@code ossl_a2ulabel}). Nothing is normalised or
 * checked, as {@link java.net.IDN} would.
 */
final class UnicodeLabels {

	/** What OpenSSL has room for, without the NUL at the end. */
	private static final int MAXIMUM_LENGTH = 254;

	private static final String PREFIX = "xn--";

	private UnicodeLabels() {
	}

	/**
	 * Decode a name.
	 * @param name the name, without NUL
	 * @param isDomain whether OpenSSL has one byte less room for it
	 * @return the name in UTF-8, one character per byte, or {@code null} if a label is
	 * damaged or the result too long
	 */
	static @Nullable String of(String name, boolean isDomain) {
		StringBuilder decoded = new StringBuilder();
		int start = 0;
		while (true) {
			int dot = name.indexOf('.', start);
			String label = name.substring(start, (dot >= 0) ? dot : name.length());
			String unicode = label.startsWith(PREFIX) ? decode(label.substring(PREFIX.length())) : label;
			if (unicode == null) {
				return null;
			}
			decoded.append(unicode);
			if (dot < 0) {
				return (decoded.length() <= MAXIMUM_LENGTH - (isDomain ? 1 : 0)) ? decoded.toString() : null;
			}
			decoded.append('.');
			start = dot + 1;
		}
	}

	private static @Nullable String decode(String label) {
		int[] codePoints = Punycode.decode(label);
		if (codePoints == null) {
			return null;
		}
		StringBuilder utf8 = new StringBuilder();
		for (int codePoint : codePoints) {
			if (!Character.isValidCodePoint(codePoint)) {
				return null;
			}
			utf8.append(encode(codePoint));
		}
		return utf8.toString();
	}

	private static String encode(int codePoint) {
		if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
			// No character, but OpenSSL encodes it like one.
			byte[] bytes = { (byte) 0xED, (byte) (0x80 | ((codePoint >> 6) & 0x3F)),
					(byte) (0x80 | (codePoint & 0x3F)) };
			return new String(bytes, StandardCharsets.ISO_8859_1);
		}
		return new String(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

}
