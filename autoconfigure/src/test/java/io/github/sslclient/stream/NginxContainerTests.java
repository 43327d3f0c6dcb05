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
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.ContainerTest;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams to nginx, which answers every request with what it knows of the connection.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NginxContainerTests {

	private static final int DEMANDING = 4460;

	private static final int WITHOUT_TICKETS = 4461;

	private static final int HTTP_2 = 4462;

	private final Map<KeyKind, TestPki> authorities = new EnumMap<>(KeyKind.class);

	private PeerContainer server;

	@BeforeAll
	void startServers() {
		String asking = ServerKind.all()
			.map((kind) -> server(kind.port() + " ssl", kind.key(), "ssl_protocols " + kind.protocol() + ";",
					"ssl_verify_client optional;"))
			.collect(Collectors.joining());
		String configuration = """
				events {
				}
				http {
					access_log off;
					ssl_session_cache shared:sessions:1m;
					ssl_protocols TLSv1.2 TLSv1.3;
					default_type text/plain;
				""" + asking + server(DEMANDING + " ssl", KeyKind.EC, "ssl_verify_client on;")
				+ server(WITHOUT_TICKETS + " ssl", KeyKind.EC, "ssl_protocols TLSv1.2;", "ssl_session_tickets off;")
				+ server(HTTP_2 + " ssl http2", KeyKind.EC) + "}";
		int[] ports = IntStream
			.concat(IntStream.of(ServerKind.ports()), IntStream.of(DEMANDING, WITHOUT_TICKETS, HTTP_2))
			.toArray();
		this.server = new PeerContainer("exec nginx -c /etc/peer/nginx.conf -g 'daemon off;'", ports)
			.withText("nginx.conf", configuration);
		for (KeyKind kind : KeyKind.usual()) {
			TestPki pki = TestPki.create(kind);
			this.authorities.put(kind, pki);
			this.server.withIdentity(kind.name(), pki.intermediate("Intermediate").server(PeerContainer.engineHost()));
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
		try (SslClientStream stream = connect(trusting(kind), kind.port())) {
			String answer = TestClients.get(stream);
			assertThat(stream.getProtocol()).isEqualTo(kind.protocol());
			assertThat(answer).contains("protocol=" + kind.protocol() + "\n")
				.contains("cipher=" + stream.getCipherSuite().openSslName() + "\n");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void peerCertificatesAreTheOnesTheServerSent(ServerKind kind) throws IOException {
		try (SslClientStream stream = connect(trusting(kind), kind.port())) {
			stream.handshake();
			assertThat(stream.getPeerCertificates())
				.extracting((certificate) -> certificate.getSubjectX500Principal().getName())
				.startsWith("CN=" + PeerContainer.engineHost(), "CN=Intermediate");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void serverVerifiesTheClientCertificate(ServerKind kind) throws IOException {
		TestPki pki = pki(kind.key());
		SslClientSettingsBuilder settings = TestClients.trusting(pki, pki.client("alice"));
		try (SslClientStream stream = connect(settings, kind.port())) {
			assertThat(TestClients.get(stream)).contains("client=CN=alice\n", "verify=SUCCESS\n");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void intermediateOfTheClientCertificateIsSentAlong(ServerKind kind) throws IOException {
		TestPki pki = pki(kind.key());
		SslClientSettingsBuilder settings = TestClients.trusting(pki,
				pki.intermediate("Client Intermediate").client("carol"));
		try (SslClientStream stream = connect(settings, kind.port())) {
			assertThat(TestClients.get(stream)).contains("client=CN=carol\n", "verify=SUCCESS\n");
		}
	}

	@Test
	void demandForACertificateIsAnsweredInHttp() throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(pki(KeyKind.EC)), DEMANDING)) {
			assertThat(TestClients.get(stream)).startsWith("HTTP/1.1 400").contains("No required SSL certificate");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void secondStreamOfAContextResumesTheSession(ServerKind kind) throws IOException {
		assertThatSecondStreamIsResumed(TestClients.factory(trusting(kind)), kind.port());
	}

	@ParameterizedTest
	@MethodSource("servers")
	void sessionWithAClientCertificateIsResumed(ServerKind kind) throws IOException {
		TestPki pki = pki(kind.key());
		assertThatSecondStreamIsResumed(TestClients.factory(TestClients.trusting(pki, pki.client("dave"))),
				kind.port());
	}

	@Test
	void sessionIsResumedByItsIdentifierWhereTicketsAreOff() throws IOException {
		assertThatSecondStreamIsResumed(TestClients.factory(TestClients.trusting(pki(KeyKind.EC))), WITHOUT_TICKETS);
	}

	@ParameterizedTest
	@MethodSource("servers")
	void streamOfAnotherContextStartsANewSession(ServerKind kind) throws IOException {
		try (SslClientStream first = connect(trusting(kind), kind.port())) {
			TestClients.get(first);
		}
		try (SslClientStream second = connect(trusting(kind), kind.port())) {
			assertThat(TestClients.get(second)).contains("reused=.\n");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void applicationProtocolIsAgreedOn(ServerKind kind) throws IOException {
		SslClientSettingsBuilder settings = trusting(kind).applicationProtocols(List.of("unknown", "http/1.1"));
		try (SslClientStream stream = connect(settings, kind.port())) {
			assertThat(TestClients.get(stream)).contains("alpn=http/1.1\n");
			assertThat(stream.getApplicationProtocol()).isEqualTo("http/1.1");
		}
	}

	@Test
	void serverThatAgreedOnHttp2SpeaksIt() throws IOException {
		SslClientSettingsBuilder settings = TestClients.trusting(pki(KeyKind.EC))
			.applicationProtocols(List.of("h2", "http/1.1"));
		try (SslClientStream stream = connect(settings, HTTP_2)) {
			stream.getOutputStream()
				.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
			stream.getOutputStream().flush();
			byte[] header = stream.getInputStream().readNBytes(9);
			assertThat(stream.getApplicationProtocol()).isEqualTo("h2");
			// RFC 9113, section 3.4: the server's first frame is SETTINGS, which is type
			// 4.
			assertThat(header[3]).isEqualTo((byte) 4);
		}
	}

	@Test
	void noApplicationProtocolIsAgreedOnWhereNoneIsOffered() throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(pki(KeyKind.EC)), HTTP_2)) {
			stream.handshake();
			assertThat(stream.getApplicationProtocol()).isNull();
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void configuredServerNameIsSent(ServerKind kind) throws IOException {
		SslClientSettingsBuilder settings = trusting(kind).serverName("other.example");
		try (SslClientStream stream = connect(settings, kind.port())) {
			assertThat(TestClients.get(stream)).contains("name=other.example\n");
		}
	}

	static Stream<ServerKind> servers() {
		return ServerKind.all();
	}

	private static String server(String listen, KeyKind key, String... settings) {
		return """
				server {
					listen %1$s;
					ssl_certificate /etc/peer/%2$s.pem;
					ssl_certificate_key /etc/peer/%2$s.key;
					ssl_client_certificate /etc/peer/%2$s-ca.pem;
					ssl_verify_depth 3;
					%3$s
					location / {
						return 200 "protocol=$ssl_protocol
				cipher=$ssl_cipher
				reused=$ssl_session_reused
				alpn=$ssl_alpn_protocol
				name=$ssl_server_name
				client=$ssl_client_s_dn
				verify=$ssl_client_verify
				";
					}
				}
				""".formatted(listen, key, String.join("\n", settings));
	}

	private void assertThatSecondStreamIsResumed(SslClientStreamFactory factory, int port) throws IOException {
		try (SslClientStream first = connect(factory, port)) {
			assertThat(TestClients.get(first)).contains("reused=.\n");
			assertThat(first.isResumed()).isFalse();
		}
		try (SslClientStream second = connect(factory, port)) {
			assertThat(TestClients.get(second)).contains("reused=r\n");
			assertThat(second.isResumed()).isTrue();
		}
	}

	private SslClientSettingsBuilder trusting(ServerKind kind) {
		return TestClients.trusting(pki(kind.key()));
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
