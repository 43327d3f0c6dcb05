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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import io.github.sslclient.error.SslException;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the use of a stream that has failed: OpenSSL's queue is empty then, so the
 * first error has to be kept and told again.
 */
@Timeout(60)
class AfterFailureTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	@ParameterizedTest
	@MethodSource("failuresOfHandshake")
	void everyCallAfterAFailedHandshakeTellsItsErrorAgain(Failing failing) throws Exception {
		try (ScriptedPeer<Void> peer = failing.peer();
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			Outcome first = Outcome.of(stream::handshake);
			for (ThrowingCallable call : calls(stream)) {
				assertThat(Outcome.of(call)).isEqualTo(first);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("failuresOfRead")
	void everyCallAfterAFailedReadTellsItsErrorAgain(Failing failing) throws Exception {
		try (ScriptedPeer<Void> peer = failing.peer();
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			Outcome first = Outcome.of(() -> stream.getInputStream().read());
			for (ThrowingCallable call : calls(stream)) {
				assertThat(Outcome.of(call)).isEqualTo(first);
			}
		}
	}

	@Test
	void theCauseIsKeptThroughAllCalls() throws Exception {
		try (ScriptedPeer<Void> peer = forged("TLSv1.3");
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			SslException first = Outcome.failure(() -> stream.getInputStream().read());
			assertThat(first.getCause()).isInstanceOf(SSLException.class).isNotInstanceOf(SslException.class);
			for (ThrowingCallable call : calls(stream)) {
				assertThat(causes(Outcome.failure(call))).contains(first.getCause());
			}
		}
	}

	@Test
	void theAlertsExceptionIsTheCause() throws Exception {
		try (ScriptedPeer<Void> peer = alert(); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(Outcome.failure(stream::handshake).getCause()).hasMessageContaining("handshake_failure");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aWriteToAPeerThatResetIsNamedAndSoIsTheNextWrite(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> connection.reset());
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			peer.outcome();
			// The reset is sent, but a busy kernel may deliver it later.
			await().untilAsserted(() -> assertThat(Outcome.of(() -> stream.getOutputStream().write(1)))
				.isEqualTo(Outcome.write("80000068")));
			for (int i = 0; i < 2; i++) {
				assertThat(Outcome.of(() -> stream.getOutputStream().write(1))).isEqualTo(Outcome.write("80000068"));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void whatAPeerSentBeforeItResetIsReadAfterAFailedWrite(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> {
			connection.write(tls.data(new byte[] { 1, 2, 3 }));
			connection.reset();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			peer.outcome();
			await().untilAsserted(() -> Outcome.of(() -> stream.getOutputStream().write(1)));
			assertThat(stream.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aReadAfterAFailedWriteTellsOfTheReset(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> connection.reset());
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			peer.outcome();
			await().untilAsserted(() -> Outcome.of(() -> stream.getOutputStream().write(1)));
			assertThat(Outcome.of(() -> stream.getInputStream().read()).codes()).containsExactly("80000068");
		}
	}

	@Test
	void aFailedStreamClosesWithoutAnException() throws Exception {
		try (ScriptedPeer<Void> peer = alert()) {
			SslClientStream stream = peer.stream(TestClients.trusting(PKI));
			Outcome.of(stream::handshake);
			stream.close();
			stream.close();
			assertThat(Outcome.of(stream::handshake).codes()).containsExactly("0A0000CF");
		}
	}

	static Stream<Failing> failuresOfHandshake() {
		return Stream.of(AfterFailureTests::alert, AfterFailureTests::closeNotify, AfterFailureTests::end,
				AfterFailureTests::plainText, AfterFailureTests::untrusted, AfterFailureTests::resetAtOnce);
	}

	static Stream<Failing> failuresOfRead() {
		return Stream.of("TLSv1.2", "TLSv1.3")
			.flatMap((protocol) -> Stream.<Failing>of(() -> forged(protocol),
					() -> established(protocol, (connection, tls) -> connection.end()),
					() -> established(protocol, (connection, tls) -> connection.reset()),
					() -> established(protocol, (connection, tls) -> {
						connection.write(TlsRecords.header(23, 0xFFFF));
						connection.end();
					}), () -> established(protocol, (connection, tls) -> {
						connection.write(tls.alertAbout(TlsRecords.header(23, 0xFFFF)));
						connection.end();
					})));
	}

	private static List<ThrowingCallable> calls(SslClientStream stream) {
		List<ThrowingCallable> calls = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			calls.add(() -> stream.getInputStream().read());
			calls.add(() -> stream.getOutputStream().write(1));
			calls.add(stream::handshake);
			calls.add(stream::shutdownOutput);
		}
		return calls;
	}

	private static List<Throwable> causes(Throwable exception) {
		return Stream.iterate(exception, (cause) -> cause != null, Throwable::getCause).toList();
	}

	private static ScriptedPeer<Void> alert() throws IOException {
		return answering(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, 40));
	}

	private static ScriptedPeer<Void> closeNotify() throws IOException {
		return answering(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.WARNING, 0));
	}

	private static ScriptedPeer<Void> end() throws IOException {
		return answering(new byte[0]);
	}

	private static ScriptedPeer<Void> plainText() throws IOException {
		return answering("HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.US_ASCII));
	}

	private static ScriptedPeer<Void> answering(byte[] answer) throws IOException {
		return ScriptedPeer.following((connection) -> {
			connection.readRecord();
			connection.write(answer);
			connection.end();
		});
	}

	private static ScriptedPeer<Void> resetAtOnce() throws IOException {
		return ScriptedPeer.following((connection) -> {
			connection.readRecord();
			connection.reset();
		});
	}

	private static ScriptedPeer<Void> untrusted() throws IOException {
		TestPki other = TestPki.create(KeyKind.EC);
		SSLContext context = PeerTls.context(other, other.server("localhost"));
		return ScriptedPeer.following((connection) -> {
			connection.tls(context, "TLSv1.3").refusedHandshake();
			connection.end();
		});
	}

	private static ScriptedPeer<Void> forged(String protocol) throws IOException {
		return established(protocol, (connection, tls) -> {
			connection.write(TlsRecords.forged(tls.data(new byte[] { 1 })));
			connection.end();
		});
	}

	private static ScriptedPeer<Void> established(String protocol, HandshakeBadPeerTests.Rest rest) throws IOException {
		return ScriptedPeer
			.following((connection) -> rest.run(connection, connection.tls(SERVER, protocol).handshake()));
	}

	/**
	 * Starts a peer that makes a stream fail.
	 */
	@FunctionalInterface
	interface Failing {

		ScriptedPeer<Void> peer() throws IOException;

	}

}
