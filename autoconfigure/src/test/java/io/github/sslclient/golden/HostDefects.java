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
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

import static io.github.sslclient.golden.TestExtensions.dns;
import static io.github.sslclient.golden.TestExtensions.email;
import static io.github.sslclient.golden.TestExtensions.ip;
import static io.github.sslclient.golden.TestExtensions.uri;

/**
 * Defects of the name that is asked for.
 */
final class HostDefects {

	private HostDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(combined(), wildcards().stream(), dnsNames().stream(), addresses(), commonNames())
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> combined() {
		return Stream.of(Defect.of("wrong-host", "host", (scenario) -> scenario.host("www.example.org")),
				Defect.of("wrong-address", "host", (scenario) -> scenario.host("192.0.2.2")),
				Defect.of("host-only-in-common-name", "leaf.san",
						(scenario) -> scenario.leaf().remove(Extension.subjectAlternativeName)),
				Defect.of("host-in-common-name-with-other-alternative-name", "leaf.san",
						(scenario) -> scenario.leaf().put(TestExtensions.alternativeNames(dns("other.example.com")))));
	}

	private static List<Defect> wildcards() {
		List<Defect> defects = new ArrayList<>();
		for (String pattern : List.of("*.example.com", "*.Example.COM", "w*.example.com", "*w.example.com",
				"w*w.example.com", "w**.example.com", "*.*.example.com", "www.*.com", "*.com", "*", "*.",
				".example.com", "*example.com", "**.example.com", "xn--*.example.com", "*.example.com.",
				"www.example.com.", "*.*", "www*.example.com", "*www.example.com", "ww*w.example.com")) {
			defects.add(named("pattern " + pattern, Scenario.HOST, dns(pattern)));
		}
		for (String host : List.of("example.com", "a.b.example.com", "xn--bcher-kva.example.com", "WWW.EXAMPLE.COM",
				"www.example.com.", ".example.com", "a_b.example.com", "-a.example.com", "a-.example.com",
				"www.example.comm", "*.example.com")) {
			defects.add(named("wildcard for " + host, host, dns("*.example.com")));
		}
		defects.add(named("partial wildcard for xn--bcher-kva", "xn--bcher-kva.example.com", dns("xn*.example.com")));
		defects.add(named("wildcard of two labels", "www.com", dns("*.com")));
		return defects;
	}

	private static List<Defect> dnsNames() {
		return List.of(named("second of two names", Scenario.HOST, dns("a.example.com"), dns(Scenario.HOST)),
				named("case of the name", Scenario.HOST, dns("WWW.eXample.com")),
				named("name with trailing dot asked for", "www.example.com.", dns(Scenario.HOST)),
				named("name with trailing dot on both sides", "www.example.com.", dns("www.example.com.")),
				named("subdomains asked for", ".example.com", dns("a.b.example.com")),
				named("subdomains asked for, wildcard", ".example.com", dns("*.example.com")),
				named("subdomains asked for, other domain", ".example.com", dns("a.example.org")),
				named("name with nul", Scenario.HOST, dns("www.example.com\0.example.org")),
				named("name with trailing nul", Scenario.HOST, dns("www.example.com\0")),
				named("empty name", Scenario.HOST, dns("")),
				named("name with space", Scenario.HOST, dns(" www.example.com")),
				named("only e-mail", Scenario.HOST, email("www@example.com")),
				named("only address", Scenario.HOST, ip(Scenario.ADDRESS)),
				named("only URI", Scenario.HOST, uri("https://www.example.com/")),
				named("e-mail and other name", Scenario.HOST, email("a@example.com"), dns("a.example.com")),
				named("name of one label", "www", dns("www")),
				named("underscore", "a_b.example.com", dns("a_b.example.com")));
	}

	private static Stream<Defect> addresses() {
		return Stream.of(named("address", Scenario.ADDRESS, ip(Scenario.ADDRESS)),
				named("second address", Scenario.ADDRESS, ip("192.0.2.3"), ip(Scenario.ADDRESS)),
				named("address as name", Scenario.ADDRESS, dns(Scenario.ADDRESS)),
				named("address of version 6", "2001:db8::1", ip("2001:db8::1")),
				named("wrong address of version 6", "2001:db8::2", ip("2001:db8::1")),
				named("address mapped to version 6", "::ffff:192.0.2.1", ip(Scenario.ADDRESS)),
				named("address of five bytes", Scenario.ADDRESS,
						new GeneralName(GeneralName.iPAddress,
								new DEROctetString(new byte[] { (byte) 192, 0, 2, 1, 0 }))),
				alone("address in common name", (scenario) -> {
					scenario.leaf().subject(Names.of(Scenario.ADDRESS)).remove(Extension.subjectAlternativeName);
					scenario.host(Scenario.ADDRESS);
				}), alone("address without alternative name", (scenario) -> {
					scenario.leaf().remove(Extension.subjectAlternativeName);
					scenario.host(Scenario.ADDRESS);
				}));
	}

	private static Stream<Defect> commonNames() {
		return Stream.of(common("wildcard", new DERUTF8String("*.example.com")),
				common("PrintableString", new DERPrintableString(Scenario.HOST)),
				common("IA5String", new DERIA5String(Scenario.HOST)),
				common("T61String", new DERT61String(Scenario.HOST)),
				common("BMPString", new DERBMPString(Scenario.HOST)),
				common("first of two", new DERUTF8String(Scenario.HOST), new DERUTF8String("a.example.com")),
				common("second of two", new DERUTF8String("a.example.com"), new DERUTF8String(Scenario.HOST)),
				common("nul", new DERUTF8String("www.example.com\0.example.org")),
				common("trailing nul", new DERUTF8String("www.example.com\0")),
				common("space", new DERUTF8String(Scenario.HOST + " ")),
				common("other", new DERUTF8String("www.example.org")),
				alone("no common name",
						(scenario) -> scenario.leaf()
							.subject(Names.organization("Golden"))
							.remove(Extension.subjectAlternativeName)),
				alone("empty alternative name and common name",
						(scenario) -> scenario.leaf().put(TestExtensions.alternativeNames())),
				alone("directory name and common name",
						(scenario) -> scenario.leaf()
							.put(TestExtensions.alternativeNames(new GeneralName(Names.of("x"))))),
				alone("other name and common name",
						(scenario) -> scenario.leaf()
							.put(TestExtensions.alternativeNames(new GeneralName(GeneralName.registeredID, "1.2.3")))),
				alone("malformed alternative name and common name", (scenario) -> scenario.leaf()
					.put(TestExtensions.of(Extension.subjectAlternativeName, false, DERNull.INSTANCE))));
	}

	private static Defect common(String name, ASN1Encodable... commonNames) {
		return alone("common name, " + name,
				(scenario) -> scenario.leaf().subject(Names.of(commonNames)).remove(Extension.subjectAlternativeName));
	}

	private static Defect named(String name, String host, GeneralName... names) {
		return alone(name, (scenario) -> {
			scenario.leaf().subject(Names.of("Server")).put(TestExtensions.alternativeNames(names));
			scenario.host(host);
		});
	}

	private static Defect alone(String name, Consumer<Scenario> change) {
		return Defect.alone("host: " + name, change);
	}

}
