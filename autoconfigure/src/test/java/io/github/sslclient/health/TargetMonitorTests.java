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

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TargetMonitor}.
 */
class TargetMonitorTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Duration NEVER = Duration.ofDays(1);

	@Test
	void aServerThatIsAcceptedIsTold() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo); TargetMonitor monitor = monitor(PKI, NEVER, server.port())) {
			TargetResult result = result(monitor);
			assertThat(result.error()).isNull();
			assertThat(result.protocol()).isEqualTo("TLSv1.3");
			assertThat(result.cipher()).startsWith("TLS_");
			assertThat(result.end()).isEqualTo(PKI.ca().getNotAfter().toInstant());
		}
	}

	@Test
	void aServerThatIsRefusedIsToldWithTheReason() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo);
				TargetMonitor monitor = monitor(TestPki.create(KeyKind.EC), NEVER, server.port())) {
			assertThat(result(monitor).error()).isNotNull()
				.satisfies((error) -> assertThat(error.verifyResult().number()).isEqualTo(20));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aServerThatWantsAnotherClientIsTold(String protocol) throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				new ServerParameters(protocol, true), TlsTestServer::echo);
				TargetMonitor monitor = monitor(PKI, NEVER, server.port())) {
			assertThat(result(monitor).error()).isNotNull()
				.satisfies((error) -> assertThat(error.kind()).isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED));
		}
	}

	@Test
	void aServerThatSpeaksFirstIsAccepted() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				ServerParameters.of("TLSv1.3"), (socket) -> {
					socket.getOutputStream().write(1);
					return 1L;
				}); TargetMonitor monitor = monitor(PKI, NEVER, server.port())) {
			assertThat(result(monitor).error()).isNull();
		}
	}

	@Test
	void aServerThatIsNotThereIsTold() throws Exception {
		int port;
		try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = closed.getLocalPort();
		}
		try (TargetMonitor monitor = monitor(PKI, NEVER, port)) {
			assertThat(result(monitor).error()).isNotNull();
		}
	}

	@Test
	void aServerThatSaysNothingIsGivenUp() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				TargetMonitor monitor = new TargetMonitor(factory(PKI), List.of("localhost:" + silent.getLocalPort()),
						NEVER, Duration.ofMillis(200), Clock.systemUTC(), Thread::new)) {
			assertThat(result(monitor).error()).isNotNull()
				.satisfies((error) -> assertThat(error.kind()).isEqualTo(SslErrorKind.TIMEOUT));
		}
	}

	@Test
	void whoAsksDoesNotWaitForATry() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				TargetMonitor monitor = monitor(PKI, NEVER, silent.getLocalPort())) {
			assertThat(monitor.results().values()).containsExactly(Optional.empty());
		}
	}

	/** In TLS 1.2 nothing but the handshake is needed for a session. */
	@Test
	void everyTryIsAFullHandshake() throws Exception {
		SslClientContext context = context(PKI);
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				ServerParameters.of("TLSv1.2"), TlsTestServer::echo);
				TargetMonitor monitor = new TargetMonitor(new SslClientStreamFactory(context),
						List.of("localhost:" + server.port()), Duration.ofMillis(5), Duration.ofSeconds(20),
						Clock.systemUTC(), Thread::new)) {
			await().until(() -> context.sessions().handshakes() > 3);
			assertThat(monitor.results()).hasSize(1);
			assertThat(context.sessions().resumed()).isZero();
		}
	}

	@Test
	void aContextThatCannotBeMadeIsTold() {
		SslConfigurationException broken = new SslConfigurationException("ssl.client.key",
				SslError.ofSetting("key", List.of(), "broken"), new IllegalStateException());
		SslClientStreamFactory factory = new SslClientStreamFactory(() -> {
			throw broken;
		}, new SslErrorTranslator());
		try (TargetMonitor monitor = new TargetMonitor(factory, List.of("localhost:1"), NEVER, Duration.ofSeconds(5),
				Clock.systemUTC(), Thread::new)) {
			assertThat(result(monitor).error()).isEqualTo(broken.getError());
		}
	}

	@Test
	void whateverFailsIsToldAndTriedAgain() {
		AtomicInteger tries = new AtomicInteger();
		SslClientStreamFactory factory = new SslClientStreamFactory(() -> {
			tries.incrementAndGet();
			throw new IllegalStateException("unforeseen");
		}, new SslErrorTranslator());
		try (TargetMonitor monitor = new TargetMonitor(factory, List.of("localhost:1"), Duration.ofMillis(5),
				Duration.ofSeconds(5), Clock.systemUTC(), Thread::new)) {
			assertThat(result(monitor).error()).isNotNull()
				.satisfies((error) -> assertThat(error.message()).contains("unforeseen"));
			await().until(() -> tries.get() > 2);
		}
	}

	@Test
	void whatIsNoTargetIsRefusedAtOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TargetMonitor(factory(PKI), List.of("localhost"),
				NEVER, NEVER, Clock.systemUTC(), Thread::new));
	}

	private static TargetResult result(TargetMonitor monitor) {
		Callable<TargetResult> result = () -> monitor.results().values().iterator().next().orElse(null);
		return await().until(result, Objects::nonNull);
	}

	private static TargetMonitor monitor(TestPki trusted, Duration interval, int port) throws Exception {
		return new TargetMonitor(factory(trusted), List.of("localhost:" + port), interval, Duration.ofSeconds(20),
				Clock.systemUTC(), Thread::new);
	}

	private static SslClientStreamFactory factory(TestPki trusted) throws Exception {
		return new SslClientStreamFactory(context(trusted));
	}

	private static SslClientContext context(TestPki trusted) throws Exception {
		return SslClientContext.of(SslClientSettings.builder().caFile(new PemText(trusted.caPem())).build());
	}

}
