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

package io.github.sslclient.health;

import io.github.sslclient.context.IllegalSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HealthTarget}.
 */
class HealthTargetTests {

	@ParameterizedTest
	@CsvSource({ "db.example.org:5433,db.example.org,5433", "192.0.2.1:443,192.0.2.1,443", "[::1]:65535,::1,65535",
			"' a:1 ',a,1" })
	void aTargetIsAHostAndAPort(String text, String host, int port) {
		assertThat(HealthTarget.parse(text)).isEqualTo(new HealthTarget(host, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "host", "host:", ":443", "host:0", "host:65536", "host:99999", "host:-1", "::1:443",
			"https://host:443", "host:443/path", "a b:1", "[]:1", "host:x" })
	void whatIsNoneIsRefusedWithTheForm(String text) {
		assertThatExceptionOfType(IllegalSettingException.class).isThrownBy(() -> HealthTarget.parse(text))
			.withMessageContaining("'health.targets' must hold HOST:PORT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db.example.org:5433", "[::1]:443" })
	void itsTextIsItsForm(String text) {
		assertThat(HealthTarget.parse(text)).hasToString(text);
	}

}
