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

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/**
 * Defects of what a certificate may be used for, and critical extensions.
 */
final class ExtensionDefects {

	private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.3");

	private ExtensionDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(critical(), purposes(), authorities(), pathLengths(), proxies()).flatMap((defects) -> defects);
	}

	private static Stream<Defect> critical() {
		return Stream
			.of(Role.each("unknown-critical", "unknown",
					(certificate) -> certificate.put(TestExtensions.unknown(true))),
					Role.each(
							"critical-aki", "aki",
							(certificate) -> certificate.critical(Extension.authorityKeyIdentifier)),
					Role.eachAlone("unknown-uncritical",
							(certificate) -> certificate.put(TestExtensions.unknown(false))),
					Role.eachAlone("critical-ski",
							(certificate) -> certificate.critical(Extension.subjectKeyIdentifier)),
					Role.eachAlone("critical-aia",
							(certificate) -> certificate
								.put(TestExtensions.of(Extension.authorityInfoAccess, true, new DERSequence()))),
					Role.eachAlone("critical-freshest-crl",
							(certificate) -> certificate
								.put(TestExtensions.of(Extension.freshestCRL, true, new DERSequence()))),
					Role.eachAlone("critical-issuer-alt-name",
							(certificate) -> certificate.put(
									TestExtensions.of(Extension.issuerAlternativeName, true, TestExtensions.dns("x")))),
					Role.eachAlone("critical-eku",
							(certificate) -> certificate
								.put(TestExtensions.extendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
								.critical(Extension.extendedKeyUsage)),
					Role.eachAlone("critical-policies",
							(certificate) -> certificate.put(TestExtensions.of(Extension.certificatePolicies, true,
									new CertificatePolicies(new PolicyInformation(POLICY))))),
					Role.eachAlone("critical-policies-with-unknown-qualifier",
							(certificate) -> certificate.put(TestExtensions.of(Extension.certificatePolicies, true,
									new CertificatePolicies(new PolicyInformation(POLICY,
											new DERSequence(new PolicyQualifierInfo(POLICY, DERNull.INSTANCE))))))),
					Role.eachAlone("critical-policy-constraints",
							(certificate) -> certificate
								.put(TestExtensions.of(Extension.policyConstraints, true, new DERSequence()))),
					Role.eachAlone("critical-policy-mappings",
							(certificate) -> certificate
								.put(TestExtensions.of(Extension.policyMappings, true, new DERSequence()))),
					Role.eachAlone("critical-ocsp-no-check",
							(certificate) -> certificate.put(TestExtensions
								.of(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.5"), true, DERNull.INSTANCE))))
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> purposes() {
		return Stream
			.of(Role.each("eku-client", "eku", eku(KeyPurposeId.id_kp_clientAuth)),
					Role.eachAlone("eku-any", eku(KeyPurposeId.anyExtendedKeyUsage)),
					Role.eachAlone("eku-any-and-server",
							eku(KeyPurposeId.anyExtendedKeyUsage, KeyPurposeId.id_kp_serverAuth)),
					Role.eachAlone("eku-ms-sgc", eku(purpose("1.3.6.1.4.1.311.10.3.3"))),
					Role.eachAlone("eku-ns-sgc", eku(purpose("2.16.840.1.113730.4.1"))),
					Role.eachAlone("eku-unknown", eku(purpose("1.3.6.1.4.1.55555.4"))),
					Role.eachAlone("eku-server-and-client",
							eku(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)),
					Role.eachAlone("no-eku", (certificate) -> certificate.remove(Extension.extendedKeyUsage)),
					Role.eachAlone("no-key-usage", (certificate) -> certificate.remove(Extension.keyUsage)),
					Role.eachAlone("key-usage-encipher-only", keyUsage(KeyUsage.encipherOnly)),
					Role.eachAlone("key-usage-decipher-only", keyUsage(KeyUsage.decipherOnly)),
					Role.eachAlone("key-usage-encipherment", keyUsage(KeyUsage.keyEncipherment)),
					Role.eachAlone("key-usage-agreement", keyUsage(KeyUsage.keyAgreement)),
					Role.eachAlone("key-usage-crl-sign", keyUsage(KeyUsage.cRLSign)),
					Role.eachAlone("key-usage-cert-sign", keyUsage(KeyUsage.keyCertSign)),
					Stream.of(Role.values()).map(ExtensionDefects::wrongKeyUsage), netscape())
			.flatMap((defects) -> defects);
	}

	private static Defect wrongKeyUsage(Role role) {
		int usage = (role != Role.LEAF) ? KeyUsage.digitalSignature | KeyUsage.cRLSign : KeyUsage.nonRepudiation;
		return role.defect("wrong-key-usage", "ku", keyUsage(usage));
	}

	private static Stream<Defect> netscape() {
		return Stream.of(Stream.of(Role.LEAF.defect("netscape-client", "netscape", netscape(0x80))),
				Role.eachAlone("netscape-server", netscape(0x40)),
				Role.eachAlone("netscape-ssl-authority", netscape(0x04)),
				Role.eachAlone("netscape-object-authority", netscape(0x01)),
				Role.eachAlone("netscape-ssl-authority-only",
						(certificate) -> netscape(0x04)
							.accept(certificate.remove(Extension.basicConstraints, Extension.keyUsage))),
				Role.eachAlone("netscape-object-authority-only",
						(certificate) -> netscape(0x01)
							.accept(certificate.remove(Extension.basicConstraints, Extension.keyUsage))),
				Role.eachAlone("netscape-critical", (certificate) -> {
					netscape(0x40 | 0x04).accept(certificate);
					certificate.critical(TestExtensions.NETSCAPE_CERT_TYPE);
				}))
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> authorities() {
		return Stream.of(
				Role.authorities("no-basic-constraints", "bc",
						(certificate) -> certificate.remove(Extension.basicConstraints)),
				Role.authorities("not-an-authority", "bc",
						(certificate) -> certificate.put(TestExtensions.basicConstraints(false))),
				Role.authorities("version-1", "version", CertificateSpec::versionOne),
				Role.eachAlone("version-1-with-extensions", (certificate) -> certificate.version(1)),
				Role.eachAlone("version-2", (certificate) -> certificate.version(2)),
				Role.eachAlone("version-4", (certificate) -> certificate.version(4)),
				Role.eachAlone("no-extensions", (certificate) -> certificate.versionOne().version(3)),
				Role.eachAlone("only-key-usage",
						(certificate) -> certificate.versionOne()
							.version(3)
							.put(TestExtensions.keyUsage(KeyUsage.keyCertSign))),
				Role.eachAlone("only-key-usage-without-signing",
						(certificate) -> certificate.versionOne()
							.version(3)
							.put(TestExtensions.keyUsage(KeyUsage.digitalSignature))),
				Stream.of(Defect.alone("leaf-version-1", (scenario) -> scenario.leaf().versionOne()),
						Defect.alone("leaf-is-authority",
								(scenario) -> scenario.leaf().put(TestExtensions.basicConstraints(true))),
						Defect.alone("leaf-without-basic-constraints",
								(scenario) -> scenario.leaf().remove(Extension.basicConstraints)),
						Defect.alone("root-version-1-not-self-signed", (scenario) -> {
							CertificateSpec top = CertificateSpec.authority("Top", CertificateSpec.root("Old"));
							CertificateSpec leaf = CertificateSpec.leaf(Scenario.HOST, top);
							top.versionOne().trustSettings(TestExtensions.trusting(KeyPurposeId.id_kp_serverAuth));
							scenario.presented(leaf);
							scenario.trusted(top);
						})))
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> pathLengths() {
		return Stream.of(
				Stream.of(Role.ROOT.defect("path-length-0", "bc",
						(certificate) -> certificate.put(TestExtensions.pathLength(0)))),
				Role.eachAlone("path-length-zero", (certificate) -> certificate.put(TestExtensions.pathLength(0))),
				Role.eachAlone("path-length-1", (certificate) -> certificate.put(TestExtensions.pathLength(1))),
				Role.eachAlone("path-length-negative",
						(certificate) -> certificate.put(TestExtensions.rawPathLength(-1))),
				Role.eachAlone("path-length-huge",
						(certificate) -> certificate.put(TestExtensions.rawPathLength(1L << 40))),
				Stream.of(Defect.alone("three-intermediates-path-length-1", (scenario) -> {
					scenario.intermediates(3);
					scenario.root().put(TestExtensions.pathLength(1));
				}), Defect.alone("three-intermediates-path-lengths-right", (scenario) -> {
					scenario.intermediates(3);
					scenario.root().put(TestExtensions.pathLength(3));
					scenario.intermediate(2).put(TestExtensions.pathLength(2));
					scenario.intermediate(1).put(TestExtensions.pathLength(1));
					scenario.intermediate(0).put(TestExtensions.pathLength(0));
				}), Defect.alone("middle-intermediate-path-length-0", (scenario) -> {
					scenario.intermediates(3);
					scenario.intermediate(1).put(TestExtensions.pathLength(0));
				}), Defect.alone("two-path-lengths-exceeded", (scenario) -> {
					scenario.intermediates(3);
					scenario.intermediate(1).put(TestExtensions.pathLength(0));
					scenario.root().put(TestExtensions.pathLength(0));
				}), Defect.alone("self-issued-intermediate-not-counted", (scenario) -> {
					scenario.intermediates(2);
					scenario.intermediate(0).subject(Names.of("Same"));
					scenario.intermediate(1).subject(Names.of("Same")).put(TestExtensions.pathLength(0));
				}), Defect.alone("self-issued-intermediate-under-root-of-path-length-0", (scenario) -> {
					scenario.intermediate().subject(scenario.root().subject());
					scenario.root().put(TestExtensions.pathLength(0));
				}), Defect.alone("self-issued-intermediates-and-one-too-many", (scenario) -> {
					scenario.intermediates(3);
					scenario.intermediate(1).subject(Names.of("Same"));
					scenario.intermediate(2).subject(Names.of("Same"));
					scenario.root().put(TestExtensions.pathLength(1));
				}), Defect.alone("path-length-without-authority",
						(scenario) -> scenario.intermediate()
							.put(TestExtensions.of(Extension.basicConstraints, true,
									new DERSequence(new ASN1Encodable[] { new ASN1Integer(0) }))))))
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> proxies() {
		return Stream
			.of(Stream.of(Role.LEAF.defect("proxy", "proxy", ExtensionDefects::asProxy)),
					Role.eachAlone("with-proxy-information",
							(certificate) -> certificate
								.put(TestExtensions.of(TestExtensions.PROXY_CERT_INFO, true, proxy()))))
			.flatMap((defects) -> defects);
	}

	/** A proxy certificate may have no alternative name. */
	private static void asProxy(CertificateSpec certificate) {
		certificate.remove(Extension.subjectAlternativeName)
			.put(TestExtensions.of(TestExtensions.PROXY_CERT_INFO, true, proxy()));
	}

	private static DERSequence proxy() {
		return new DERSequence(new DERSequence(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.21.1")));
	}

	private static Consumer<CertificateSpec> eku(KeyPurposeId... purposes) {
		return (certificate) -> certificate.put(TestExtensions.extendedKeyUsage(purposes));
	}

	private static Consumer<CertificateSpec> keyUsage(int usage) {
		return (certificate) -> certificate.put(TestExtensions.keyUsage(usage));
	}

	private static Consumer<CertificateSpec> netscape(int bits) {
		return (certificate) -> certificate.put(TestExtensions.of(TestExtensions.NETSCAPE_CERT_TYPE, false,
				new DERBitString(new byte[] { (byte) bits }, Integer.numberOfTrailingZeros(bits))));
	}

	private static KeyPurposeId purpose(String identifier) {
		return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(identifier));
	}

}
