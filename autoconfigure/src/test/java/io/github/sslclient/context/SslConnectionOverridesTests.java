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

package io.github.sslclient.context;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.github.sslclient.verify.VerifyMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SslConnectionOverrides}.
 */
class SslConnectionOverridesTests {

	@Test
	void everyOverrideCanBeReadFromText() {
		assertThat(SslConnectionOverrides.of(Map.of("method", "tlsv1.3", "ciphers", "A", "ciphersuites", "B", "verify",
				"NONE", "max-depth", 3, "serverName", "x.test", "connectTimeout", "5s", "handshake-timeout", "PT2S",
				"read-timeout", "250ms")))
			.isEqualTo(SslConnectionOverrides.builder()
				.method("tlsv1.3")
				.ciphers("A")
				.ciphersuites("B")
				.verify(VerifyMode.NONE)
				.maxDepth(3)
				.serverName("x.test")
				.connectTimeout(Duration.ofSeconds(5))
				.handshakeTimeout(Duration.ofSeconds(2))
				.readTimeout(Duration.ofMillis(250))
				.build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "certificate", "key", "certificate-password", "certificatePassword", "ca-file",
			"ca-directory", "crl-file", "crl-check", "verify-hostname", "alpn", "proxy.host", "proxy.password" })
	void whatBelongsToTheContextIsRefusedByThePropertysName(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> SslConnectionOverrides.of(Map.of(name, "x")))
			.withMessageContaining("belongs to the context")
			.withMessageContaining("ssl.client." + name.replace("P", "-p"));
	}

	@Test
	void whatBelongsToTheContextIsRefusedEvenIfItIsEmpty() {
		assertThatIllegalArgumentException().isThrownBy(() -> SslConnectionOverrides.of(Map.of("key", "")));
	}

	@Test
	void anUnknownNameIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SslConnectionOverrides.of(Map.of("verfy", "none")))
			.withMessageContaining("'verfy'");
	}

	@ParameterizedTest
	@CsvSource({ "verify,perhaps", "max-depth,many", "max-depth,-1", "read-timeout,soon", "read-timeout,-PT1S",
			"handshake-timeout,999999999999s" })
	void aValueThatCannotBeReadIsRefusedByThePropertysName(String name, String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> SslConnectionOverrides.of(Map.of(name, value)))
			.withMessageContaining("'" + name + "'");
	}

	@Test
	void emptyAndMissingValuesMeanUnset() {
		Map<String, String> text = new HashMap<>();
		text.put("method", " ");
		text.put("verify", null);
		assertThat(SslConnectionOverrides.of(text)).isEqualTo(SslConnectionOverrides.none());
	}

}
