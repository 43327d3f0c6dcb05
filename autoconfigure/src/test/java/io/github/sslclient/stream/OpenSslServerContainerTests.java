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

package io.github.sslclient.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Streams to {@code openssl s_server}. Its status page ({@code -www}) tells what the
 * server made of the connection.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenSslServerContainerTests {

	private static final int DEMANDING_TLS_1_2 = 4460;

	private static final int DEMANDING_TLS_1_3 = 4461;

	private static final int CHOOSING_PROTOCOL = 4470;

	private final Map<KeyKind, TestPki> authorities = new EnumMap<>(KeyKind.class);

	private PeerContainer server;

	@BeforeAll
	void startServers() {
		int[] ports = IntStream
			.concat(IntStream.of(ServerKind.ports()),
					IntStream.of(DEMANDING_TLS_1_2, DEMANDING_TLS_1_3, CHOOSING_PROTOCOL))
			.toArray();
		String asking = ServerKind.all()
			.map((kind) -> "serve %d %s %s -www -verify 1".formatted(kind.port(), kind.key(), option(kind.protocol())))
			.collect(Collectors.joining("\n"));
		this.server = new PeerContainer("""
				serve() {
					port=$1 name=$2
					shift 2
					openssl s_server -accept $port -cert /etc/peer/$name.pem -key /etc/peer/$name.key \\
						-CAfile /etc/peer/$name-ca.pem -verify_return_error "$@" &
				}
				%s
				serve %d EC -tls1_2 -www -Verify 1
				serve %d EC -tls1_3 -www -Verify 1
				mkfifo /run/input
				exec openssl s_server -accept %d -cert /etc/peer/EC.pem -key /etc/peer/EC.key \\
					-alpn h2,http/1.1 <>/run/input
				""".formatted(asking, DEMANDING_TLS_1_2, DEMANDING_TLS_1_3, CHOOSING_PROTOCOL), ports);
		for (KeyKind kind : KeyKind.usual()) {
			TestPki pki = TestPki.create(kind);
			this.authorities.put(kind, pki);
			this.server.withIdentity(kind.name(), pki.server(PeerContainer.engineHost()));
			this.server.withText(kind.name() + "-ca.pem", pki.caPem());
		}
		this.server.start();
	}

	@AfterAll
	void stopServers() {
		this.server.stop();
	}

	@ParameterizedTest
	@MethodSource("servers")
	void protocolAndCipherAreWhatTheServerSays(ServerKind kind) throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(pki(kind)), kind.port())) {
			String page = TestClients.get(stream);
			assertThat(stream.getProtocol()).isEqualTo(kind.protocol());
			assertThat(page)
				.contains("New, " + kind.protocol() + ", Cipher is " + stream.getCipherSuite().openSslName());
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void serverCertificateIsVerified(ServerKind kind) throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(pki(kind)), kind.port())) {
			stream.handshake();
			assertThat(stream.getVerifyResult().code().isOk()).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void serverOfAnotherAuthorityIsRefused(ServerKind kind) throws IOException {
		TestPki another = TestPki.create(KeyKind.EC);
		try (SslClientStream stream = connect(TestClients.trusting(another), kind.port())) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.satisfies((ex) -> assertThat(TestClients.codes(ex)).containsExactly("0A000086"));
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void serverSeesTheClientCertificate(ServerKind kind) throws IOException {
		Identity client = pki(kind).client("alice");
		try (SslClientStream stream = connect(TestClients.trusting(pki(kind), client), kind.port())) {
			assertThat(TestClients.get(stream)).containsPattern("(?s)Client certificate.*Subject: CN ?= ?alice");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void serverThatOnlyAsksGoesOnWithoutAClientCertificate(ServerKind kind) throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(pki(kind)), kind.port())) {
			assertThat(TestClients.get(stream)).contains("no client certificate available");
		}
	}

	@Test
	void demandForACertificateEndsTheTls12Handshake() throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(pki(KeyKind.EC)), DEMANDING_TLS_1_2)) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.satisfies((ex) -> assertThat(TestClients.codes(ex)).containsExactly("0A000410"));
		}
	}

	@Test
	void demandForACertificateEndsTheFirstReadInTls13() throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(pki(KeyKind.EC)), DEMANDING_TLS_1_3)) {
			stream.handshake();
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getInputStream().read())
				.satisfies((ex) -> assertThat(TestClients.codes(ex)).containsExactly("0A00045C"));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { DEMANDING_TLS_1_2, DEMANDING_TLS_1_3 })
	void demandForACertificateIsMet(int port) throws IOException {
		Identity client = pki(KeyKind.EC).client("bob");
		try (SslClientStream stream = connect(TestClients.trusting(pki(KeyKind.EC), client), port)) {
			assertThat(TestClients.get(stream)).containsPattern("(?s)Client certificate.*Subject: CN ?= ?bob");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void secondStreamOfAContextResumesTheSession(ServerKind kind) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(TestClients.trusting(pki(kind)));
		try (SslClientStream first = connect(factory, kind.port())) {
			assertThat(TestClients.get(first)).contains("New, " + kind.protocol());
			assertThat(first.isResumed()).isFalse();
		}
		try (SslClientStream second = connect(factory, kind.port())) {
			assertThat(TestClients.get(second)).contains("Reused, " + kind.protocol());
			assertThat(second.isResumed()).isTrue();
		}
	}

	@Test
	void serverChoosesTheApplicationProtocol() throws IOException {
		SslClientSettingsBuilder settings = TestClients.trusting(pki(KeyKind.EC))
			.applicationProtocols(List.of("http/1.1", "h2"));
		try (SslClientStream stream = connect(settings, CHOOSING_PROTOCOL)) {
			stream.handshake();
			assertThat(stream.getApplicationProtocol()).isEqualTo("h2");
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(this.server.getLogs()).contains("ALPN protocols selected: h2"));
		}
	}

	static Stream<ServerKind> servers() {
		return ServerKind.all();
	}

	private static String option(String protocol) {
		return "TLSv1.2".equals(protocol) ? "-tls1_2" : "-tls1_3";
	}

	private TestPki pki(ServerKind kind) {
		return pki(kind.key());
	}

	private TestPki pki(KeyKind kind) {
		TestPki pki = this.authorities.get(kind);
		assertThat(pki).isNotNull();
		return pki;
	}

	private SslClientStream connect(SslClientSettingsBuilder settings, int port) throws IOException {
		return connect(TestClients.factory(settings), port);
	}

	private SslClientStream connect(SslClientStreamFactory factory, int port) throws IOException {
		return factory.connect(this.server.getHost(), this.server.getMappedPort(port));
	}

}
