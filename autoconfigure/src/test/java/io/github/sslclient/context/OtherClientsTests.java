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
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.function.UnaryOperator;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Tests for clients other than our streams on {@link SslClientContext#newSslContext}.
 */
class OtherClientsTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	/** A value that travels with a session. */
	private static final String MARK = "mark";

	@Test
	void aSocketIsVerifiedForTheHostItConnectsTo() throws Exception {
		try (TlsTestServer<Long> server = server("localhost");
				SSLSocket socket = connect(settings(PKI).newSslContext(), server)) {
			socket.startHandshake();
			assertThat(socket.getSession().getPeerCertificates()).isNotEmpty();
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
			assertThat(socket.getSession().getPeerCertificates()).isNotEmpty();
		}
	}

	@Test
	void aStreamsSessionIsNotResumedByOthers() {
		SslClientContext context = settings(PKI);
		assertThat(context.newSslContext().getClientSessionContext())
			.isNotSameAs(context.newSslContext().getClientSessionContext());
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void othersResumeTheirSessions(String protocol) throws Exception {
		SSLContext context = settings(PKI).newSslContext();
		try (TlsTestServer<Long> server = server(PKI, protocol)) {
			assertThat(resumes(context, server)).isFalse();
			assertThat(resumes(context, server)).isTrue();
			assertThat(context.getClientSessionContext().getSessionTimeout()).isEqualTo(7200);
		}
	}

	@Test
	void withoutACacheNobodyResumesASession() throws Exception {
		SSLContext context = context(PKI, (settings) -> settings.sessionCache(false)).newSslContext();
		try (TlsTestServer<Long> server = server(PKI, "TLSv1.2")) {
			assertThat(resumes(context, server)).isFalse();
			assertThat(resumes(context, server)).isFalse();
			assertThat(Collections.list(context.getClientSessionContext().getIds())).isEmpty();
		}
	}

	/** JSSE cannot be kept from it any sooner. */
	@Test
	void withoutACacheATicketIsForgottenSoon() throws Exception {
		SSLContext context = context(PKI, (settings) -> settings.sessionCache(false)).newSslContext();
		try (TlsTestServer<Long> server = server(PKI, "TLSv1.3")) {
			resumes(context, server);
			await().until(() -> !resumes(context, server));
			assertThat(context.getClientSessionContext().getSessionTimeout()).isOne();
		}
	}

	/** Nobody would ask whether the verdict still holds. */
	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void noSessionOfOthersLivesForLongerThanTheChain(String protocol) throws Exception {
		TestPki ending = ending(Duration.ofHours(1));
		SSLContext context = settings(PKI).newSslContext();
		try (TlsTestServer<Long> server = server(ending, protocol)) {
			assertThat(resumes(context, server)).isFalse();
			assertThat(context.getClientSessionContext().getSessionTimeout()).isBetween(3000, 3598);
			assertThat(resumes(context, server)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aSessionOfOthersIsNotResumedOnceTheChainHasEnded(String protocol) throws Exception {
		TestPki ending = ending(Duration.ofSeconds(6));
		SSLContext context = context(PKI, (settings) -> settings.verify(VerifyMode.NONE)).newSslContext();
		try (TlsTestServer<Long> server = server(ending, protocol)) {
			resumes(context, server);
			await().until(() -> !resumes(context, server));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aSessionOfOthersWithAChainThatHasEndedIsForgottenSoon(String protocol) throws Exception {
		TestPki ended = ending(Duration.ofSeconds(-1));
		SSLContext context = context(PKI, (settings) -> settings.verify(VerifyMode.NONE)).newSslContext();
		try (TlsTestServer<Long> server = server(ended, protocol)) {
			resumes(context, server);
			await().until(() -> !resumes(context, server));
			assertThat(context.getClientSessionContext().getSessionTimeout()).isOne();
		}
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

	private static TestPki ending(Duration left) {
		return PKI.validity(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(left));
	}

	private static TlsTestServer<Long> server(TestPki pki, String protocol) {
		return TlsTestServer.start(pki, pki.server("localhost"), ServerParameters.of(protocol), TlsTestServer::echo);
	}

	private static SslClientContext context(TestPki trusted, UnaryOperator<SslClientSettingsBuilder> settings)
			throws Exception {
		return SslClientContext
			.of(settings.apply(SslClientSettings.builder().caFile(new PemText(trusted.caPem()))).build());
	}

	/** A ticket of TLS 1.3 comes before the first data. */
	private static boolean resumes(SSLContext context, TlsTestServer<?> server) throws IOException {
		try (SSLSocket socket = connect(context, server)) {
			socket.getOutputStream().write(1);
			socket.getInputStream().read();
			boolean known = socket.getSession().getValue(MARK) != null;
			socket.getSession().putValue(MARK, MARK);
			return known;
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
