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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Defects of CRLs, but for those of their scope.
 */
final class CrlDefects {

	private CrlDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(missing(), entries(), each(), several(), issuers()).flatMap((defects) -> defects);
	}

	/** The same defect of the CRL of the leaf, combined, and of the other one, alone. */
	static Stream<Defect> each(String name, String touches, Consumer<CrlSpec> change) {
		return Stream.of(
				Defect.of("leaf-crl-" + name, "crl.leaf." + touches, (scenario) -> change.accept(scenario.leafCrl())),
				Defect.alone("intermediate-crl-" + name, (scenario) -> change.accept(scenario.intermediateCrl())));
	}

	/** The same defect of either CRL, alone. */
	static Stream<Defect> eachAlone(String name, Consumer<CrlSpec> change) {
		return Stream.of(Defect.alone("leaf-crl-" + name, (scenario) -> change.accept(scenario.leafCrl())),
				Defect.alone("intermediate-crl-" + name, (scenario) -> change.accept(scenario.intermediateCrl())));
	}

	private static Stream<Defect> missing() {
		return Stream.of(Defect.of("no-crl", "crl", Scenario::checkPeer),
				Defect.alone("no-crl-of-chain", Scenario::checkChain),
				Defect.alone("crls-of-leaf-checked", Scenario::leafCrl),
				Defect.alone("crls-of-chain-checked", Scenario::intermediateCrl),
				Defect.of("no-intermediate-crl", "crl.intermediate", (scenario) -> {
					scenario.intermediateCrl();
					scenario.crls().remove(1);
				}), Defect.alone("no-leaf-crl-of-chain", (scenario) -> {
					scenario.intermediateCrl();
					scenario.crls().remove(0);
				}),
				Defect.alone("revoked-but-not-checked",
						(scenario) -> scenario.crls().add(CrlSpec.of(scenario.intermediate()).revoke(scenario.leaf()))),
				Defect.alone("crls-in-ca-file", (scenario) -> {
					scenario.checkChain();
					scenario.caFileCrls().add(CrlSpec.of(scenario.intermediate()));
					scenario.caFileCrls().add(CrlSpec.of(scenario.root()));
				}), Defect.alone("leaf-revoked-in-ca-file", (scenario) -> {
					scenario.checkPeer();
					scenario.caFileCrls().add(CrlSpec.of(scenario.intermediate()).revoke(scenario.leaf()));
				}), Defect.alone("self-signed-leaf-trusted-crl-checked", (scenario) -> {
					scenario.trusted(scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null)));
					scenario.checkPeer();
				}), Defect.alone("self-signed-leaf-trusted-own-crl", (scenario) -> {
					CertificateSpec leaf = scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null));
					scenario.trusted(leaf.remove(Extension.keyUsage));
					scenario.crls().add(CrlSpec.of(leaf));
					scenario.checkChain();
				}));
	}

	private static Stream<Defect> entries() {
		return Stream.of(Stream.of(
				Defect.of("leaf-revoked", "crl.leaf.entries", (scenario) -> scenario.leafCrl().revoke(scenario.leaf())),
				Defect.of("intermediate-revoked", "crl.intermediate",
						(scenario) -> scenario.intermediateCrl().revoke(scenario.intermediate())),
				Defect.alone("root-revoked", (scenario) -> scenario.intermediateCrl().revoke(scenario.root())),
				Defect.alone("all-revoked", (scenario) -> {
					scenario.leafCrl().revoke(scenario.leaf());
					scenario.intermediateCrl().revoke(scenario.intermediate()).revoke(scenario.root());
				}), Defect.alone("intermediate-revoked-leaf-checked", (scenario) -> {
					scenario.leafCrl();
					scenario.crls().get(1).revoke(scenario.intermediate());
				}), revoked("with-reason", CrlSpec.reason(1)), revoked("on-hold", CrlSpec.reason(6)),
				revoked("removed-from-crl", CrlSpec.reason(8)), revoked("with-unknown-reason", CrlSpec.reason(99)),
				revoked("with-malformed-reason", TestExtensions.garbage(Extension.reasonCode)),
				revoked("with-unknown-extension", TestExtensions.unknown(false)),
				revoked("with-unknown-critical-extension", TestExtensions.unknown(true)),
				revoked("with-critical-reason",
						new Extension(Extension.reasonCode, true, CrlSpec.reason(1).getExtnValue())),
				revoked("by-certificate-issuer",
						TestExtensions.of(Extension.certificateIssuer, true,
								new GeneralNames(new GeneralName(Names.of("Intermediate"))))),
				revoked("by-other-certificate-issuer",
						TestExtensions.of(Extension.certificateIssuer, true,
								new GeneralNames(new GeneralName(Names.of("Other")))))),
				eachAlone("with-other-entry-with-unknown-critical-extension",
						(crl) -> crl.revoke(BigInteger.TEN, TestExtensions.unknown(true))),
				eachAlone("with-other-entry", (crl) -> crl.revoke(BigInteger.TEN)))
			.flatMap((defects) -> defects);
	}

	private static Defect revoked(String name, Extension extension) {
		return Defect.alone("leaf-revoked-" + name,
				(scenario) -> scenario.leafCrl().revoke(scenario.leaf(), extension));
	}

	private static Stream<Defect> each() {
		return Stream
			.of(each("expired", "time", CrlSpec::expired),
					each("not-yet-valid", "time", (crl) -> crl.thisUpdate(Scenario.AT.plusSeconds(60))),
					each("forged", "signature", CrlSpec::forge),
					each("with-foreign-identifier", "aki", (crl) -> crl.put(identifier(new byte[20]))),
					each("with-unknown-critical-extension", "unknown", (crl) -> crl.put(TestExtensions.unknown(true))),
					eachAlone("expired-now", (crl) -> crl.nextUpdate(Scenario.AT)),
					eachAlone("expired-in-a-second", (crl) -> crl.nextUpdate(Scenario.AT.plusSeconds(1))),
					eachAlone("valid-from-now", (crl) -> crl.thisUpdate(Scenario.AT)),
					eachAlone("without-next-update", (crl) -> crl.nextUpdate((ASN1UTCTime) null)),
					eachAlone("malformed-this-update", (crl) -> crl.thisUpdate(new ASN1UTCTime("2601010000Z"))),
					eachAlone("malformed-next-update", (crl) -> crl.nextUpdate(new ASN1UTCTime("2701010000Z"))),
					eachAlone("of-stranger-without-identifier",
							(crl) -> crl.signer(SigningKey.p256("Stranger")).remove(Extension.authorityKeyIdentifier)),
					eachAlone("of-rsa-stranger", (crl) -> crl.signer(SigningKey.rsa(2048, "Stranger"))),
					eachAlone("without-identifier", (crl) -> crl.remove(Extension.authorityKeyIdentifier)),
					eachAlone("without-number", (crl) -> crl.remove(Extension.cRLNumber)),
					eachAlone("with-malformed-identifier",
							(crl) -> crl.put(TestExtensions.garbage(Extension.authorityKeyIdentifier))),
					eachAlone("with-malformed-number", (crl) -> crl.put(TestExtensions.garbage(Extension.cRLNumber))),
					eachAlone("with-malformed-distribution-point",
							(crl) -> crl.put(TestExtensions.garbage(Extension.issuingDistributionPoint))),
					eachAlone("with-critical-number",
							(crl) -> crl.put(TestExtensions.of(Extension.cRLNumber, true, new ASN1Integer(1)))),
					eachAlone("with-unknown-extension", (crl) -> crl.put(TestExtensions.unknown(false))),
					eachAlone("that-is-a-delta" + Defect.UNTIL_3_0_19,
							(crl) -> crl.put(TestExtensions.of(Extension.deltaCRLIndicator, true, new ASN1Integer(0)))),
					eachAlone("that-is-an-uncritical-delta" + Defect.UNTIL_3_0_19,
							(crl) -> crl
								.put(TestExtensions.of(Extension.deltaCRLIndicator, false, new ASN1Integer(0)))),
					eachAlone("that-is-a-malformed-delta",
							(crl) -> crl.put(TestExtensions.of(Extension.deltaCRLIndicator, true, DERNull.INSTANCE))),
					eachAlone("of-other-issuer", (crl) -> crl.issuerName(Names.of("Other"))),
					eachAlone("of-issuer-in-upper-case", (crl) -> crl.issuerName(Names
						.of((crl.issuer().subject().toString().contains("Intermediate")) ? "INTERMEDIATE" : "ROOT"))),
					eachAlone("of-issuer-without-key-usage", (crl) -> crl.issuer().remove(Extension.keyUsage)))
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> several() {
		return Stream.of(two("expired-and-fresh", (scenario) -> expired(scenario), CrlDefects::fresh),
				two("fresh-and-expired", CrlDefects::fresh, (scenario) -> expired(scenario)),
				two("older-revoking-newer-not", (scenario) -> older(scenario).revoke(scenario.leaf()),
						CrlDefects::fresh),
				two("newer-not-older-revoking", CrlDefects::fresh,
						(scenario) -> older(scenario).revoke(scenario.leaf())),
				two("newer-revoking-older-not", (scenario) -> fresh(scenario).revoke(scenario.leaf()),
						CrlDefects::older),
				two("older-not-newer-revoking", CrlDefects::older,
						(scenario) -> fresh(scenario).revoke(scenario.leaf())),
				two("same-date-first-revoking", (scenario) -> fresh(scenario).revoke(scenario.leaf()),
						CrlDefects::fresh),
				two("same-date-second-revoking", CrlDefects::fresh,
						(scenario) -> fresh(scenario).revoke(scenario.leaf())),
				two("expired-revoking-fresh-not", (scenario) -> expired(scenario).revoke(scenario.leaf()),
						CrlDefects::fresh),
				two("expired-revoking-and-future", (scenario) -> expired(scenario).revoke(scenario.leaf()),
						(scenario) -> fresh(scenario).thisUpdate(Scenario.AT.plusSeconds(60))),
				two("two-expired", (scenario) -> expired(scenario),
						(scenario) -> expired(scenario).thisUpdate(Scenario.AT.minusSeconds(60))
							.revoke(scenario.leaf())),
				two("forged-newer-and-good-older", (scenario) -> fresh(scenario).forge(), CrlDefects::older),
				two("unknown-critical-and-good", (scenario) -> fresh(scenario).put(TestExtensions.unknown(true)),
						CrlDefects::older),
				two("foreign-identifier-and-good", (scenario) -> fresh(scenario).put(identifier(new byte[20])),
						CrlDefects::older),
				two("without-identifier-forged-and-good",
						(scenario) -> older(scenario).remove(Extension.authorityKeyIdentifier).forge(),
						CrlDefects::fresh),
				two("base-and-delta-revoking", CrlDefects::fresh,
						(scenario) -> fresh(scenario)
							.put(TestExtensions.of(Extension.deltaCRLIndicator, true, new ASN1Integer(1)),
									TestExtensions.of(Extension.cRLNumber, false, new ASN1Integer(2)))
							.revoke(scenario.leaf())),
				Defect.alone("crl-twice", (scenario) -> {
					scenario.leafCrl();
					scenario.caFileCrls().add(CrlSpec.of(scenario.intermediate()));
				}), Defect.alone("fresh-in-ca-file-expired-in-crl-file", (scenario) -> {
					scenario.leafCrl().expired();
					scenario.caFileCrls().add(CrlSpec.of(scenario.intermediate()));
				}), Defect.alone("newer-in-ca-file-revoking", (scenario) -> {
					scenario.leafCrl();
					scenario.caFileCrls()
						.add(fresh(scenario).thisUpdate(Scenario.AT.minusSeconds(60)).revoke(scenario.leaf()));
				}));
	}

	private static Stream<Defect> issuers() {
		return Stream.of(Defect.of("intermediate-without-crl-sign", "intermediate.ku crl.use", (scenario) -> {
			scenario.leafCrl();
			scenario.intermediate().put(TestExtensions.keyUsage(KeyUsage.keyCertSign));
		}), Defect.alone("root-without-crl-sign", (scenario) -> {
			scenario.intermediateCrl();
			scenario.root().put(TestExtensions.keyUsage(KeyUsage.keyCertSign));
		}), Defect.alone("root-without-crl-sign-leaf-checked", (scenario) -> {
			scenario.leafCrl();
			scenario.root().put(TestExtensions.keyUsage(KeyUsage.keyCertSign));
		}), Defect.alone("crl-of-self-issued-sibling", (scenario) -> {
			scenario.intermediates(2);
			scenario.intermediate(1).subject(Names.of("Intermediate"));
			scenario.leafCrl();
			scenario.crls().set(0, CrlSpec.of(scenario.intermediate(1)));
		}), Defect.alone("crl-of-self-issued-sibling-revoking", (scenario) -> {
			scenario.intermediates(2);
			scenario.intermediate(1).subject(Names.of("Intermediate"));
			scenario.leafCrl();
			scenario.crls().set(0, CrlSpec.of(scenario.intermediate(1)).revoke(scenario.leaf()));
		}), Defect.alone("crl-identifier-with-issuer-and-serial",
				(scenario) -> scenario.leafCrl()
					.put(TestExtensions.of(Extension.authorityKeyIdentifier, false,
							new AuthorityKeyIdentifier(new GeneralNames(new GeneralName(Names.of("Root"))),
									scenario.intermediate().serial())))),
				Defect.alone("crl-identifier-with-wrong-serial",
						(scenario) -> scenario.leafCrl()
							.put(TestExtensions.of(Extension.authorityKeyIdentifier, false,
									new AuthorityKeyIdentifier(new GeneralNames(new GeneralName(Names.of("Root"))),
											BigInteger.ONE)))),
				Defect.alone("three-intermediates-crls-of-chain", (scenario) -> {
					scenario.intermediates(3);
					scenario.intermediateCrl();
					scenario.crls().add(CrlSpec.of(scenario.intermediate(1)));
					scenario.crls().add(CrlSpec.of(scenario.intermediate(2)));
				}), Defect.alone("three-intermediates-second-revoked", (scenario) -> {
					scenario.intermediates(3);
					scenario.intermediateCrl();
					scenario.crls().add(CrlSpec.of(scenario.intermediate(1)));
					scenario.crls().add(CrlSpec.of(scenario.intermediate(2)).revoke(scenario.intermediate(1)));
				}));
	}

	private static Defect two(String name, Function<Scenario, CrlSpec> first, Function<Scenario, CrlSpec> second) {
		return Defect.alone("crls-" + name, (scenario) -> {
			scenario.checkPeer();
			scenario.crls().add(first.apply(scenario));
			scenario.crls().add(second.apply(scenario));
		});
	}

	private static CrlSpec fresh(Scenario scenario) {
		return CrlSpec.of(scenario.intermediate());
	}

	private static CrlSpec older(Scenario scenario) {
		return fresh(scenario).thisUpdate(Scenario.AT.minus(Scenario.LONG));
	}

	private static CrlSpec expired(Scenario scenario) {
		return fresh(scenario).expired();
	}

	private static Extension identifier(byte[] keyIdentifier) {
		return TestExtensions.of(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyIdentifier));
	}

}
