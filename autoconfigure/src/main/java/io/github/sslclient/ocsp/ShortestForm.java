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

package io.github.sslclient.ocsp;

/**
 * Whether DER is what it says to be. OpenSSL encodes an answer again before it looks at
 * its signature ({@code ASN1_item_verify_ex}), so that one that was signed in a longer
 * form is not signed at all.
 */
final class ShortestForm {

	private static final int CONSTRUCTED = 0x20;

	/** An answer has about ten levels. */
	private static final int MAXIMUM_DEPTH = 64;

	private final byte[] bytes;

	private int position;

	private ShortestForm(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Whether every length is as short as can be, and every boolean the one that DER has.
	 * @param element the bytes of one element that was read without objection
	 * @return whether it is
	 */
	static boolean has(byte[] element) {
		return new ShortestForm(element).isShortest(element.length, 0);
	}

	private boolean isShortest(int end, int depth) {
		while (this.position < end) {
			if (depth == MAXIMUM_DEPTH || end - this.position < 2) {
				return false;
			}
			int tag = this.bytes[this.position++];
			int length = length(end);
			if (length < 0 || length > end - this.position) {
				return false;
			}
			if ((tag & CONSTRUCTED) == 0) {
				if (tag == 0x01 && length == 1 && this.bytes[this.position] != 0 && this.bytes[this.position] != -1) {
					return false;
				}
				this.position += length;
			}
			else if (!isShortest(this.position + length, depth + 1)) {
				return false;
			}
		}
		return this.position == end;
	}

	private int length(int end) {
		int length = this.bytes[this.position++] & 0xFF;
		if (length < 0x80) {
			return length;
		}
		int count = length & 0x7F;
		if (count == 0 || count > 3 || count > end - this.position) {
			return -1;
		}
		length = 0;
		for (int i = 0; i < count; i++) {
			length = (length << 8) | (this.bytes[this.position++] & 0xFF);
		}
		boolean shortest = (count == 1) ? length >= 0x80 : length >= 1 << (8 * (count - 1));
		return shortest ? length : -1;
	}

}
