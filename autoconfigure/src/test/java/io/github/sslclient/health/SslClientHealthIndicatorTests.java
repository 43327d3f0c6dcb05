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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslError;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SslClientHealthIndicator}.
 */
class SslClientHealthIndicatorTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Duration DAY = Duration.ofDays(1);

	@Test
	void aSoundContextIsUpAndSaysNothing() throws Exception {
		Health health = health(settings());
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).isEmpty();
	}

	@Test
	void aContextThatCannotBeMadeIsDownAndNamesTheProperty() {
		SslConfigurationException broken = new SslConfigurationException("ssl.client.key",
				SslError.ofSetting("key", List.of(), "broken"), new IllegalStateException());
		try (TargetMonitor targets = noTargets()) {
			Health health = new SslClientHealthIndicator(place(() -> {
				throw broken;
			}), targets, DAY, Clock.systemUTC()).health();
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("property", "ssl.client.key")
				.containsEntry("errors", List.of(broken.getError().message()));
		}
	}

	@Test
	void anExpiredClientCertificateIsDown() throws Exception {
		Instant now = Instant.now();
		Identity client = PKI.validity(now.minus(DAY), now.plus(DAY)).client("me");
		Health health = health(
				settings().certificate(new PemText(client.certificatePem())).key(new PemText(client.keyPem())),
				now.plus(DAY.multipliedBy(2)));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(messages(health, "errors")).singleElement().asString().contains("'CN=me' expired at");
	}

	@Test
	void aClientCertificateThatEndsSoonIsUpWithAWarning() throws Exception {
		Instant now = Instant.now();
		Identity client = PKI.validity(now.minus(DAY), now.plus(DAY.dividedBy(2))).client("me");
		Health health = health(
				settings().certificate(new PemText(client.certificatePem())).key(new PemText(client.keyPem())), now);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(messages(health, "warnings")).singleElement().asString().contains("'CN=me' expires at");
	}

	@Test
	void anExpiredCrlIsDown() throws Exception {
		Instant now = Instant.now();
		String crl = PKI.crlPem(now.minus(DAY.multipliedBy(2)), now.minus(DAY));
		Health health = health(settings().crlCheck(CrlCheck.PEER).crlFile(new PemText(crl)));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(messages(health, "errors")).singleElement().asString().contains("crl-file", "the CRL of 'CN=");
	}

	@Test
	void whatIsSwitchedOffIsWarnedOf() throws Exception {
		Health health = health(settings().verify(VerifyMode.NONE).verifyHostname(false));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(messages(health, "warnings")).containsExactly("verify is none: any server is accepted",
				"verify-hostname is false: a certificate for any host is accepted");
	}

	@Test
	void aTargetThatIsRefusedIsDownAndNamedWithCodeAndDepth() throws Exception {
		try (TlsTestServer<Long> server = server(); TargetMonitor targets = watch(TestPki.create(KeyKind.EC), server)) {
			Health health = awaitResult(targets);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(messages(health, "errors")).singleElement()
				.asString()
				.startsWith("target localhost:" + server.port() + ": ");
			assertThat(health.getDetails().get("targets")).asString()
				.contains("result=failed", "codes=[0A000086]", "verifyResult=20", "depth=0");
		}
	}

	@Test
	void filesThatCannotBeTakenUpAreAWarning() throws Exception {
		SslClientContext context = SslClientContext.of(settings().build());
		AtomicBoolean broken = new AtomicBoolean();
		ReloadableContext place = place(() -> {
			if (broken.get()) {
				throw new IllegalStateException("ca-file (/etc/ca.pem): no PEM");
			}
			return context;
		});
		try (TargetMonitor targets = noTargets()) {
			SslClientHealthIndicator indicator = new SslClientHealthIndicator(place, targets, DAY, Clock.systemUTC());
			assertThat(indicator.health().getDetails()).isEmpty();
			broken.set(true);
			place.reload();
			assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
			assertThat(messages(indicator.health(), "warnings"))
				.containsExactly("the files that are there now could not be loaded, those of before serve on: "
						+ "ca-file (/etc/ca.pem): no PEM");
			broken.set(false);
			place.reload();
			assertThat(indicator.health().getDetails()).isEmpty();
		}
	}

	@Test
	void aTargetThatIsAcceptedIsUpAndTellsWhatWasAgreedOn() throws Exception {
		try (TlsTestServer<Long> server = server(); TargetMonitor targets = watch(PKI, server)) {
			Health health = awaitResult(targets);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails().get("targets")).asString()
				.contains("result=accepted", "protocol=TLSv1.3", "cipher=TLS_", "daysLeft=");
		}
	}

	private static TlsTestServer<Long> server() {
		return TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(), TlsTestServer::echo);
	}

	private static TargetMonitor watch(TestPki trusted, TlsTestServer<Long> server) throws Exception {
		SslClientContext context = SslClientContext
			.of(SslClientSettings.builder().caFile(new PemText(trusted.caPem())).build());
		return new TargetMonitor(new SslClientStreamFactory(context), List.of("localhost:" + server.port()), DAY,
				Duration.ofSeconds(20), Clock.systemUTC(), Thread::new);
	}

	private static Health awaitResult(TargetMonitor targets) throws Exception {
		await().until(() -> targets.results().values().iterator().next().isPresent());
		return indicator(SslClientContext.of(settings().build()), targets, Instant.now()).health();
	}

	private static Health health(SslClientSettingsBuilder settings) throws Exception {
		return health(settings, Instant.now());
	}

	private static Health health(SslClientSettingsBuilder settings, Instant at) throws Exception {
		try (TargetMonitor targets = noTargets()) {
			return indicator(SslClientContext.of(settings.build()), targets, at).health();
		}
	}

	private static SslClientHealthIndicator indicator(SslClientContext context, TargetMonitor targets, Instant at) {
		return new SslClientHealthIndicator(place(() -> context), targets, DAY, Clock.fixed(at, ZoneOffset.UTC));
	}

	private static ReloadableContext place(Supplier<SslClientContext> context) {
		return new ReloadableContext("default", ContextLoader.of(context), Clock.systemUTC());
	}

	private static TargetMonitor noTargets() {
		return new TargetMonitor(new SslClientStreamFactory(() -> {
			throw new IllegalStateException();
		}, new SslErrorTranslator()), List.of(), DAY, DAY, Clock.systemUTC(), Thread::new);
	}

	private static SslClientSettingsBuilder settings() {
		return SslClientSettings.builder().caFile(new PemText(PKI.caPem()));
	}

	@SuppressWarnings("unchecked")
	private static List<Object> messages(Health health, String name) {
		return (List<Object>) health.getDetails().get(name);
	}

}
