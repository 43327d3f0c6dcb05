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
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.TlsAlert;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.test.KeyKind;
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
 * Tests for streams whose TLS is not the JVM's own.
 */
@Timeout(60)
class OtherProvidersTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@ParameterizedTest
	@CsvSource({ "Conscrypt,TLSv1.2,1", "Conscrypt,TLSv1.3,1", "Conscrypt,TLSv1.3,16385", "Conscrypt,TLSv1.2,3000001",
			"Conscrypt,TLSv1.3,3000001", "BCJSSE,TLSv1.2,1", "BCJSSE,TLSv1.3,1", "BCJSSE,TLSv1.3,16385",
			"BCJSSE,TLSv1.2,3000001", "BCJSSE,TLSv1.3,3000001" })
	void whatIsReadIsWhatWasWritten(String provider, String protocol, int size) throws Exception {
		byte[] data = random(size);
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.of(protocol), TlsTestServer::echo);
				SslClientStream stream = connect(server, provider)) {
			CompletableFuture<Void> writer = InBackground.start(() -> stream.getOutputStream().write(data));
			assertThat(stream.getInputStream().readNBytes(size)).isEqualTo(data);
			writer.get(30, TimeUnit.SECONDS);
			assertThat(stream.getProtocol()).isEqualTo(protocol);
		}
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.3,1", "TLSv1.3,16385", "TLSv1.3,3000001" })
	void afterOurEndConscryptLosesNothingThatComes(String protocol, int size) throws Exception {
		byte[] data = random(size);
		try (TlsTestServer<Integer> server = TlsTestServer.start(PKI, ServerParameters.of(protocol),
				(socket) -> answerAtTheEnd(socket, data)); SslClientStream stream = connect(server, "Conscrypt")) {
			stream.getOutputStream().write(1);
			stream.shutdownOutput();
			assertThat(stream.getInputStream().readAllBytes()).isEqualTo(data);
			assertThat(server.next()).isEqualTo(1);
		}
	}

	@Test
	void bouncyCastleRefusesToEndOneDirectionAndStaysUsable() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo);
				SslClientStream stream = connect(server, "BCJSSE")) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::shutdownOutput).satisfies((ex) -> {
				assertThat(ex.getError().setting()).isEqualTo("provider");
				assertThat(ex.getError().message()).contains("BCJSSE", "close the stream");
			});
			stream.getOutputStream().write(42);
			assertThat(stream.getInputStream().read()).isEqualTo(42);
		}
	}

	@ParameterizedTest
	@CsvSource({ "Conscrypt,TLSv1.2", "Conscrypt,TLSv1.3", "BCJSSE,TLSv1.2", "BCJSSE,TLSv1.3" })
	void theServerSeesThatTheStreamWasClosed(String provider, String protocol) throws Exception {
		try (TlsTestServer<Integer> server = TlsTestServer.start(PKI, ServerParameters.of(protocol),
				(socket) -> socket.getInputStream().readAllBytes().length)) {
			SslClientStream stream = connect(server, provider);
			stream.getOutputStream().write(new byte[3]);
			stream.close();
			assertThat(server.next()).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@CsvSource({ "Conscrypt,TLSv1.2", "Conscrypt,TLSv1.3", "BCJSSE,TLSv1.2", "BCJSSE,TLSv1.3" })
	void anUntrustedServerIsRefusedWithItsCodeAndAnAlert(String provider, String protocol) throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(TestPki.create(KeyKind.EC), ServerParameters.of(protocol),
				TlsTestServer::echo); SslClientStream stream = connect(server, provider)) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.satisfies((ex) -> assertThat(ex.getError().verifyResult()).isNotEqualTo(VerifyCode.OK));
			assertThat(stream.getVerifyResult().code()).isNotEqualTo(VerifyCode.OK);
			assertThat(stream.getPeerCertificates()).isNotEmpty();
			assertThatExceptionOfType(Exception.class).isThrownBy(server::next)
				.withMessageContaining("Received fatal alert");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Conscrypt", "BCJSSE" })
	void theAlertThatRefusesAClientIsTold(String provider) throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, new ServerParameters("TLSv1.2", true),
				TlsTestServer::echo); SslClientStream stream = connect(server, provider)) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake).satisfies((ex) -> {
				TlsAlert alert = ex.getError().alert();
				assertThat(alert).isNotNull();
				assertThat(alert.sent()).isFalse();
				assertThat(alert.description()).isIn(40, 42);
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "Conscrypt,TLSv1.2,EC", "Conscrypt,TLSv1.3,EC", "BCJSSE,TLSv1.2,EC", "BCJSSE,TLSv1.3,EC",
			"Conscrypt,TLSv1.3,RSA", "BCJSSE,TLSv1.3,RSA" })
	void aClientCertificateIsPresented(String provider, String protocol, KeyKind kind) throws Exception {
		TestPki pki = TestPki.create(kind);
		try (TlsTestServer<Long> server = TlsTestServer.start(pki, new ServerParameters(protocol, true),
				TlsTestServer::echo);
				SslClientStream stream = connect(server,
						TestClients.trusting(pki, pki.client("someone")).provider(provider))) {
			stream.getOutputStream().write(7);
			assertThat(stream.getInputStream().read()).isEqualTo(7);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Conscrypt", "BCJSSE" })
	void aServerNameThatCannotBeSentIsRefusedBeforeAnythingIs(String provider) throws Exception {
		SslClientContext context = SslClientContext.of(TestClients.trusting(PKI).provider(provider).build());
		assertThatExceptionOfType(SslException.class)
			.isThrownBy(() -> SslClientStream.over(InputStream.nullInputStream(), OutputStream.nullOutputStream(), null,
					"under_score.example.org", context, SslConnectionOverrides.none()))
			.satisfies((ex) -> assertThat(ex.getError().message()).contains(provider, "under_score.example.org"));
	}

	private static int answerAtTheEnd(SSLSocket socket, byte[] data) throws IOException {
		int count = socket.getInputStream().readAllBytes().length;
		socket.getOutputStream().write(data);
		return count;
	}

	private static SslClientStream connect(TlsTestServer<?> server, String provider) throws IOException {
		return connect(server, TestClients.trusting(PKI).provider(provider));
	}

	private static SslClientStream connect(TlsTestServer<?> server, SslClientSettingsBuilder settings)
			throws IOException {
		return new SslClientStreamFactory(SslClientContext.of(settings.build())).connect("localhost", server.port());
	}

	private static byte[] random(int size) {
		byte[] data = new byte[size];
		new Random(size).nextBytes(data);
		return data;
	}

}
