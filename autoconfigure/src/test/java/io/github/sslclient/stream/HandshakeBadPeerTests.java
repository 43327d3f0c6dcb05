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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for peers that stop within the handshake, at each of its stages.
 */
@Timeout(60)
class HandshakeBadPeerTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	@ParameterizedTest
	@MethodSource("stages")
	void anEndAfterAnyRecordIsAnUnexpectedEnd(String protocol, int records) throws Exception {
		assertThat(outcomeOf(protocol, records, (connection, tls) -> connection.end()))
			.isEqualTo(Outcome.handshake("0A000126"));
	}

	@ParameterizedTest
	@MethodSource("stages")
	void anEndWithinAnyRecordIsAnUnexpectedEnd(String protocol, int records) throws Exception {
		assertThat(outcomeOf(protocol, records, (connection, tls) -> {
			connection.write(TlsRecords.half(tls.nextRecord()));
			connection.end();
		})).isEqualTo(Outcome.handshake("0A000126"));
	}

	@ParameterizedTest
	@MethodSource("stages")
	void anEndWithinTheHandshakeIsAFailureEvenWhereUnexpectedEndsAreIgnored(String protocol, int records)
			throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).ignoreUnexpectedEof(true);
		assertThat(outcomeOf(settings, protocol, records, (connection, tls) -> connection.end()))
			.isEqualTo(Outcome.handshake("0A000126"));
	}

	@ParameterizedTest
	@MethodSource("stages")
	void aResetAfterAnyRecordIsNamed(String protocol, int records) throws Exception {
		assertThat(outcomeOf(protocol, records, (connection, tls) -> {
			// Whatever the client has to say is heard, so that it is reading when the
			// reset comes.
			tls.nextRecord();
			connection.reset();
		})).isEqualTo(Outcome.handshake("80000068"));
	}

	@ParameterizedTest
	@MethodSource("stages")
	void aResetWithinAnyRecordIsNamed(String protocol, int records) throws Exception {
		assertThat(outcomeOf(protocol, records, (connection, tls) -> {
			connection.write(TlsRecords.half(tls.nextRecord()));
			connection.reset();
		})).isEqualTo(Outcome.handshake("80000068"));
	}

	@Test
	void aResetBeforeTheClientSaysAnythingIsNamed() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::reset);
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			peer.outcome();
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("80000068"));
		}
	}

	@Test
	void anEndBeforeTheClientSaysAnythingIsAnUnexpectedEnd() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::end);
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("0A000126"));
		}
	}

	/**
	 * From TLS 1.3's second record on, a plain alert has no place (RFC 8446, section
	 * 5.1).
	 */
	@ParameterizedTest
	@CsvSource({ "TLSv1.2,0", "TLSv1.2,1", "TLSv1.2,2", "TLSv1.3,0" })
	void aPlainAlertBetweenFlightsIsNamedByItsNumber(String protocol, int records) throws Exception {
		assertThat(outcomeOf(protocol, records, (connection, tls) -> {
			tls.nextRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, 80));
			connection.end();
		})).isEqualTo(Outcome.handshake(Outcome.alert(80)));
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2,0", "TLSv1.2,1", "TLSv1.2,2", "TLSv1.3,0" })
	void closeNotifyBetweenFlightsIsAnEndWithoutAnyCode(String protocol, int records) throws Exception {
		assertThat(outcomeOf(protocol, records, (connection, tls) -> {
			tls.nextRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.WARNING, 0));
			connection.end();
		})).isEqualTo(Outcome.handshake());
	}

	/** A warning does not end a handshake: some servers send this one to every client. */
	@Test
	void aWarningBeforeServerHelloIsPassedOver() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, "TLSv1.2");
			byte[] first = tls.nextRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.WARNING, 112), first);
			tls.handshake();
			connection.write(tls.data(new byte[] { 42 }), tls.closeNotify());
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(stream.getInputStream().readAllBytes()).containsExactly(42);
		}
	}

	/** Where no alert is due, JDK 17 asks for another record before it throws. */
	@Test
	void aKeyThatNothingCanBeAgreedUponWithIsNamedThoughThePeerSaysNoMore() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			Flight flight = Flight.of(connection.tls(SERVER, "TLSv1.3").flight());
			int[] keyOfSmallOrder = new int[36];
			keyOfSmallOrder[1] = 0x1D;
			keyOfSmallOrder[3] = 32;
			connection.write(flight.hello((hello) -> hello.replace(HelloFields.KEY_SHARE, keyOfSmallOrder)).records());
			connection.awaitClientsEnd();
		})) {
			try (SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
				assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("0A00006C"));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void theAlertOfAPeerThatTakesNoMoreIsReadWhenTheLastFlightCannotBeWritten(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol);
			List<byte[]> flight = tls.flight();
			flight.add(protocol.equals("TLSv1.3") ? tls.alertAbout(TlsRecords.plain(23, new int[64]))
					: TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, 20));
			connection.write(flight.toArray(byte[][]::new));
			connection.end();
		}); SslClientStream stream = DeafOutput.allowing(1).stream(peer, TestClients.trusting(PKI))) {
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake(Outcome.alert(20)));
		}
	}

	/** What is in the way of the last words must not keep the client busy for ever. */
	@Test
	void helloRequestsBeforeTheLastWordsOfAPeerThatTakesNoMoreEndTheHandshake() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			List<byte[]> records = connection.tls(SERVER, "TLSv1.2").flight();
			for (int i = 0; i < 3; i++) {
				records.add(TlsRecords.plain(TlsRecords.HANDSHAKE, 0, 0, 0, 0));
			}
			connection.write(records.toArray(byte[][]::new));
			connection.end();
		}); SslClientStream stream = DeafOutput.allowing(1).stream(peer, TestClients.trusting(PKI))) {
			assertThat(InBackground.call(() -> Outcome.of(stream::handshake)).what()).isEqualTo("handshake");
		}
	}

	static Stream<Arguments> stages() throws IOException {
		List<Arguments> stages = new ArrayList<>();
		for (String protocol : new String[] { "TLSv1.2", "TLSv1.3" }) {
			int records = countRecords(protocol);
			IntStream.range(0, records).forEach((record) -> stages.add(arguments(protocol, record)));
		}
		return stages.stream();
	}

	/** How many records a server must send before a client has finished. */
	private static int countRecords(String protocol) throws IOException {
		try (ScriptedPeer<Integer> peer = ScriptedPeer.asking((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol);
			List<byte[]> records = tls.flight();
			connection.write(records.toArray(byte[][]::new));
			int count = records.size();
			for (byte[] record = tls.nextRecord(); record != null; record = tls.nextRecord()) {
				connection.write(record);
				count += protocol.equals("TLSv1.2") ? 1 : 0;
			}
			return count;
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			return peer.outcome();
		}
	}

	private static Outcome outcomeOf(String protocol, int records, Rest rest) throws Exception {
		return outcomeOf(TestClients.trusting(PKI), protocol, records, rest);
	}

	private static Outcome outcomeOf(SslClientSettingsBuilder settings, String protocol, int records, Rest rest)
			throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol);
			for (int i = 0; i < records; i++) {
				connection.write(tls.nextRecord());
			}
			rest.run(connection, tls);
		}); SslClientStream stream = peer.stream(settings)) {
			return Outcome.of(stream::handshake);
		}
	}

	/**
	 * What a peer does after some records as they should be.
	 */
	@FunctionalInterface
	interface Rest {

		void run(PeerConnection connection, PeerTls tls) throws IOException;

	}

}
