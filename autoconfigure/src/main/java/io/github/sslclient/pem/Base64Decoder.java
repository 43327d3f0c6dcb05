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

import java.util.Arrays;

/**
 * Decodes base64 that comes line by line, as strictly as {@code EVP_DecodeUpdate}: blanks
 * may stand anywhere, padding at the end alone, and there must be neither too much nor
 * too little of it. Unlike OpenSSL it does not take a hyphen for the end. Not
 * thread-safe.
 */
final class Base64Decoder {

	private static final int BLANK = -1;

	private static final int PADDING = -2;

	private static final int OTHER = -3;

	private static final int[] VALUES = values();

	private int group;

	private int count;

	private int padding;

	private boolean bad;

	private int position;

	private int linesRead;

	/**
	 * Forget everything.
	 */
	void reset() {
		this.group = 0;
		this.count = 0;
		this.padding = 0;
		this.bad = false;
	}

	/**
	 * Whether everything up to here is base64 that may end here.
	 * @return whether no group is incomplete
	 */
	boolean isComplete() {
		return !this.bad && this.count == 0;
	}

	/**
	 * Whether there has been something that is not base64.
	 * @return whether nothing more is decoded
	 */
	boolean isBad() {
		return this.bad;
	}

	/**
	 * Decode lines of nothing but whole groups, fast, up to the first that is anything
	 * else.
	 * @param text the text
	 * @param from where the first line begins
	 * @param to where to stop
	 * @param target where to put what they hold, three bytes for each four
	 * @param offset where in it to begin
	 * @return how much was put there
	 */
	int lines(byte[] text, int from, int to, byte[] target, int offset) {
		this.linesRead = 0;
		this.position = from;
		int written = offset;
		if (this.count != 0 || this.padding != 0 || this.bad) {
			return 0;
		}
		while (true) {
			int end = groups(text, this.position, to, target, written);
			int length = end - this.position;
			int newline = (end < to && text[end] == '\r') ? end + 1 : end;
			if (length == 0 || newline >= to || text[newline] != '\n') {
				return written - offset;
			}
			written += length / 4 * 3;
			this.position = newline + 1;
			this.linesRead++;
		}
	}

	private static int groups(byte[] text, int from, int to, byte[] target, int offset) {
		int[] values = VALUES;
		int position = from;
		int written = offset;
		while (position <= to - 4) {
			int group = (values[text[position] & 0xFF] << 18) | (values[text[position + 1] & 0xFF] << 12)
					| (values[text[position + 2] & 0xFF] << 6) | values[text[position + 3] & 0xFF];
			if (group < 0) {
				break;
			}
			target[written] = (byte) (group >> 16);
			target[written + 1] = (byte) (group >> 8);
			target[written + 2] = (byte) group;
			written += 3;
			position += 4;
		}
		return position;
	}

	/**
	 * How many lines were read.
	 * @return the number that the last call of {@code lines} stepped over
	 */
	int linesRead() {
		return this.linesRead;
	}

	/**
	 * Where the first other line begins.
	 * @return the position in the text
	 */
	int position() {
		return this.position;
	}

	/**
	 * Decode a line of any kind.
	 * @param text the text
	 * @param from where the line begins
	 * @param to where it ends
	 * @param target where to put what it holds
	 * @param offset where in it to begin
	 * @return how much was put there
	 */
	int line(byte[] text, int from, int to, byte[] target, int offset) {
		int written = offset;
		for (int i = from; i < to && !this.bad; i++) {
			int value = VALUES[text[i] & 0xFF];
			if (value == BLANK) {
				continue;
			}
			this.padding += (value == PADDING) ? 1 : 0;
			this.bad = value == OTHER || this.padding > ((value == PADDING) ? 2 : 0);
			this.group = (this.group << 6) | Math.max(value, 0);
			if (++this.count == 4 && !this.bad) {
				for (int j = 0; j < 3 - this.padding; j++) {
					target[written++] = (byte) (this.group >> (16 - 8 * j));
				}
				this.count = 0;
			}
		}
		return written - offset;
	}

	private static int[] values() {
		int[] values = new int[256];
		Arrays.fill(values, OTHER);
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		for (int i = 0; i < alphabet.length(); i++) {
			values[alphabet.charAt(i)] = i;
		}
		values['='] = PADDING;
		values[' '] = BLANK;
		values['\t'] = BLANK;
		values['\r'] = BLANK;
		return values;
	}

}
