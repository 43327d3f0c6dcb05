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

package io.github.sslclient.x509;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;

/**
 * An attribute of a distinguished name: its type and its value.
 */
public final class NameEntry {

	/** {@code id-at-commonName} (RFC 5280, appendix A.1). */
	public static final String COMMON_NAME = "2.5.4.3";

	/** {@code emailAddress} of PKCS#9 (RFC 2985, section 5.2.1). */
	public static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

	private static final int UTF8_STRING = 0x0C;

	private final byte[] type;

	private final int tag;

	private final byte[] value;

	private NameEntry(byte[] type, int tag, byte[] value) {
		this.type = type;
		this.tag = tag;
		this.value = value;
	}

	static NameEntry read(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		byte[] type = content.element(DerReader.OBJECT_IDENTIFIER);
		int tag = content.tag();
		byte[] value = content.enter().rest();
		content.finish();
		return new NameEntry(type, tag, value);
	}

	/**
	 * Read all attributes of a name, in order.
	 * @param encoded the DER of a Name
	 * @return the attributes
	 * @throws DerException if it is none
	 */
	public static List<NameEntry> list(byte[] encoded) throws DerException {
		List<NameEntry> entries = new ArrayList<>();
		DerReader sets = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		while (sets.hasMore()) {
			DerReader attributes = sets.enter(DerReader.SET);
			while (attributes.hasMore()) {
				entries.add(read(attributes));
			}
		}
		return entries;
	}

	/**
	 * The type.
	 * @return the object identifier, dotted
	 * @throws DerException if it is malformed
	 */
	public String type() throws DerException {
		return DerReader.of(this.type).objectIdentifier();
	}

	/**
	 * The ASN.1 type of the value.
	 * @return the tag, such as {@code 0x16} for an IA5String
	 */
	public int tag() {
		return this.tag;
	}

	/**
	 * The value as it is encoded.
	 * @return the content, as a copy
	 */
	public byte[] value() {
		return this.value.clone();
	}

	/**
	 * The value in UTF-8 ({@code ASN1_STRING_to_UTF8}).
	 * @return the bytes, those of {@link #value()} where it is no text
	 * @throws DerException if its characters are damaged
	 */
	public byte[] utf8() throws DerException {
		return switch (this.tag) {
			case UTF8_STRING -> checkUtf8(this.value);
			// T61String is taken for Latin-1, as are the ASCII types.
			case 0x13, 0x14, 0x16, 0x1A ->
				new String(this.value, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
			case 0x1E -> ofCodePoints(2);
			case 0x1C -> ofCodePoints(4);
			default -> this.value;
		};
	}

	/** The attribute as it stands in a {@link CanonicalName}. */
	byte[] canonical() throws DerException {
		byte[] text = utf8();
		boolean isText = text != this.value || this.tag == UTF8_STRING;
		byte[] element = isText ? DerWriter.element(UTF8_STRING, collapse(text))
				: DerWriter.element(this.tag, this.value);
		return DerWriter.element(DerReader.SEQUENCE, this.type, element);
	}

	/** Trim and collapse ASCII white space, lower the case of ASCII letters. */
	private static byte[] collapse(byte[] text) {
		byte[] collapsed = new byte[text.length];
		int length = 0;
		boolean space = false;
		for (byte next : text) {
			if (next == ' ' || (next >= '\t' && next <= '\r')) {
				space = true;
				continue;
			}
			if (space && length > 0) {
				collapsed[length++] = ' ';
			}
			space = false;
			collapsed[length++] = (next >= 'A' && next <= 'Z') ? (byte) (next + 32) : next;
		}
		return Arrays.copyOf(collapsed, length);
	}

	private byte[] ofCodePoints(int width) throws DerException {
		if (this.value.length % width != 0) {
			throw new DerException("a string ends within a character", false);
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < this.value.length; i += width) {
			int codePoint = 0;
			for (int j = i; j < i + width; j++) {
				codePoint = (codePoint << 8) | (this.value[j] & 0xFF);
			}
			// BMPString is UCS-2: a surrogate is no character there.
			if (!Character.isValidCodePoint(codePoint) || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
				throw new DerException("a string holds what is no character", false);
			}
			text.appendCodePoint(codePoint);
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] checkUtf8(byte[] value) throws DerException {
		byte[] again = new String(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
		if (!Arrays.equals(again, value)) {
			throw new DerException("a string is not UTF-8", false);
		}
		return value;
	}

	@Override
	public String toString() {
		return HexFormat.of().formatHex(this.type) + "=" + HexFormat.of().formatHex(this.value);
	}

}
