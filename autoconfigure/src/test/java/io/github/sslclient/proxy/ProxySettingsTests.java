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

package io.github.sslclient.proxy;

import java.util.List;

import io.github.sslclient.verify.identity.PeerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProxySettings}.
 */
class ProxySettingsTests {

	private static final String SECRET = "Zug4ng-nur-f0r-uns";

	@ParameterizedTest
	@ValueSource(strings = { "http://proxy.example.org:3128", "http://user:" + SECRET + "@proxy.example.org",
			"user:" + SECRET + "@proxy.example.org", "proxy.example.org/" + SECRET })
	void aUrlIsNoHostAndIsNotQuoted(String host) {
		assertThatIllegalArgumentException().isThrownBy(() -> ProxySettings.of(ProxyType.HTTP, host, 3128))
			.withMessageContaining("no URL")
			.withMessageNotContaining(SECRET);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 65536 })
	void whatIsNoPortIsRefused(int port) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ProxySettings.of(ProxyType.HTTP, "proxy.example.org", port));
		assertThatIllegalArgumentException().isThrownBy(
				() -> new ProxyRequest(ScriptedAnswer.proxy(ProxyType.HTTP), PeerName.of("db.example.org"), port));
	}

	@ParameterizedTest
	@CsvSource({ "HTTP, a:b, x", "HTTPS, 'a\nb', x", "HTTP, a, 'x\r\ny'", "SOCKS5, '', x", "SOCKS5, a, ''" })
	void credentialsThatCannotBeSentAreRefusedWithoutAWordOfThem(ProxyType type, String username, String password) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ScriptedAnswer.proxy(type)
				.withCredentials(username, password.isEmpty() ? new char[0] : (SECRET + password).toCharArray()))
			.withMessageNotContaining(SECRET);
	}

	@Test
	void credentialsThatAreTooLongAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> ScriptedAnswer.proxy(ProxyType.SOCKS5).withCredentials("a", "ü".repeat(128).toCharArray()));
		assertThatIllegalArgumentException().isThrownBy(
				() -> ScriptedAnswer.proxy(ProxyType.HTTP).withCredentials("a", "x".repeat(2049).toCharArray()));
	}

	@ParameterizedTest
	@EnumSource
	void nothingPrintsThePassword(ProxyType type) {
		ProxySettings settings = ScriptedAnswer.proxy(type).withCredentials("user", SECRET.toCharArray());
		assertThat(settings + " " + settings.credentials()).doesNotContain(SECRET)
			.contains("://proxy.example.org:3128");
	}

	@Test
	void thePasswordIsCopied() throws Exception {
		char[] password = ScriptedAnswer.PASSWORD.toCharArray();
		ProxySettings settings = ScriptedAnswer.proxy(ProxyType.SOCKS5).withCredentials("jörg", password);
		password[0] = 'X';
		ScriptedAnswer answer = new ScriptedAnswer(ScriptedAnswer.bytes(5, 2, 1, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
		answer.ask(settings, "db.example.org", 443);
		assertThat(answer.sentText()).contains(ScriptedAnswer.PASSWORD);
	}

	@ParameterizedTest
	@CsvSource({ "db.example.org, false", "www.db.example.org, true", "localhost, false", "127.0.0.1, false",
			"127.0.0.2, true", "a.intern.example, false", "intern.example, true", "evilintern.example, true",
			"[0:0::1], false" })
	void someHostsAreNotForTheProxy(String host, boolean served) {
		ProxySettings settings = ScriptedAnswer.proxy(ProxyType.HTTP)
			.withNonProxyHosts(List.of("DB.example.org", "localhost", "127.0.0.1", "::1", "*.intern.example"));
		assertThat(settings.serves(PeerName.of(host))).isEqualTo(served);
	}

	@Test
	void noHostIsLeftOutUnlessItIsNamed() {
		assertThat(ScriptedAnswer.proxy(ProxyType.HTTP).serves(PeerName.of("localhost"))).isTrue();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTPS")
	void aContextIsForTlsToTheProxy(ProxyType type) {
		assertThatIllegalArgumentException().isThrownBy(() -> ScriptedAnswer.proxy(type).withContext("bank"))
			.withMessageContaining("https");
	}

}
