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

import java.util.Map;

import io.github.sslclient.SslConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link UnknownPropertyCheck}.
 */
class UnknownPropertyCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "ssl.client.max-depth", "ssl.client.maxDepth", "ssl.client.max_depth",
			"SSL.CLIENT.MAXDEPTH", "ssl.client.alpn", "ssl.client.alpn[0]" })
	void aPropertyIsKnownHoweverItIsWritten(String key) {
		assertThat(bind(Map.of(key, "7"))).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "ssl.client.verfy, ssl.client.verify", "ssl.client.verify.mode, ssl.client.verify",
			"ssl.client.max-depth[0], ssl.client.max-depth", "ssl.client.verify-host, ssl.client.verify-hostname" })
	void anUnknownOneIsRefusedWithTheNearestThereIs(String key, String nearest) {
		SslConfigurationException refused = refused(Map.of(key, "x"));
		assertThat(refused.getProperty()).isEqualTo(key);
		assertThat(refused.getError().hint()).endsWith("the nearest there is: " + nearest);
	}

	@Test
	void anEmptyValueOfAKnownOneIsNoUnknownOne() {
		assertThat(bind(Map.of("ssl.client.max-depth", "", "ssl.client.method", "")).maxDepth()).isEqualTo(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssl.clients", "ssl.server.verfy", "ssl.client-verfy" })
	void whatIsNotBelowThePrefixIsNotLookedAt(String key) {
		assertThat(bind(Map.of(key, "x"))).isNotNull();
	}

	@Test
	void anUnknownOneIsToldBeforeAValueThatCannotBeConverted() {
		assertThat(refused(Map.of("ssl.client.max-depth", "many", "ssl.client.verfy", "none")).getProperty())
			.isEqualTo("ssl.client.verfy");
	}

	private static SslConfigurationException refused(Map<String, String> properties) {
		BindException failure = catchThrowableOfType(BindException.class, () -> bind(properties));
		assertThat(failure).cause().isInstanceOf(SslConfigurationException.class);
		return (SslConfigurationException) failure.getCause();
	}

	private static SslClientProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(SslClientProperties.PREFIX,
				Bindable.of(SslClientProperties.class), new UnknownPropertyCheck(BindHandler.DEFAULT));
	}

}
