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

package io.github.sslclient.cipher;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyExchange}.
 */
class KeyExchangeTests {

	@ParameterizedTest
	@CsvSource({ "0x0033,DHE", "0x009E,DHE", "0x0032,DHE", "0xCCAA,DHE", "0xC009,ECDHE", "0xC02F,ECDHE", "0xCCA8,ECDHE",
			"0xC02C,ECDHE" })
	void aSuiteWithAKeyForOneHandshakeTellsOfWhichKind(String code, KeyExchange kind) {
		assertThat(KeyExchange.ofSuite(Integer.decode(code))).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "0x002F,RSA", "0x009C,RSA", "0x00A8,PSK", "0x00AA,DHE and PSK", "0xC035,ECDHE and PSK",
			"0x1301,TLS 1.3", "0x0016,not OpenSSL's", "0xFEFE,nobody's" })
	void anyOtherSuiteIsOfNoSuchKind(String code, String reason) {
		assertThat(KeyExchange.ofSuite(Integer.decode(code))).as(reason).isEqualTo(KeyExchange.OTHER);
	}

}
