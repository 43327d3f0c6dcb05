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

package io.github.sslclient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientStreamFactory}.
 */
class SslClientStreamFactoryTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static SslClientStreamFactory factory;

	@BeforeAll
	static void makeFactory(@TempDir Path directory) throws SslException {
		PemSource ca = PemSource.of(TestPki.write(directory, "ca.pem", PKI.caPem()));
		factory = new SslClientStreamFactory(SslClientContext.of(SslClientSettings.builder().caFile(ca).build()));
	}

	@Test
	void wrapTakesTheHostThatTheSocketWasConnectedWith() throws Exception {
		try (TlsTestServer<Long> server = echoServer()) {
			InetAddress named = InetAddress.getByAddress("elsewhere.test", new byte[] { 127, 0, 0, 1 });
			Socket socket = new Socket();
			socket.connect(new InetSocketAddress(named, server.port()));
			try (SslClientStream stream = factory.wrap(socket)) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
					.withMessageContaining("elsewhere.test");
			}
		}
	}

	@Test
	void wrapOfASocketConnectedByAddressAsksNoOneForItsName() throws Exception {
		try (TlsTestServer<Long> server = echoServer()) {
			try (SslClientStream stream = factory.wrap(new Socket("127.0.0.1", server.port()))) {
				stream.handshake();
				assertThat(stream.getVerifyResult().isOk()).isTrue();
			}
		}
	}

	@Test
	void aSocketThatIsNotConnectedIsRefused() {
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> factory.wrap(new Socket()))
			.withMessageContaining("not connected");
	}

	@Test
	void anOverrideThatCannotBeUsedClosesTheSocketThatConnectMade() throws Exception {
		AtomicReference<IOException> seen = new AtomicReference<>();
		try (TlsTestServer<Integer> server = TlsTestServer.start(PKI, ServerParameters.none(), (socket) -> {
			try {
				socket.startHandshake();
			}
			catch (IOException ex) {
				seen.set(ex);
			}
			return 0;
		})) {
			SslConnectionOverrides overrides = SslConnectionOverrides.builder().method("sslv3").build();
			assertThatExceptionOfType(SslException.class)
				.isThrownBy(() -> factory.connect("localhost", server.port(), overrides));
			server.next();
			assertThat(seen.get()).isNotNull();
		}
	}

	@Test
	void executeClosesTheStream() throws Exception {
		try (TlsTestServer<Long> server = echoServer()) {
			SslClientStream stream = factory.execute("localhost", server.port(), (opened) -> {
				opened.getOutputStream().write(1);
				return opened;
			});
			assertThat(server.next()).isEqualTo(1);
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getInputStream().read());
		}
	}

	@Test
	void aRefusedConnectionIsASpringException() throws Exception {
		// A port that is taken and not listened to: a free one may be another test's
		// next.
		try (Socket taken = new Socket()) {
			taken.bind(new InetSocketAddress(0));
			int port = taken.getLocalPort();
			assertThatExceptionOfType(SslClientException.class)
				.isThrownBy(() -> factory.execute("localhost", port, (stream) -> 1))
				.withMessageContaining("localhost:" + port)
				.satisfies((ex) -> assertThat(ex.getError().what()).isEqualTo("connect"));
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void manyStreamsRunOnVirtualThreads() throws Exception {
		ExecutorService executor = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
			.invoke(null);
		try (TlsTestServer<Long> server = echoServer()) {
			List<CompletableFuture<Integer>> echoes = IntStream.range(0, 100)
				.mapToObj((n) -> CompletableFuture.supplyAsync(() -> echo(server.port(), n), executor))
				.toList();
			for (int n = 0; n < echoes.size(); n++) {
				assertThat(echoes.get(n).get(60, TimeUnit.SECONDS)).isEqualTo(n);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static int echo(int port, int value) {
		return factory.execute("localhost", port, (stream) -> {
			stream.getOutputStream().write(value);
			return stream.getInputStream().read();
		});
	}

	private static TlsTestServer<Long> echoServer() {
		return TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo);
	}

}
