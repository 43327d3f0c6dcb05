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

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.crypto.digests.SHA1Digest;

/**
 * Certificates and CRLs in a hashed directory.
 */
final class DirectoryDefects {

	private static final String GARBAGE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

	private DirectoryDefects() {
	}

	static Stream<Defect> all() {
		return Stream.concat(certificates(), crls());
	}

	private static Stream<Defect> certificates() {
		return Stream.of(alone("root in .0", (scenario) -> root(scenario, ".0")),
				alone("root in .1 only", (scenario) -> root(scenario, ".1")),
				alone("root in .00", (scenario) -> root(scenario, ".00")),
				alone("garbage in .0, root in .1" + Defect.UNTIL_3_0_19, (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), GARBAGE);
					root(scenario, ".1");
				}), alone("text in .0, root in .1" + Defect.UNTIL_3_0_19, (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), "no certificate\n");
					root(scenario, ".1");
				}), alone("nothing in .0, root in .1" + Defect.UNTIL_3_0_19, (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), "");
					root(scenario, ".1");
				}), alone("broken link in .0, root in .1" + Defect.UNTIL_3_0_19, (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), VerifyCase.BROKEN_LINK);
					root(scenario, ".1");
				}), alone("imposter in .0, root in .1", (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), imposter().pem());
					root(scenario, ".1");
				}), alone("imposter without identifiers in .0, root in .1", (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), imposter().withoutIdentifiers().pem());
					root(scenario, ".1");
				}), alone("expired root in .0, root in .1", (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), CertificateSpec.root("Root").expired().pem());
					root(scenario, ".1");
				}),
				alone("imposter and root in .0",
						(scenario) -> scenario.file(name(scenario.root(), ".0"),
								imposter().pem() + scenario.root().pem())),
				alone("root and garbage in .0",
						(scenario) -> scenario.file(name(scenario.root(), ".0"), scenario.root().pem() + GARBAGE)),
				alone("text and root in .0",
						(scenario) -> scenario.file(name(scenario.root(), ".0"), "text\n" + scenario.root().pem())),
				alone("stranger and root in .0",
						(scenario) -> scenario.file(name(scenario.root(), ".0"),
								CertificateSpec.root("Stranger").pem() + scenario.root().pem())),
				alone("stranger in .0",
						(scenario) -> scenario.file(name(scenario.root(), ".0"),
								CertificateSpec.root("Stranger").pem())),
				alone("root in file of intermediate", (scenario) -> {
					scenario.presented().remove(1);
					scenario.file(name(scenario.intermediate(), ".0"),
							scenario.root().pem() + scenario.intermediate().pem());
				}), alone("imposter in the CA file, root in .0", (scenario) -> {
					scenario.trusted(imposter());
					root(scenario, ".0");
				}), alone("expired root in the CA file, root in .0", (scenario) -> {
					scenario.trusted(CertificateSpec.root("Root").expired());
					root(scenario, ".0");
				}), alone("other root in the CA file, root in .0", (scenario) -> {
					scenario.trusted(CertificateSpec.root("Other"));
					root(scenario, ".0");
				}), alone("root in the CA file, imposter in .0", (scenario) -> {
					scenario.trusted(scenario.root());
					scenario.file(name(scenario.root(), ".0"), imposter().pem());
				}), alone("intermediate and root", (scenario) -> {
					scenario.presented().remove(1);
					scenario.file(name(scenario.intermediate(), ".0"), scenario.intermediate().pem());
					root(scenario, ".0");
				}), alone("intermediate only", (scenario) -> scenario.file(name(scenario.intermediate(), ".0"),
						scenario.intermediate().pem())),
				alone("name in other case and spaces", (scenario) -> {
					scenario.root().subject(Names.of("  ROOT  "));
					scenario.intermediate().issuerName(Names.of("root"));
					root(scenario, ".0");
				}),
				alone("name in upper-case file", (scenario) -> scenario
					.file(name(scenario.root(), ".0").toUpperCase(Locale.ROOT), scenario.root().pem())),
				alone("trusted root that rejects servers", (scenario) -> {
					scenario.root().trustSettings(TestExtensions.rejecting(KeyPurposeId.id_kp_serverAuth));
					root(scenario, ".0");
				}), alone("self-signed leaf", (scenario) -> {
					CertificateSpec leaf = scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null));
					scenario.file(name(leaf, ".0"), leaf.pem());
				}), alone("empty name", (scenario) -> {
					scenario.root().subject(new X500Name(new RDN[0]));
					root(scenario, ".0");
				}), alone("crl in .0, root in .1" + Defect.UNTIL_3_0_19, (scenario) -> {
					scenario.file(name(scenario.root(), ".0"), CrlSpec.of(scenario.root()).pem());
					root(scenario, ".1");
				}));
	}

	private static Stream<Defect> crls() {
		return Stream.of(alone("CRLs in .r0", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".r0"), crl(scenario).pem());
			scenario.file(name(scenario.root(), ".r0"), CrlSpec.of(scenario.root()).pem());
		}), alone("CRL in .r0 revokes", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".r0"), crl(scenario).revoke(scenario.leaf()).pem());
		}), alone("CRL in .r1 only", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".r1"), crl(scenario).pem());
		}), alone("CRL in .r0, newer one in .r1 revokes", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".r0"), crl(scenario).pem());
			scenario.file(name(scenario.intermediate(), ".r1"),
					crl(scenario).thisUpdate(Scenario.AT.minusSeconds(60)).revoke(scenario.leaf()).pem());
		}), alone("expired CRL in .r0, fresh one in .r1", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".r0"), crl(scenario).expired().pem());
			scenario.file(name(scenario.intermediate(), ".r1"), crl(scenario).pem());
		}), alone("garbage in .r0, CRL in .r1" + Defect.UNTIL_3_0_19, (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".r0"), "garbage\n");
			scenario.file(name(scenario.intermediate(), ".r1"), crl(scenario).pem());
		}), alone("expired and fresh CRL in .r0", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".r0"), crl(scenario).expired().pem() + crl(scenario).pem());
		}), alone("CRL in .0", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.intermediate(), ".0"), crl(scenario).pem());
		}), alone("CRL in the CRL file, newer one in .r0 revokes", (scenario) -> {
			rootAndCheck(scenario);
			scenario.crls().add(crl(scenario));
			scenario.file(name(scenario.intermediate(), ".r0"),
					crl(scenario).thisUpdate(Scenario.AT.minusSeconds(60)).revoke(scenario.leaf()).pem());
		}), alone("expired CRL in the CRL file, fresh one in .r0", (scenario) -> {
			rootAndCheck(scenario);
			scenario.crls().add(crl(scenario).expired());
			scenario.file(name(scenario.intermediate(), ".r0"), crl(scenario).pem());
		}), alone("CRL of the root only", (scenario) -> {
			rootAndCheck(scenario);
			scenario.file(name(scenario.root(), ".r0"), CrlSpec.of(scenario.root()).pem());
		}));
	}

	/** A defect of a directory; nothing is in the CA file. */
	private static Defect alone(String name, Consumer<Scenario> change) {
		return Defect.alone("directory: " + name, (scenario) -> {
			scenario.trusted().clear();
			change.accept(scenario);
		});
	}

	private static void root(Scenario scenario, String suffix) {
		scenario.file(name(scenario.root(), suffix), scenario.root().pem());
	}

	private static void rootAndCheck(Scenario scenario) {
		root(scenario, ".0");
		scenario.checkPeer();
	}

	private static CrlSpec crl(Scenario scenario) {
		return CrlSpec.of(scenario.intermediate());
	}

	private static CertificateSpec imposter() {
		return CertificateSpec.root("Root").key(SigningKey.p256("Imposter"));
	}

	private static String name(CertificateSpec certificate, String suffix) {
		return hash(certificate.subject()) + suffix;
	}

	/** OpenSSL's X509_NAME_hash, for names of simple strings of ASCII characters. */
	private static String hash(X500Name name) {
		SHA1Digest digest = new SHA1Digest();
		for (RDN rdn : name.getRDNs()) {
			AttributeTypeAndValue attribute = rdn.getFirst();
			String value = IETFUtils.valueToString(attribute.getValue())
				.replace("\\ ", " ")
				.trim()
				.replaceAll(" +", " ")
				.toLowerCase(Locale.ROOT);
			byte[] canonical = TestExtensions.der(
					new DERSet(new DERSequence(new ASN1Encodable[] { attribute.getType(), new DERUTF8String(value) })));
			digest.update(canonical, 0, canonical.length);
		}
		byte[] hash = new byte[digest.getDigestSize()];
		digest.doFinal(hash, 0);
		return String.format("%02x%02x%02x%02x", hash[3], hash[2], hash[1], hash[0]);
	}

}
