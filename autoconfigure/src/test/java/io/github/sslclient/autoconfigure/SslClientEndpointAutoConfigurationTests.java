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

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.endpoint.ContextDescriptor;
import io.github.sslclient.endpoint.SslClientEndpoint;
import io.github.sslclient.endpoint.SslClientEndpointWebExtension;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SslClientEndpointAutoConfiguration}.
 */
class SslClientEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=sslclient";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class,
				SslClientSanitizingAutoConfiguration.class, SslClientEndpointAutoConfiguration.class));

	@Test
	void thereIsAnEndpointWhereItIsExposed() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(SslClientEndpoint.class)
				.hasSingleBean(SslClientEndpointWebExtension.class));
	}

	@Test
	void nothingIsExposedByDefault() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(SslClientEndpoint.class)
			.doesNotHaveBean(SslClientEndpointWebExtension.class));
	}

	@Test
	void whereItIsExposedOverJmxAloneTheWebHasNothing() {
		this.contextRunner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=sslclient")
			.run((context) -> assertThat(context).hasSingleBean(SslClientEndpoint.class)
				.doesNotHaveBean(SslClientEndpointWebExtension.class));
	}

	@Test
	void accessCanBeDenied() {
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.sslclient.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(SslClientEndpoint.class));
	}

	@Test
	void withoutClientsThereIsNone() {
		this.contextRunner.withPropertyValues(EXPOSED, "ssl.client.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SslClientEndpoint.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { Endpoint.class, ConditionalOnAvailableEndpoint.class })
	void withoutActuatorThereIsNone(Class<?> missing) {
		this.contextRunner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sslClientEndpoint"));
	}

	@Test
	void anEndpointOfTheUsersReplacesOurs() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(SslClientEndpoint.class)
				.hasBean("ownEndpoint")
				.hasSingleBean(SslClientEndpointWebExtension.class));
	}

	@Test
	void namedContextsAreThereToo() {
		this.contextRunner.withPropertyValues(EXPOSED, "ssl.client.contexts.bank.max-depth=3").run((context) -> {
			assertThat(endpoint(context).contexts().contexts()).containsOnlyKeys("default", "bank");
			assertThat(bank(context).settings()).containsEntry("max-depth", 3);
		});
	}

	@Test
	void aContextThatCannotBeBoundAnswersWithTheReason() {
		this.contextRunner
			.withPropertyValues(EXPOSED, "ssl.client.contexts.bank.max-depth=deep",
					"ssl.client.contexts.bank.ca-fiel=a.pem", "ssl.client.ca-flie=a.pem")
			.run((context) -> {
				assertThat(endpoint(context).contexts().contexts().get("default").failure()).isNotNull()
					.extracting("property")
					.isEqualTo("ssl.client.ca-flie");
				assertThat(bank(context).failure()).isNotNull();
			});
	}

	@Test
	void whatAnApplicationSanitizesIsHidden() {
		this.contextRunner
			.withPropertyValues(EXPOSED, "ssl.client.contexts.bank.ca-directory=/srv/tenant-4711",
					"ssl.client.ca-directory=/srv/shared")
			.withBean(SanitizingFunction.class,
					() -> SanitizingFunction.sanitizeValue().ifKeyEquals("ssl.client.contexts.bank.ca-directory"))
			.run((context) -> {
				assertThat(bank(context).settings()).containsEntry("ca-directory", "******");
				assertThat(Objects.requireNonNull(endpoint(context).context("default", null)).settings())
					.containsEntry("ca-directory", "/srv/shared");
			});
	}

	@Test
	void textThatStandsInAPropertyIsInNoAnswer() {
		Identity client = TestPki.create(KeyKind.EC).client("me");
		String key = client.keyPem().lines().skip(1).findFirst().orElseThrow();
		String certificate = client.certificatePem().lines().skip(1).findFirst().orElseThrow();
		this.contextRunner
			.withPropertyValues(EXPOSED, "ssl.client.certificate=" + client.certificatePem(),
					"ssl.client.key=" + client.keyPem(), "ssl.client.certificate-password=Zug4ng",
					"ssl.client.contexts.bank.certificate=" + client.keyPem(),
					"ssl.client.contexts.bank.certificate-password=Zug4ng")
			.run((context) -> {
				SslClientEndpoint endpoint = endpoint(context);
				assertThat(bank(context).loaded()).isFalse();
				assertThat(Objects.requireNonNull(endpoint.context("default", true)).settings())
					.containsEntry("key", "the text of the property")
					.containsEntry("certificate-password", "******");
				assertThat(List.of(endpoint.contexts(), endpoint.context("default", true), bank(context),
						endpoint.reload("default"), endpoint.reload("bank")))
					.allSatisfy((answer) -> assertThat(answer + JsonMapper.shared().writeValueAsString(answer))
						.doesNotContain("Zug4ng", key, certificate));
			});
	}

	private static SslClientEndpoint endpoint(ApplicationContext context) {
		return context.getBean(SslClientEndpoint.class);
	}

	private static ContextDescriptor bank(ApplicationContext context) {
		return Objects.requireNonNull(endpoint(context).context("bank", null));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoint {

		@Bean
		SslClientEndpoint ownEndpoint(SslClientContexts contexts) {
			return new SslClientEndpoint(contexts, List.of(), Clock.systemUTC());
		}

	}

}
