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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PeerName}.
 */
class PeerNameTests {

	@ParameterizedTest
	@CsvSource({ "www.Example.org,www.example.org", "example.org.,example.org", "a_b.example.org,a_b.example.org",
			"_dmarc.example.org,_dmarc.example.org", "bücher.example,xn--bcher-kva.example", "localhost,localhost" })
	void aNameBecomesALabels(String host, String name) {
		assertThat(PeerName.of(host)).isEqualTo(new PeerName(name, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "[::1]", "fe80::1%eth0", "2001:db8::1", "::ffff:1.2.3.4" })
	void aLiteralIsAnAddress(String host) {
		assertThat(PeerName.of(host).address()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "a..b", "-a.test", "a b.test", "a/b", "127.1", "1.2.3", "0x7f.1", "a.test:443",
			"1.2.3.4.5", "999.1.1.1", ":::", "a\u0000.test", "*.example.org" })
	void whatIsNeitherIsRefused(String host) {
		assertThatIllegalArgumentException().isThrownBy(() -> PeerName.of(host))
			.withMessageContaining("is not a host name or IP address");
	}

}
