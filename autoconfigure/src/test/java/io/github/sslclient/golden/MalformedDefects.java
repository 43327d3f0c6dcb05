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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.Arrays;

/**
 * Extensions that are not what they should be.
 */
final class MalformedDefects {

	private static final Map<String, ASN1ObjectIdentifier> EXTENSIONS = new LinkedHashMap<>();

	static {
		EXTENSIONS.put("basic-constraints", Extension.basicConstraints);
		EXTENSIONS.put("key-usage", Extension.keyUsage);
		EXTENSIONS.put("alternative-name", Extension.subjectAlternativeName);
		EXTENSIONS.put("issuer-alternative-name", Extension.issuerAlternativeName);
		EXTENSIONS.put("eku", Extension.extendedKeyUsage);
		EXTENSIONS.put("aki", Extension.authorityKeyIdentifier);
		EXTENSIONS.put("ski", Extension.subjectKeyIdentifier);
		EXTENSIONS.put("distribution-points", Extension.cRLDistributionPoints);
		EXTENSIONS.put("name-constraints", Extension.nameConstraints);
		EXTENSIONS.put("policies", Extension.certificatePolicies);
		EXTENSIONS.put("policy-constraints", Extension.policyConstraints);
		EXTENSIONS.put("aia", Extension.authorityInfoAccess);
		EXTENSIONS.put("freshest-crl", Extension.freshestCRL);
		EXTENSIONS.put("netscape-type", TestExtensions.NETSCAPE_CERT_TYPE);
		EXTENSIONS.put("proxy-information", TestExtensions.PROXY_CERT_INFO);
		EXTENSIONS.put("address-blocks", ResourceDefects.ADDRESS_BLOCKS);
		EXTENSIONS.put("system-numbers", ResourceDefects.SYSTEM_NUMBERS);
	}

	private MalformedDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(garbage(), empty(), repeated(), odd()).flatMap((defects) -> defects);
	}

	private static Stream<Defect> garbage() {
		return EXTENSIONS.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().equals(Extension.basicConstraints)
					? Role.each("malformed-" + entry.getKey(), "bc",
							(certificate) -> certificate.put(TestExtensions.garbage(entry.getValue())))
					: Role.eachAlone("malformed-" + entry.getKey(),
							(certificate) -> certificate.put(TestExtensions.garbage(entry.getValue()))));
	}

	private static Stream<Defect> empty() {
		List<Stream<Defect>> defects = new ArrayList<>();
		EXTENSIONS.forEach((name, identifier) -> defects.add(Role.eachAlone("empty-" + name,
				(certificate) -> certificate.put(TestExtensions.of(identifier, false, emptyOf(identifier))))));
		return defects.stream().flatMap((each) -> each);
	}

	private static ASN1Encodable emptyOf(ASN1ObjectIdentifier identifier) {
		if (identifier.equals(Extension.keyUsage) || identifier.equals(TestExtensions.NETSCAPE_CERT_TYPE)) {
			return new DERBitString(new byte[0]);
		}
		return identifier.equals(Extension.subjectKeyIdentifier) ? new DEROctetString(new byte[0]) : new DERSequence();
	}

	private static Stream<Defect> repeated() {
		return Stream
			.of(Role.eachAlone("repeated-basic-constraints",
					(certificate) -> certificate.put(TestExtensions.basicConstraints(true))
						.repeat(TestExtensions.basicConstraints(true))),
					Role.eachAlone("repeated-key-usage",
							(certificate) -> certificate.put(TestExtensions.keyUsage(0x80 | 0x06))
								.repeat(TestExtensions.keyUsage(0x80 | 0x06))),
					Role.eachAlone("repeated-alternative-name",
							(certificate) -> certificate
								.put(TestExtensions.alternativeNames(TestExtensions.dns(Scenario.HOST)))
								.repeat(TestExtensions.alternativeNames(TestExtensions.dns(Scenario.HOST)))),
					Role.eachAlone("repeated-ski",
							(certificate) -> certificate
								.repeat(TestExtensions.subjectKeyIdentifier(certificate.keyIdentifier()))),
					Role.eachAlone("repeated-unknown",
							(certificate) -> certificate.put(TestExtensions.unknown(false))
								.repeat(TestExtensions.unknown(false))),
					Role.eachAlone("repeated-policies",
							(certificate) -> certificate
								.put(TestExtensions.of(Extension.certificatePolicies, false, new DERSequence()))
								.repeat(TestExtensions.of(Extension.certificatePolicies, false, new DERSequence()))))
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> odd() {
		Extension constraints = TestExtensions.basicConstraints(true);
		return Stream
			.of(Role.eachAlone("basic-constraints-and-more",
					(certificate) -> certificate
						.put(raw(constraints, Arrays.append(constraints.getExtnValue().getOctets(), (byte) 0)))),
					Role.eachAlone("basic-constraints-cut-short",
							(certificate) -> certificate.put(raw(constraints, new byte[] { 0x30, 3, 1, 1 }))),
					Role.eachAlone("basic-constraints-with-true-of-1",
							(certificate) -> certificate.put(raw(constraints, new byte[] { 0x30, 3, 1, 1, 1 }))),
					Role.eachAlone("basic-constraints-with-explicit-false",
							(certificate) -> certificate.put(raw(constraints, new byte[] { 0x30, 3, 1, 1, 0 }))),
					Role.eachAlone("basic-constraints-in-long-form",
							(certificate) -> certificate
								.put(raw(constraints, new byte[] { 0x30, (byte) 0x81, 3, 1, 1, (byte) 0xff }))),
					Role.eachAlone("basic-constraints-of-indefinite-length",
							(certificate) -> certificate
								.put(raw(constraints, new byte[] { 0x30, (byte) 0x80, 1, 1, (byte) 0xff, 0, 0 }))),
					Role.eachAlone("no-bytes-of-basic-constraints",
							(certificate) -> certificate.put(raw(constraints, new byte[0]))),
					Role.eachAlone("key-usage-of-zeros",
							(certificate) -> certificate
								.put(TestExtensions.of(Extension.keyUsage, true, new DERBitString(new byte[] { 0 })))),
					Role.eachAlone("key-usage-of-three-bytes",
							(certificate) -> certificate.put(TestExtensions.of(Extension.keyUsage, true,
									new DERBitString(new byte[] { (byte) 0x86, 0, 1 })))),
					Role.eachAlone(
							"distribution-point-without-name",
							(certificate) -> certificate.put(TestExtensions.of(Extension.cRLDistributionPoints, false,
									new DERSequence(new DERSequence())))),
					Role.eachAlone("aki-with-issuer-of-nothing",
							(certificate) -> certificate.put(TestExtensions.of(Extension.authorityKeyIdentifier, false,
									new DERSequence(
											new DERTaggedObject(false, 1, new GeneralNames(new GeneralName[0])))))),
					Role.eachAlone("aki-with-serial-only",
							(certificate) -> certificate.put(TestExtensions.of(Extension.authorityKeyIdentifier, false,
									new DERSequence(new DERTaggedObject(false, 2, new ASN1Integer(1)))))),
					Role.eachAlone("malformed-critical-unknown-and-basic-constraints",
							(certificate) -> certificate.put(TestExtensions.unknown(true))
								.put(TestExtensions.garbage(Extension.basicConstraints))))
			.flatMap((defects) -> defects);
	}

	private static Extension raw(Extension extension, byte[] content) {
		return new Extension(extension.getExtnId(), true, content);
	}

}
