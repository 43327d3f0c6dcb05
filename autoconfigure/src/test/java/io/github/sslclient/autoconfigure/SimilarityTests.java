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

package io.github.sslclient.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Similarity}.
 */
class SimilarityTests {

	private static final List<String> NAMES = List.of("verify", "verify-hostname", "ca-file", "ca-directory",
			"crl-file", "key", "certificate", "certificate-password");

	@ParameterizedTest
	@ValueSource(strings = { "verify", "key", "certificate-password" })
	void aNameIsNearestToItself(String name) {
		assertThat(Similarity.nearest(name, NAMES)).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "verfy, verify", "verifyy, verify", "berify, verify", "vreify, verify", "erify, verify",
			"verif, verify", "cafile, ca-file", "crl-fiel, crl-file", "cert, key" })
	void theNearestTakesTheFewestChanges(String name, String nearest) {
		assertThat(Similarity.nearest(name, NAMES)).isEqualTo(nearest);
	}

	@ParameterizedTest
	@CsvSource({ "verify-hostnames, verify-hostname", "certificate-pasword, certificate-password",
			"certificatepassword, certificate-password", "ca-dir, ca-file" })
	void longNamesAreMeasuredInFull(String name, String nearest) {
		assertThat(Similarity.nearest(name, NAMES)).isEqualTo(nearest);
	}

	@Test
	void ofNamesEquallyNearItIsTheFirstByTheAlphabet() {
		assertThat(Similarity.nearest("b", List.of("d", "a", "c"))).isEqualTo("a");
	}

	@Test
	void toNothingTheShortestIsNearest() {
		assertThat(Similarity.nearest("", NAMES)).isEqualTo("key");
	}

}
