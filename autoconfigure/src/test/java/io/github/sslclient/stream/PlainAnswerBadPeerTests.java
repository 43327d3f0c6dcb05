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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for what a peer may say first, all of it in plain. The codes are those that
 * {@code openssl s_client} of OpenSSL 3.0 gives for the same bytes.
 */
@Timeout(60)
class PlainAnswerBadPeerTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@ParameterizedTest(name = "{0}")
	@MethodSource("firstAnswers")
	void theFirstAnswerIsNamed(String name, byte[] answer, String code) throws Exception {
		assertThat(outcomeOf(answer)).isEqualTo(Outcome.handshake(code));
	}

	static Stream<Arguments> firstAnswers() {
		return Stream.of(arguments("an HTTP answer", ascii("HTTP/1.1 400 Bad Request\r\n\r\n"), "0A00010B"),
				arguments("an SMTP banner", ascii("220 mail.example.org ESMTP\r\n"), "0A00010B"),
				arguments("an SSH banner", ascii("SSH-2.0-OpenSSH_9.2\r\n"), "0A00010B"),
				arguments("garbage", new byte[] { -1, -2, -3, -4, -5, -6, -7, -8, -9 }, "0A00010B"),
				arguments("zeros", new byte[64], "0A00010B"),
				arguments("garbage that has TLS's version", TlsRecords.plain(0x50, 1, 2, 3), "0A0000F4"),
				arguments("a type below all of TLS's", TlsRecords.plain(19, 1, 2, 3), "0A0000F4"),
				arguments("a heartbeat", TlsRecords.plain(24, 1, 0, 0), "0A0000F4"),
				arguments("change_cipher_spec", TlsRecords.plain(20, 1), "0A0000F4"),
				arguments("application data", TlsRecords.plain(TlsRecords.APPLICATION_DATA, 1, 2, 3), "0A0000F4"),
				arguments("a handshake message that does not exist", TlsRecords.plain(22, 255, 0, 0, 0), "0A0000F4"),
				arguments("a handshake message out of turn", TlsRecords.plain(22, 14, 0, 0, 0), "0A0000F4"),
				arguments("a record of 0x4145 bytes", TlsRecords.header(22, 0x4145), "0A0000C6"),
				arguments("a record of 0xFFFF bytes", TlsRecords.header(22, 0xFFFF), "0A0000C6"),
				arguments("an alert of one byte", TlsRecords.plain(TlsRecords.ALERT, 2), "0A0000CD"),
				arguments("an alert of an unknown level", TlsRecords.plain(TlsRecords.ALERT, 7, 40), "0A0000F6"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 20, 22, 40, 42, 46, 47, 48, 50, 70, 71, 80, 86, 109, 112, 113, 116, 120 })
	void aFatalAlertIsNamedByItsNumber(int alert) throws Exception {
		assertThat(outcomeOf(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, alert)))
			.isEqualTo(Outcome.handshake(Outcome.alert(alert)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 121, 200, 255 })
	void aFatalAlertThatNobodyKnowsIsNamedByItsNumber(int alert) throws Exception {
		assertThat(outcomeOf(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, alert)))
			.isEqualTo(Outcome.handshake(Outcome.alert(alert)));
	}

	@ParameterizedTest
	@ValueSource(ints = { TlsRecords.WARNING, TlsRecords.FATAL })
	void closeNotifyIsAnEndWithoutAnyCode(int level) throws Exception {
		assertThat(outcomeOf(TlsRecords.plain(TlsRecords.ALERT, level, 0))).isEqualTo(Outcome.handshake());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4 })
	void anEndBeforeTheFirstHeaderIsCompleteIsAnUnexpectedEnd(int length) throws Exception {
		byte[] start = Arrays.copyOf(TlsRecords.header(22, 100), length);
		assertThat(outcomeOf(start)).isEqualTo(Outcome.handshake("0A000126"));
	}

	private static Outcome outcomeOf(byte[] answer) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.readRecord();
			connection.write(answer);
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			return Outcome.of(stream::handshake);
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
