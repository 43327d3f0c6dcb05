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

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.pin.KeyPin;
import io.github.sslclient.verify.pin.KeyPins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@code ssl.client.pins}.
 */
class PinPropertiesTests {

	private static final String ONE = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

	private static final String OTHER = "sha256/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class));

	@Test
	void keysMayStandInOneLine() {
		this.contextRunner
			.withPropertyValues("ssl.client.pins[0].host=*.bank.example",
					"ssl.client.pins[0].keys=" + ONE + "," + OTHER)
			.run((context) -> assertThat(
					pins(context.getBean(SslClientContexts.class), "default").find(PeerName.of("www.bank.example")))
				.containsExactlyInAnyOrder(new KeyPin(ONE), new KeyPin(OTHER)));
	}

	/** As a list in YAML does. */
	@Test
	void keysMayHaveAnIndex() {
		this.contextRunner
			.withPropertyValues("ssl.client.pins[0].keys[0]=" + ONE, "ssl.client.pins[0].keys[1]=" + OTHER)
			.run((context) -> assertThat(
					pins(context.getBean(SslClientContexts.class), "default").find(PeerName.of("anything.example")))
				.hasSize(2));
	}

	@Test
	void aNamedContextHasItsOwn() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.pins[0].keys=" + ONE + "," + OTHER)
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(pins(contexts, "bank").isEmpty()).isFalse();
				assertThat(pins(contexts, "default").isEmpty()).isTrue();
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					pins[0].keys=ONE                        | pins[0]      | reserve
					pins[0].host=a.example                  | pins[0]      | there is none
					pins[0].keys=ONE,sha256/x               | pins[0]      | is no pin
					pins[0].keys=ONE,OTHER;pins[0].host=a b | pins[0]      | a b
					pins[0].keys=ONE,OTHER;pins[1].keys=ONE,OTHER | pins[1].host | put all its keys into one
					pins[0].keys=ONE,OTHER;pins[0].host=a.example;pins[1].keys=ONE,OTHER;pins[1].host=A.example | pins | two entries
					pins[0].keys=ONE,OTHER;verify=none      | pins         | leave one out
					""")
	void whatIsWrongIsNamed(String properties, String property, String reason) {
		String[] values = properties.replace("ONE", ONE).replace("OTHER", OTHER).split(";");
		for (int i = 0; i < values.length; i++) {
			values[i] = "ssl.client." + values[i];
		}
		this.contextRunner.withPropertyValues(values)
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
				.withMessageContaining(reason)
				.satisfies((ex) -> assertThat(ex.getProperty()).isEqualTo("ssl.client." + property)));
	}

	@ParameterizedTest
	@CsvSource({ "pins[0].key", "pins[0].keys.first", "pins[0].hosts[0]", "pin[0].keys", "pins.keys" })
	void aMisspeltKeyIsRefused(String key) {
		this.contextRunner.withPropertyValues("ssl.client." + key + "=" + ONE)
			.run((context) -> assertThat(catchThrowable(() -> context.getBean(SslClientContexts.class).get("default")))
				.hasStackTraceContaining("ssl.client." + key));
	}

	private static KeyPins pins(SslClientContexts contexts, String name) {
		return contexts.get(name).settings().pins();
	}

}
