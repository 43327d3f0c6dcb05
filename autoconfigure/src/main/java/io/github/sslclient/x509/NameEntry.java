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
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a distinguished name: its type and its value. An immutable value.
 */
public final class NameEntry {

	/** {@code id-at-commonName} (RFC 5280, appendix A.1). */
	public static final String COMMON_NAME = "2.5.4.3";

	/** {@code emailAddress} of PKCS#9 (RFC 2985, section 5.2.1). */
	public static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

	private static final int UTF8_STRING = 0x0C;

	private static final int NUMERIC_STRING = 0x12;

	private final String type;

	private final byte[] encodedType;

	private final int tag;

	private final byte[] value;

	/** What a string is in UTF-8, or {@code null} for another type. */
	private final byte @Nullable [] utf8;

	private NameEntry(byte[] encodedType, int tag, byte[] value) throws DerException {
		this.type = DerReader.of(encodedType).objectIdentifier();
		this.encodedType = encodedType;
		this.tag = tag;
		this.value = value;
		this.utf8 = decode(tag, value);
	}

	static NameEntry read(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		byte[] type = content.enter(DerReader.OBJECT_IDENTIFIER).rest();
		int tag = content.tag();
		byte[] value = content.enter().rest();
		content.finish();
		return new NameEntry(DerWriter.element(DerReader.OBJECT_IDENTIFIER, type), tag,
				(tag == DerReader.BIT_STRING) ? BitStrings.normalize(value) : value);
	}

	/**
	 * Read all attributes of a name, in order.
	 * @param encoded the DER of a Name
	 * @return the attributes, unmodifiable
	 * @throws DerException if it is none
	 */
	static List<NameEntry> list(byte[] encoded) throws DerException {
		List<NameEntry> entries = new ArrayList<>();
		DerReader sets = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		while (sets.hasMore()) {
			DerReader attributes = sets.enter(DerReader.SET);
			while (attributes.hasMore()) {
				entries.add(read(attributes));
			}
		}
		return List.copyOf(entries);
	}

	/**
	 * The type.
	 * @return the object identifier, dotted
	 */
	public String type() {
		return this.type;
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
	 * @return the bytes, as a copy, or {@code null} if it is no text
	 */
	public byte @Nullable [] utf8() {
		return (this.utf8 != null) ? this.utf8.clone() : null;
	}

	/** The attribute as it stands in a {@link CanonicalName}. */
	byte[] canonical() {
		byte[] element = (this.utf8 != null && this.tag != NUMERIC_STRING)
				? DerWriter.element(UTF8_STRING, collapse(this.utf8)) : DerWriter.element(this.tag, this.value);
		return DerWriter.element(DerReader.SEQUENCE, this.encodedType, element);
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

	/**
	 * Which types may be here is {@code ASN1_PRINTABLE}, and includes those that nobody
	 * knows, but neither VisibleString nor anything else known.
	 */
	private static byte @Nullable [] decode(int tag, byte[] value) throws DerException {
		return switch (tag) {
			case UTF8_STRING -> checkUtf8(value);
			// T61String is taken for Latin-1, as are the ASCII types.
			case NUMERIC_STRING, 0x13, 0x14, 0x16 ->
				new String(value, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
			case 0x1C -> ofCodePoints(value, 4);
			case 0x1E -> ofCodePoints(value, 2);
			case DerReader.BIT_STRING, DerReader.SEQUENCE, 0x07, 0x08, 0x09, 0x0B, 0x0D, 0x0E, 0x0F, 0x1D -> null;
			default -> throw new DerException("a name's attribute is of a type that has no place there", false);
		};
	}

	private static byte[] ofCodePoints(byte[] value, int width) throws DerException {
		if (value.length % width != 0) {
			throw new DerException("a string ends within a character", false);
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < value.length; i += width) {
			int codePoint = 0;
			for (int j = i; j < i + width; j++) {
				codePoint = (codePoint << 8) | (value[j] & 0xFF);
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
		return this.type + "=" + HexFormat.of().formatHex(this.value);
	}

}
