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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.SslError;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A search for the password and the key in all that can be printed.
 */
class SecretsTests {

	private static final String SECRET = "Zug4ng-nur-f0r-uns";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SslClientAutoConfiguration.class, SslClientSanitizingAutoConfiguration.class));

	@TempDir
	private Path directory;

	private Path certificate;

	private Path key;

	@BeforeEach
	void writeFiles() throws Exception {
		Identity client = TestPki.create(KeyKind.EC).client("client");
		this.certificate = Files.writeString(this.directory.resolve("client.pem"), client.certificatePem());
		this.key = Files.writeString(this.directory.resolve("client.key"), client.keyPem());
	}

	@Test
	void noObjectPrintsThePassword() {
		configured().run((context) -> assertThat(List.of(context.getBean(SslClientProperties.class),
				context.getBean(SslClientContext.class), context.getBean(SslClientContext.class).settings(),
				context.getBean(SslClientStreamFactory.class)))
			.allSatisfy((object) -> assertThat(object.toString()).doesNotContain(SECRET)));
	}

	@Test
	void noExceptionPrintsThePassword() {
		configured().withPropertyValues("ssl.client.key=classpath:io/github/sslclient/pem/rsa-pbes2.pem")
			.run((context) -> {
				try {
					context.getBean(SslClientContext.class);
				}
				catch (RuntimeException ex) {
					StringWriter trace = new StringWriter();
					ex.printStackTrace(new PrintWriter(trace));
					assertThat(SslError.from(ex)).isNotNull().extracting(SslError::message).isNotNull();
					assertThat(trace.toString()).contains("certificate-password").doesNotContain(SECRET);
					return;
				}
				throw new AssertionError("The password opened the key");
			});
	}

	@Test
	void actuatorDoesNotTellThePasswordThoughItShowsValues() {
		configured().run((context) -> assertThat(configurationProperties(context))
			.contains(this.certificate.getFileName().toString())
			.doesNotContain(SECRET));
	}

	@Test
	void actuatorDoesNotTellAKeyThatStandsInItsProperty() throws Exception {
		String text = Files.readString(this.key);
		configured().withPropertyValues("ssl.client.key=" + text)
			.run((context) -> assertThat(configurationProperties(context) + environment(context))
				.doesNotContain(text.substring(60, 90)));
	}

	/** As Boot's own properties allow. */
	@Test
	void neitherToStringNorActuatorTellsAKeyInBase64() throws Exception {
		String text = Base64.getEncoder().encodeToString(Files.readAllBytes(this.key));
		configured().withPropertyValues("ssl.client.key=base64:" + text)
			.run((context) -> assertThat(
					context.getBean(SslClientContext.class) + configurationProperties(context) + environment(context))
				.doesNotContain(text.substring(60, 90)));
	}

	@Test
	void aPasswordWithAnIndexInTheEnvironmentIsNotPrinted() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment",
						new SystemEnvironmentPropertySource("systemEnvironment",
								Map.of("SSL_CLIENT_CERTIFICATEPASSWORD_0", SECRET))))
			.run((context) -> {
				StringWriter trace = new StringWriter();
				catchThrowable(() -> context.getBean(SslClientContext.class)).printStackTrace(new PrintWriter(trace));
				assertThat(trace.toString()).contains("it must be a single text").doesNotContain(SECRET);
			});
	}

	@Test
	void actuatorDoesNotTellThePasswordOfTheEnvironment() {
		configured()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("variables-systemEnvironment",
						Map.of("SSL_CLIENT_CERTIFICATE_PASSWORD", SECRET, "SSL_CLIENT_CERTIFICATEPASSWORD", SECRET))))
			.run((context) -> assertThat(environment(context)).contains("SSL_CLIENT_CERTIFICATE_PASSWORD")
				.doesNotContain(SECRET));
	}

	private ApplicationContextRunner configured() {
		return this.contextRunner.withPropertyValues("ssl.client.certificate=" + this.certificate,
				"ssl.client.key=" + this.key, "ssl.client.certificate-password=" + SECRET,
				"ssl.client.ca-file-password=" + SECRET);
	}

	private static String configurationProperties(AssertableApplicationContext context) {
		ConfigurationPropertiesReportEndpoint endpoint = new ConfigurationPropertiesReportEndpoint(
				sanitizingFunctions(context), Show.ALWAYS);
		endpoint.setApplicationContext(context.getSourceApplicationContext());
		context.getBean(SslClientProperties.class);
		return JsonMapper.shared().writeValueAsString(endpoint.configurationProperties());
	}

	private static String environment(AssertableApplicationContext context) {
		return JsonMapper.shared()
			.writeValueAsString(
					new EnvironmentEndpoint(context.getEnvironment(), sanitizingFunctions(context), Show.ALWAYS)
						.environment(null));
	}

	private static List<SanitizingFunction> sanitizingFunctions(AssertableApplicationContext context) {
		return context.getBeanProvider(SanitizingFunction.class).orderedStream().toList();
	}

}
