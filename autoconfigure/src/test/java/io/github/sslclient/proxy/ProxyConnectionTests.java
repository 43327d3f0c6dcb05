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

package io.github.sslclient.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslPeerVerificationException;
import io.github.sslclient.SslProxyException;
import io.github.sslclient.SslTimeoutException;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.SslPhase;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.HandshakeListener;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Streams through proxies on loopback, good ones and others.
 */
@Timeout(60)
class ProxyConnectionTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Duration SHORT = Duration.ofMillis(300);

	private static TlsTestServer<Long> server;

	@BeforeAll
	static void startServer() {
		server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo);
	}

	@AfterAll
	static void stopServer() throws Exception {
		server.close();
	}

	@Test
	void aStreamGoesThroughAnHttpProxy() throws Exception {
		try (TestProxy proxy = TestProxy.connecting(server.port())) {
			assertThatItEchoes(factory(settings().proxy(proxy.settings(ProxyType.HTTP))));
			proxy.awaitClientsEnd();
		}
	}

	@Test
	void aStreamGoesThroughASocksProxy() throws Exception {
		try (TestProxy proxy = TestProxy.connectingBySocks(server.port())) {
			assertThatItEchoes(factory(settings().proxy(proxy.settings(ProxyType.SOCKS5))));
			proxy.awaitClientsEnd();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aStreamGoesThroughAnHttpProxyOverTls(String protocol) throws Exception {
		try (TlsTestServer<Integer> proxy = TlsTestServer.start(PKI, ServerParameters.of(protocol), (client) -> {
			TestProxy.connect(client, server.port());
			return 0;
		})) {
			assertThatItEchoes(overTls(settings(), proxy.port(), settings()));
			assertThat(proxy.next()).isZero();
		}
	}

	/** Alert 40 of the host, in the segment of the proxy's answer. */
	@Test
	void whatComesWithTheAnswerIsTheHosts() throws Exception {
		try (TestProxy proxy = TestProxy.following((client) -> {
			TestProxy.readHead(client.getInputStream());
			TestProxy.write(client, "HTTP/1.1 200 OK\r\n\r\n\25\3\3\0\2\2\50");
		})) {
			SslClientStreamFactory factory = factory(settings().proxy(proxy.settings(ProxyType.HTTP)));
			try (SslClientStream stream = factory.connect("db.example.org", 5433)) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
					.withMessageStartingWith("handshake with db.example.org:5433 failed")
					.satisfies((ex) -> assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.HANDSHAKE_REFUSED));
			}
		}
	}

	@Test
	void theHostHasToProveWhoItIsNotTheProxy() throws Exception {
		try (TestProxy proxy = TestProxy.connecting(server.port())) {
			SslClientStreamFactory factory = factory(settings().proxy(proxy.settings(ProxyType.HTTP)));
			try (SslClientStream stream = factory.connect("elsewhere.test", 5433)) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
					.withMessageStartingWith("handshake with elsewhere.test:5433 failed")
					.withMessageContaining("verify result 62")
					.satisfies((ex) -> assertThat(ex.getError().phase()).isEqualTo(SslPhase.HANDSHAKE));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void listenersAreToldOfTheHostAlone(ProxyType type) throws Exception {
		BlockingQueue<String> told = new LinkedBlockingQueue<>();
		HandshakeListener listener = new HandshakeListener() {

			@Override
			public Ending begun(String context, String host, int port) {
				told.add(context + " " + host + ":" + port);
				return (outcome) -> told.add(outcome.host() + ":" + outcome.port());
			}

		};
		try (TestProxy plain = (type == ProxyType.SOCKS5) ? TestProxy.connectingBySocks(server.port())
				: TestProxy.connecting(server.port());
				TlsTestServer<Integer> encrypted = TlsTestServer.start(PKI, ServerParameters.none(), (client) -> {
					TestProxy.connect(client, server.port());
					return 0;
				})) {
			SslClientStreamFactory factory = (type == ProxyType.HTTPS)
					? overTls(settings(), encrypted.port(), settings())
					: factory(settings().proxy(plain.settings(type)));
			assertThatItEchoes(factory.withListeners(List.of(listener)));
		}
		assertThat(told).containsExactly("default db.example.org:5433", "db.example.org:5433");
	}

	@Test
	void aHostThatIsNotForTheProxyIsConnectedTo() throws Exception {
		try (TestProxy proxy = TestProxy.following((client) -> {
		})) {
			SslClientStreamFactory factory = factory(settings()
				.proxy(proxy.settings(ProxyType.HTTP).withNonProxyHosts(List.of("localhost", "*.example.org"))));
			try (SslClientStream stream = factory.connect("localhost", server.port())) {
				stream.handshake();
			}
			assertThat(proxy.isUnused()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aProxyThatHangsIsGivenUp(ProxyType type) throws Exception {
		try (TestProxy proxy = TestProxy.following((client) -> {
		})) {
			SslException failure = failure(factory(settings().connectTimeout(SHORT).proxy(proxy.settings(type))));
			assertThat(failure).hasMessageContaining("the " + type + " proxy localhost:")
				.hasMessageContaining("did not connect to the host within 300 ms");
			assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.TIMEOUT);
			assertThat(failure.getError().codes()).containsExactly(OpenSslCode.TIMED_OUT);
			proxy.awaitClientsEnd();
		}
	}

	/** A limit for each read would be no limit. */
	@Test
	void aProxyThatDripsIsGivenUp() throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		try (TestProxy proxy = TestProxy.following((client) -> {
			TestProxy.readHead(client.getInputStream());
			TestProxy.write(client, "HTTP/1.1 200 OK\r\nX: ");
			try {
				while (!over.await(20, TimeUnit.MILLISECONDS)) {
					TestProxy.write(client, "x");
				}
			}
			catch (IOException ex) {
				// The client is gone.
			}
		})) {
			SslException failure = failure(
					factory(settings().connectTimeout(SHORT).proxy(proxy.settings(ProxyType.HTTP))));
			over.countDown();
			assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.TIMEOUT);
			proxy.awaitClientsEnd();
		}
	}

	@Test
	void anOverrideOfTheConnectTimeoutIsForTheProxyToo() throws Exception {
		try (TestProxy proxy = TestProxy.following((client) -> {
		})) {
			SslClientStreamFactory factory = factory(settings().proxy(proxy.settings(ProxyType.SOCKS5)));
			assertThatExceptionOfType(SslTimeoutException.class)
				.isThrownBy(() -> factory.execute("db.example.org", 5433,
						SslConnectionOverrides.builder().connectTimeout(SHORT).build(), (stream) -> 1))
				.withMessageContaining("within 300 ms");
		}
	}

	@Test
	void aProxyThatIsNotThereIsNamed() throws Exception {
		// A port that is taken and not listened to: a free one may be another test's
		// next.
		try (Socket taken = new Socket()) {
			taken.bind(new InetSocketAddress("127.0.0.1", 0));
			SslException failure = failure(
					factory(settings().proxy(ProxySettings.of(ProxyType.SOCKS5, "127.0.0.1", taken.getLocalPort()))));
			assertThat(failure)
				.hasMessageContaining("the SOCKS5 proxy 127.0.0.1:" + taken.getLocalPort() + " could not")
				.hasMessageContaining("check proxy.host and proxy.port");
			assertThat(failure.getError().codes()).containsExactly(OpenSslCode.CONNECTION_REFUSED);
			assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.CONNECTION);
		}
	}

	@Test
	void aProxyThatHasNoAddressIsNamed() throws Exception {
		SslException failure = failure(factory(settings().proxy(ProxySettings.of(ProxyType.HTTP, "proxy.invalid", 1))));
		assertThat(failure).hasMessageContaining("the HTTP proxy proxy.invalid:1 could not be connected to");
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.CONNECTION);
	}

	@Test
	void aProxyThatSaysNoIsAnExceptionOfItsOwn() throws Exception {
		try (TestProxy proxy = TestProxy.following((client) -> {
			TestProxy.readHead(client.getInputStream());
			TestProxy.write(client, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
		})) {
			SslClientStreamFactory factory = factory(settings().proxy(proxy.settings(ProxyType.HTTP)));
			assertThatExceptionOfType(SslProxyException.class)
				.isThrownBy(() -> factory.execute("db.example.org", 5433, (stream) -> 1))
				.withMessageStartingWith("proxy to db.example.org:5433 failed: the HTTP proxy localhost:")
				.withMessageContaining("set proxy.username and proxy.password");
			proxy.awaitClientsEnd();
		}
	}

	@Test
	void aProxyOfAnUnknownAuthorityIsRefusedBeforeItIsTold() throws Exception {
		try (TlsTestServer<Integer> proxy = TlsTestServer.start(TestPki.create(KeyKind.EC), ServerParameters.none(),
				(client) -> client.getInputStream().read())) {
			SslClientStreamFactory factory = overTls(settings(), proxy.port(), settings());
			assertThatExceptionOfType(SslPeerVerificationException.class)
				.isThrownBy(() -> factory.execute("db.example.org", 5433, (stream) -> 1))
				.withMessageStartingWith(
						"proxy to db.example.org:5433 failed: the HTTPS proxy localhost:" + proxy.port())
				.withMessageContaining("verify result 20")
				.satisfies((ex) -> assertThat(ex.getError().phase()).isEqualTo(SslPhase.PROXY))
				.satisfies((ex) -> assertThat(ex.getError().certificate()).isNotNull());
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(proxy::next);
		}
	}

	@Test
	void withoutAContextTheProxyIsVerifiedByTheTrustStoreOfTheJvm() throws Exception {
		try (TlsTestServer<Integer> proxy = TlsTestServer.start(PKI, ServerParameters.none(),
				(client) -> client.getInputStream().read())) {
			SslException failure = failure(
					factory(settings().proxy(ProxySettings.of(ProxyType.HTTPS, "localhost", proxy.port()))));
			assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.PEER_VERIFICATION);
		}
	}

	@Test
	void aProxyThatSpeaksNoTlsIsToldSo() throws Exception {
		try (TestProxy proxy = TestProxy.following((client) -> {
			client.getInputStream().read();
			TestProxy.write(client, "HTTP/1.1 400 Bad Request\r\n\r\n");
		})) {
			assertThat(failure(factory(settings().proxy(proxy.settings(ProxyType.HTTPS)))))
				.hasMessageContaining("wants proxy.type=http;")
				.satisfies((ex) -> assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.PROTOCOL));
			proxy.awaitClientsEnd();
		}
	}

	@Test
	void aProxyThatSpeaksTlsIsToldSo() throws Exception {
		try (TlsTestServer<Integer> proxy = TlsTestServer.start(PKI, ServerParameters.none(),
				(client) -> client.getInputStream().read())) {
			assertThat(failure(factory(settings().proxy(ProxySettings.of(ProxyType.HTTP, "localhost", proxy.port())))))
				.hasMessageContaining("it speaks TLS: set proxy.type=https");
		}
	}

	@Test
	void aProxyThatChoosesHttp2IsRefused() throws Exception {
		try (TlsTestServer<Integer> proxy = TlsTestServer.start(PKI, new ServerParameters(null, false, "h2"),
				(client) -> client.getInputStream().read())) {
			assertThat(failure(overTls(settings(), proxy.port(), settings().applicationProtocols(List.of("h2")))))
				.hasMessageContaining("chose the protocol 'h2'")
				.hasMessageContaining("proxy.context");
		}
	}

	@Test
	void aProxyThatWantsACertificateGetsThatOfItsContext() throws Exception {
		try (TlsTestServer<String> proxy = TlsTestServer.start(PKI, new ServerParameters("TLSv1.2", true), (client) -> {
			client.startHandshake();
			String name = client.getSession().getPeerPrincipal().getName();
			TestProxy.connect(client, server.port());
			return name;
		})) {
			var client = PKI.client("application");
			assertThatItEchoes(overTls(settings(), proxy.port(),
					settings().certificate(new PemText(client.certificatePem())).key(new PemText(client.keyPem()))));
			assertThat(proxy.next()).isEqualTo("CN=application");
			assertThat(failure(overTls(settings(), proxy.port(), settings())).getError().kind())
				.isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED);
		}
	}

	@Test
	void aContextThatThereIsNotIsNamedBeforeAnythingIsConnected() throws Exception {
		try (TestProxy proxy = TestProxy.following((client) -> {
		})) {
			SslClientStreamFactory factory = factory(
					settings().proxy(proxy.settings(ProxyType.HTTPS).withContext("bank")));
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> factory.connect("db.example.org", 5433))
				.withMessageContaining("there is no context 'bank'")
				.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo("proxy.context"));
			assertThat(proxy.isUnused()).isTrue();
		}
	}

	/** The silent one is the host, or the proxy on its behalf. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void closingEndsTheWaitForAHostBehindAProxy(boolean overTls) throws Exception {
		TestProxy.Script silent = (client) -> {
			TestProxy.readHead(client.getInputStream());
			TestProxy.write(client, "HTTP/1.1 200 OK\r\n\r\n");
			client.getInputStream().read();
		};
		BlockingQueue<Socket> waiting = new LinkedBlockingQueue<>();
		try (TestProxy plain = TestProxy.following((client) -> {
			silent.run(client);
			waiting.add(client);
		}); TlsTestServer<Integer> encrypted = TlsTestServer.start(PKI, ServerParameters.none(), (client) -> {
			silent.run(client);
			waiting.add(client);
			return client.getInputStream().readAllBytes().length;
		})) {
			SslClientStreamFactory factory = overTls ? overTls(settings(), encrypted.port(), settings())
					: factory(settings().proxy(plain.settings(ProxyType.HTTP)));
			SslClientStream stream = factory.connect("db.example.org", 5433);
			CompletableFuture<Void> handshake = CompletableFuture.runAsync(() -> {
				try {
					stream.handshake();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			assertThat(waiting.poll(20, TimeUnit.SECONDS)).isNotNull();
			stream.close();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> handshake.get(20, TimeUnit.SECONDS))
				.withRootCauseInstanceOf(IOException.class);
		}
	}

	@Test
	void nothingIsLeftOpenOfWhatFailed() throws Exception {
		try (TlsTestServer<Integer> proxy = TlsTestServer.start(PKI, ServerParameters.none(), (client) -> {
			TestProxy.readHead(client.getInputStream());
			TestProxy.write(client, "HTTP/1.1 503 Busy\r\n\r\n");
			return client.getInputStream().read();
		})) {
			ReloadableContext ofProxy = place("corporate", settings());
			SslClientContext context = SslClientContext.of(settings()
				.proxy(ProxySettings.of(ProxyType.HTTPS, "localhost", proxy.port()).withContext("corporate"))
				.build());
			failure(new SslClientStreamFactory(context).withProxyContexts(new SslClientContexts(List.of(ofProxy))));
			proxy.next();
			assertThat(context.traffic().openStreams()).isZero();
			assertThat(ofProxy.get().traffic().openStreams()).isZero();
		}
	}

	@Test
	void theProxyDoesNotKeepTheHostFromBeingChecked() throws Exception {
		SslClientStreamFactory factory = factory(
				settings().proxy(ProxySettings.of(ProxyType.HTTP, "proxy.invalid", 1)));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> factory.connect("db.example.org\r\nX: y", 5433));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> factory.connect("db.example.org", 0));
	}

	private static void assertThatItEchoes(SslClientStreamFactory factory) throws Exception {
		try (SslClientStream stream = factory.connect("db.example.org", 5433)) {
			stream.getOutputStream().write("through".getBytes());
			assertThat(stream.getInputStream().readNBytes(7)).asString().isEqualTo("through");
			assertThat(stream.getVerifyResult().isOk()).isTrue();
		}
	}

	private static SslException failure(SslClientStreamFactory factory) {
		try (SslClientStream stream = factory.connect("db.example.org", 5433)) {
			throw new AssertionError("It connected: " + stream);
		}
		catch (IOException ex) {
			assertThat(ex).isInstanceOf(SslException.class);
			SslException failure = (SslException) ex;
			assertThat(failure).hasMessageStartingWith("proxy to db.example.org:5433 failed: the ");
			assertThat(failure.getError().phase()).isEqualTo(SslPhase.PROXY);
			assertThat(failure.getError().peer()).isEqualTo("db.example.org:5433");
			return failure;
		}
	}

	private static SslClientSettingsBuilder settings() {
		return SslClientSettings.builder().caFile(new PemText(PKI.caPem()));
	}

	private static SslClientStreamFactory factory(SslClientSettingsBuilder settings) throws SslException {
		return new SslClientStreamFactory(SslClientContext.of(settings.build()));
	}

	private static SslClientStreamFactory overTls(SslClientSettingsBuilder settings, int port,
			SslClientSettingsBuilder ofProxy) throws SslException {
		ProxySettings proxy = ProxySettings.of(ProxyType.HTTPS, "localhost", port).withContext("corporate");
		return factory(settings.proxy(proxy))
			.withProxyContexts(new SslClientContexts(List.of(place("corporate", ofProxy))));
	}

	private static ReloadableContext place(String name, SslClientSettingsBuilder settings) throws SslException {
		SslClientContext context = SslClientContext.of(settings.name(name).build());
		return new ReloadableContext(name, ContextLoader.of(() -> context), Clock.systemUTC());
	}

}
