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

package io.github.sslclient.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.SSLSocket;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ContextSslBundle} with each HTTP client that Spring Boot sets up, but
 * for {@code HttpURLConnection}, for which it takes no bundle that names protocols.
 */
@Timeout(120)
class HttpClientTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void aGoodServerIsAccepted(Client client) throws Exception {
		try (TlsTestServer<Long> server = server(PKI.server("localhost"))) {
			assertThat(get(client.factory(context(settings(PKI))), server)).isEqualTo("ok");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aServerOfAnotherAuthorityIsRefused(Client client) throws Exception {
		try (TlsTestServer<Long> server = server(PKI.server("localhost"))) {
			assertThat(refusal(client.factory(context(settings(TestPki.create(KeyKind.EC)))), server)).isEqualTo(20);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aServerOfAnotherNameIsRefused(Client client) throws Exception {
		try (TlsTestServer<Long> server = server(PKI.server("elsewhere.test"))) {
			assertThat(refusal(client.factory(context(settings(PKI))), server)).isEqualTo(62);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aServerThatWasRevokedIsRefusedByTheSameClientOnceTheCrlIsLoaded(Client client) throws Exception {
		Instant now = Instant.now();
		Instant tomorrow = now.plus(Duration.ofDays(1));
		Identity identity = PKI.server("localhost");
		Path crlFile = TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, tomorrow));
		ReloadableContext context = context(settings(PKI).crlFile(PemSource.of(crlFile)).crlCheck(CrlCheck.PEER));
		ClientHttpRequestFactory factory = client.factory(context);
		try (TlsTestServer<Long> server = server(identity)) {
			assertThat(get(factory, server)).isEqualTo("ok");
			TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, tomorrow, identity.certificate()));
			assertThat(context.reload().isSuccess()).isTrue();
			assertThat(refusal(factory, server)).isEqualTo(23);
		}
	}

	@ParameterizedTest
	@EnumSource
	void theClientsOwnCertificateIsPresented(Client client) throws Exception {
		Identity own = PKI.client("me");
		SslClientSettingsBuilder settings = settings(PKI).certificate(new PemText(own.certificatePem()))
			.key(new PemText(own.keyPem()));
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				new ServerParameters(null, true), HttpClientTests::answer)) {
			assertThat(get(client.factory(context(settings)), server)).isEqualTo("ok");
		}
	}

	private static String get(ClientHttpRequestFactory factory, TlsTestServer<?> server) throws IOException {
		URI uri = URI.create("https://localhost:" + server.port() + "/");
		try (ClientHttpResponse response = factory.createRequest(uri, HttpMethod.GET).execute()) {
			return new String(response.getBody().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	/** The verify result that is found in what the client throws. */
	private static int refusal(ClientHttpRequestFactory factory, TlsTestServer<?> server) {
		Throwable failure = catchThrowable(() -> get(factory, server));
		SslError error = (failure != null) ? SslError.from(failure) : null;
		assertThat(error).as(String.valueOf(failure)).isNotNull();
		return error.verifyResult().number();
	}

	private static TlsTestServer<Long> server(Identity identity) {
		return TlsTestServer.start(PKI, identity, ServerParameters.none(), HttpClientTests::answer);
	}

	private static long answer(SSLSocket socket) throws IOException {
		int end = 0;
		while (end < 4) {
			int next = socket.getInputStream().read();
			end = (next == "\r\n\r\n".charAt(end)) ? end + 1 : 0;
		}
		socket.getOutputStream()
			.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
				.getBytes(StandardCharsets.US_ASCII));
		return 0;
	}

	private static SslClientSettingsBuilder settings(TestPki trusted) {
		return SslClientSettings.builder().caFile(new PemText(trusted.caPem()));
	}

	private static ReloadableContext context(SslClientSettingsBuilder builder) {
		SslClientSettings settings = builder.build();
		return new ReloadableContext("http", new ContextLoader() {

			@Override
			public SslClientSettings settings() {
				return settings;
			}

			@Override
			public SslClientContext load(SslClientSettings settings, @Nullable SslClientContext predecessor) {
				try {
					return (predecessor != null) ? predecessor.successor(settings) : SslClientContext.of(settings);
				}
				catch (SslException ex) {
					throw new IllegalStateException(ex);
				}
			}

		}, Clock.systemUTC());
	}

	/**
	 * The clients.
	 */
	enum Client {

		JDK(ClientHttpRequestFactoryBuilder.jdk()),

		APACHE(ClientHttpRequestFactoryBuilder.httpComponents()),

		JETTY(ClientHttpRequestFactoryBuilder.jetty()),

		REACTOR_NETTY(ClientHttpRequestFactoryBuilder.reactor());

		private final ClientHttpRequestFactoryBuilder<?> builder;

		Client(ClientHttpRequestFactoryBuilder<?> builder) {
			this.builder = builder;
		}

		ClientHttpRequestFactory factory(ReloadableContext context) {
			return this.builder.build(HttpClientSettings.ofSslBundle(new ContextSslBundle(context)));
		}

	}

}
