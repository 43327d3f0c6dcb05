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

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A cursor over DER elements (X.690), just enough for keys. Every length is checked
 * against the bytes at hand, so hostile input can cause a {@link DerException} only.
 */
final class DerReader {

	static final int INTEGER = 0x02;

	static final int OCTET_STRING = 0x04;

	static final int OBJECT_IDENTIFIER = 0x06;

	static final int SEQUENCE = 0x30;

	/** {@code [0] EXPLICIT}. */
	static final int CONTEXT_0 = 0xA0;

	private static final int MAXIMUM_OID_LENGTH = 64;

	private final byte[] bytes;

	private final int end;

	private int position;

	private DerReader(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
	}

	static DerReader of(byte[] bytes) {
		return new DerReader(bytes, 0, bytes.length);
	}

	boolean isAt(int tag) {
		return this.position < this.end && (this.bytes[this.position] & 0xFF) == tag;
	}

	/**
	 * Step over an element.
	 * @param tag the tag it must have
	 * @return a reader of its content
	 */
	DerReader enter(int tag) throws DerException {
		if (this.position >= this.end) {
			throw new DerException("an element is missing", true);
		}
		if (!isAt(tag)) {
			throw new DerException(String.format("tag %02X where %02X belongs", this.bytes[this.position], tag), false);
		}
		this.position++;
		int length = length();
		if (length > this.end - this.position) {
			throw new DerException("an element is longer than what holds it", true);
		}
		DerReader content = new DerReader(this.bytes, this.position, this.position + length);
		this.position += length;
		return content;
	}

	/**
	 * Step over an element.
	 * @param tag the tag it must have
	 * @return all its bytes, as a copy
	 */
	byte[] element(int tag) throws DerException {
		int start = this.position;
		enter(tag);
		return Arrays.copyOfRange(this.bytes, start, this.position);
	}

	/**
	 * Step over an octet string.
	 * @return its content, as a copy
	 */
	byte[] octets() throws DerException {
		DerReader content = enter(OCTET_STRING);
		return Arrays.copyOfRange(this.bytes, content.position, content.end);
	}

	/**
	 * Step over an integer that counts something.
	 * @return the number, {@link Integer#MAX_VALUE} where it is larger
	 */
	int count() throws DerException {
		DerReader content = enter(INTEGER);
		if (content.position == content.end || this.bytes[content.position] < 0) {
			throw new DerException("an integer is empty or negative", false);
		}
		BigInteger value = new BigInteger(this.bytes, content.position, content.end - content.position);
		return (value.bitLength() < Integer.SIZE) ? value.intValue() : Integer.MAX_VALUE;
	}

	/**
	 * Step over an object identifier.
	 * @return its dotted form
	 */
	String objectIdentifier() throws DerException {
		DerReader content = enter(OBJECT_IDENTIFIER);
		int length = content.end - content.position;
		if (length == 0 || length > MAXIMUM_OID_LENGTH || this.bytes[content.end - 1] < 0) {
			throw new DerException("an object identifier is malformed", false);
		}
		StringBuilder dotted = new StringBuilder();
		BigInteger arc = BigInteger.ZERO;
		for (int i = content.position; i < content.end; i++) {
			arc = arc.shiftLeft(7).or(BigInteger.valueOf(this.bytes[i] & 0x7F));
			if (this.bytes[i] >= 0) {
				append(dotted, arc);
				arc = BigInteger.ZERO;
			}
		}
		return dotted.toString();
	}

	/** The first number holds two arcs (X.690, 8.19.4). */
	private static void append(StringBuilder dotted, BigInteger arc) {
		if (!dotted.isEmpty()) {
			dotted.append('.').append(arc);
			return;
		}
		int first = arc.min(BigInteger.valueOf(80)).intValue() / 40;
		dotted.append(first).append('.').append(arc.subtract(BigInteger.valueOf(first * 40L)));
	}

	private int length() throws DerException {
		int first = next();
		if (first < 0x80) {
			return first;
		}
		int count = first & 0x7F;
		if (count == 0 || count > 4) {
			throw new DerException("a length is indefinite or absurd", false);
		}
		int length = 0;
		for (int i = 0; i < count; i++) {
			length = (length << 8) | next();
		}
		if (length < 0) {
			throw new DerException("a length is absurd", true);
		}
		return length;
	}

	private int next() throws DerException {
		if (this.position >= this.end) {
			throw new DerException("a length is missing", true);
		}
		return this.bytes[this.position++] & 0xFF;
	}

}
