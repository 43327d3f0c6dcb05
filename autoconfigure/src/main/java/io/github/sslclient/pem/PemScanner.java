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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds PEM blocks in text as OpenSSL does ({@code pem_lib.c}, {@code get_name} and
 * {@code get_header_and_data}), with two differences: a BEGIN line inside a block ends it
 * as damaged, where OpenSSL would swallow the block that begins there; and a block has a
 * bound. Works on bytes, so that no text of a key stays behind in a string.
 */
final class PemScanner {

	private static final int MAXIMUM_CONTENT = 1 << 20;

	/** A longer label is none: no label in use has half of this. */
	private static final int MAXIMUM_LABEL = 64;

	private static final String BEGIN = "-----BEGIN ";

	private static final String END = "-----END ";

	private static final String TAIL = "-----";

	/** The length that lines must have below a blank one. */
	private static final int LINE_LENGTH = 64;

	private final byte[] text;

	private int position;

	private int lineNumber;

	private int lineStart;

	private int lineEnd;

	PemScanner(byte[] text) {
		this.text = text;
		if (startsWith(0, text.length, "\u00EF\u00BB\u00BF")) {
			this.position = 3;
		}
	}

	@Nullable PemBlock next() {
		while (nextLine()) {
			String label = label();
			if (label != null) {
				return block(label);
			}
		}
		return null;
	}

	/**
	 * The label is shown in messages, so it must not be able to hold a whole key, as it
	 * would in a file whose lines end with nothing but carriage returns.
	 */
	private @Nullable String label() {
		int start = this.lineStart + BEGIN.length();
		int end = this.lineEnd - TAIL.length();
		if (!lineStartsWith(BEGIN) || end < start || end - start > MAXIMUM_LABEL
				|| !startsWith(end, this.lineEnd, TAIL)) {
			return null;
		}
		String label = string(start, end);
		return label.chars().allMatch((c) -> c >= ' ' && c <= '~') ? label : null;
	}

	private PemBlock block(String type) {
		int line = this.lineNumber;
		int headersStart = this.position;
		int headersEnd = this.position;
		int bodyStart = this.position;
		boolean blank = false;
		boolean ending = false;
		PemDamage damage = null;
		while (damage == null && nextLine()) {
			if (lineLength() == 0) {
				damage = blank ? PemDamage.BLANK_LINE : null;
				blank = true;
				headersEnd = this.lineStart;
				bodyStart = this.position;
			}
			else if (lineStartsWith(END)) {
				if (!string(this.lineStart, this.lineEnd).equals(END + type + TAIL)) {
					return PemBlock.damaged(type, line, PemDamage.END_WRONG);
				}
				int bodyEnd = this.lineStart;
				return block(type, line, headersStart, headersEnd, bodyStart, bodyEnd, blank);
			}
			else if (lineStartsWith(BEGIN)) {
				this.position = this.lineStart;
				this.lineNumber--;
				damage = PemDamage.END_MISSING;
			}
			else if (blank) {
				damage = damageOfLength(ending);
				ending = lineLength() < LINE_LENGTH;
			}
		}
		return PemBlock.damaged(type, line, (damage != null) ? damage : PemDamage.END_MISSING);
	}

	/** Below a blank line all lines but the last have the same length. */
	private @Nullable PemDamage damageOfLength(boolean ending) {
		if (ending) {
			return PemDamage.SHORT_LINE;
		}
		return (lineLength() > LINE_LENGTH) ? PemDamage.LONG_LINE : null;
	}

	private PemBlock block(String type, int line, int headersStart, int headersEnd, int bodyStart, int bodyEnd,
			boolean blank) {
		if (!blank && contains(bodyStart, bodyEnd, ':')) {
			// All of it would be headers.
			return PemBlock.damaged(type, line, PemDamage.EMPTY);
		}
		Base64Body body = new Base64Body(this.text, bodyStart, bodyEnd);
		byte @Nullable [] content = body.decode(MAXIMUM_CONTENT);
		if (content == null) {
			return PemBlock.damaged(type, line,
					body.isTooLarge(MAXIMUM_CONTENT) ? PemDamage.TOO_LARGE : PemDamage.BASE64);
		}
		if (content.length == 0) {
			return PemBlock.damaged(type, line, PemDamage.EMPTY);
		}
		if (headersStart < headersEnd && !startsWith(headersStart, headersEnd, "Proc-Type:")) {
			Arrays.fill(content, (byte) 0);
			return PemBlock.damaged(type, line, PemDamage.HEADER);
		}
		return PemBlock.of(type, line, headers(string(headersStart, headersEnd)), content);
	}

	private static Map<String, String> headers(String text) {
		Map<String, String> headers = new HashMap<>();
		text.lines().forEach((line) -> {
			int colon = line.indexOf(':');
			if (colon > 0) {
				headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
			}
		});
		return headers;
	}

	/**
	 * Step to the next line, whose end excludes trailing white space.
	 */
	private boolean nextLine() {
		if (this.position >= this.text.length) {
			return false;
		}
		this.lineNumber++;
		this.lineStart = this.position;
		int end = this.position;
		while (end < this.text.length && this.text[end] != '\n') {
			end++;
		}
		this.position = end + 1;
		while (end > this.lineStart && isBlank(this.text[end - 1])) {
			end--;
		}
		this.lineEnd = end;
		return true;
	}

	private int lineLength() {
		return this.lineEnd - this.lineStart;
	}

	private boolean lineStartsWith(String prefix) {
		return startsWith(this.lineStart, this.lineEnd, prefix);
	}

	private boolean startsWith(int start, int end, String prefix) {
		if (end - start < prefix.length()) {
			return false;
		}
		for (int i = 0; i < prefix.length(); i++) {
			if ((this.text[start + i] & 0xFF) != prefix.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private boolean contains(int start, int end, char wanted) {
		for (int i = start; i < end; i++) {
			if (this.text[i] == wanted) {
				return true;
			}
		}
		return false;
	}

	private String string(int start, int end) {
		return new String(this.text, start, end - start, StandardCharsets.ISO_8859_1);
	}

	private static boolean isBlank(byte value) {
		return value >= 0 && value <= ' ';
	}

	/**
	 * The base64 of a block, white space and all.
	 */
	private record Base64Body(byte[] text, int start, int end) {

		boolean isTooLarge(int maximum) {
			return this.end - this.start > maximum * 2L;
		}

		byte @Nullable [] decode(int maximum) {
			if (isTooLarge(maximum)) {
				return null;
			}
			byte[] dense = new byte[this.end - this.start];
			try {
				int length = 0;
				for (int i = this.start; i < this.end; i++) {
					if (!isBlank(this.text[i])) {
						dense[length++] = this.text[i];
					}
				}
				return decode(dense, length);
			}
			finally {
				Arrays.fill(dense, (byte) 0);
			}
		}

		/** Java's decoder does without padding, OpenSSL's does not. */
		private static byte @Nullable [] decode(byte[] dense, int length) {
			if (length % 4 != 0) {
				return null;
			}
			byte[] exact = Arrays.copyOf(dense, length);
			try {
				return Base64.getDecoder().decode(exact);
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
			finally {
				Arrays.fill(exact, (byte) 0);
			}
		}

	}

}
