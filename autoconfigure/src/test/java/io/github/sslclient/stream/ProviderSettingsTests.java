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
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for settings that other TLS providers obey, or are refused with.
 */
@Timeout(60)
class ProviderSettingsTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@Test
	void conscryptCannotLeaveOutSuitesOfTls13() {
		assertRefused("Conscrypt", "ciphersuites", (settings) -> settings.ciphersuites("TLS_AES_256_GCM_SHA384"));
	}

	@Test
	void conscryptCannotLeaveOutTheServerName() {
		assertRefused("Conscrypt", "sni", (settings) -> settings.sni(false));
	}

	/** Before Java 20 nobody can choose them for a connection. */
	@Test
	void conscryptCannotChooseGroups() {
		assertRefused("Conscrypt", "groups", (settings) -> settings.groups("X25519"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Conscrypt", "BCJSSE" })
	void aCertificateThatTheProviderWouldNotSendIsRefused(String provider) {
		Identity client = TestPki.create(KeyKind.ED25519).client("me");
		assertRefused(provider, "provider", (settings) -> settings.certificate(new PemText(client.certificatePem()))
			.key(new PemText(client.keyPem())));
	}

	@ParameterizedTest
	@CsvSource({ "Conscrypt, or set server-name to another", "BCJSSE, or set sni to false" })
	void aHostWithAnUnderscoreIsRefusedWithWhatHelps(String provider, String advice) throws Exception {
		SslClientContext context = SslClientContext.of(TestClients.trusting(PKI).provider(provider).build());
		assertThatExceptionOfType(SslException.class)
			.isThrownBy(
					() -> SslClientStream
						.over(InputStream.nullInputStream(), OutputStream.nullOutputStream(), null,
								"under_score.example.org", context, SslConnectionOverrides.none())
						.handshake())
			.withMessageContaining(advice);
	}

	@ParameterizedTest
	@CsvSource({ "Conscrypt,tlsv1.2,TLSv1.2", "Conscrypt,tlsv1.3,TLSv1.3", "BCJSSE,tlsv1.2,TLSv1.2",
			"BCJSSE,tlsv1.3,TLSv1.3" })
	void theVersionsAreThoseOfMethod(String provider, String method, String protocol) throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo);
				SslClientStream stream = TestClients
					.factory(TestClients.trusting(PKI).provider(provider).method(method))
					.connect("localhost", server.port())) {
			stream.handshake();
			assertThat(stream.getProtocol()).isEqualTo(protocol);
		}
	}

	@Test
	void bouncyCastleTakesOneSuiteAndNoServerName() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.of("TLSv1.3"), TlsTestServer::echo);
				SslClientStream stream = TestClients.factory(
						TestClients.trusting(PKI).provider("BCJSSE").ciphersuites("TLS_AES_256_GCM_SHA384").sni(false))
					.connect("localhost", server.port())) {
			stream.handshake();
			assertThat(stream.getCipherSuite()).isNotNull()
				.satisfies((suite) -> assertThat(suite.ianaName()).isEqualTo("TLS_AES_256_GCM_SHA384"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Conscrypt", "BCJSSE" })
	void anotherServerNameIsSent(String provider) throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo);
				SslClientStream stream = TestClients
					.factory(TestClients.trusting(PKI).provider(provider).serverName("other.example.org"))
					.connect("localhost", server.port())) {
			stream.handshake();
			assertThat(stream.getVerifyResult().isOk()).isTrue();
		}
	}

	/** No session is kept for others that a later verdict could not end. */
	@ParameterizedTest
	@CsvSource({ "Conscrypt,TLSv1.2", "Conscrypt,TLSv1.3", "BCJSSE,TLSv1.2", "BCJSSE,TLSv1.3" })
	void othersResumeNoSession(String provider, String protocol) throws Exception {
		SSLContext context = SslClientContext.of(TestClients.trusting(PKI).provider(provider).build()).newSslContext();
		try (TlsTestServer<String> server = TlsTestServer.start(PKI, ServerParameters.of(protocol), (socket) -> {
			socket.getOutputStream().write(socket.getInputStream().read());
			return HexFormat.of().formatHex(socket.getSession().getId()) + socket.getSession().getCreationTime();
		})) {
			talk(context, server.port());
			String first = server.next();
			talk(context, server.port());
			assertThat(server.next()).isNotEqualTo(first);
			assertThat(context.getClientSessionContext().getIds().hasMoreElements()).isFalse();
		}
	}

	private static void talk(SSLContext context, int port) throws IOException {
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
			socket.getOutputStream().write(1);
			assertThat(socket.getInputStream().read()).isEqualTo(1);
		}
	}

	private static void assertRefused(String provider, String setting,
			UnaryOperator<SslClientSettingsBuilder> settings) {
		assertThatExceptionOfType(SslException.class)
			.isThrownBy(() -> SslClientContext.of(settings.apply(TestClients.trusting(PKI).provider(provider)).build()))
			.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo(setting));
	}

}
