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

package io.github.sslclient.verify.constraint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.test.Recording;

/**
 * A general name or an attribute of a subject, in short.
 *
 * @param kind which kind
 * @param text the name, one character per byte where it is no string
 */
record TestName(char kind, String text) {

	/** {@code id-on-SmtpUTF8Mailbox}. */
	private static final String MAILBOX = "1.3.6.1.5.5.7.8.9";

	/** Kinds that stand in the subject. */
	private static final String ATTRIBUTES = "CBZeuoc";

	boolean isAttribute() {
		return ATTRIBUTES.indexOf(this.kind) >= 0;
	}

	byte[] encoded() {
		byte[] bytes = RawCertificate.latin1(this.text);
		return switch (this.kind) {
			case 'E' -> DerWriter.element(0x81, bytes);
			case 'D' -> DerWriter.element(0x82, bytes);
			case 'X' -> DerWriter.element(0xA3, bytes);
			case 'N' -> DerWriter.element(0xA4, directoryName(this.text));
			case 'Y' -> DerWriter.element(0xA5, DerWriter.element(0xA1, DerWriter.element(0x0C, bytes)));
			case 'U' -> DerWriter.element(0x86, bytes);
			case 'I' -> DerWriter.element(0x87, bytes);
			case 'R' -> DerWriter.element(0x88, bytes);
			case 'O' -> otherName("1.2.3.4", 0x0C, RawCertificate.utf8(this.text));
			case 'Q' -> otherName("1.2.3.5", 0x16, bytes);
			case 'M' -> otherName(MAILBOX, 0x0C, RawCertificate.utf8(this.text));
			case 'm' -> otherName(MAILBOX, 0x16, bytes);
			case 'C' -> RawCertificate.attribute("2.5.4.3", 0x0C, RawCertificate.utf8(this.text));
			case 'B' -> RawCertificate.attribute("2.5.4.3", 0x1E, this.text.getBytes(StandardCharsets.UTF_16BE));
			case 'Z' -> RawCertificate.attribute("2.5.4.3", 0x03, new byte[] { 0, 1 });
			case 'e' -> RawCertificate.attribute("1.2.840.113549.1.9.1", 0x16, bytes);
			case 'u' -> RawCertificate.attribute("1.2.840.113549.1.9.1", 0x0C, bytes);
			case 'o' -> RawCertificate.attribute("2.5.4.10", 0x0C, bytes);
			case 'c' -> RawCertificate.attribute("2.5.4.6", 0x13, bytes);
			default -> throw new IllegalArgumentException("Unknown kind " + this.kind);
		};
	}

	/** Attributes such as {@code o=x} divided by slashes. */
	static byte[] directoryName(String text) {
		List<byte[]> sets = new ArrayList<>();
		for (String part : text.split("/")) {
			if (!part.isEmpty()) {
				sets.add(DerWriter.element(0x31, new TestName(part.charAt(0), part.substring(2)).encoded()));
			}
		}
		return RawCertificate.sequence(sets.toArray(byte[][]::new));
	}

	/** A subject of the attributes among some names. */
	static byte[] subject(List<TestName> names) {
		return RawCertificate.sequence(names.stream()
			.filter(TestName::isAttribute)
			.map((name) -> DerWriter.element(0x31, name.encoded()))
			.toArray(byte[][]::new));
	}

	/** A certificate with the others among them, if there are any. */
	static RawCertificate certificate(List<TestName> names) {
		byte[][] alternative = names.stream()
			.filter((name) -> !name.isAttribute())
			.map(TestName::encoded)
			.toArray(byte[][]::new);
		RawCertificate certificate = RawCertificate.of(subject(names));
		return (alternative.length > 0)
				? certificate.extension("2.5.29.17", false, RawCertificate.sequence(alternative)) : certificate;
	}

	private static byte[] otherName(String type, int tag, byte[] value) {
		return DerWriter.element(0xA0, RawCertificate.oid(type),
				DerWriter.element(0xA0, DerWriter.element(tag, value)));
	}

	@Override
	public String toString() {
		return this.kind + ":" + Recording.escape(this.text);
	}

}
