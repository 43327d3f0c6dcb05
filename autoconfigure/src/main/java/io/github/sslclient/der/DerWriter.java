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

package io.github.sslclient.der;

/**
 * Puts DER elements together.
 */
public final class DerWriter {

	private DerWriter() {
	}

	/**
	 * Make an element.
	 * @param tag the tag
	 * @param parts what the content consists of
	 * @return the element
	 */
	public static byte[] element(int tag, byte[]... parts) {
		int length = 0;
		for (byte[] part : parts) {
			length += part.length;
		}
		byte[] header = header(tag, length);
		byte[] element = new byte[header.length + length];
		System.arraycopy(header, 0, element, 0, header.length);
		int position = header.length;
		for (byte[] part : parts) {
			System.arraycopy(part, 0, element, position, part.length);
			position += part.length;
		}
		return element;
	}

	private static byte[] header(int tag, int length) {
		if (length < 0x80) {
			return new byte[] { (byte) tag, (byte) length };
		}
		if (length < 0x100) {
			return new byte[] { (byte) tag, (byte) 0x81, (byte) length };
		}
		if (length < 0x10000) {
			return new byte[] { (byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length };
		}
		return new byte[] { (byte) tag, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length };
	}

}
