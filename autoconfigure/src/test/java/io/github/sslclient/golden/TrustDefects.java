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

/**
 * Defects of what is presented and what is trusted.
 */
final class TrustDefects {

	private TrustDefects() {
	}

	static Stream<Defect> all() {
		return Stream.concat(combined(), alone());
	}

	private static Stream<Defect> combined() {
		return Stream.of(
				Defect.of("self-signed-leaf", "leaf.issuer presented",
						(scenario) -> scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null))),
				Defect.of("self-signed-leaf-trusted", "leaf.issuer presented trusted",
						(scenario) -> scenario.trusted(scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null)))),
				Defect.of("untrusted-root", "trusted", (scenario) -> scenario.trusted(other())),
				Defect.of("nothing-trusted", "trusted", (scenario) -> scenario.trusted().clear()),
				Defect.of("root-presented-untrusted", "trusted presented", (scenario) -> {
					scenario.presented().add(scenario.root());
					scenario.trusted(other());
				}),
				Defect.of("intermediate-trusted-only", "trusted",
						(scenario) -> scenario.trusted(scenario.intermediate())),
				Defect.of("intermediate-missing", "presented",
						(scenario) -> scenario.presented().remove(scenario.intermediate())),
				Defect.of("chain-too-long", "depth", (scenario) -> scenario.maxDepth(0)),
				Defect.of("root-of-same-name", "trusted", (scenario) -> scenario.trusted(imposter())),
				Defect.of("root-of-same-name-without-identifier", "trusted",
						(scenario) -> scenario.trusted(imposter().withoutIdentifiers())));
	}

	private static Stream<Defect> alone() {
		return Stream.of(Defect.alone("no-defect", (scenario) -> {
		}), Defect.alone("no-host", (scenario) -> scenario.host(null)),
				Defect.alone("root-presented", (scenario) -> scenario.presented().add(scenario.root())),
				Defect.alone("root-presented-nothing-trusted", (scenario) -> {
					scenario.presented().add(scenario.root());
					scenario.trusted().clear();
				}), Defect.alone("root-presented-same-name-trusted", (scenario) -> {
					scenario.presented().add(scenario.root());
					scenario.trusted(imposter().withoutIdentifiers());
				}), Defect.alone("intermediate-and-root-trusted", (scenario) -> {
					scenario.presented().remove(scenario.intermediate());
					scenario.trusted().add(scenario.intermediate());
				}),
				Defect.alone("intermediate-presented-and-trusted",
						(scenario) -> scenario.trusted().add(scenario.intermediate())),
				Defect.alone("leaf-trusted-only", (scenario) -> scenario.trusted(scenario.leaf())),
				Defect.alone("leaf-trusted-only-and-alone", (scenario) -> {
					scenario.presented(scenario.leaf());
					scenario.trusted(scenario.leaf());
				}), Defect.alone("all-trusted-leaf-presented", (scenario) -> {
					scenario.presented(scenario.leaf());
					scenario.trusted(scenario.leaf(), scenario.intermediate(), scenario.root());
				}), Defect.alone("root-trusted-twice", (scenario) -> scenario.trusted().add(scenario.root())),
				Defect.alone("leaf-issued-by-root", (scenario) -> scenario.intermediates(0)),
				Defect.alone("root-as-leaf", (scenario) -> scenario.presented(scenario.root())),
				Defect.alone("intermediate-as-leaf", (scenario) -> {
					scenario.presented(scenario.intermediate());
					scenario.host(null);
				}), Defect.alone("root-as-leaf-without-host", (scenario) -> {
					scenario.presented(scenario.root());
					scenario.host(null);
				}), Defect.alone("self-signed-leaf-of-same-name-trusted", (scenario) -> {
					scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null));
					scenario.trusted(CertificateSpec.leaf(Scenario.HOST, null).key(SigningKey.p256("Imposter")));
				}), Defect.alone("self-signed-leaf-renewed-with-same-key", (scenario) -> {
					scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null));
					scenario.trusted(CertificateSpec.leaf(Scenario.HOST, null).notAfter(Scenario.AT.plusSeconds(60)));
				}),
				Defect.alone("self-signed-leaf-without-intermediate",
						(scenario) -> scenario.presented(scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null)))),
				Defect.alone("self-signed-authority-as-trusted-leaf", (scenario) -> {
					CertificateSpec leaf = CertificateSpec.leaf(Scenario.HOST, null)
						.put(TestExtensions.basicConstraints(true));
					scenario.presented(leaf);
					scenario.trusted(leaf);
				}));
	}

	private static CertificateSpec other() {
		return CertificateSpec.root("Other Root");
	}

	private static CertificateSpec imposter() {
		return CertificateSpec.root("Root").key(SigningKey.p256("Imposter"));
	}

}
