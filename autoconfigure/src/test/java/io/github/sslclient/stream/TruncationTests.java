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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;

import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for connections that end after the handshake, in order and otherwise.
 */
@Timeout(60)
class TruncationTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	private static final byte[] DATA = "some data".getBytes(StandardCharsets.US_ASCII);

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void closeNotifyIsTheEndOfTheStream(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = peer(protocol, (connection, tls) -> {
			connection.write(tls.data(DATA), tls.closeNotify());
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(stream.getInputStream().readAllBytes()).isEqualTo(DATA);
			assertThat(stream.getInputStream().read()).isEqualTo(-1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void closeNotifyThenAResetIsTheEndOfTheStream(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = peer(protocol, (connection, tls) -> {
			connection.write(tls.data(DATA), tls.closeNotify());
			connection.reset();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			peer.outcome();
			assertThat(stream.getInputStream().readAllBytes()).isEqualTo(DATA);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEndBetweenRecordsIsAnUnexpectedEndAfterTheData(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = peer(protocol, TruncationTests::endBetweenRecords);
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertDataThenUnexpectedEnd(stream);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEndWithinARecordIsAnUnexpectedEndAfterTheData(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = peer(protocol, TruncationTests::endWithinRecord);
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertDataThenUnexpectedEnd(stream);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEndWithinAHeaderIsAnUnexpectedEndAfterTheData(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = peer(protocol, (connection, tls) -> {
			connection.write(tls.data(DATA), new byte[] { 23, 3, 3 });
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertDataThenUnexpectedEnd(stream);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEndBetweenRecordsIsThePlainEndWhereThatIsIgnored(String protocol) throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).ignoreUnexpectedEof(true);
		try (ScriptedPeer<Void> peer = peer(protocol, TruncationTests::endBetweenRecords);
				SslClientStream stream = peer.stream(settings)) {
			assertThat(stream.getInputStream().readAllBytes()).isEqualTo(DATA);
			assertThat(stream.getInputStream().read()).isEqualTo(-1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEndWithinARecordIsThePlainEndWhereThatIsIgnored(String protocol) throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).ignoreUnexpectedEof(true);
		try (ScriptedPeer<Void> peer = peer(protocol, TruncationTests::endWithinRecord);
				SslClientStream stream = peer.stream(settings)) {
			assertThat(stream.getInputStream().readAllBytes()).isEqualTo(DATA);
			assertThat(stream.getInputStream().read()).isEqualTo(-1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aResetIsNamedAfterTheData(String protocol) throws Exception {
		try (ScriptedPeer<Void> peer = peer(protocol, (connection, tls) -> {
			connection.write(tls.data(DATA));
			connection.reset();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			InputStream input = stream.getInputStream();
			assertThat(input.readNBytes(DATA.length)).isEqualTo(DATA);
			assertThat(Outcome.of(input::read)).isEqualTo(Outcome.read("80000068"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aResetIsNoPlainEndEvenWhereUnexpectedEndsAreIgnored(String protocol) throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).ignoreUnexpectedEof(true);
		try (ScriptedPeer<Void> peer = peer(protocol, (connection, tls) -> connection.reset());
				SslClientStream stream = peer.stream(settings)) {
			stream.handshake();
			assertThat(Outcome.of(() -> stream.getInputStream().read())).isEqualTo(Outcome.read("80000068"));
		}
	}

	private static void endBetweenRecords(PeerConnection connection, PeerTls tls) throws IOException {
		connection.write(tls.data(DATA));
		connection.end();
	}

	private static void endWithinRecord(PeerConnection connection, PeerTls tls) throws IOException {
		connection.write(tls.data(DATA), TlsRecords.half(tls.data(DATA)));
		connection.end();
	}

	private static void assertDataThenUnexpectedEnd(SslClientStream stream) throws IOException {
		InputStream input = stream.getInputStream();
		assertThat(input.readNBytes(DATA.length)).isEqualTo(DATA);
		assertThat(Outcome.of(input::read)).isEqualTo(Outcome.read("0A000126"));
		assertThat(Outcome.of(input::read)).isEqualTo(Outcome.read("0A000126"));
	}

	private static ScriptedPeer<Void> peer(String protocol, HandshakeBadPeerTests.Rest rest) throws IOException {
		return ScriptedPeer
			.following((connection) -> rest.run(connection, connection.tls(SERVER, protocol).handshake()));
	}

}
