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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import io.github.sslclient.error.SslException;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for records that were damaged, forged, or have no place where they come.
 */
@Timeout(60)
class RecordBadPeerTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	private static final int MOST_RECORDS_WITHOUT_DATA = 32;

	@ParameterizedTest
	@MethodSource("lengthsPerProtocol")
	void anOversizedRecordWithinTheHandshakeIsNamed(String protocol, int length) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.write(connection.tls(SERVER, protocol).nextRecord(), TlsRecords.header(22, length));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("0A0000C6"));
		}
	}

	@ParameterizedTest
	@MethodSource("lengthsPerProtocol")
	void anOversizedRecordAfterTheHandshakeIsNamedAfterTheData(String protocol, int length) throws Exception {
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> {
			connection.write(tls.data(new byte[] { 1, 2, 3 }), TlsRecords.header(23, length));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			InputStream input = stream.getInputStream();
			assertThat(input.readNBytes(3)).containsExactly(1, 2, 3);
			assertThat(Outcome.of(input::read)).isEqualTo(Outcome.read("0A0000C6"));
		}
	}

	static Stream<Arguments> lengthsPerProtocol() {
		return Stream.of("TLSv1.2", "TLSv1.3")
			.flatMap((protocol) -> Stream.of(arguments(protocol, 0x4145), arguments(protocol, 0xFFFF)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aForgedRecordIsNamedAndTheDataBeforeItIsRead(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> {
			connection.write(tls.data(new byte[] { 1, 2, 3 }), TlsRecords.forged(tls.data(new byte[] { 4 })));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			InputStream input = stream.getInputStream();
			assertThat(input.readNBytes(3)).containsExactly(1, 2, 3);
			assertThat(Outcome.of(input::read)).isEqualTo(Outcome.read("0A000119"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aRepeatedRecordIsAForgedOne(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> {
			byte[] record = tls.data(new byte[] { 1, 2, 3 });
			connection.write(record, record);
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			InputStream input = stream.getInputStream();
			assertThat(input.readNBytes(3)).containsExactly(1, 2, 3);
			assertThat(Outcome.of(input::read)).isEqualTo(Outcome.read("0A000119"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aForgedRecordWithinTheHandshakeIsNamed(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol);
			byte[] record = tls.nextRecord();
			// What follows change_cipher_spec is encrypted, in both versions.
			for (boolean encrypted = false; !encrypted; record = tls.nextRecord()) {
				connection.write(record);
				encrypted = record[0] == 20;
			}
			connection.write(TlsRecords.forged(record));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("0A000119"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void thePeerIsToldOfAForgedRecord(String protocol) throws Exception {
		try (ScriptedPeer<String> peer = ScriptedPeer.asking((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol).handshake();
			connection.write(TlsRecords.forged(tls.data(new byte[] { 4 })));
			return refusal(tls, connection);
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(Outcome.of(() -> stream.getInputStream().read())).isEqualTo(Outcome.read("0A000119"));
			assertThat(peer.outcome()).contains("bad_record_mac");
		}
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2,0A0000F5", "TLSv1.3,0A000119" })
	void plainApplicationDataAfterServerHelloIsNamed(String protocol, String code) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.write(connection.tls(SERVER, protocol).nextRecord(), TlsRecords.plain(23, new int[64]));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake(code));
		}
	}

	/** The data was genuine, and there is more of it than the caller had room for. */
	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void allDataBeforeABadHeaderIsReadInWhateverPieces(String protocol) throws Exception {
		byte[] data = new byte[1000];
		Arrays.fill(data, (byte) 7);
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> {
			connection.write(tls.data(data), TlsRecords.header(23, 0xFFFF));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			ByteArrayOutputStream read = new ByteArrayOutputStream();
			Outcome outcome = Outcome.of(() -> {
				while (true) {
					byte[] piece = new byte[10];
					int count = stream.getInputStream().read(piece);
					read.write(piece, 0, count);
				}
			});
			assertThat(read.toByteArray()).isEqualTo(data);
			assertThat(outcome).isEqualTo(Outcome.read("0A0000C6"));
		}
	}

	@Test
	void aRequestForRenegotiationIsNamed() throws Exception {
		try (ScriptedPeer<Void> peer = established("TLSv1.2", (connection, tls) -> {
			connection.write(tls.handshakeRequest());
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			SslException failure = Outcome.failure(() -> stream.getInputStream().read());
			assertThat(Outcome.of(failure)).isEqualTo(Outcome.read("0A000153"));
			assertThat(failure).hasMessageContaining("renegotiation");
		}
	}

	@Test
	void aRequestForRenegotiationIsNotAnsweredWithAHandshake() throws Exception {
		try (ScriptedPeer<List<Integer>> peer = ScriptedPeer.asking((connection) -> {
			connection.write(connection.tls(SERVER, "TLSv1.2").handshake().handshakeRequest());
			return connection.readRecordTypes();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			Outcome.of(() -> stream.getInputStream().read());
			stream.close();
			assertThat(peer.outcome()).doesNotContain(TlsRecords.HANDSHAKE);
		}
	}

	@Test
	void keyUpdatesWithoutEndAreNamed() throws Exception {
		try (ScriptedPeer<Void> peer = established("TLSv1.3", (connection, tls) -> {
			writeKeyUpdates(connection, tls, MOST_RECORDS_WITHOUT_DATA + 1);
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			assertThat(Outcome.of(() -> stream.getInputStream().read())).isEqualTo(Outcome.read("0A000084"));
		}
	}

	@Test
	void keyUpdatesBetweenDataAreNoFlood() throws Exception {
		try (ScriptedPeer<Void> peer = established("TLSv1.3", (connection, tls) -> {
			for (int i = 0; i < 3; i++) {
				writeKeyUpdates(connection, tls, MOST_RECORDS_WITHOUT_DATA - 4);
				connection.write(tls.data(new byte[] { (byte) i }));
			}
			connection.write(tls.closeNotify());
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(stream.getInputStream().readAllBytes()).containsExactly(0, 1, 2);
		}
	}

	@Test
	void theAnswerToAKeyUpdateDoesNotWaitForABlockedWriter() throws Exception {
		CompletableFuture<Void> writerIsBlocked = new CompletableFuture<>();
		CompletableFuture<Void> dataIsRead = new CompletableFuture<>();
		try (ScriptedPeer<Void> peer = established("TLSv1.3", (connection, tls) -> {
			// It never reads what is written.
			writerIsBlocked.orTimeout(20, TimeUnit.SECONDS).join();
			writeKeyUpdates(connection, tls, 1);
			connection.write(tls.data(new byte[] { 7 }));
			dataIsRead.orTimeout(20, TimeUnit.SECONDS).join();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			CompletableFuture<Void> writer = InBackground
				.start(() -> stream.getOutputStream().write(new byte[64 * 1024 * 1024]));
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> writer.get(300, TimeUnit.MILLISECONDS));
			writerIsBlocked.complete(null);
			assertThat(InBackground.call(() -> stream.getInputStream().read())).isEqualTo(7);
			assertThat(writer).isNotDone();
			dataIsRead.complete(null);
		}
	}

	/** What is in the way of the last words must not keep the client busy for ever. */
	@Test
	void aRequestForRenegotiationBeforeTheLastWordsOfAPeerThatTakesNoMoreEndsTheWrite() throws Exception {
		DeafOutput output = DeafOutput.hearing();
		try (ScriptedPeer<Void> peer = established("TLSv1.2", (connection, tls) -> {
			connection.write(tls.handshakeRequest(), tls.closeNotify());
			connection.end();
		}); SslClientStream stream = output.stream(peer, TestClients.trusting(PKI))) {
			stream.handshake();
			output.deafen();
			Outcome outcome = InBackground.call(() -> Outcome.of(() -> stream.getOutputStream().write(1)));
			assertThat(outcome.codes()).hasSize(1).containsAnyOf("80000020", "0A000153");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEncryptedAlertIsNamedByItsNumber(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = established(protocol, (connection, tls) -> {
			byte[] data = tls.data(new byte[] { 1 });
			connection.write(data, tls.alertAbout(TlsRecords.forged(connection.readRecord())));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.getOutputStream().write(new byte[10]);
			assertThat(stream.getInputStream().read()).isEqualTo(1);
			assertThat(Outcome.of(() -> stream.getInputStream().read())).isEqualTo(Outcome.read(Outcome.alert(20)));
		}
	}

	private static void writeKeyUpdates(PeerConnection connection, PeerTls tls, int count) throws IOException {
		for (int i = 0; i < count; i++) {
			connection.write(tls.handshakeRequest());
		}
	}

	private static String refusal(PeerTls tls, PeerConnection connection) throws IOException {
		try {
			tls.read(connection.readRecord());
			return "nothing";
		}
		catch (SSLException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private static ScriptedPeer<Void> established(String protocol, HandshakeBadPeerTests.Rest rest) throws IOException {
		return ScriptedPeer
			.following((connection) -> rest.run(connection, connection.tls(SERVER, protocol).handshake()));
	}

}
