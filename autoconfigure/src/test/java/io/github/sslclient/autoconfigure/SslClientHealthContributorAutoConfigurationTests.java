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

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.sslclient.health.SslClientHealthIndicator;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SslClientHealthContributorAutoConfiguration}. The last ones break one
 * thing each: who reads the answer must find the file to renew, or the peer that refuses.
 */
class SslClientHealthContributorAutoConfigurationTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SslClientAutoConfiguration.class, SslClientHealthContributorAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void thereIsAnIndicatorWithNothingSet() {
		this.contextRunner.run((context) -> assertThat(health(context)).isEqualTo(Health.up().build()));
	}

	@Test
	void itIsSwitchedOffLikeEveryOther() {
		this.contextRunner.withPropertyValues("management.health.sslclient.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SslClientHealthIndicator.class)
				.doesNotHaveBean(HealthIndicators.class));
	}

	@Test
	void withoutClientsThereIsNone() {
		this.contextRunner.withPropertyValues("ssl.client.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SslClientHealthIndicator.class));
	}

	@Test
	void withoutSpringBootsHealthThereIsNone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sslClientHealthContributor"));
	}

	@Test
	void anIndicatorOfTheUsersReplacesOurs() {
		this.contextRunner.withUserConfiguration(OwnIndicator.class)
			.run((context) -> assertThat(context).doesNotHaveBean(SslClientHealthIndicator.class)
				.doesNotHaveBean(HealthIndicators.class));
	}

	@Test
	void anUnknownKeyOfHealthIsRefused() {
		this.contextRunner.withPropertyValues("ssl.client.health.target=a:1")
			.run((context) -> assertThat(health(context).getDetails()).containsEntry("property",
					"ssl.client.health.target"));
	}

	@Test
	void whatIsNoTargetStopsTheStart() {
		this.contextRunner.withPropertyValues("ssl.client.health.targets=db.example.org")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("'health.targets' must hold HOST:PORT"));
	}

	@ParameterizedTest
	@CsvSource({ "interval=0s, must be longer than nothing", "interval=-1s, must be longer than nothing",
			"timeout=-1s, must be between zero", "timeout=25h, must be between zero" })
	void aTimeThatCannotBeUsedStopsTheStartUnderItsOwnName(String property, String requirement) {
		this.contextRunner.withPropertyValues("ssl.client.health." + property)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("ssl.client.health.")
				.hasStackTraceContaining("'health." + property.replaceFirst("=.*", "") + "' " + requirement));
	}

	@Test
	void aFileThatIsMissingIsFoundInTheAnswer() {
		Path missing = this.directory.resolve("ca.pem");
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + missing).run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("property", "ssl.client.ca-file");
			assertThat(errors(health)).contains(missing.toString(), "No such file");
		});
	}

	@Test
	void aClientCertificateToRenewIsFoundInTheAnswer() {
		Instant now = Instant.now();
		Identity expired = PKI.validity(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1))).client("me");
		Path file = TestPki.write(this.directory, "client.pem", expired.certificatePem() + expired.keyPem());
		this.contextRunner.withPropertyValues("ssl.client.certificate=" + file).run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(errors(health)).contains("certificate (" + file + ")", "'CN=me' expired at",
					"put a renewed one in its place");
		});
	}

	@Test
	void aCrlToRenewIsFoundInTheAnswer() {
		Instant now = Instant.now();
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		Path crlFile = TestPki.write(this.directory, "crl.pem",
				PKI.crlPem(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1))));
		this.contextRunner
			.withPropertyValues("ssl.client.ca-file=" + caFile, "ssl.client.crl-check=peer",
					"ssl.client.crl-file=" + crlFile)
			.run((context) -> assertThat(errors(health(context))).contains("crl-file (" + crlFile + ")", "expired at"));
	}

	@Test
	void aPeerThatIsRefusedIsFoundInTheAnswer() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", TestPki.create(KeyKind.EC).caPem());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo)) {
			String target = "localhost:" + server.port();
			this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile, "ssl.client.health.targets=" + target)
				.run((context) -> {
					await().until(() -> health(context).getStatus().equals(Status.DOWN));
					assertThat(errors(health(context))).contains("target " + target, "20 (unable to get local issuer",
							"add that authority to ca-file");
				});
		}
	}

	@Test
	void severalContextsAreTheComponentsOfOneAnswer() {
		Path missing = this.directory.resolve("ca.pem");
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.ca-file=" + missing).run((context) -> {
			CompositeHealthContributor health = context.getBean("sslClientHealthContributor",
					CompositeHealthContributor.class);
			assertThat(health.stream()).extracting(HealthContributors.Entry::name).containsExactly("default", "bank");
			assertThat(((HealthIndicator) health.getContributor("default")).health().getStatus()).isEqualTo(Status.UP);
			assertThat(((HealthIndicator) health.getContributor("bank")).health().getDetails())
				.containsEntry("property", "ssl.client.contexts.bank.ca-file");
		});
	}

	@Test
	void eachContextTriesItsOwnTargets() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo)) {
			String target = "localhost:" + server.port();
			this.contextRunner
				.withPropertyValues("ssl.client.contexts.bank.ca-file=" + caFile,
						"ssl.client.contexts.bank.health.targets=" + target)
				.run((context) -> {
					CompositeHealthContributor health = context.getBean("sslClientHealthContributor",
							CompositeHealthContributor.class);
					HealthIndicator bank = (HealthIndicator) health.getContributor("bank");
					await().until(() -> String.valueOf(bank.health().getDetails().get("targets")).contains("accepted"));
					assertThat(((HealthIndicator) health.getContributor("default")).health().getDetails()).isEmpty();
				});
		}
	}

	@Test
	void noPasswordIsInTheAnswer() {
		Path key = TestPki.write(this.directory, "key.pem", PKI.client("me").keyPem());
		this.contextRunner
			.withPropertyValues("ssl.client.certificate=" + key, "ssl.client.certificate-password=hunter2")
			.run((context) -> assertThat(health(context).toString()).doesNotContain("hunter2"));
	}

	private static Health health(ApplicationContext context) {
		return context.getBean(SslClientHealthIndicator.class).health();
	}

	private static String errors(Health health) {
		Map<String, Object> details = health.getDetails();
		return String.valueOf(details.get("errors"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnIndicator {

		@Bean
		HealthIndicator sslClientHealthIndicator() {
			return () -> Health.unknown().build();
		}

	}

}
