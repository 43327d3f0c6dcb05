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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of PEM text from a stream, cut and trimmed as OpenSSL cuts and trims them
 * ({@code pem_lib.c}, {@code sanitize_line}): a line goes on as another after 254 bytes,
 * and ends before trailing blanks, to which bytes beyond ASCII count. Not thread-safe.
 */
final class PemLines {

	/** {@code LINESIZE} without the zero that ends a string in C. */
	private static final int MAXIMUM_LINE = 254;

	private static final int BUFFER_SIZE = 1 << 16;

	/** What is more than this is no PEM file; {@code /dev/zero}, for instance, is not. */
	private static final long MAXIMUM_TEXT = 1L << 30;

	private final InputStream stream;

	private final byte[] text = new byte[BUFFER_SIZE];

	private long total;

	private int limit;

	private int position;

	private int start;

	private int end;

	private int number;

	private boolean cut;

	private boolean continued;

	PemLines(InputStream stream) {
		this.stream = stream;
	}

	/**
	 * Step to the next line.
	 * @return whether there is one
	 */
	boolean next() throws IOException {
		boolean first = this.total == 0;
		if (!fill()) {
			return false;
		}
		this.continued = this.cut;
		this.start = this.position;
		int most = Math.min(this.limit, this.position + MAXIMUM_LINE);
		int newline = this.position;
		while (newline < most && this.text[newline] != '\n') {
			newline++;
		}
		this.cut = newline == this.start + MAXIMUM_LINE;
		this.position = (newline < most) ? newline + 1 : newline;
		if (!this.continued) {
			this.number++;
		}
		this.end = newline;
		while (this.end > this.start && this.text[this.end - 1] <= ' ') {
			this.end--;
		}
		if (first && startsWith("\u00EF\u00BB\u00BF")) {
			this.start += 3;
		}
		return true;
	}

	/**
	 * Step over all lines that hold nothing but base64 in groups of four, as far as they
	 * have been read and there is room for them.
	 * @param decoder what decodes them
	 * @param target where to put what they hold
	 * @param offset where in it to begin
	 * @param length how much may be put there
	 * @return how much was put there
	 */
	int decode(Base64Decoder decoder, byte[] target, int offset, int length) throws IOException {
		if (!fill()) {
			return 0;
		}
		int most = Math.min(this.limit, this.position + length / 3 * 4);
		int written = decoder.lines(this.text, this.position, most, target, offset);
		if (decoder.linesRead() > 0) {
			this.number += decoder.linesRead() - (this.cut ? 1 : 0);
			this.position = decoder.position();
			this.cut = false;
		}
		return written;
	}

	/** Have a whole line at hand, unless the text ends before. */
	private boolean fill() throws IOException {
		if (this.limit - this.position > MAXIMUM_LINE) {
			return true;
		}
		System.arraycopy(this.text, this.position, this.text, 0, this.limit - this.position);
		this.limit -= this.position;
		this.position = 0;
		while (this.limit <= MAXIMUM_LINE) {
			int count = this.stream.read(this.text, this.limit, this.text.length - this.limit);
			if (count < 0) {
				break;
			}
			this.limit += count;
			this.total += count;
			if (this.total > MAXIMUM_TEXT) {
				throw new IOException("it is larger than " + MAXIMUM_TEXT + " bytes");
			}
		}
		return this.position < this.limit;
	}

	/**
	 * The number of the line.
	 * @return the number, from 1
	 */
	int number() {
		return this.number;
	}

	/**
	 * Whether the line is nothing but the end of one that was cut.
	 * @return whether it is no line of its own
	 */
	boolean isContinued() {
		return this.continued;
	}

	int length() {
		return this.end - this.start;
	}

	boolean contains(char character) {
		for (int i = this.start; i < this.end; i++) {
			if (this.text[i] == character) {
				return true;
			}
		}
		return false;
	}

	boolean startsWith(String prefix) {
		return hasAt(this.start, prefix);
	}

	boolean endsWith(String suffix) {
		return hasAt(this.end - suffix.length(), suffix);
	}

	private boolean hasAt(int offset, String part) {
		if (offset < this.start || offset + part.length() > this.end) {
			return false;
		}
		for (int i = 0; i < part.length(); i++) {
			if ((this.text[offset + i] & 0xFF) != part.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Some of the line.
	 * @param from where to begin
	 * @param to where to end
	 * @return the text between
	 */
	String string(int from, int to) {
		return new String(this.text, this.start + from, to - from, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Decode the line, whatever it is like.
	 * @param decoder what decodes it
	 * @param target where to put what it holds
	 * @param offset where in it to begin
	 * @return how much was put there
	 */
	int decodeLine(Base64Decoder decoder, byte[] target, int offset) {
		return decoder.line(this.text, this.start, this.end, target, offset);
	}

}
