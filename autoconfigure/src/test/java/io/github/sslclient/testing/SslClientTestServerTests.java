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
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.error.SslError;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.PemText;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.sslclient.testing.TestServerClients.NOTHING;
import static io.github.sslclient.testing.TestServerClients.PING;
import static io.github.sslclient.testing.TestServerClients.factory;
import static io.github.sslclient.testing.TestServerClients.failure;
import static io.github.sslclient.testing.TestServerClients.ping;
import static io.github.sslclient.testing.TestServerClients.presenting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SslClientTestServer}.
 */
@Timeout(60)
class SslClientTestServerTests {

	@Test
	void aRevokedCertificateIsTakenByAClientThatDoesNotLook() {
		try (SslClientTestServer server = SslClientTestServer.builder().revoked().start()) {
			assertThat(ping(server, NOTHING)).isEqualTo("ping");
		}
	}

	@Test
	void aCertificateThatIsNotRevokedPassesTheCheckOfTheWholeChain() {
		try (SslClientTestServer server = SslClientTestServer.start()) {
			assertThat(ping(server, (settings) -> settings.crlCheck(CrlCheck.CHAIN))).isEqualTo("ping");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void theProtocolVersionThatWasSetIsSpoken(String protocol) {
		try (SslClientTestServer server = SslClientTestServer.builder().protocols(protocol).start()) {
			String spoken = factory(server, NOTHING).execute(server.host(), server.port(), (stream) -> {
				stream.handshake();
				return stream.getProtocol();
			});
			assertThat(spoken).isEqualTo(protocol);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void theCertificateOfTheLastClientIsRemembered(String protocol) {
		try (SslClientTestServer server = SslClientTestServer.builder()
			.demandClientCertificate()
			.protocols(protocol)
			.start()) {
			ping(server, (settings) -> presenting(settings, server));
			X509Certificate presented = server.clientCertificate();
			assertThat(presented).isNotNull();
			assertThat(presented.getSubjectX500Principal()).hasToString("CN=Test Client");
		}
	}

	@Test
	void aClientThatIsNotAskedPresentsNothing() {
		try (SslClientTestServer server = SslClientTestServer.start()) {
			ping(server, (settings) -> presenting(settings, server));
			assertThat(server.clientCertificate()).isNull();
		}
	}

	@Test
	void handshakesAreCountedAndRefusedOnesAreNot() {
		try (SslClientTestServer server = SslClientTestServer.start();
				SslClientTestServer other = SslClientTestServer.start()) {
			SslClientStreamFactory factory = factory(server, NOTHING);
			factory.execute(server.host(), server.port(), PING);
			factory.execute(server.host(), server.port(), PING);
			failure(() -> factory(other, NOTHING).execute(server.host(), server.port(), PING));
			await().untilAsserted(() -> assertThat(server.lastFailure()).isNotNull());
			assertThat(server.handshakes()).isEqualTo(2);
		}
	}

	@Test
	void aFailedAssertionOfTheHandlerIsRemembered() {
		AssertionError wrong = new AssertionError("wrong");
		try (SslClientTestServer server = SslClientTestServer.builder().handler((socket) -> {
			throw wrong;
		}).start()) {
			failure(server, server.host(), NOTHING);
			await().untilAsserted(() -> assertThat(server.lastFailure()).isSameAs(wrong));
		}
	}

	@Test
	void aHandlerTakesThePlaceOfTheEcho() {
		BlockingQueue<byte[]> questions = new LinkedBlockingQueue<>();
		try (SslClientTestServer server = SslClientTestServer.builder().handler((socket) -> {
			questions.add(socket.getInputStream().readAllBytes());
			socket.getOutputStream().write("pong".getBytes(StandardCharsets.US_ASCII));
		}).start()) {
			assertThat(ping(server, (settings) -> settings.method("tlsv1.3"))).isEqualTo("pong");
			assertThat(questions).containsExactly("ping".getBytes(StandardCharsets.US_ASCII));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1" })
	void theUsualCertificateIsForEveryNameOfLoopback(String host) {
		try (SslClientTestServer server = SslClientTestServer.start()) {
			assertThat(factory(server, NOTHING).execute(host, server.port(), PING)).isEqualTo("ping");
		}
	}

	@Test
	void twoServersStandBesideOneAnotherAndOneIsNotTrustedForTheOther() {
		try (SslClientTestServer one = SslClientTestServer.start();
				SslClientTestServer two = SslClientTestServer.start()) {
			assertThat(ping(one, NOTHING)).isEqualTo("ping");
			assertThat(ping(two, NOTHING)).isEqualTo("ping");
			SslError error = failure(() -> factory(one, NOTHING).execute(two.host(), two.port(), PING));
			assertThat(error.verifyResult().number()).isEqualTo(20);
		}
	}

	@Test
	void oneContextCanTrustTwoServers() {
		try (SslClientTestServer one = SslClientTestServer.start();
				SslClientTestServer two = SslClientTestServer.builder().revoked().start()) {
			SslClientStreamFactory both = factory(one,
					(settings) -> settings.caFile(new PemText(one.caPem() + two.caPem()))
						.crlFile(new PemText(one.crlPem() + two.crlPem()))
						.crlCheck(CrlCheck.CHAIN));
			assertThat(both.execute(one.host(), one.port(), PING)).isEqualTo("ping");
			assertThat(failure(() -> both.execute(two.host(), two.port(), PING)).verifyResult().number()).isEqualTo(23);
		}
	}

	@Test
	void closeEndsListeningConnectionsAndThreads() throws Exception {
		SslClientTestServer server = SslClientTestServer.start();
		int port = server.port();
		try (SslClientStream stream = factory(server, NOTHING).connect(server.host(), port);
				Socket mute = new Socket("127.0.0.1", port)) {
			stream.getOutputStream().write('x');
			assertThat(stream.getInputStream().read()).isEqualTo('x');
			assertThat(threads(port)).isNotEmpty().allMatch(Thread::isDaemon);
			server.close();
			assertThat(threads(port)).isEmpty();
			assertThat(server.lastFailure()).isNull();
			assertThatIOException().isThrownBy(() -> stream.getInputStream().readAllBytes());
			assertThat(ended(mute)).isTrue();
		}
		assertThatIOException().isThrownBy(() -> new Socket("127.0.0.1", port));
	}

	@Test
	void closeInterruptsAHandlerThatWaits() throws Exception {
		CountDownLatch waiting = new CountDownLatch(1);
		CountDownLatch never = new CountDownLatch(1);
		SslClientTestServer server = SslClientTestServer.builder().handler((socket) -> {
			waiting.countDown();
			never.await();
		}).start();
		try (SslClientStream stream = factory(server, NOTHING).connect(server.host(), server.port())) {
			stream.handshake();
			waiting.await();
			server.close();
			assertThat(threads(server.port())).isEmpty();
		}
	}

	@Test
	void aHandlerMayCloseItsServer() throws Exception {
		CompletableFuture<SslClientTestServer> itself = new CompletableFuture<>();
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		try (SslClientTestServer server = SslClientTestServer.builder().handler((socket) -> {
			itself.get().close();
			interrupted.complete(Thread.currentThread().isInterrupted());
		}).start(); SslClientStream stream = factory(server, NOTHING).connect(server.host(), server.port())) {
			itself.complete(server);
			stream.handshake();
			assertThat(interrupted.get()).isFalse();
		}
	}

	@Test
	void closeEndsASilentServer() throws Exception {
		SslClientTestServer server = SslClientTestServer.builder().silent().start();
		try (Socket mute = new Socket("127.0.0.1", server.port())) {
			mute.getOutputStream().write(1);
			server.close();
			assertThat(ended(mute)).isTrue();
		}
		assertThat(threads(server.port())).isEmpty();
	}

	@Test
	void closeMayBeCalledTwice() {
		SslClientTestServer server = SslClientTestServer.start();
		server.close();
		server.close();
		assertThat(threads(server.port())).isEmpty();
	}

	@Test
	void propertiesHaveTheMaterialThatTheServerCallsFor() {
		try (SslClientTestServer server = SslClientTestServer.start();
				SslClientTestServer demanding = SslClientTestServer.builder().demandClientCertificate().start()) {
			assertThat(server.properties()).containsOnlyKeys("ssl.client.ca-file", "ssl.client.crl-file")
				.containsEntry("ssl.client.ca-file", server.caPem());
			assertThat(demanding.properties("bank")).containsOnlyKeys("ssl.client.contexts.bank.ca-file",
					"ssl.client.contexts.bank.crl-file", "ssl.client.contexts.bank.certificate",
					"ssl.client.contexts.bank.key");
		}
	}

	@Test
	void aNameThatNoCertificateCanHaveIsRefused() {
		SslClientTestServerBuilder builder = SslClientTestServer.builder();
		assertThatIllegalArgumentException().isThrownBy(builder::names);
		assertThatIllegalArgumentException().isThrownBy(() -> builder.names("b\u00fccher.example"))
			.withMessageContaining("'b\u00fccher.example'");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.names(""));
	}

	@Test
	void aProtocolThatTheJvmDoesNotKnowIsRefused() {
		SslClientTestServerBuilder builder = SslClientTestServer.builder().protocols("TLSv9");
		assertThatIllegalArgumentException().isThrownBy(builder::start)
			.withMessageContaining("'TLSv9'")
			.withMessageContaining("TLSv1.3");
	}

	@Test
	void aSilentServerHasNoHandler() {
		SslClientTestServerBuilder builder = SslClientTestServer.builder().silent();
		assertThatIllegalStateException().isThrownBy(() -> builder.truncating().start());
		assertThatIllegalStateException().isThrownBy(() -> SslClientTestServer.builder().silent().handler((socket) -> {
		}).start());
	}

	private static List<Thread> threads(int port) {
		String name = "sslclient-test-server-" + port;
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> thread.getName().equals(name)).toList();
	}

	private static boolean ended(Socket socket) throws IOException {
		try {
			return socket.getInputStream().read() == -1;
		}
		catch (SocketException ex) {
			return true;
		}
	}

}
