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
import java.util.HexFormat;
import java.util.List;

import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.TlsAlert;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a client says when it refuses a flight that JSSE bears with, and that it
 * says no more.
 */
@Timeout(60)
class WeakKeyExchangeTests {

	private static final TestPki PKI = TestPki.create(KeyKind.RSA);

	private static final TestPki STRONG_PKI = TestPki.create(KeyKind.EC_384);

	private static final SignedKeyExchange WEAK = SignedKeyExchange.dhe(PKI, PKI.server("localhost"),
			SignedKeyExchange.dhParams(1024));

	/** Where the last message is in the same record the engine has its answer ready. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aWeakKeyIsAnsweredWithNothingButHandshakeFailure(boolean inOneRecord) throws Exception {
		assertThat(answerTo(TestClients.trusting(PKI), (connection) -> {
			Flight flight = WEAK.flight(connection);
			return inOneRecord ? record(flight.content()) : flight.records();
		})).containsExactly("15030300020228");
	}

	@Test
	void aServerWithoutSecureRenegotiationIsAnsweredWithNothingButHandshakeFailure() throws Exception {
		assertThat(answerTo(TestClients.trusting(PKI),
				(connection) -> WEAK.flight(connection)
					.hello((hello) -> hello.remove(HelloFields.RENEGOTIATION_INFO))
					.records()))
			.containsExactly("15030300020228");
	}

	@Test
	void anExtensionThatComesTwiceIsAnsweredWithNothingButIllegalParameter() throws Exception {
		assertThat(answerTo(TestClients.trusting(PKI),
				(connection) -> WEAK.flight(connection)
					.hello((hello) -> hello.add(HelloFields.RENEGOTIATION_INFO, 0))
					.records()))
			.containsExactly("1503030002022f");
	}

	/**
	 * JDKs that did not offer the group refuse it themselves, with unexpected_message.
	 */
	@Test
	void aKeyShareOfAWeakGroupIsAnsweredWithNothingButAnAlert() throws Exception {
		int[] share = new int[4 + 32];
		share[1] = 0x1D;
		share[3] = 32;
		share[35] = 9;
		assertThat(answerTo(TestClients.trusting(STRONG_PKI).securityLevel(4), (connection) -> {
			PeerTls tls = connection.tls(PeerTls.context(STRONG_PKI, STRONG_PKI.server("localhost")), "TLSv1.3");
			return Flight.of(tls.flight()).hello((hello) -> hello.replace(HelloFields.KEY_SHARE, share)).records();
		})).containsExactly((Runtime.version().feature() < 20) ? "1503030002022f" : "1503030002020a");
	}

	@Test
	void aGroupThatTheLevelForbidsIsNeverAgreedUpon() throws Exception {
		try (ScriptedPeer<String> peer = ScriptedPeer.asking((connection) -> {
			String outcome = connection.tls(PeerTls.context(STRONG_PKI, STRONG_PKI.server("localhost")), "TLSv1.3")
				.refusedHandshake();
			connection.end();
			return outcome;
		}); SslClientStream stream = peer.stream(TestClients.trusting(STRONG_PKI).securityLevel(4))) {
			if (Runtime.version().feature() < 20) {
				// The server chooses x25519, which this client cannot but offer.
				assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.handshake("0A00006C"));
			}
			else {
				stream.handshake();
				assertThat(stream.getProtocol()).isEqualTo("TLSv1.3");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aCertificateThatIsRefusedGoesBeforeAWeakKey(boolean inOneRecord) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			Flight flight = WEAK.flight(connection);
			connection.write(inOneRecord ? record(flight.content()) : flight.records());
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(STRONG_PKI))) {
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.refused(20));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void aLevelThatAllowsForAWeakKeyGoesOn(int level) throws Exception {
		List<String> answer = answerTo(TestClients.trusting(PKI).securityLevel(level),
				(connection) -> WEAK.flight(connection).records());
		assertThat(answer).extracting((record) -> record.substring(0, 2)).startsWith("16", "14", "16");
	}

	@Test
	void theLevelOfAnExpressionGoesBeforeTheSetting() throws Exception {
		List<String> answer = answerTo(TestClients.trusting(PKI).securityLevel(1).ciphers("DEFAULT:@SECLEVEL=2"),
				(connection) -> WEAK.flight(connection).records());
		assertThat(answer).containsExactly("15030300020228");
	}

	@Test
	void theErrorSaysWhatWasFoundAndWhatIsAskedAndWhatToDo() throws Exception {
		SslError error = refusal(WEAK);
		assertThat(error.detail()).isEqualTo(
				"the server's Diffie-Hellman key has 1024 bits (80 of security) and security-level 2 asks for 112");
		assertThat(error.hint()).contains("larger Diffie-Hellman parameters").contains("ciphers=DEFAULT:!DHE");
	}

	@Test
	void theErrorNamesTheAlertThatWasSent() throws Exception {
		assertThat(refusal(WEAK).alert()).isEqualTo(new TlsAlert(true, 40));
	}

	private static SslError refusal(SignedKeyExchange exchange) throws IOException {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.write(exchange.flight(connection).records());
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			return Outcome.failure(stream::handshake).getError();
		}
	}

	private static List<String> answerTo(SslClientSettingsBuilder settings, ScriptedPeer.Question<byte[]> flight)
			throws IOException {
		try (ScriptedPeer<List<String>> peer = ScriptedPeer.asking((connection) -> {
			connection.write(flight.ask(connection));
			connection.shutdownOutput();
			return connection.readRecords().stream().map(HexFormat.of()::formatHex).toList();
		})) {
			try (SslClientStream stream = peer.stream(settings)) {
				Outcome.failure(stream::handshake);
			}
			return peer.outcome();
		}
	}

	private static byte[] record(byte[] content) {
		return TlsRecords.join(TlsRecords.header(TlsRecords.HANDSHAKE, content.length), content);
	}

}
