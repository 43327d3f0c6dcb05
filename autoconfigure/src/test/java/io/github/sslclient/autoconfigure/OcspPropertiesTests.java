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

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.ocsp.OcspCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@code ssl.client.ocsp}.
 */
class OcspPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class));

	/** YAML takes a plain {@code off} for a boolean. */
	@ParameterizedTest
	@CsvSource({ "off, OFF", "false, OFF", "staple, STAPLE", "must-staple, MUST_STAPLE", "'', OFF" })
	void theCheckIsChosenByName(String value, OcspCheck check) {
		this.contextRunner.withPropertyValues("ssl.client.ocsp=" + value)
			.run((context) -> assertThat(context.getBean(SslClientContexts.class).get("default").settings().ocsp())
				.isEqualTo(check));
	}

	@Test
	void nothingIsCheckedByDefault() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(SslClientContexts.class).get("default").settings().ocsp())
				.isEqualTo(OcspCheck.OFF));
	}

	@Test
	void aConnectionCannotChooseOtherwise() {
		assertThatIllegalArgumentException().isThrownBy(() -> SslConnectionOverrides.of(Map.of("ocsp", "off")))
			.withMessageContaining("'ocsp' belongs to the context");
	}

}
