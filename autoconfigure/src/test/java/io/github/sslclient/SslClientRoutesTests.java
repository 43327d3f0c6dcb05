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

package io.github.sslclient;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.verify.identity.PeerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SslClientRoutes}.
 */
class SslClientRoutesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bank.example        | bank.example       | bank.example
			BANK.example.       | bank.example       | bank.example
			www.bank.example    | bank.example       |
			evilbank.example    | bank.example       |
			bank.example.evil   | bank.example       |
			www.bank.example    | *.bank.example     | *.bank.example
			a.b.bank.example    | *.bank.example     | *.bank.example
			bank.example        | *.bank.example     |
			evilbank.example    | *.bank.example     |
			xbank.example       | *.bank.example     |
			a.b.bank.example    | *.bank.example;*.b.bank.example;b.bank.example | *.b.bank.example
			b.bank.example      | *.bank.example;*.b.bank.example;b.bank.example | b.bank.example
			c.bank.example      | *.bank.example;*.b.bank.example;b.bank.example | *.bank.example
			bücher.example      | xn--bcher-kva.example | xn--bcher-kva.example
			192.0.2.1           | 192.0.2.1          | 192.0.2.1
			192.0.2.10          | 192.0.2.1          |
			[2001:db8::1]       | 2001:db8:0:0:0:0:0:1 | 2001:db8:0:0:0:0:0:1
			localhost           | *.bank.example     |
			""")
	void theMostSpecificPatternThatFitsCounts(String host, String patterns, String expected) {
		Map<String, Supplier<SslClientContext>> suppliers = new HashMap<>();
		for (String pattern : patterns.split(";")) {
			suppliers.put(pattern, () -> {
				throw new IllegalStateException();
			});
		}
		assertThat(new SslClientRoutes(suppliers).find(PeerName.of(host)))
			.isSameAs((expected != null) ? suppliers.get(expected) : null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "*.", "*bank.example", "a.*.example", "**.example", "*.192.0.2.1", "bank.*", "" })
	void whatIsNoPatternIsRefused(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SslClientRoutes(Map.of(pattern, () -> {
			throw new IllegalStateException();
		})));
	}

	@Test
	void twoPatternsMustNotMeanTheSame() {
		Supplier<SslClientContext> none = () -> {
			throw new IllegalStateException();
		};
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SslClientRoutes(Map.of("bank.example", none, "Bank.example", none)))
			.withMessageContaining("There are two entries for");
	}

}
