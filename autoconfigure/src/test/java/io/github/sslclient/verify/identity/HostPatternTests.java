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

package io.github.sslclient.verify.identity;

import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link HostPattern}.
 */
class HostPatternTests {

	@Property(tries = 500)
	void aHostMatchesItselfInAnyCase(@ForAll("hosts") String host) {
		assertThat(HostPattern.matches(host, host)).isTrue();
		assertThat(HostPattern.matches(host.toUpperCase(Locale.ROOT), host)).isTrue();
	}

	@Property(tries = 500)
	void aWildcardMatchesOneLabelMore(@ForAll("hosts") String host, @ForAll("labels") String label) {
		boolean hasTwoLabels = host.indexOf('.') >= 0;
		assertThat(HostPattern.matches("*." + host, label + "." + host)).isEqualTo(hasTwoLabels);
		assertThat(HostPattern.matches("*." + host, host)).isFalse();
		assertThat(HostPattern.matches("*." + host, label + "." + label + "." + host)).isFalse();
	}

	@Property(tries = 500)
	void nothingMatchesAPatternWithANul(@ForAll("hosts") String host, @ForAll String text) {
		assertThat(HostPattern.matches(host + "\0" + text, host)).isFalse();
		assertThat(HostPattern.matches(text + "\0", host)).isFalse();
	}

	@Property(tries = 2000)
	void anyPatternIsAnswered(@ForAll String pattern, @ForAll("hosts") String host) {
		assertThat(HostPattern.matches(pattern, host)).isEqualTo(pattern.equals(host));
	}

	@Provide
	Arbitrary<String> labels() {
		return Arbitraries.strings()
			.withCharRange('a', 'z')
			.numeric()
			.ofMinLength(1)
			.ofMaxLength(12)
			.filter((label) -> !label.startsWith("xn--"));
	}

	@Provide
	Arbitrary<String> hosts() {
		return labels().list().ofMinSize(1).ofMaxSize(4).map((labels) -> String.join(".", labels));
	}

}
