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

package io.github.sslclient.observation;

import java.util.List;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslException;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientHandshakeObserver}.
 */
@Timeout(60)
class SslClientHandshakeObserverTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final String NAME = "ssl.client.handshake";

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@Test
	void aHandshakeIsObserved() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			handshake(PKI, server, this.registry, null);
			assertThat(this.registry).hasNumberOfObservationsEqualTo(1)
				.hasObservationWithNameEqualTo(NAME)
				.that()
				.hasBeenStarted()
				.hasBeenStopped()
				.doesNotHaveError()
				.hasContextualNameEqualTo("ssl client handshake")
				.hasLowCardinalityKeyValue("context", "default")
				.hasLowCardinalityKeyValue("protocol", "TLSv1.3")
				.hasLowCardinalityKeyValue("cipher", "TLS_AES_256_GCM_SHA384")
				.hasLowCardinalityKeyValue("outcome", "success")
				.hasLowCardinalityKeyValue("verify.result", "0")
				.hasLowCardinalityKeyValue("resumed", "false")
				.hasHighCardinalityKeyValue("peer.host", "localhost")
				.hasHighCardinalityKeyValue("peer.port", String.valueOf(server.port()));
		}
	}

	@Test
	void aRefusalIsAnErrorWithTheSameTags() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			handshake(TestPki.create(KeyKind.EC), server, this.registry, null);
		}
		assertThat(this.registry).hasObservationWithNameEqualTo(NAME)
			.that()
			.hasBeenStopped()
			.hasLowCardinalityKeyValue("protocol", "none")
			.hasLowCardinalityKeyValue("cipher", "none")
			.hasLowCardinalityKeyValue("outcome", "peer_verification")
			.hasLowCardinalityKeyValue("verify.result", "20")
			.hasLowCardinalityKeyValue("resumed", "false")
			.thenError()
			.isInstanceOf(SslException.class)
			.hasMessageContaining("unable to get local issuer certificate");
	}

	@Test
	void itIsAChildOfWhatTheCallerIsObservedDoing() throws Exception {
		Observation caller = Observation.start("caller", this.registry);
		try (TlsTestServer<Long> server = server(); Observation.Scope scope = caller.openScope()) {
			handshake(PKI, server, this.registry, null);
			assertThat(this.registry.getCurrentObservation()).isSameAs(caller);
		}
		caller.stop();
		assertThat(this.registry).hasObservationWithNameEqualTo(NAME).that().hasParentObservationEqualTo(caller);
	}

	@Test
	void itIsTheCurrentObservationNoMoreWhenItHasFailed() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			handshake(TestPki.create(KeyKind.EC), server, this.registry, null);
		}
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void aConventionOfTheUsersTakesTheDefaultsPlace() throws Exception {
		SslClientHandshakeObservationConvention convention = new DefaultSslClientHandshakeObservationConvention() {
			@Override
			public String getName() {
				return "tls";
			}

			@Override
			public KeyValues getLowCardinalityKeyValues(SslClientHandshakeContext context) {
				return KeyValues.of("team", context.getClientContext());
			}
		};
		try (TlsTestServer<Long> server = server()) {
			handshake(PKI, server, this.registry, convention);
		}
		assertThat(this.registry).hasObservationWithNameEqualTo("tls")
			.that()
			.hasLowCardinalityKeyValue("team", "default");
	}

	@Test
	void everyTagIsDocumented() {
		SslClientHandshakeContext context = new SslClientHandshakeContext("default", "localhost", 1);
		SslClientHandshakeObservationConvention convention = new DefaultSslClientHandshakeObservationConvention();
		assertThat(convention.getLowCardinalityKeyValues(context).stream().map(KeyValue::getKey))
			.containsExactlyInAnyOrderElementsOf(
					keys(SslClientHandshakeObservation.HANDSHAKE.getLowCardinalityKeyNames()));
		assertThat(convention.getHighCardinalityKeyValues(context).stream().map(KeyValue::getKey))
			.containsExactlyInAnyOrderElementsOf(
					keys(SslClientHandshakeObservation.HANDSHAKE.getHighCardinalityKeyNames()));
		assertThat(SslClientHandshakeObservation.HANDSHAKE.getDefaultConvention()).isEqualTo(convention.getClass());
	}

	@Test
	void whereNothingIsObservedNothingIsMade() {
		assertThat(new SslClientHandshakeObserver(ObservationRegistry.NOOP, null).begun("default", "localhost", 1))
			.isNull();
	}

	/** Success and failure must have the same tags, or some registries drop one. */
	@Test
	void theTimerComesFromTheHandlerOfMeters() throws Exception {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		try (TlsTestServer<Long> server = server()) {
			handshake(PKI, server, observations, null);
			handshake(TestPki.create(KeyKind.EC), server, observations, null);
		}
		assertThat(meters.get(NAME).timers()).hasSize(2)
			.allSatisfy((timer) -> assertThat(timer.getId().getTags()).extracting((tag) -> tag.getKey())
				.containsExactlyInAnyOrder("context", "protocol", "cipher", "outcome", "verify.result", "resumed",
						"error"));
		assertThat(meters.get(NAME).tag("outcome", "success").timer().count()).isOne();
		assertThat(meters.get(NAME).tag("error", "SslException").timer().count()).isOne();
	}

	private static List<String> keys(KeyName[] names) {
		return List.of(names).stream().map((name) -> name.asString()).toList();
	}

	private static void handshake(TestPki trusted, TlsTestServer<Long> server, ObservationRegistry registry,
			@Nullable SslClientHandshakeObservationConvention convention) throws Exception {
		SslClientContext context = SslClientContext
			.of(SslClientSettings.builder().caFile(new PemText(trusted.caPem())).build());
		SslClientStreamFactory factory = new SslClientStreamFactory(context)
			.withListeners(List.of(new SslClientHandshakeObserver(registry, convention)));
		try (SslClientStream stream = factory.connect("localhost", server.port())) {
			if (trusted == PKI) {
				stream.handshake();
			}
			else {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
			}
		}
	}

	private static TlsTestServer<Long> server() {
		return TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(), TlsTestServer::echo);
	}

}
