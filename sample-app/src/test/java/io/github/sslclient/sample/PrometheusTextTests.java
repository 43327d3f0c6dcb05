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

package io.github.sslclient.sample;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PrometheusText}.
 */
class PrometheusTextTests {

	private static final String A = "# HELP a One\n# TYPE a gauge\n";

	private static final String B = "# HELP b Two\n# TYPE b counter\n";

	@Test
	void samplesAreRead() {
		PrometheusText text = PrometheusText.parse(A + "a{x=\"1\",y=\"q\\\"\\\\\\n\"} 1.5E-3\n" + B + "b NaN\n"
				+ "# HELP t Three\n# TYPE t summary\nt_count 2\nt_sum 3\n");
		assertThat(text.of("a"))
			.containsExactly(new PrometheusText.Sample("a", Map.of("x", "1", "y", "q\"\\\n"), 0.0015));
		assertThat(text.of("b")).containsExactly(new PrometheusText.Sample("b", Map.of(), Double.NaN));
		assertThat(text.types()).containsEntry("t", "summary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a 1\n", A + "a 1", A + "a one\n", A + "a 1f\n", A + "a{x=1} 1\n", A + "a{x=\"\\t\"} 1\n",
			A + "a 1\na 2\n", A + "a 1\n" + A, A + "c 1\n", A + "a_total 1\n", "# TYPE a gauge\na 1\n", A + "\na 1\n",
			A + B + "a 1\nb 1\na{x=\"1\"} 1\n", A + "a{x=\"1\",x=\"2\"} 1\n", "# HELP a One\n# TYPE a number\na 1\n" })
	void whatHasAnotherFormIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PrometheusText.parse(text));
	}

}
