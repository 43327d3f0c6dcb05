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
import java.util.List;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Which of several issuers is taken: cross-signed ones, ones of the same name, and what
 * the authority key identifier has to do with it.
 */
final class IssuerDefects {

	private IssuerDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(crossSigned(), sameName(), identifiers(), presented()).flatMap((defects) -> defects);
	}

	private static Stream<Defect> crossSigned() {
		return Stream.of(Defect.alone("cross-signed-old-root-trusted", (scenario) -> {
			CertificateSpec old = crossSign(scenario);
			scenario.trusted(old);
		}), Defect.alone("cross-signed-both-trusted", (scenario) -> scenario.trusted().add(crossSign(scenario))),
				Defect.alone("cross-signed-old-root-expired",
						(scenario) -> scenario.trusted(crossSign(scenario).expired())),
				Defect.alone("cross-signed-both-trusted-old-expired",
						(scenario) -> scenario.trusted().add(crossSign(scenario).expired())),
				Defect.alone("cross-signed-both-trusted-new-expired", (scenario) -> {
					scenario.trusted(crossSign(scenario), scenario.root().expired());
				}), Defect.alone("cross-signed-both-expired", (scenario) -> {
					scenario.trusted(crossSign(scenario).expired(), scenario.root().expired());
				}), Defect.alone("cross-certificate-expired", (scenario) -> {
					scenario.trusted(crossSign(scenario));
					scenario.presented().get(2).expired();
				}), Defect.alone("cross-certificate-expired-both-trusted", (scenario) -> {
					scenario.trusted().add(crossSign(scenario));
					scenario.presented().get(2).expired();
				}), Defect.alone("cross-signed-nothing-trusted", (scenario) -> {
					crossSign(scenario);
					scenario.trusted().clear();
				}), Defect.alone("cross-signed-chain-too-long", (scenario) -> {
					scenario.trusted(crossSign(scenario));
					scenario.maxDepth(1);
				}), Defect.alone("cross-signed-both-trusted-depth-1", (scenario) -> {
					scenario.trusted().add(crossSign(scenario));
					scenario.maxDepth(1);
				}), Defect.alone("cross-certificate-trusted", (scenario) -> {
					crossSign(scenario);
					scenario.trusted(scenario.presented().get(2));
				}), Defect.alone("cross-certificate-and-new-root-trusted", (scenario) -> {
					crossSign(scenario);
					scenario.trusted().add(0, scenario.presented().remove(2));
				}), Defect.alone("cross-certificate-and-both-roots-trusted", (scenario) -> {
					CertificateSpec old = crossSign(scenario);
					scenario.trusted(scenario.presented().remove(2), scenario.root(), old);
				}), Defect.alone("cross-certificates-in-a-loop", (scenario) -> {
					CertificateSpec other = CertificateSpec.root("Old Root");
					CertificateSpec cross = CertificateSpec.authority("Root", other).key(scenario.root().key());
					CertificateSpec back = CertificateSpec.authority("Old Root", scenario.root());
					scenario.presented(scenario.leaf(), scenario.intermediate(), cross, back.key(other.key()));
					scenario.trusted().clear();
				}));
	}

	/**
	 * Presents a certificate for the root's key from an old root.
	 * @param scenario where
	 * @return the old root
	 */
	private static CertificateSpec crossSign(Scenario scenario) {
		CertificateSpec old = CertificateSpec.root("Old Root");
		scenario.presented().add(CertificateSpec.authority("Root", old).key(scenario.root().key()));
		return old;
	}

	private static Stream<Defect> sameName() {
		return Stream.of(
				Defect.alone("roots-of-same-name-right-one-second",
						(scenario) -> scenario.trusted().add(0, imposter())),
				Defect.alone("roots-of-same-name-right-one-first", (scenario) -> scenario.trusted().add(imposter())),
				Defect.alone("roots-of-same-name-without-identifiers-right-one-second", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.trusted().add(0, imposter().withoutIdentifiers());
				}), Defect.alone("roots-of-same-name-without-identifiers-right-one-first", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.trusted().add(imposter().withoutIdentifiers());
				}), Defect.alone("roots-of-same-name-wrong-one-expired", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.trusted().add(0, imposter().withoutIdentifiers().expired());
				}), Defect.alone("roots-of-same-name-right-one-expired", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.root().expired();
					scenario.trusted().add(0, imposter().withoutIdentifiers());
				}), Defect.alone("roots-of-same-name-both-expired-right-one-later", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.root().expired();
					scenario.trusted()
						.add(0, imposter().withoutIdentifiers().notAfter(Scenario.AT.minus(Scenario.LONG)));
				}), Defect.alone("roots-of-same-name-both-expired-wrong-one-later", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.root().notAfter(Scenario.AT.minus(Scenario.LONG));
					scenario.trusted().add(imposter().withoutIdentifiers().expired());
				}), Defect.alone("roots-of-same-name-wrong-one-not-yet-valid", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.trusted()
						.add(0, imposter().withoutIdentifiers().notBefore(Scenario.AT.plus(Scenario.SHORT)));
				}), Defect.alone("roots-of-same-name-wrong-one-of-other-algorithm", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.trusted().add(0, imposter().withoutIdentifiers().key(SigningKey.rsa(2048, "Imposter")));
				}), Defect.alone("roots-of-same-name-wrong-one-without-signing", (scenario) -> {
					withoutIdentifiers(scenario);
					scenario.trusted()
						.add(0, imposter().withoutIdentifiers().put(TestExtensions.keyUsage(KeyUsage.cRLSign)));
				}),
				Defect.alone("root-renewed-old-one-expired",
						(scenario) -> scenario.trusted().add(0, CertificateSpec.root("Root").expired())),
				Defect.alone("root-renewed-old-one-malformed",
						(scenario) -> scenario.trusted()
							.add(0, CertificateSpec.root("Root").put(TestExtensions.garbage(Extension.keyUsage)))),
				Defect.alone("intermediates-of-same-name-right-one-second", (scenario) -> {
					scenario.presented().add(1, wrongIntermediate(scenario));
				}), Defect.alone("intermediates-of-same-name-without-identifiers-right-one-second", (scenario) -> {
					scenario.leaf().withoutIdentifiers();
					scenario.presented().add(1, wrongIntermediate(scenario).withoutIdentifiers());
				}), Defect.alone("intermediates-of-same-name-without-identifiers-right-one-first", (scenario) -> {
					scenario.leaf().withoutIdentifiers();
					scenario.presented().add(wrongIntermediate(scenario).withoutIdentifiers());
				}),
				Defect.alone("intermediate-renewed-expired-one-first",
						(scenario) -> scenario.presented()
							.add(1, CertificateSpec.authority("Intermediate", scenario.root()).expired())),
				Defect.alone("intermediate-renewed-both-expired", (scenario) -> {
					scenario.intermediate().expired();
					scenario.presented()
						.add(1, CertificateSpec.authority("Intermediate", scenario.root())
							.notAfter(Scenario.AT.minus(Scenario.LONG)));
				}),
				Defect.alone("intermediate-presented-and-trusted-one-expired",
						(scenario) -> scenario.trusted()
							.add(CertificateSpec.authority("Intermediate", scenario.root()).expired())),
				Defect.alone("intermediate-presented-malformed-and-good",
						(scenario) -> scenario.presented()
							.add(1, CertificateSpec.authority("Intermediate", scenario.root())
								.put(TestExtensions.garbage(Extension.keyUsage)))),
				Defect.alone("intermediate-presented-trusted-one-without-root", (scenario) -> {
					CertificateSpec lost = CertificateSpec.root("Lost Root");
					scenario.trusted()
						.add(CertificateSpec.authority("Intermediate", lost).key(scenario.intermediate().key()));
				}));
	}

	private static Stream<Defect> identifiers() {
		return Stream
			.of(Defect.alone("no-identifiers", IssuerDefects::withoutIdentifiers),
					identifier("leaf-aki-of-issuer-and-serial", "Root", 0, false),
					identifier("leaf-aki-of-all-three", "Root", 0, true),
					identifier("leaf-aki-with-wrong-serial", "Root", 1, false),
					identifier("leaf-aki-with-wrong-serial-and-right-key", "Root", 1, true),
					identifier("leaf-aki-with-wrong-issuer", "Other", 0, false),
					identifier("leaf-aki-with-issuer-in-upper-case", "ROOT", 0, false),
					Defect.alone(
							"leaf-aki-with-dns-issuer", (
									scenario) -> scenario.leaf()
										.put(aki(new AuthorityKeyIdentifier(new GeneralNames(TestExtensions.dns("x")),
												scenario.intermediate().serial())))),
					Defect.alone("leaf-aki-with-second-directory-name-wrong",
							(scenario) -> scenario.leaf()
								.put(aki(new AuthorityKeyIdentifier(
										new GeneralNames(new GeneralName[] { new GeneralName(Names.of("Root")),
												new GeneralName(Names.of("Other")) }),
										scenario.intermediate().serial())))),
					Defect.alone("leaf-aki-with-foreign-key",
							(scenario) -> scenario.leaf().put(aki(new AuthorityKeyIdentifier(new byte[20])))),
					Defect.alone("leaf-aki-with-foreign-key-issuer-without-ski", (scenario) -> {
						scenario.leaf().put(aki(new AuthorityKeyIdentifier(new byte[20])));
						scenario.intermediate().remove(Extension.subjectKeyIdentifier);
					}),
					Defect.alone("intermediate-aki-with-foreign-key",
							(scenario) -> scenario.intermediate().put(aki(new AuthorityKeyIdentifier(new byte[20])))),
					Defect.alone("root-aki-with-foreign-key",
							(scenario) -> scenario.root().put(aki(new AuthorityKeyIdentifier(new byte[20])))),
					Defect.alone("root-aki-with-foreign-key-presented", (scenario) -> {
						scenario.root().put(aki(new AuthorityKeyIdentifier(new byte[20])));
						scenario.presented().add(scenario.root());
					}),
					Defect.alone("root-without-aki",
							(scenario) -> scenario.root().remove(Extension.authorityKeyIdentifier)),
					Defect.alone("self-signed-leaf-with-foreign-aki-trusted", (scenario) -> {
						CertificateSpec leaf = scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null));
						scenario.trusted(leaf.put(aki(new AuthorityKeyIdentifier(new byte[20]))));
					}),
					Defect.alone("self-issued-leaf",
							(scenario) -> scenario.leaf().subject(scenario.intermediate().subject())),
					Defect.alone("self-issued-leaf-without-identifiers",
							(scenario) -> scenario.leaf()
								.subject(scenario.intermediate().subject())
								.withoutIdentifiers()),
					Defect.alone("self-issued-intermediate",
							(scenario) -> scenario.intermediate().subject(scenario.root().subject())),
					Defect.alone("self-issued-intermediate-without-identifiers", (scenario) -> {
						scenario.intermediate().subject(scenario.root().subject()).withoutIdentifiers();
						scenario.leaf().withoutIdentifiers();
					}));
	}

	private static Defect identifier(String name, String issuer, int wrong, boolean key) {
		return Defect.alone(name, (scenario) -> {
			GeneralNames names = new GeneralNames(new GeneralName(Names.of(issuer)));
			BigInteger serial = scenario.intermediate().serial().add(BigInteger.valueOf(wrong));
			scenario.leaf()
				.put(aki(key ? new AuthorityKeyIdentifier(scenario.intermediate().keyIdentifier(), names, serial)
						: new AuthorityKeyIdentifier(names, serial)));
		});
	}

	private static Stream<Defect> presented() {
		return Stream.of(Defect.alone("presented-in-wrong-order", (scenario) -> {
			scenario.intermediates(3);
			scenario.presented(scenario.leaf(), scenario.intermediate(2), scenario.intermediate(0),
					scenario.intermediate(1));
		}), Defect.alone("presented-with-junk", (scenario) -> {
			scenario.presented().add(1, CertificateSpec.root("Junk"));
			scenario.presented().add(CertificateSpec.leaf("junk.example.com", scenario.root()));
		}), Defect.alone("presented-with-much-junk", (scenario) -> {
			for (int i = 0; i < 30; i++) {
				scenario.presented()
					.add(1, CertificateSpec.authority("Junk " + i, scenario.root()).key(SigningKey.p256("Junk")));
			}
		}), Defect.alone("presented-with-malformed-junk",
				(scenario) -> scenario.presented()
					.add(1, CertificateSpec.root("Junk").put(TestExtensions.garbage(Extension.keyUsage)))),
				Defect.alone("presented-leaf-twice", (scenario) -> scenario.presented().add(scenario.leaf())),
				Defect.alone("presented-intermediate-twice",
						(scenario) -> scenario.presented().add(scenario.intermediate())),
				Defect.alone("presented-all-twice",
						(scenario) -> scenario.presented().addAll(List.copyOf(scenario.presented()))),
				Defect.alone("presented-root-before-intermediate",
						(scenario) -> scenario.presented().add(1, scenario.root())),
				Defect.alone("presented-one-missing-of-three", (scenario) -> {
					scenario.intermediates(3);
					scenario.presented().remove(2);
				}), Defect.alone("presented-one-missing-of-three-trusted", (scenario) -> {
					scenario.intermediates(3);
					scenario.trusted().add(scenario.presented().remove(2));
				}), Defect.alone("presented-upper-one-behind-trusted-one-missing", (scenario) -> {
					scenario.intermediates(3);
					scenario.trusted().add(scenario.presented().remove(1));
				}), Defect.alone("presented-old-root-of-same-name-and-key", (scenario) -> scenario.presented()
					.add(CertificateSpec.root("Root").notAfter(Scenario.AT.plusSeconds(60)))));
	}

	private static void withoutIdentifiers(Scenario scenario) {
		scenario.leaf().withoutIdentifiers();
		scenario.intermediate().withoutIdentifiers();
		scenario.root().withoutIdentifiers();
	}

	private static CertificateSpec imposter() {
		return CertificateSpec.root("Root").key(SigningKey.p256("Imposter"));
	}

	private static CertificateSpec wrongIntermediate(Scenario scenario) {
		return CertificateSpec.authority("Intermediate", scenario.root()).key(SigningKey.p256("Imposter"));
	}

	private static Extension aki(AuthorityKeyIdentifier identifier) {
		return TestExtensions.of(Extension.authorityKeyIdentifier, false, identifier);
	}

}
