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

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The certificates of the ordinary chain, each of which can have the same defects.
 */
enum Role {

	/** The leaf. */
	LEAF(Scenario::leaf),

	/** The intermediate. */
	INTERMEDIATE(Scenario::intermediate),

	/** The root. */
	ROOT(Scenario::root);

	private final Function<Scenario, CertificateSpec> certificate;

	Role(Function<Scenario, CertificateSpec> certificate) {
		this.certificate = certificate;
	}

	/** The same defect on each of the certificates, combined with others. */
	static Stream<Defect> each(String name, String touches, Consumer<CertificateSpec> change) {
		return each(List.of(values()), name, touches, change);
	}

	/** The same defect on the authorities, combined with others. */
	static Stream<Defect> authorities(String name, String touches, Consumer<CertificateSpec> change) {
		return each(List.of(INTERMEDIATE, ROOT), name, touches, change);
	}

	/** The same defect on each of the certificates, alone. */
	static Stream<Defect> eachAlone(String name, Consumer<CertificateSpec> change) {
		return Stream.of(values()).map((role) -> Defect.alone(role + "-" + name, role.on(change)));
	}

	private static Stream<Defect> each(List<Role> roles, String name, String touches,
			Consumer<CertificateSpec> change) {
		return roles.stream().map((role) -> role.defect(name, touches, change));
	}

	/** A defect of this certificate, combined with others. */
	Defect defect(String name, String touches, Consumer<CertificateSpec> change) {
		return Defect.of(this + "-" + name, this + "." + touches, on(change));
	}

	private Consumer<Scenario> on(Consumer<CertificateSpec> change) {
		return (scenario) -> change.accept(this.certificate.apply(scenario));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
