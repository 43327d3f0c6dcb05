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

package io.github.sslclient.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLException;

import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.sslclient.testing.TestServerClients.NOTHING;
import static io.github.sslclient.testing.TestServerClients.factory;
import static io.github.sslclient.testing.TestServerClients.failure;
import static io.github.sslclient.testing.TestServerClients.ping;
import static io.github.sslclient.testing.TestServerClients.presenting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the ways in which a {@link SslClientTestServer} can be refused, and
 * misbehave.
 */
@Timeout(60)
class TestServerFailureTests {

	@Test
	void anExpiredCertificateIsRefused() {
		assertThat(verifyResult(SslClientTestServer.builder().expired(), NOTHING)).isEqualTo(10);
	}

	@Test
	void aCertificateThatIsNotYetValidIsRefused() {
		Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
		assertThat(verifyResult(SslClientTestServer.builder().validity(tomorrow, tomorrow.plus(Duration.ofDays(1))),
				NOTHING))
			.isEqualTo(9);
	}

	@Test
	void aCertificateForAnotherNameIsRefused() {
		assertThat(verifyResult(SslClientTestServer.builder().names("other.example"), NOTHING)).isEqualTo(62);
	}

	@Test
	void aCertificateForAnotherAddressIsRefused() {
		try (SslClientTestServer server = SslClientTestServer.builder().names("localhost", "192.0.2.1").start()) {
			assertThat(failure(server, "127.0.0.1", NOTHING).verifyResult().number()).isEqualTo(64);
		}
	}

	@Test
	void aCertificateOfAnUnknownAuthorityIsRefused() {
		assertThat(verifyResult(SslClientTestServer.builder().unknownAuthority(), NOTHING)).isEqualTo(20);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PEER", "CHAIN" })
	void aRevokedCertificateIsRefused(CrlCheck check) {
		assertThat(verifyResult(SslClientTestServer.builder().revoked(), (settings) -> settings.crlCheck(check)))
			.isEqualTo(23);
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2,tlsv1.3", "TLSv1.3,tlsv1.2" })
	void anotherProtocolVersionIsRefused(String spoken, String asked) {
		try (SslClientTestServer server = SslClientTestServer.builder().protocols(spoken).start()) {
			SslError error = failure(server, server.host(), (settings) -> settings.method(asked));
			assertThat(error.kind()).isEqualTo(SslErrorKind.HANDSHAKE_REFUSED);
			assertThat(error.codes().get(0).hex()).isEqualTo("0A00042E");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEndWithoutCloseNotifyIsATruncation(String protocol) {
		try (SslClientTestServer server = SslClientTestServer.builder().truncating().protocols(protocol).start()) {
			SslError error = failure(() -> factory(server, NOTHING).execute(server.host(), server.port(), (stream) -> {
				stream.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
				assertThat(stream.getInputStream().readNBytes(4)).asString().isEqualTo("ping");
				return stream.getInputStream().read();
			}));
			assertThat(error.kind()).isEqualTo(SslErrorKind.TRUNCATION);
			assertThat(error.codes().get(0).hex()).isEqualTo("0A000126");
		}
	}

	@Test
	void theAnswerOfAHandlerCanBeTruncated() throws IOException {
		try (SslClientTestServer server = SslClientTestServer.builder()
			.truncating()
			.handler((socket) -> socket.getOutputStream().write("pong".getBytes(StandardCharsets.US_ASCII)))
			.start(); SslClientStream stream = factory(server, NOTHING).connect(server.host(), server.port())) {
			// What is not read yet must not make a reset of the end.
			stream.getOutputStream().write(new byte[1000]);
			assertThat(stream.getInputStream().readNBytes(4)).asString().isEqualTo("pong");
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> stream.getInputStream().read())
				.withMessageContaining("0A000126");
		}
	}

	@Test
	void aSilentServerIsATimeout() {
		try (SslClientTestServer server = SslClientTestServer.builder().silent().start()) {
			SslError error = failure(server, server.host(),
					(settings) -> settings.handshakeTimeout(Duration.ofMillis(50)));
			assertThat(error.kind()).isEqualTo(SslErrorKind.TIMEOUT);
			assertThat(error.what()).isEqualTo("handshake");
			assertThat(server.handshakes()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aClientWithoutTheCertificateThatIsDemandedIsRefused(String protocol) {
		try (SslClientTestServer server = SslClientTestServer.builder()
			.demandClientCertificate()
			.protocols(protocol)
			.start()) {
			SslError error = failure(server, server.host(), NOTHING);
			assertThat(error.kind()).isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED);
		}
	}

	@Test
	void aClientWithTheCertificateForAnotherServerIsRefused() {
		try (SslClientTestServer server = SslClientTestServer.builder().demandClientCertificate().start();
				SslClientTestServer other = SslClientTestServer.start()) {
			SslError error = failure(server, server.host(), (settings) -> presenting(settings, other));
			assertThat(error.kind()).isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED);
		}
	}

	@Test
	void theAlertOfAClientThatRefusesIsRemembered() {
		try (SslClientTestServer server = SslClientTestServer.builder().expired().start()) {
			failure(server, server.host(), NOTHING);
			await().untilAsserted(() -> assertThat(server.lastFailure()).hasMessageContaining("Received fatal alert"));
		}
	}

	private static int verifyResult(SslClientTestServerBuilder builder,
			UnaryOperator<SslClientSettingsBuilder> settings) {
		try (SslClientTestServer server = builder.start()) {
			SslError error = failure(server, server.host(), settings);
			assertThat(error.codes().get(0).hex()).isEqualTo("0A000086");
			return error.verifyResult().number();
		}
	}

}
