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
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.SslClientException;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslHandshakeRefusedEvent;
import io.github.sslclient.SslPeerVerificationException;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.observation.DefaultSslClientHandshakeObservationConvention;
import io.github.sslclient.observation.SslClientHandshakeObservationConvention;
import io.github.sslclient.observation.SslClientHandshakeObserver;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientObservationAutoConfiguration}, and for what an application is
 * told of handshakes.
 */
@Timeout(60)
class SslClientObservationAutoConfigurationTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SslClientAutoConfiguration.class, SslClientObservationAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.withoutRegistry
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void aHandshakeIsATimerOfSpringBootsOwn() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile(PKI)).run((context) -> {
				handshake(context, server);
				assertThat(context.getBean(MeterRegistry.class)
					.get("ssl.client.handshake")
					.tag("context", "default")
					.tag("outcome", "success")
					.timer()
					.count()).isOne();
			});
		}
	}

	@Test
	void aLazyFactoryIsObservedToo() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile(PKI), "ssl.client.lazy=true")
				.run((context) -> {
					handshake(context, server);
					assertThat(context.getBean(MeterRegistry.class).get("ssl.client.handshake").timer().count())
						.isOne();
				});
		}
	}

	@Test
	void aConventionOfTheUsersIsTaken() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			this.contextRunner.withUserConfiguration(OwnConvention.class)
				.withPropertyValues("ssl.client.ca-file=" + caFile(PKI))
				.run((context) -> {
					handshake(context, server);
					assertThat(context.getBean(MeterRegistry.class).get("own.name").timer().count()).isOne();
				});
		}
	}

	@Test
	void withoutARegistryNothingIsObserved() {
		this.withoutRegistry.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(SslClientHandshakeObserver.class)
			.hasSingleBean(SslClientStreamFactory.class));
	}

	@Test
	void withoutMicrometerNothingIsObserved() {
		this.withoutRegistry.withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sslClientHandshakeObserver"));
	}

	@Test
	void withoutClientsNothingIsObserved() {
		this.contextRunner.withPropertyValues("ssl.client.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SslClientHandshakeObserver.class));
	}

	@Test
	void aRefusalIsAnEventOfTheApplication() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			this.withoutRegistry.withUserConfiguration(Listening.class)
				.withPropertyValues("ssl.client.ca-file=" + caFile(TestPki.create(KeyKind.EC)))
				.run((context) -> {
					assertThatExceptionOfType(SslPeerVerificationException.class)
						.isThrownBy(() -> handshake(context, server));
					assertThat(context.getBean(Listening.class).events).singleElement().satisfies((event) -> {
						assertThat(event.kind()).isEqualTo(SslErrorKind.PEER_VERIFICATION);
						assertThat(event.error().peer()).isEqualTo("localhost:" + server.port());
						assertThat(event.error().verifyResult().number()).isEqualTo(20);
					});
				});
		}
	}

	@Test
	void aListenerOfTheApplicationsThatThrowsHidesNoRefusal() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			this.withoutRegistry.withUserConfiguration(Throwing.class)
				.withPropertyValues("ssl.client.ca-file=" + caFile(TestPki.create(KeyKind.EC)))
				.run((context) -> assertThatExceptionOfType(SslPeerVerificationException.class)
					.isThrownBy(() -> handshake(context, server)));
		}
	}

	@Test
	void aHandshakeThatSucceedsIsNoEvent() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			this.withoutRegistry.withUserConfiguration(Listening.class)
				.withPropertyValues("ssl.client.ca-file=" + caFile(PKI))
				.run((context) -> {
					handshake(context, server);
					assertThat(context.getBean(Listening.class).events).isEmpty();
				});
		}
	}

	private static void handshake(ApplicationContext context, TlsTestServer<Long> server) throws SslClientException {
		context.getBean(SslClientStreamFactory.class).execute("localhost", server.port(), (stream) -> {
			stream.handshake();
			return stream;
		});
	}

	private Path caFile(TestPki trusted) {
		return TestPki.write(this.directory, "ca.pem", trusted.caPem());
	}

	private static TlsTestServer<Long> server() {
		return TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(), TlsTestServer::echo);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConvention {

		@Bean
		SslClientHandshakeObservationConvention ownConvention() {
			return new DefaultSslClientHandshakeObservationConvention() {
				@Override
				public String getName() {
					return "own.name";
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listening {

		final List<SslHandshakeRefusedEvent> events = new ArrayList<>();

		@EventListener
		void on(SslHandshakeRefusedEvent event) {
			this.events.add(event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Throwing {

		@EventListener
		void on(SslHandshakeRefusedEvent event) {
			throw new IllegalStateException(event.toString());
		}

	}

}
