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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for peers that take their time.
 */
@Timeout(60)
class DeadlineTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	private static final Duration DEADLINE = Duration.ofMillis(700);

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration READ_TIMEOUT = Duration.ofMillis(300);

	@Test
	void aPeerThatNeverAnswersEndsAtTheDeadline() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::awaitClientsEnd);
				SslClientStream stream = peer.stream(impatient())) {
			assertEndsAtTheDeadline(stream);
		}
	}

	@Test
	void aRecordThatTricklesInEndsAtTheDeadline() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			trickle(connection, singly(TlsRecords.plain(TlsRecords.HANDSHAKE, new int[16 * 1024])));
		}); SslClientStream stream = peer.stream(impatient())) {
			assertEndsAtTheDeadline(stream);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aFlightThatTricklesInEndsAtTheDeadline(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			byte[][] flight = connection.tls(SERVER, protocol).flight().toArray(byte[][]::new);
			trickle(connection, singly(TlsRecords.join(flight)));
		}); SslClientStream stream = peer.stream(impatient())) {
			assertEndsAtTheDeadline(stream);
		}
	}

	/** Each of these is a record of its own, and none moves the handshake on. */
	@Test
	void anEndlessRowOfRecordsThatMeanNothingEndsAtTheDeadlineOrBefore() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.write(connection.tls(SERVER, "TLSv1.3").nextRecord());
			byte[][] endless = new byte[2000][];
			Arrays.fill(endless, TlsRecords.plain(20, 1));
			trickle(connection, endless);
		}); SslClientStream stream = peer.stream(impatient())) {
			long start = System.nanoTime();
			assertThat(Outcome.of(stream::handshake).what()).isEqualTo("handshake");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
		}
	}

	@Test
	void aTrickleThroughStreamsEndsAtTheDeadline() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			trickle(connection, singly(TlsRecords.plain(TlsRecords.HANDSHAKE, new int[16 * 1024])));
		}); SslClientStream stream = DeafOutput.hearing().stream(peer, impatient())) {
			assertEndsAtTheDeadline(stream);
		}
	}

	/** The chain is longer than all buffers on the way hold. */
	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aPeerThatTakesNoneOfALargeFlightEndsAtTheDeadline(String protocol) throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		TestPki issuer = PKI;
		for (int i = 0; i < 200; i++) {
			issuer = issuer.intermediate("An authority with a long name and the number " + i);
		}
		SslClientSettingsBuilder settings = TestClients.trusting(PKI, issuer.client("somebody"))
			.handshakeTimeout(DEADLINE);
		try (ScriptedPeer<Void> peer = ScriptedPeer.withSmallBuffer((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol);
			tls.demandClientCertificate();
			connection.write(tls.flight().toArray(byte[][]::new));
			ended.await(ScriptedPeer.BOUND_SECONDS, TimeUnit.SECONDS);
			return null;
		})) {
			Socket socket = peer.connect();
			socket.setSendBufferSize(4096);
			try (SslClientStream stream = SslClientStream.over(socket, "localhost",
					SslClientContext.of(settings.build()), SslConnectionOverrides.none())) {
				assertEndsAtTheDeadline(stream);
			}
			finally {
				ended.countDown();
			}
		}
	}

	@Test
	void aStreamThatMetItsDeadlineClosesSoon() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::awaitClientsEnd)) {
			SslClientStream stream = peer.stream(impatient());
			Outcome.of(stream::handshake);
			long start = System.nanoTime();
			stream.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aDeadlineThatWasMetDoesNotEndTheStreamLater(String protocol) throws Exception {
		CountDownLatch deadlinePassed = new CountDownLatch(1);
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol).handshake();
			deadlinePassed.await(ScriptedPeer.BOUND_SECONDS, TimeUnit.SECONDS);
			connection.write(tls.data(new byte[] { 42 }));
			connection.end();
		}); SslClientStream stream = peer.stream(impatient().readTimeout(DEADLINE.plusMillis(100)))) {
			stream.handshake();
			InputStream input = stream.getInputStream();
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(input::read);
			deadlinePassed.countDown();
			assertThat(readPatiently(input, 1)).containsExactly(42);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aReadThatTimesOutBetweenRecordsIsRepeatable(String protocol) throws Exception {
		assertRepeatableRead(protocol, false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aReadThatTimesOutWithinARecordLosesNothing(String protocol) throws Exception {
		assertRepeatableRead(protocol, true);
	}

	@Test
	void aReadTimeoutDoesNotLimitTheHandshake() throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).readTimeout(Duration.ofMillis(50));
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, "TLSv1.3");
			byte[] record = tls.nextRecord();
			TimeUnit.MILLISECONDS.sleep(200);
			connection.write(record);
			tls.handshake();
			connection.end();
		}); SslClientStream stream = peer.stream(settings)) {
			stream.handshake();
			assertThat(stream.getProtocol()).isEqualTo("TLSv1.3");
		}
	}

	private static void assertRepeatableRead(String protocol, boolean withinRecord) throws Exception {
		CountDownLatch timedOut = new CountDownLatch(1);
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).readTimeout(READ_TIMEOUT);
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol).handshake();
			byte[] record = tls.data(new byte[] { 1, 2, 3, 4 });
			connection.write(withinRecord ? TlsRecords.half(record) : new byte[0]);
			timedOut.await(ScriptedPeer.BOUND_SECONDS, TimeUnit.SECONDS);
			connection.write(withinRecord ? TlsRecords.rest(record) : record, tls.closeNotify());
			connection.end();
		}); SslClientStream stream = peer.stream(settings)) {
			InputStream input = stream.getInputStream();
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(input::read);
			}
			timedOut.countDown();
			assertThat(readPatiently(input, 4)).containsExactly(1, 2, 3, 4);
			assertThat(input.read()).isEqualTo(-1);
		}
	}

	/** A machine that is busy may take longer than the read timeout once more. */
	private static byte[] readPatiently(InputStream input, int count) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		while (all.size() < count) {
			try {
				all.writeBytes(input.readNBytes(1));
			}
			catch (SocketTimeoutException ex) {
				// Nothing is lost: that is what is tested.
			}
		}
		return all.toByteArray();
	}

	private static void assertEndsAtTheDeadline(SslClientStream stream) {
		long start = System.nanoTime();
		assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("8000006E"));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, SOON);
		assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("8000006E"));
	}

	private static SslClientSettingsBuilder impatient() {
		return TestClients.trusting(PKI).handshakeTimeout(DEADLINE);
	}

	/** Write piece after piece, until the client is gone. */
	private static void trickle(PeerConnection connection, byte[]... pieces) throws Exception {
		try {
			for (byte[] piece : pieces) {
				connection.write(piece);
				// The pause is what the peer does, not what the test waits for.
				TimeUnit.MILLISECONDS.sleep(50);
			}
			connection.end();
		}
		catch (SocketException ex) {
			// Gone.
		}
	}

	private static byte[][] singly(byte[] bytes) {
		byte[][] pieces = new byte[bytes.length][];
		for (int i = 0; i < bytes.length; i++) {
			pieces[i] = new byte[] { bytes[i] };
		}
		return pieces;
	}

}
