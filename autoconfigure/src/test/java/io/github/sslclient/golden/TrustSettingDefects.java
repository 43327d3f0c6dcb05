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

import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Trusted certificates: certificates in the CA file with purposes that they are good for
 * or not.
 */
final class TrustSettingDefects {

	private static final KeyPurposeId SERVER = KeyPurposeId.id_kp_serverAuth;

	private static final KeyPurposeId CLIENT = KeyPurposeId.id_kp_clientAuth;

	private static final KeyPurposeId ANY = KeyPurposeId.anyExtendedKeyUsage;

	private TrustSettingDefects() {
	}

	static Stream<Defect> all() {
		return Stream
			.of(combined(), onEach("trusts-server", TestExtensions.trusting(SERVER)),
					onEach("trusts-client", TestExtensions.trusting(CLIENT)),
					onEach("trusts-any", TestExtensions.trusting(ANY)),
					onEach("trusts-client-and-server", TestExtensions.trusting(CLIENT, SERVER)),
					onEach("trusts-nothing", TestExtensions.trusting()),
					onEach("rejects-server", TestExtensions.rejecting(SERVER)),
					onEach("rejects-client", TestExtensions.rejecting(CLIENT)),
					onEach("rejects-any", TestExtensions.rejecting(ANY)),
					onEach("trusts-and-rejects-server",
							new DERSequence(new ASN1Encodable[] { TestExtensions.purposes(SERVER),
									new DERTaggedObject(false, 0, TestExtensions.purposes(SERVER)) })),
					onEach("has-no-settings", new DERSequence()),
					onEach("has-an-alias", new DERSequence(new DERUTF8String("alias"))), more())
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> combined() {
		return Stream.of(
				Defect.of("root-rejects-server", "trusted.settings",
						(scenario) -> scenario.root().trustSettings(TestExtensions.rejecting(SERVER))),
				Defect.of("trusted-intermediate-only", "trusted", (scenario) -> scenario
					.trusted(scenario.intermediate().trustSettings(TestExtensions.trusting(SERVER)))));
	}

	private static Stream<Defect> onEach(String name, ASN1Encodable settings) {
		return Stream.of(Defect.alone("trusted-root-" + name, (scenario) -> scenario.root().trustSettings(settings)),
				Defect.alone("trusted-intermediate-" + name,
						(scenario) -> scenario.trusted().add(scenario.intermediate().trustSettings(settings))),
				Defect.alone("trusted-intermediate-alone-" + name,
						(scenario) -> scenario.trusted(scenario.intermediate().trustSettings(settings))),
				Defect.alone("trusted-leaf-" + name,
						(scenario) -> scenario.trusted(scenario.leaf().trustSettings(settings))),
				Defect.alone("trusted-self-signed-leaf-" + name, (scenario) -> scenario
					.trusted(scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null)).trustSettings(settings))));
	}

	private static Stream<Defect> more() {
		return Stream.of(
				Defect.alone("trusted-root-for-server-overrides-eku",
						(scenario) -> scenario.root()
							.put(TestExtensions.extendedKeyUsage(CLIENT))
							.trustSettings(TestExtensions.trusting(SERVER))),
				Defect.alone("trusted-root-for-any-overrides-eku",
						(scenario) -> scenario.root()
							.put(TestExtensions.extendedKeyUsage(CLIENT))
							.trustSettings(TestExtensions.trusting(ANY))),
				Defect.alone("trusted-intermediate-overrides-its-eku-but-not-root", (scenario) -> {
					scenario.root().put(TestExtensions.extendedKeyUsage(CLIENT));
					scenario.trusted(scenario.intermediate()
						.put(TestExtensions.extendedKeyUsage(CLIENT))
						.trustSettings(TestExtensions.trusting(SERVER)));
				}),
				Defect.alone("trusted-intermediate-expired",
						(scenario) -> scenario
							.trusted(scenario.intermediate().expired().trustSettings(TestExtensions.trusting(SERVER)))),
				Defect.alone("trusted-intermediate-with-leaf-of-bad-signature", (scenario) -> {
					scenario.leaf().forge();
					scenario.trusted(scenario.intermediate().trustSettings(TestExtensions.trusting(SERVER)));
				}),
				Defect.alone("trusted-intermediate-without-basic-constraints",
						(scenario) -> scenario.trusted(scenario.intermediate()
							.remove(Extension.basicConstraints)
							.trustSettings(TestExtensions.trusting(SERVER)))),
				Defect.alone("trusted-intermediate-crl-checked", (scenario) -> {
					scenario.intermediateCrl();
					scenario.trusted(scenario.intermediate().trustSettings(TestExtensions.trusting(SERVER)));
				}),
				Defect.alone("trusted-intermediate-with-sha1",
						(scenario) -> scenario.trusted(scenario.intermediate()
							.signatureAlgorithm("SHA1withECDSA")
							.trustSettings(TestExtensions.trusting(SERVER)))),
				Defect.alone("trusted-intermediate-chain-too-long", (scenario) -> {
					scenario.intermediates(2);
					scenario.maxDepth(0);
					scenario.trusted(scenario.intermediate(1).trustSettings(TestExtensions.trusting(SERVER)));
				}));
	}

}
