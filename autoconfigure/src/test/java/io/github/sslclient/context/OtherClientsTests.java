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

package io.github.sslclient.context;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.error.CertificateVerifyException;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.TlsAlert;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.VerifyMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for clients other than our streams on {@link SslClientContext#newSslContext}.
 */
class OtherClientsTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@Test
	void aSocketIsVerifiedForTheHostItConnectsTo() throws Exception {
		try (TlsTestServer<Long> server = server("localhost");
				SSLSocket socket = connect(settings(PKI).newSslContext(), server)) {
			socket.startHandshake();
			assertThat(socket.getSession().isValid()).isTrue();
		}
	}

	@Test
	void aSocketIsRefusedAServerOfAnotherName() throws Exception {
		try (TlsTestServer<Long> server = server("elsewhere.test");
				SSLSocket socket = connect(settings(PKI).newSslContext(), server)) {
			assertRefused(socket, 62);
		}
	}

	@Test
	void aSocketIsRefusedAServerOfAnotherAuthority() throws Exception {
		try (TlsTestServer<Long> server = server("localhost");
				SSLSocket socket = connect(settings(TestPki.create(KeyKind.EC)).newSslContext(), server)) {
			assertRefused(socket, 20);
		}
	}

	@Test
	void whereNothingIsRequiredNothingIsRefused() throws Exception {
		SslClientContext context = SslClientContext.of(SslClientSettings.builder().verify(VerifyMode.NONE).build());
		try (TlsTestServer<Long> server = server("elsewhere.test");
				SSLSocket socket = connect(context.newSslContext(), server)) {
			socket.startHandshake();
			assertThat(socket.getSession().isValid()).isTrue();
		}
	}

	@Test
	void aStreamsSessionIsNotResumedByOthers() {
		SslClientContext context = settings(PKI);
		assertThat(context.newSslContext().getClientSessionContext())
			.isNotSameAs(context.newSslContext().getClientSessionContext());
	}

	@Test
	void theHttpClientOfTheJdkIsServed() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				OtherClientsTests::answerHttp)) {
			HttpClient client = HttpClient.newBuilder().sslContext(settings(PKI).newSslContext()).build();
			HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/"))
				.build();
			assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("ok");
		}
	}

	@Test
	void theErrorIsFoundInWhatTheHttpClientOfTheJdkThrows() throws Exception {
		try (TlsTestServer<Long> server = server("localhost")) {
			SslError error = SslError.from(failure(server, settings(TestPki.create(KeyKind.EC)).newSslContext()));
			assertThat(error).isNotNull();
			assertThat(error.verifyResult().number()).isEqualTo(20);
			assertThat(error.kind()).isEqualTo(SslErrorKind.PEER_VERIFICATION);
			assertThat(error.peer()).isEqualTo("localhost");
			assertThat(error.certificate()).isNotNull().satisfies((failed) -> assertThat(failed.depth()).isZero());
		}
	}

	@Test
	void theAlertIsFoundInWhatTheHttpClientOfTheJdkThrows() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				new ServerParameters(null, false, "nothing-that-http-speaks"), TlsTestServer::echo)) {
			SslError error = SslError.from(failure(server, settings(PKI).newSslContext()));
			assertThat(error).isNotNull();
			assertThat(error.alert()).isEqualTo(new TlsAlert(false, 120));
		}
	}

	private static Throwable failure(TlsTestServer<Long> server, SSLContext context) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/")).build();
		return catchThrowable(() -> HttpClient.newBuilder()
			.sslContext(context)
			.build()
			.send(request, HttpResponse.BodyHandlers.ofString()));
	}

	private static long answerHttp(SSLSocket socket) throws IOException {
		int end = 0;
		while (end < 4) {
			int next = socket.getInputStream().read();
			end = (next == "\r\n\r\n".charAt(end)) ? end + 1 : 0;
		}
		socket.getOutputStream()
			.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
		return 0;
	}

	private static void assertRefused(SSLSocket socket, int code) {
		assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(socket::startHandshake)
			.havingCause()
			.isInstanceOfSatisfying(CertificateVerifyException.class,
					(ex) -> assertThat(ex.getError().verifyResult().number()).isEqualTo(code));
	}

	private static TlsTestServer<Long> server(String name) {
		return TlsTestServer.start(PKI, PKI.server(name), ServerParameters.none(), TlsTestServer::echo);
	}

	private static SSLSocket connect(SSLContext context, TlsTestServer<?> server) throws IOException {
		return (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port());
	}

	private static SslClientContext settings(TestPki trusted) {
		try {
			return SslClientContext.of(SslClientSettings.builder().caFile(new PemText(trusted.caPem())).build());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
