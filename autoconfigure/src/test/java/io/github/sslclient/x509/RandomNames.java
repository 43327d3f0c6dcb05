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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.RawCertificate;

/**
 * Distinguished names of all shapes, the same ones in every run.
 */
final class RandomNames {

	private static final List<String> TYPES = List.of("2.5.4.3", "2.5.4.6", "2.5.4.10", "2.5.4.11", "2.5.4.5",
			"1.2.840.113549.1.9.1", "0.9.2342.19200300.100.1.25", "1.2.3.4.5", "2.999.4711.1");

	private static final List<String> PIECES = List.of("a", "B", "ab", "Test", "CA", "example.org", "x@Example.org",
			"\u00fc", "\u00dc", "\u00e9", "\u4e2d", "\u20ac", "\u0130", "\u00df", "1", "-", ",", "=", "+", "\"",
			"\u0000", "\u007f", "\u0085", "\u00a0");

	private static final List<String> SPACES = List.of(" ", "  ", "\t", "\n", "\r\n", "\u000b", "\f");

	private static final List<String> LATIN_PIECES = PIECES.stream()
		.filter((piece) -> piece.chars().allMatch((next) -> next < 0x100))
		.toList();

	/** Strings, and the types of attributes that are none. */
	private static final int[] TAGS = { 0x0C, 0x0C, 0x0C, 0x13, 0x13, 0x16, 0x14, 0x1E, 0x1C, 0x12, 0x03, 0x30, 0x07,
			0x0F, 0x1D };

	private static final int[] WRONG_TAGS = { 0x01, 0x02, 0x04, 0x05, 0x06, 0x0A, 0x15, 0x17, 0x18, 0x19, 0x1A, 0x1B,
			0x31, 0x80 };

	private final Random random;

	RandomNames(long seed) {
		this.random = new Random(seed);
	}

	/** A name, and one that is the same to the eye of some beholders. */
	List<byte[]> pair() {
		List<List<Attribute>> sets = new ArrayList<>();
		for (int i = (this.random.nextInt(100) == 0) ? 0 : 1 + this.random.nextInt(4); i > 0; i--) {
			List<Attribute> set = new ArrayList<>();
			int size = (this.random.nextInt(4) > 0) ? 1
					: (this.random.nextInt(20) == 0) ? 0 : 1 + this.random.nextInt(3);
			for (int j = size; j > 0; j--) {
				set.add(attribute());
			}
			sets.add(set);
		}
		byte[] name = encode(sets);
		List<List<Attribute>> variant = new ArrayList<>();
		for (List<Attribute> set : sets) {
			List<Attribute> other = new ArrayList<>(set.stream().map(this::vary).toList());
			if (this.random.nextInt(3) == 0) {
				Collections.shuffle(other, this.random);
			}
			variant.add(other);
		}
		if (this.random.nextInt(10) == 0) {
			Collections.shuffle(variant, this.random);
		}
		return List.of(name, encode(variant));
	}

	private Attribute attribute() {
		if (this.random.nextInt(60) == 0) {
			return new Attribute(pick(TYPES), WRONG_TAGS[this.random.nextInt(WRONG_TAGS.length)], "ab", true);
		}
		int tag = TAGS[this.random.nextInt(TAGS.length)];
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(5); i > 0; i--) {
			text.append(pick((charset(tag) == StandardCharsets.ISO_8859_1) ? LATIN_PIECES : PIECES));
			if (this.random.nextInt(2) == 0) {
				text.append(pick(SPACES));
			}
		}
		if (this.random.nextInt(6) == 0) {
			text.insert(0, pick(SPACES));
		}
		return new Attribute(pick(TYPES), tag, text.toString(), this.random.nextInt(100) == 0);
	}

	private Attribute vary(Attribute attribute) {
		return switch (this.random.nextInt(8)) {
			case 0 -> attribute.withText(attribute.text().toUpperCase(Locale.ROOT));
			case 1 -> attribute.withText(" " + attribute.text().replace(" ", " \t "));
			case 2 -> attribute.withText(attribute.text().strip());
			case 3 -> attribute.withTag(TAGS[this.random.nextInt(TAGS.length)]);
			case 4 -> (this.random.nextInt(5) == 0) ? attribute.withText(attribute.text() + "x") : attribute;
			default -> attribute;
		};
	}

	private byte[] encode(List<List<Attribute>> sets) {
		return RawCertificate.sequence(sets.stream()
			.map((set) -> DerWriter.element(0x31, set.stream().map(this::encode).toArray(byte[][]::new)))
			.toArray(byte[][]::new));
	}

	private byte[] encode(Attribute attribute) {
		byte[] text = attribute.text().getBytes(charset(attribute.tag()));
		if (attribute.tag() == 0x03) {
			byte[] bits = new byte[text.length + 1];
			bits[0] = (byte) ((text.length > 0) ? text.length % 8 : 0);
			System.arraycopy(text, 0, bits, 1, text.length);
			text = bits;
		}
		if (attribute.damaged()) {
			text = damage(text);
		}
		return RawCertificate.attribute(attribute.type(), attribute.tag(), text);
	}

	private byte[] damage(byte[] text) {
		byte[] longer = Arrays.copyOf(text, text.length + 1);
		this.random.nextBytes(longer);
		return longer;
	}

	private static Charset charset(int tag) {
		return switch (tag) {
			case 0x0C -> StandardCharsets.UTF_8;
			case 0x1E -> StandardCharsets.UTF_16BE;
			case 0x1C -> Charset.forName("UTF-32BE");
			default -> StandardCharsets.ISO_8859_1;
		};
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/**
	 * An attribute.
	 *
	 * @param type its type
	 * @param tag the tag of its value
	 * @param text the value
	 * @param damaged whether its bytes are to be anything
	 */
	private record Attribute(String type, int tag, String text, boolean damaged) {

		Attribute withText(String text) {
			return new Attribute(this.type, this.tag, text, this.damaged);
		}

		Attribute withTag(int tag) {
			return new Attribute(this.type, tag, this.text, this.damaged);
		}

	}

}
