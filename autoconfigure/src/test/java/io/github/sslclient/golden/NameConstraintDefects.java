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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

import static io.github.sslclient.golden.TestExtensions.dns;
import static io.github.sslclient.golden.TestExtensions.email;
import static io.github.sslclient.golden.TestExtensions.ip;
import static io.github.sslclient.golden.TestExtensions.uri;

/**
 * Name constraints of authorities.
 */
final class NameConstraintDefects {

	private static final ASN1ObjectIdentifier OTHER_NAME = new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.5");

	/** The id-on-SmtpUTF8Mailbox of RFC 8398. */
	private static final ASN1ObjectIdentifier MAILBOX = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

	private NameConstraintDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(combined(), dnsNames(), addresses(), emails(), uris(), directories(), others(), places())
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> combined() {
		return Stream.of(
				Role.INTERMEDIATE.defect("permits-other-name", "nc",
						(certificate) -> certificate.put(permitted(subtree(dns("example.org"))))),
				Role.ROOT.defect("excludes-name", "nc",
						(certificate) -> certificate.put(excluded(subtree(dns("example.com"))))),
				Role.INTERMEDIATE.defect("permits-name-with-minimum", "nc",
						(certificate) -> certificate.put(permitted(subtree(dns("example.com"), 0, 1)))));
	}

	private static Stream<Defect> dnsNames() {
		List<Defect> defects = new ArrayList<>();
		for (String base : List.of("example.com", "www.example.com", ".example.com", ".www.example.com", "ample.com",
				"EXAMPLE.com", "com", "", ".", "example.com.", "a.www.example.com", "example.org")) {
			both(defects, "'" + base + "' for www.example.com", dns(base), dns(Scenario.HOST));
		}
		both(defects, "'example.com' for wildcard", dns("example.com"), dns(Scenario.HOST), dns("*.example.com"));
		both(defects, "'a.example.com' for wildcard", dns("a.example.com"), dns(Scenario.HOST), dns("*.example.com"));
		both(defects, "'example.com' for one name of two", dns("example.com"), dns(Scenario.HOST), dns("example.org"));
		both(defects, "'example.com' for no such name", dns("example.com"), ip(Scenario.ADDRESS));
		defects.add(commonName("permits-other-name-for-common-name", permitted(subtree(dns("example.org"))),
				Scenario.HOST));
		defects.add(commonName("permits-name-for-common-name", permitted(subtree(dns("example.com"))), Scenario.HOST));
		defects.add(commonName("excludes-name-for-common-name", excluded(subtree(dns("example.com"))), Scenario.HOST));
		for (String name : List.of("host", "www_.example.com", "-www.example.com", "www-.example.com",
				"www..example.com", "www.example.com.", "Some Server", "*.example.com", "www.example.com\0",
				"www\0.example.com", "1.2.3.4")) {
			defects.add(commonName("permits-other-name-for-common-name '" + name.replace('\0', '0') + "'",
					permitted(subtree(dns("example.org"))), name));
		}
		defects.add(Defect.alone("permits-other-name-for-bmp-common-name", (scenario) -> {
			scenario.host(null);
			scenario.leaf().subject(Names.of(new DERBMPString(Scenario.HOST))).remove(Extension.subjectAlternativeName);
			scenario.intermediate().put(permitted(subtree(dns("example.org"))));
		}));
		defects.add(Defect.alone("permits-other-name-for-common-name-beside-alternative-name", (scenario) -> {
			scenario.leaf().subject(Names.of("www.example.org"));
			scenario.intermediate().put(permitted(subtree(dns("example.com"))));
		}));
		defects.add(Defect.alone("permits-other-name-for-common-name-beside-address", (scenario) -> {
			scenario.host(null);
			scenario.leaf().put(TestExtensions.alternativeNames(ip(Scenario.ADDRESS)));
			scenario.intermediate().put(permitted(subtree(dns("example.org"))));
		}));
		return defects.stream();
	}

	private static Stream<Defect> addresses() {
		List<Defect> defects = new ArrayList<>();
		for (String base : List.of("192.0.2.0/24", "192.0.2.1/32", "192.0.3.0/24", "0.0.0.0/0", "2001:db8::/32")) {
			both(defects, base + " for 192.0.2.1", ip(base), ip(Scenario.ADDRESS), dns(Scenario.HOST));
		}
		both(defects, "2001:db8::/32 for 2001:db8::1", ip("2001:db8::/32"), ip("2001:db8::1"), dns(Scenario.HOST));
		both(defects, "2001:db8:1::/48 for 2001:db8::1", ip("2001:db8:1::/48"), ip("2001:db8::1"), dns(Scenario.HOST));
		both(defects, "network of host bits", address(192, 0, 2, 77, 255, 255, 255, 0), ip(Scenario.ADDRESS));
		both(defects, "network with holes", address(192, 9, 2, 1, 255, 0, 255, 255), ip(Scenario.ADDRESS));
		both(defects, "network of five bytes", address(192, 0, 2, 0, 255), ip(Scenario.ADDRESS));
		both(defects, "network of four bytes", address(192, 0, 2, 0), ip(Scenario.ADDRESS));
		both(defects, "address of five bytes", ip("192.0.2.0/24"), address(192, 0, 2, 1, 0));
		return defects.stream();
	}

	private static Stream<Defect> emails() {
		List<Defect> defects = new ArrayList<>();
		for (String base : List.of("joe@example.com", "Joe@example.com", "joe@EXAMPLE.com", "ann@example.com",
				"example.com", ".com", ".example.com", "example.org", "", "@example.com", "le.com", ".le.com")) {
			both(defects, "e-mail '" + base + "' for joe@example.com", email(base), email("joe@example.com"));
		}
		both(defects, "e-mail 'example.com' for name without at", email("example.com"), email("joe.example.com"));
		both(defects, "e-mail 'example.com' for empty name", email("example.com"), email(""));
		both(defects, "e-mail 'c' for a@b@c", email("c"), email("a@b@c"));
		for (ASN1Encodable value : List.of(new DERIA5String("joe@example.com"), new DERUTF8String("joe@example.com"))) {
			for (String base : List.of("example.com", "example.org")) {
				String name = "permits-e-mail-'" + base + "'-for-subject-" + value.getClass().getSimpleName();
				defects.add(constrained(name, permitted(subtree(email(base))),
						(leaf) -> leaf.subject(Names.with(leaf.subject(), Names.rdn(BCStyle.EmailAddress, value)))));
			}
		}
		both(defects, "e-mail 'example.com' for UTF-8 mailbox", email("example.com"), mailbox("\u00fc@example.com"));
		both(defects, "e-mail 'example.org' for UTF-8 mailbox", email("example.org"), mailbox("\u00fc@example.com"));
		both(defects, "e-mail '.com' for UTF-8 mailbox", email(".com"), mailbox("\u00fc@example.com"));
		both(defects, "e-mail 'joe@example.com' for UTF-8 mailbox", email("joe@example.com"),
				mailbox("joe@example.com"));
		both(defects, "e-mail 'example.com' for UTF-8 mailbox without at", email("example.com"), mailbox("joe"));
		both(defects, "e-mail 'xn--bcher-kva.example' for UTF-8 mailbox", email("xn--bcher-kva.example"),
				mailbox("joe@b\u00fccher.example"));
		return defects.stream();
	}

	private static Stream<Defect> uris() {
		List<Defect> defects = new ArrayList<>();
		for (String base : List.of("www.example.com", "WWW.example.com", ".example.com", "example.com", ".com", "")) {
			both(defects, "URI '" + base + "' for https", uri(base), uri("https://www.example.com/a"));
		}
		for (String name : List.of("https://www.example.com", "https://www.example.com:443/a",
				"https://user@www.example.com/a", "https://www.example.com?a", "https://", "https:///a", "urn:a:b",
				"mailto:a@example.com", "www.example.com", "https://192.0.2.1/", "https://[2001:db8::1]/", "a:b", "")) {
			both(defects, "URI 'www.example.com' for '" + name + "'", uri("www.example.com"), uri(name));
		}
		return defects.stream();
	}

	private static Stream<Defect> directories() {
		List<Defect> defects = new ArrayList<>();
		X500Name golden = Names.organization("Golden");
		both(defects, "organization", new GeneralName(golden));
		both(defects, "organization in other case", new GeneralName(Names.organization(" GOLDEN ")));
		both(defects, "other organization", new GeneralName(Names.organization("Silver")));
		both(defects, "the subject itself", new GeneralName(Names.of(Scenario.HOST)));
		both(defects, "more than the subject",
				new GeneralName(Names.with(Names.of(Scenario.HOST), Names.rdn(BCStyle.CN, new DERUTF8String("a")))));
		both(defects, "beginning of a value", new GeneralName(Names.organization("Gold")));
		both(defects, "empty directory name", new GeneralName(new X500Name(new RDN[0])));
		both(defects, "organization for alternative directory name", new GeneralName(golden),
				new GeneralName(Names.organization("Silver")));
		defects.add(constrained("permits-organization-for-empty-subject", permitted(subtree(new GeneralName(golden))),
				(leaf) -> leaf.subject(new X500Name(new RDN[0]))));
		return defects.stream();
	}

	private static Stream<Defect> others() {
		List<Defect> defects = new ArrayList<>();
		GeneralName registered = new GeneralName(GeneralName.registeredID, "1.2.3");
		both(defects, "registered identifier", registered, registered);
		both(defects, "registered identifier without such name", registered, dns(Scenario.HOST));
		both(defects, "other name", otherName(OTHER_NAME), otherName(OTHER_NAME));
		both(defects, "other name of other type", otherName(OTHER_NAME), otherName(new ASN1ObjectIdentifier("1.2.3")));
		GeneralName base = dns("example.com");
		defects.add(constrained("constraints-empty", of(Extension.nameConstraints), (leaf) -> {
		}));
		defects.add(constrained("permits-nothing-listed", permitted(), (leaf) -> {
		}));
		defects.add(constrained("permits-with-minimum-0", permitted(subtree(base, 0, 0)), (leaf) -> {
		}));
		defects.add(constrained("permits-with-maximum", permitted(subtree(base, 1, 0)), (leaf) -> {
		}));
		defects.add(constrained("permits-with-minimum-of-other-type", permitted(subtree(ip("192.0.2.0/24"), 0, 1)),
				(leaf) -> leaf.put(TestExtensions.alternativeNames(dns(Scenario.HOST)))));
		defects.add(constrained("permits-match-then-minimum", permitted(subtree(base), subtree(base, 0, 1)), (leaf) -> {
		}));
		defects.add(constrained("excludes-with-minimum", excluded(subtree(dns("example.org"), 0, 1)), (leaf) -> {
		}));
		defects.add(constrained("permits-and-excludes",
				of(Extension.nameConstraints, list(0, subtree(base)), list(1, subtree(dns("www.example.com")))),
				(leaf) -> {
				}));
		defects.add(constrained("permits-second", permitted(subtree(dns("example.org")), subtree(base)), (leaf) -> {
		}));
		defects.add(constrained("permits-malformed-then-match",
				permitted(subtree(address(1, 2, 3)), subtree(ip("192.0.2.0/24"))), (leaf) -> {
				}));
		defects.add(constrained("permits-match-then-malformed",
				permitted(subtree(ip("192.0.2.0/24")), subtree(address(1, 2, 3))), (leaf) -> {
				}));
		return defects.stream();
	}

	private static Stream<Defect> places() {
		Extension organization = excluded(subtree(new GeneralName(Names.organization("Golden"))));
		return Stream.of(Role.eachAlone("excludes-organization", (certificate) -> certificate.put(organization)),
				Role.eachAlone("permits-other-name-critically",
						(certificate) -> certificate.put(permitted(subtree(dns("example.org"))))
							.critical(Extension.nameConstraints)),
				Stream.of(Defect.alone("self-issued-intermediate-excluded", (scenario) -> {
					scenario.intermediate().subject(scenario.root().subject());
					scenario.leaf().subject(Names.with(Names.organization("Silver")));
					scenario.root().put(organization);
				}), Defect.alone("intermediate-excluded-by-root", (scenario) -> {
					scenario.leaf().subject(Names.organization("Silver"));
					scenario.root().put(organization);
				}), Defect.alone("intermediate-common-name-not-checked", (scenario) -> {
					scenario.intermediate().subject(Names.of("ca.example.org"));
					scenario.root().put(permitted(subtree(dns("example.com"))));
				}), Defect.alone("leaf-and-intermediate-violate", (scenario) -> {
					scenario.root().put(organization);
					scenario.intermediate().put(permitted(subtree(dns("example.org"))));
				}), Defect.alone("self-issued-leaf-excluded", (scenario) -> {
					scenario.leaf().subject(scenario.intermediate().subject());
					scenario.intermediate().put(organization);
				})))
			.flatMap((defects) -> defects);
	}

	/** The same base permitted and excluded. */
	private static void both(List<Defect> defects, String name, GeneralName base, GeneralName... names) {
		Consumer<CertificateSpec> leaf = (certificate) -> {
			if (names.length > 0) {
				certificate.put(TestExtensions.alternativeNames(names));
			}
		};
		defects.add(constrained("permits " + name, permitted(subtree(base)), leaf));
		defects.add(constrained("excludes " + name, excluded(subtree(base)), leaf));
	}

	private static Defect commonName(String name, Extension constraints, String commonName) {
		return constrained(name, constraints,
				(leaf) -> leaf.subject(Names.of(commonName)).remove(Extension.subjectAlternativeName));
	}

	/**
	 * Constraints of the intermediate, and a change of the leaf; no host is asked for.
	 */
	private static Defect constrained(String name, Extension constraints, Consumer<CertificateSpec> leaf) {
		return Defect.alone("constraint: " + name, (scenario) -> {
			scenario.host(null);
			scenario.intermediate().put(constraints);
			leaf.accept(scenario.leaf());
		});
	}

	private static Extension permitted(ASN1Encodable... subtrees) {
		return of(Extension.nameConstraints, list(0, subtrees));
	}

	private static Extension excluded(ASN1Encodable... subtrees) {
		return of(Extension.nameConstraints, list(1, subtrees));
	}

	private static Extension of(ASN1ObjectIdentifier identifier, ASN1Encodable... lists) {
		return TestExtensions.of(identifier, true, new DERSequence(lists));
	}

	private static ASN1Encodable list(int tag, ASN1Encodable... subtrees) {
		return new DERTaggedObject(false, tag, new DERSequence(subtrees));
	}

	private static ASN1Encodable subtree(GeneralName base) {
		return new DERSequence(base);
	}

	/**
	 * A subtree with an explicit minimum and, if it is not 0, a maximum.
	 */
	private static ASN1Encodable subtree(GeneralName base, int maximum, int minimum) {
		ASN1EncodableVector subtree = new ASN1EncodableVector();
		subtree.add(base);
		subtree.add(new DERTaggedObject(false, 0, new ASN1Integer(minimum)));
		if (maximum > 0) {
			subtree.add(new DERTaggedObject(false, 1, new ASN1Integer(maximum)));
		}
		return new DERSequence(subtree);
	}

	private static GeneralName address(int... bytes) {
		byte[] address = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			address[i] = (byte) bytes[i];
		}
		return new GeneralName(GeneralName.iPAddress, new DEROctetString(address));
	}

	private static GeneralName otherName(ASN1ObjectIdentifier type) {
		return otherName(type, "x");
	}

	private static GeneralName mailbox(String address) {
		return otherName(MAILBOX, address);
	}

	private static GeneralName otherName(ASN1ObjectIdentifier type, String value) {
		return new GeneralName(GeneralName.otherName,
				new DERSequence(new ASN1Encodable[] { type, new DERTaggedObject(true, 0, new DERUTF8String(value)) }));
	}

}
