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

package io.github.sslclient.trust;

import java.util.Arrays;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.pem.OpenSslCodes;
import io.github.sslclient.x509.CanonicalName;

/**
 * Walks over a certificate and stumbles where {@code d2i_X509} would, but makes nothing
 * of it except its subject: a file of authorities is read at every start, and most of
 * them never sign a chain. What BER allows and DER does not (lengths without a number,
 * strings in pieces) is refused, where OpenSSL reads it.
 */
final class Outline {

	private static final int EXPLICIT_3 = 0xA3;

	private static final int PRIMITIVE_1 = 0x81;

	private static final int PRIMITIVE_2 = 0x82;

	private static final int CONSTRUCTED = 0x20;

	/** The first tag that is not universal. */
	private static final int PRIVATE_CLASSES = 0x40;

	private static final int UTC_TIME = 0x17;

	private static final int GENERALIZED_TIME = 0x18;

	private static final int BMP_STRING = 0x1E;

	private static final int UNIVERSAL_STRING = 0x1C;

	/**
	 * {@code B_ASN1_PRINTABLE}, a bit for each tag that the value of an attribute may
	 * have.
	 */
	private static final int ATTRIBUTE_VALUES = ofBits(0x03, 0x07, 0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x12, 0x13,
			0x14, 0x16, 0x1C, 0x1D, 0x1E);

	/** How many templates of OpenSSL's enclose what is being read. */
	private int depth = 1;

	private Outline() {
	}

	/**
	 * Walk over a certificate.
	 * @param reader what stands before it, and steps over it
	 * @return its subject
	 * @throws DerException if it is no certificate
	 */
	static CanonicalName subject(DerReader reader) throws DerException {
		return new Outline().certificate(reader);
	}

	/**
	 * What OpenSSL says about damage: what it is, and once for each enclosing template
	 * that there is an error inside.
	 * @param content the bytes of a certificate, and maybe settings behind it
	 * @param damage what reading them threw
	 * @return the codes of the ASN.1 library, oldest first
	 */
	static List<OpenSslCode> codes(byte[] content, DerException damage) {
		Outline outline = new Outline();
		try {
			outline.certificate(DerReader.of(content));
			outline.depth = 1;
		}
		catch (DerException ex) {
			// How deep is what counts.
		}
		return OpenSslCodes.ofDamage(damage.damage(), outline.depth);
	}

	private CanonicalName certificate(DerReader reader) throws DerException {
		DerReader certificate = reader.enter(DerReader.SEQUENCE);
		this.depth = 2;
		DerReader toBeSigned = certificate.enter(DerReader.SEQUENCE);
		this.depth = 3;
		CanonicalName subject = toBeSigned(toBeSigned);
		this.depth = 2;
		algorithm(certificate);
		bits(certificate.enter(DerReader.BIT_STRING));
		certificate.finish();
		return subject;
	}

	private static CanonicalName toBeSigned(DerReader content) throws DerException {
		DerReader version = content.enterOptional(DerReader.CONTEXT_0);
		if (version != null) {
			integer(version.enter(DerReader.INTEGER));
			version.finish();
		}
		integer(content.enter(DerReader.INTEGER));
		algorithm(content);
		byte[] issuer = name(content);
		DerReader validity = content.enter(DerReader.SEQUENCE);
		time(validity);
		time(validity);
		validity.finish();
		byte[] subject = name(content);
		CanonicalName canonical = CanonicalName.of(subject);
		if (!Arrays.equals(issuer, subject)) {
			// Its strings may be damaged too.
			CanonicalName.of(issuer);
		}
		DerReader key = content.enter(DerReader.SEQUENCE);
		algorithm(key);
		bits(key.enter(DerReader.BIT_STRING));
		key.finish();
		optionalBits(content, PRIMITIVE_1);
		optionalBits(content, PRIMITIVE_2);
		DerReader extensions = content.enterOptional(EXPLICIT_3);
		if (extensions != null) {
			extensions(extensions);
		}
		content.finish();
		return canonical;
	}

	private static void extensions(DerReader explicit) throws DerException {
		DerReader list = explicit.enter(DerReader.SEQUENCE);
		explicit.finish();
		while (list.hasMore()) {
			DerReader extension = list.enter(DerReader.SEQUENCE);
			objectIdentifier(extension);
			if (extension.isAt(DerReader.BOOLEAN)) {
				extension.bool();
			}
			extension.enter(DerReader.OCTET_STRING);
			extension.finish();
		}
	}

	/**
	 * Walk over an AlgorithmIdentifier.
	 * @param reader what stands before it, and steps over it
	 * @throws DerException if it is none
	 */
	static void algorithm(DerReader reader) throws DerException {
		DerReader algorithm = reader.enter(DerReader.SEQUENCE);
		objectIdentifier(algorithm);
		if (algorithm.hasMore()) {
			value(algorithm);
		}
		algorithm.finish();
	}

	private static byte[] name(DerReader reader) throws DerException {
		byte[] encoded = reader.element(DerReader.SEQUENCE);
		DerReader sets = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		while (sets.hasMore()) {
			DerReader attributes = sets.enter(DerReader.SET);
			while (attributes.hasMore()) {
				DerReader attribute = attributes.enter(DerReader.SEQUENCE);
				objectIdentifier(attribute);
				if (!isAttributeValue(attribute.tag())) {
					throw new DerException("the value of an attribute has a type that is not allowed", false);
				}
				value(attribute);
				attribute.finish();
			}
		}
		return encoded;
	}

	private static boolean isAttributeValue(int tag) {
		return tag == DerReader.SEQUENCE || (tag >= 0 && tag < Integer.SIZE && (ATTRIBUTE_VALUES & 1 << tag) != 0);
	}

	/** A value of any type, of which some have rules ({@code asn1_ex_c2i}). */
	private static void value(DerReader reader) throws DerException {
		switch (reader.tag()) {
			case DerReader.BOOLEAN -> reader.bool();
			case DerReader.INTEGER, DerReader.ENUMERATED -> integer(reader.enter());
			case DerReader.BIT_STRING -> bits(reader.enter());
			case DerReader.OBJECT_IDENTIFIER -> objectIdentifier(reader);
			case DerReader.NULL -> checkWidth(reader.enter(), Integer.MAX_VALUE);
			case BMP_STRING -> checkWidth(reader.enter(), 2);
			case UNIVERSAL_STRING -> checkWidth(reader.enter(), 4);
			default -> otherValue(reader);
		}
	}

	/** Of the universal types, SEQUENCE and SET are in pieces and the others are not. */
	private static void otherValue(DerReader reader) throws DerException {
		int tag = reader.tag();
		boolean universal = tag < PRIVATE_CLASSES;
		boolean collection = (tag | CONSTRUCTED) == DerReader.SEQUENCE || (tag | CONSTRUCTED) == DerReader.SET;
		if (universal && collection != ((tag & CONSTRUCTED) != 0)) {
			throw new DerException("a value is in pieces, or should be and is not", false);
		}
		reader.enter();
	}

	private static void checkWidth(DerReader content, int width) throws DerException {
		if (content.remaining() % width != 0) {
			throw new DerException("a value has a wrong length", false);
		}
	}

	/** An integer has one encoding only ({@code c2i_ibuf}). */
	private static void integer(DerReader content) throws DerException {
		byte[] bytes = content.rest();
		if (bytes.length == 0 || (bytes.length > 1 && bytes[0] == bytes[1] >> 7)) {
			throw new DerException("an integer is empty or padded", false);
		}
	}

	private static void bits(DerReader content) throws DerException {
		// The first byte counts the bits that the last one leaves unused.
		if (!content.hasMore() || content.tag() > 7) {
			throw new DerException("a bit string is malformed", false);
		}
	}

	private static void optionalBits(DerReader reader, int tag) throws DerException {
		DerReader content = reader.enterOptional(tag);
		if (content != null) {
			bits(content);
		}
	}

	private static void time(DerReader reader) throws DerException {
		reader.enter(reader.isAt(GENERALIZED_TIME) ? GENERALIZED_TIME : UTC_TIME);
	}

	/**
	 * Step over an object identifier. No arc begins with a byte that adds nothing
	 * ({@code ossl_c2i_ASN1_OBJECT}).
	 * @param reader what stands before it
	 * @return its content
	 * @throws DerException if it is none
	 */
	static byte[] objectIdentifier(DerReader reader) throws DerException {
		byte[] arcs = reader.enter(DerReader.OBJECT_IDENTIFIER).rest();
		boolean first = true;
		for (byte next : arcs) {
			if (first && next == (byte) 0x80) {
				throw new DerException("an object identifier is malformed", false);
			}
			first = next >= 0;
		}
		if (arcs.length == 0 || !first) {
			throw new DerException("an object identifier is malformed", false);
		}
		return arcs;
	}

	private static int ofBits(int... numbers) {
		int bits = 0;
		for (int number : numbers) {
			bits |= 1 << number;
		}
		return bits;
	}

}
