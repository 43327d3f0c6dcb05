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

package io.github.sslclient.golden;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNumericString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Names of issuers that are written in another way than the issuer's own, and serial
 * numbers.
 */
final class NameDefects {

	private NameDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(types(), spellings(), shapes(), serials()).flatMap((defects) -> defects);
	}

	/** The name of the intermediate is Ab1, in all pairs of types. */
	private static Stream<Defect> types() {
		Map<String, ASN1Encodable> types = new LinkedHashMap<>();
		types.put("UTF8String", new DERUTF8String("Ab1"));
		types.put("PrintableString", new DERPrintableString("aB1"));
		types.put("IA5String", new DERIA5String("ab1"));
		types.put("T61String", new DERT61String("AB1"));
		types.put("BMPString", new DERBMPString("Ab1"));
		types.put("UniversalString",
				new DERUniversalString("\0\0\0A\0\0\0b\0\0\0001".getBytes(StandardCharsets.US_ASCII)));
		types.put("BitString", new DERBitString("Ab1".getBytes(StandardCharsets.US_ASCII)));
		return types.entrySet()
			.stream()
			.flatMap((own) -> types.entrySet()
				.stream()
				.map((other) -> named(own.getKey() + " as " + other.getKey(), Names.of(own.getValue()),
						Names.of(other.getValue()))));
	}

	private static Stream<Defect> spellings() {
		return Stream.of(named("Ab c", "aB C"), named("Ab c", "  Ab   c "), named("Ab c", "Ab\tc"),
				named("Ab c", "Ab\nc"), named("Ab c", "Ab\u000bc"), named("Ab c", "Ab\u00a0c"), named("Ab c", "Abc"),
				named("Ab c", ""), named("Ab c", "Ab  c"), named(" ", ""), named("\u00c4b", "\u00c4B"),
				named("\u00c4b", "\u00e4b"), named("A\u0308b", "\u00c4b"), named("\u212bb", "\u00c5b"),
				named("\ud83d\ude00b", "\ud83d\ude00B"),
				named("Latin-1 in T61String", Names.of(new DERUTF8String("\u00c4b")),
						Names.of(new DERT61String(
								new String(new byte[] { (byte) 0xc4, 'B' }, StandardCharsets.ISO_8859_1)))),
				named("umlaut in BMPString", Names.of(new DERUTF8String("\u00c4b")),
						Names.of(new DERBMPString("\u00c4B"))),
				named("number in NumericString", Names.of(new DERUTF8String("12")),
						Names.of(new DERNumericString("12"))),
				named("numbers in NumericString", Names.of(new DERNumericString("12")),
						Names.of(new DERNumericString("12"))),
				named("nul in UTF8String", Names.of(new DERUTF8String("a\0b")), Names.of(new DERUTF8String("A\0b"))));
	}

	private static Stream<Defect> shapes() {
		RDN a = Names.rdn(BCStyle.OU, new DERUTF8String("a"));
		RDN b = Names.rdn(BCStyle.OU, new DERUTF8String("b"));
		X500Name empty = new X500Name(new RDN[0]);
		return Stream.of(named("order", new X500Name(new RDN[] { a, b }), new X500Name(new RDN[] { b, a })),
				named("other attribute", Names.with(Names.of("a"), a),
						Names.with(Names.of("a"), Names.rdn(BCStyle.L, new DERUTF8String("a")))),
				named("one more", Names.of("a"), Names.with(Names.of("a"), a)),
				named("two values and two names", new X500Name(new RDN[] { values("a", "b") }),
						new X500Name(new RDN[] { a, b })),
				named("two values", new X500Name(new RDN[] { values("a", "b") }),
						new X500Name(new RDN[] { values("B", "A") })),
				named("two values in wrong order", new X500Name(new RDN[] { values("a", "b") }),
						new X500Name(new RDN[] { unsorted() })),
				named("empty", empty, empty), named("empty and not", Names.of("a"), empty),
				Defect.alone("name: of leaf is empty", (scenario) -> scenario.leaf().subject(empty)),
				Defect.alone("name: of root is empty", (scenario) -> scenario.root().subject(empty)),
				Defect.alone("name: of root differs from its issuer in case",
						(scenario) -> scenario.root().issuerName(Names.of(" ROOT  "))));
	}

	private static RDN values(String... values) {
		return RDN.getInstance(new DERSet(attributes(values)));
	}

	/** A set that is not sorted as DER wants it. */
	private static RDN unsorted() {
		return RDN.getInstance(new DLSet(attributes("b", "a")));
	}

	private static ASN1EncodableVector attributes(String... values) {
		ASN1EncodableVector attributes = new ASN1EncodableVector();
		for (String value : values) {
			attributes.add(new DERSequence(new ASN1Encodable[] { BCStyle.OU, new DERUTF8String(value) }));
		}
		return attributes;
	}

	private static Stream<Defect> serials() {
		Map<String, BigInteger> serials = new LinkedHashMap<>();
		serials.put("zero", BigInteger.ZERO);
		serials.put("negative", BigInteger.valueOf(-5));
		serials.put("20-bytes", BigInteger.ONE.shiftLeft(158));
		serials.put("21-bytes", BigInteger.ONE.shiftLeft(166));
		serials.put("40-bytes", BigInteger.ONE.shiftLeft(318));
		Stream<Defect> valid = serials.entrySet()
			.stream()
			.flatMap((serial) -> Role.eachAlone("serial-" + serial.getKey(),
					(certificate) -> certificate.serial(serial.getValue())));
		Stream<Defect> revoked = serials.entrySet()
			.stream()
			.map((serial) -> Defect.alone("leaf-revoked-with-serial-" + serial.getKey(),
					(scenario) -> scenario.leafCrl().revoke(scenario.leaf().serial(serial.getValue()))));
		return Stream.of(valid, revoked, Stream.of(Defect.alone("leaf-serial-5-revoked-minus-5", (scenario) -> {
			scenario.leaf().serial(BigInteger.valueOf(5));
			scenario.leafCrl().revoke(BigInteger.valueOf(-5));
		}), Defect.alone("leaf-serial-minus-5-revoked-251", (scenario) -> {
			scenario.leaf().serial(BigInteger.valueOf(-5));
			scenario.leafCrl().revoke(BigInteger.valueOf(251));
		}))).flatMap((defects) -> defects);
	}

	private static Defect named(String own, String other) {
		return named("'" + escape(own) + "' as '" + escape(other) + "'", Names.of(own), Names.of(other));
	}

	/** The intermediate has one name, and the leaf names its issuer by the other. */
	private static Defect named(String name, X500Name own, X500Name other) {
		return Defect.alone("name: " + name, (scenario) -> {
			scenario.intermediate().subject(own);
			scenario.leaf().issuerName(other);
		});
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		text.chars()
			.forEach((character) -> escaped.append((character >= ' ' && character < 0x7f) ? "" + (char) character
					: String.format("\\u%04x", character)));
		return escaped.toString();
	}

}
