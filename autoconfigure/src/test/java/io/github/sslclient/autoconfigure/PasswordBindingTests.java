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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import io.github.sslclient.SslConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PasswordBinding}.
 */
class PasswordBindingTests {

	private static final String SECRET = "Zug4ng-nur-f0r-uns";

	@Test
	void textIsReadAsItIsWritten() {
		assertThat(bind("certificate-password", " a,b ").certificatePassword()).containsExactly(" a,b ".toCharArray());
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 7, 65, 123456, -1, Long.MAX_VALUE })
	void aNumberIsReadAsItIsWritten(long number) {
		assertThat(bind("certificate-password", number).certificatePassword())
			.containsExactly(String.valueOf(number).toCharArray());
	}

	@Test
	void thePasswordOfAProxyIsReadAsItIsWritten() {
		assertThat(bind("proxy.password", " a,b ").proxy()).isNotNull()
			.satisfies((proxy) -> assertThat(proxy.password()).containsExactly(" a,b ".toCharArray()));
		assertThat(bind("proxy.password", 65L).proxy()).isNotNull()
			.satisfies((proxy) -> assertThat(proxy.password()).containsExactly("65".toCharArray()));
	}

	@Test
	void aUrlInPlaceOfTheKeysOfAProxyIsNotQuoted() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind("proxy", "http://user:" + SECRET + "@proxy.example.org:3128"))
			.withCauseInstanceOf(SslConfigurationException.class)
			.satisfies((ex) -> assertThat(stackTrace(ex)).contains("set proxy.type, proxy.host and proxy.port")
				.doesNotContain(SECRET));
	}

	@Test
	void thePasswordOfTrustedCertificatesIsReadAsItIsWritten() {
		assertThat(bind("ca-file-password", " a,b ").caFilePassword()).containsExactly(" a,b ".toCharArray());
		assertThat(bind("ca-file-password", 65L).caFilePassword()).containsExactly("65".toCharArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "certificate-password[0]", "ca-file-password[0]", "certificate-password[0][1]",
			"proxy.password[0]", "proxy.password[0][1]" })
	void whatIsNoSingleTextIsRefusedWithoutAWordOfIt(String key) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(key, SECRET))
			.withCauseInstanceOf(SslConfigurationException.class)
			.satisfies((ex) -> assertThat(stackTrace(ex)).contains("it must be a single text").doesNotContain(SECRET));
	}

	@Test
	void otherNumbersAreConverted() {
		assertThat(bind("max-depth", 7).maxDepth()).isEqualTo(7);
	}

	@Test
	void anotherFailureStaysAsItIs() {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind("max-depth", "many"))
			.satisfies((ex) -> assertThat(ex).hasStackTraceContaining("many"));
	}

	private static String stackTrace(Exception exception) {
		StringWriter trace = new StringWriter();
		exception.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private static SslClientProperties bind(String key, Object value) {
		return new Binder(new MapConfigurationPropertySource(Map.of(SslClientProperties.PREFIX + "." + key, value)))
			.bind(SslClientProperties.PREFIX, Bindable.of(SslClientProperties.class),
					new PasswordBinding(BindHandler.DEFAULT))
			.get();
	}

}
