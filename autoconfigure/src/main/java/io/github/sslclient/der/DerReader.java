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

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;

import io.github.sslclient.der.DerException.Damage;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over DER elements (X.690), just enough for keys, certificates and CRLs. Every
 * length is checked against the bytes at hand, so hostile input can cause a
 * {@link DerException} only. Not thread-safe.
 */
public final class DerReader {

	/** The tag of a BOOLEAN. */
	public static final int BOOLEAN = 0x01;

	/** The tag of an INTEGER. */
	public static final int INTEGER = 0x02;

	/** The tag of a BIT STRING. */
	public static final int BIT_STRING = 0x03;

	/** The tag of an OCTET STRING. */
	public static final int OCTET_STRING = 0x04;

	/** The tag of a NULL. */
	public static final int NULL = 0x05;

	/** The tag of an OBJECT IDENTIFIER. */
	public static final int OBJECT_IDENTIFIER = 0x06;

	/** The tag of an ENUMERATED. */
	public static final int ENUMERATED = 0x0A;

	/** The tag of a SEQUENCE. */
	public static final int SEQUENCE = 0x30;

	/** The tag of a SET. */
	public static final int SET = 0x31;

	/** {@code [0]}, primitive. */
	public static final int PRIMITIVE_0 = 0x80;

	/** {@code [0] EXPLICIT}, or {@code [0] IMPLICIT} of what is constructed. */
	public static final int CONTEXT_0 = 0xA0;

	/** The number of a tag is in the bytes that follow. */
	private static final int HIGH_TAG_NUMBER = 0x1F;

	/** The JDK reads none that is longer. */
	private static final int MAXIMUM_OID_LENGTH = 4096;

	/** So many groups of seven bits fit a long that is not negative. */
	private static final int MAXIMUM_LONG_ARC = 8;

	private final byte[] bytes;

	private final int end;

	/** 1 for the outermost element. */
	private final int depth;

	private int position;

	private DerReader(byte[] bytes, int start, int end, int depth) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
		this.depth = depth;
	}

	/**
	 * Read bytes.
	 * @param bytes the bytes, which are not copied
	 * @return a reader at their beginning
	 */
	public static DerReader of(byte[] bytes) {
		return new DerReader(bytes, 0, bytes.length, 1);
	}

	/**
	 * Read some of the bytes.
	 * @param bytes the bytes, which are not copied
	 * @param start where to begin
	 * @param end where to end
	 * @return a reader of what lies between
	 */
	public static DerReader of(byte[] bytes, int start, int end) {
		Objects.checkFromToIndex(start, end, bytes.length);
		return new DerReader(bytes, start, end, 1);
	}

	/**
	 * Whether another element begins here.
	 * @return whether there are bytes left
	 */
	public boolean hasMore() {
		return this.position < this.end;
	}

	/**
	 * Whether an element with a tag begins here.
	 * @param tag the tag
	 * @return whether that is the next byte
	 */
	public boolean isAt(int tag) {
		return tag() == tag;
	}

	/**
	 * The tag of the next element.
	 * @return the tag, or -1 at the end
	 */
	public int tag() {
		return hasMore() ? this.bytes[this.position] & 0xFF : -1;
	}

	/**
	 * Step over an element of any kind.
	 * @return a reader of its content
	 * @throws DerException if there is none or it is damaged
	 */
	public DerReader enter() throws DerException {
		if ((tag() & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER && hasMore()) {
			throw damage("a tag has more than one byte", Damage.OTHER);
		}
		return enter(tag());
	}

	/**
	 * Step over an element if its tag is the one given.
	 * @param tag the tag
	 * @return a reader of its content, or {@code null} if another element or the end is
	 * here
	 * @throws DerException if it is damaged
	 */
	public @Nullable DerReader enterOptional(int tag) throws DerException {
		return isAt(tag) ? enter(tag) : null;
	}

	/**
	 * Step over an element. Its length is looked at before its tag, as by OpenSSL
	 * ({@code asn1_check_tlen}).
	 * @param tag the tag it must have
	 * @return a reader of its content
	 * @throws DerException if another element or the end is here, or it is damaged
	 */
	public DerReader enter(int tag) throws DerException {
		int actual = tag();
		if (actual < 0) {
			throw damage("an element is missing", Damage.MISSING);
		}
		if (actual != tag && (actual & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER) {
			throw otherTag(actual, tag);
		}
		this.position++;
		int length = length();
		if (length > this.end - this.position) {
			throw damage("an element is longer than what holds it", Damage.LENGTH);
		}
		if (actual != tag) {
			throw otherTag(actual, tag);
		}
		DerReader content = new DerReader(this.bytes, this.position, this.position + length, this.depth + 1);
		this.position += length;
		return content;
	}

	/**
	 * Step over an element.
	 * @param tag the tag it must have
	 * @return all its bytes, as a copy
	 * @throws DerException if another element or the end is here, or it is damaged
	 */
	public byte[] element(int tag) throws DerException {
		int start = this.position;
		enter(tag);
		return Arrays.copyOfRange(this.bytes, start, this.position);
	}

	/**
	 * Step over an element of any kind.
	 * @return all its bytes, as a copy
	 * @throws DerException if there is none or it is damaged
	 */
	public byte[] element() throws DerException {
		int start = this.position;
		enter();
		return Arrays.copyOfRange(this.bytes, start, this.position);
	}

	/**
	 * All that is left, without stepping over it.
	 * @return the bytes, as a copy
	 */
	public byte[] rest() {
		return Arrays.copyOfRange(this.bytes, this.position, this.end);
	}

	/**
	 * How much is left.
	 * @return the number of bytes
	 */
	public int remaining() {
		return this.end - this.position;
	}

	/**
	 * Make sure that nothing is left, as a SEQUENCE without extension marker demands.
	 * @throws DerException if there is
	 */
	public void finish() throws DerException {
		if (hasMore()) {
			throw damage("there is more than belongs here", Damage.MORE);
		}
	}

	/**
	 * Step over an octet string.
	 * @return its content, as a copy
	 * @throws DerException if it is none
	 */
	public byte[] octets() throws DerException {
		DerReader content = enter(OCTET_STRING);
		return Arrays.copyOfRange(this.bytes, content.position, content.end);
	}

	/**
	 * Step over an integer that counts something.
	 * @return the number, {@link Integer#MAX_VALUE} where it is larger
	 * @throws DerException if it is none
	 */
	public int count() throws DerException {
		DerReader content = enter(INTEGER);
		if (content.position == content.end || this.bytes[content.position] < 0) {
			throw damage("an integer is empty or negative", Damage.OTHER);
		}
		BigInteger value = new BigInteger(this.bytes, content.position, content.end - content.position);
		return (value.bitLength() < Integer.SIZE) ? value.intValue() : Integer.MAX_VALUE;
	}

	/**
	 * Step over an integer.
	 * @return the number
	 * @throws DerException if it is none, or longer than need be
	 */
	public BigInteger integer() throws DerException {
		return enter(INTEGER).integerContent();
	}

	/**
	 * All that is left, as the content of an integer.
	 * @return the number
	 * @throws DerException if it is none, or longer than need be
	 */
	public BigInteger integerContent() throws DerException {
		if (!hasMore()) {
			throw damage("an integer is empty", Damage.OTHER);
		}
		BigInteger value = new BigInteger(this.bytes, this.position, remaining());
		// X.690, 8.3.2
		if (value.bitLength() / Byte.SIZE + 1 != remaining()) {
			throw damage("an integer is padded", Damage.OTHER);
		}
		return value;
	}

	/**
	 * Step over a boolean. Any byte but zero is true, as in BER.
	 * @return the value
	 * @throws DerException if it is none
	 */
	public boolean bool() throws DerException {
		DerReader content = enter(BOOLEAN);
		if (content.remaining() != 1) {
			throw damage("a boolean is not one byte long", Damage.OTHER);
		}
		return this.bytes[content.position] != 0;
	}

	/**
	 * Step over an object identifier.
	 * @return its dotted form
	 * @throws DerException if it is none
	 */
	public String objectIdentifier() throws DerException {
		DerReader content = enter(OBJECT_IDENTIFIER);
		int length = content.end - content.position;
		if (length == 0 || length > MAXIMUM_OID_LENGTH || this.bytes[content.end - 1] < 0) {
			throw damage("an object identifier is malformed", Damage.OTHER);
		}
		StringBuilder dotted = new StringBuilder();
		int start = content.position;
		for (int i = start; i < content.end; i++) {
			if (i == start && this.bytes[i] == (byte) 0x80) {
				throw damage("an object identifier is padded", Damage.OTHER);
			}
			if (this.bytes[i] >= 0) {
				append(dotted, start, i + 1);
				start = i + 1;
			}
		}
		return dotted.toString();
	}

	/** Nearly every arc fits a long, which is many times as fast as any number. */
	private void append(StringBuilder dotted, int from, int to) {
		if (to - from > MAXIMUM_LONG_ARC) {
			append(dotted, arc(from, to));
			return;
		}
		long arc = 0;
		for (int i = from; i < to; i++) {
			arc = (arc << 7) | (this.bytes[i] & 0x7F);
		}
		if (dotted.isEmpty()) {
			// The first number holds two arcs (X.690, 8.19.4).
			long first = Math.min(arc / 40, 2);
			dotted.append(first).append('.').append(arc - first * 40);
		}
		else {
			dotted.append('.').append(arc);
		}
	}

	private static void append(StringBuilder dotted, BigInteger arc) {
		if (dotted.isEmpty()) {
			dotted.append("2.").append(arc.subtract(BigInteger.valueOf(80)));
		}
		else {
			dotted.append('.').append(arc);
		}
	}

	private BigInteger arc(int from, int to) {
		BigInteger arc = BigInteger.ZERO;
		for (int i = from; i < to; i++) {
			arc = arc.shiftLeft(7).or(BigInteger.valueOf(this.bytes[i] & 0x7F));
		}
		return arc;
	}

	private int length() throws DerException {
		int first = next();
		if (first < 0x80) {
			return first;
		}
		int count = first & 0x7F;
		if (count == 0 || count > 4) {
			throw damage("a length is indefinite or absurd", Damage.OTHER);
		}
		if (remaining() <= count) {
			// OpenSSL wants content behind it, even if there is none (asn1_get_length).
			throw damage("an element ends inside its header", Damage.HEADER);
		}
		int length = 0;
		for (int i = 0; i < count; i++) {
			length = (length << 8) | next();
		}
		if (length < 0) {
			throw damage("a length is absurd", Damage.LENGTH);
		}
		return length;
	}

	private DerException damage(String message, Damage damage) {
		return new DerException(message, damage, this.depth);
	}

	private DerException otherTag(int actual, int tag) {
		return damage(String.format("tag %02X where %02X belongs", actual, tag), Damage.OTHER);
	}

	private int next() throws DerException {
		if (this.position >= this.end) {
			throw damage("a length is missing", Damage.HEADER);
		}
		return this.bytes[this.position++] & 0xFF;
	}

}
