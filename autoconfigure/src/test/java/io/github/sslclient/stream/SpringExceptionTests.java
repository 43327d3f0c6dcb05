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

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import io.github.sslclient.SslClientCertificateRefusedException;
import io.github.sslclient.SslClientException;
import io.github.sslclient.SslClientStreamCallback;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.SslConnectionException;
import io.github.sslclient.SslHandshakeRefusedException;
import io.github.sslclient.SslPeerVerificationException;
import io.github.sslclient.SslProtocolException;
import io.github.sslclient.SslStreamClosedException;
import io.github.sslclient.SslTimeoutException;
import io.github.sslclient.SslTruncationException;
import io.github.sslclient.UncategorizedSslClientException;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Every exception that {@code execute} throws, from a real socket.
 */
@Timeout(60)
class SpringExceptionTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	private static final SslClientStreamCallback<Integer> READ = (stream) -> stream.getInputStream().read();

	@Test
	void anOverrideThatCannotBeUsedIsConfiguration() throws Exception {
		SslConnectionOverrides overrides = SslConnectionOverrides.builder().method("sslv3").build();
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::awaitClientsEnd)) {
			assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> TestClients.factory(TestClients.trusting(PKI))
					.execute("localhost", peer.port(), overrides, READ))
				.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo("method"))
				.satisfies((ex) -> assertThat(ex.getProperty()).isNull());
		}
	}

	@Test
	void aServerOfAnUnknownAuthorityIsRefused() throws Exception {
		SslClientException ex = failure(TestClients.trusting(TestPki.create(KeyKind.EC)), (connection) -> {
			connection.tls(SERVER, "TLSv1.3").refusedHandshake();
			connection.awaitClientsEnd();
		});
		assertThat(ex).isExactlyInstanceOf(SslPeerVerificationException.class).hasMessageContaining("verify result 20");
	}

	@Test
	void aServerThatAnswersWithAnAlertRefusesTheHandshake() throws Exception {
		assertThat(failure((connection) -> {
			connection.readRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, 40));
			connection.end();
		})).isExactlyInstanceOf(SslHandshakeRefusedException.class);
	}

	@Test
	void aServerThatClosesWithinTheHandshakeRefusesIt() throws Exception {
		assertThat(failure((connection) -> {
			connection.readRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.WARNING, 0));
			connection.end();
		})).isExactlyInstanceOf(SslHandshakeRefusedException.class);
	}

	@Test
	void aServerThatGetsNoCertificateRefusesTheClient() throws Exception {
		assertThat(failure((connection) -> {
			PeerTls tls = connection.tls(SERVER, "TLSv1.3");
			tls.demandClientCertificate();
			tls.refusedHandshake();
			connection.end();
		})).isExactlyInstanceOf(SslClientCertificateRefusedException.class);
	}

	@Test
	void aServerThatSpeaksNoTlsBreaksTheProtocol() throws Exception {
		assertThat(failure((connection) -> {
			connection.write("220 mail.example.org ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
			connection.end();
		})).isExactlyInstanceOf(SslProtocolException.class);
	}

	@Test
	void aServerThatEndsWithoutCloseNotifyTruncates() throws Exception {
		assertThat(failure((connection) -> {
			connection.tls(SERVER, "TLSv1.3").handshake();
			connection.end();
		})).isExactlyInstanceOf(SslTruncationException.class);
	}

	@Test
	void aServerThatResetsBreaksTheConnection() throws Exception {
		assertThat(failure((connection) -> {
			connection.readRecord();
			connection.reset();
		})).isExactlyInstanceOf(SslConnectionException.class);
	}

	@Test
	void aPortThatNobodyListensToIsAConnectionThatThereIsNot() throws Exception {
		// Bound and not listening, so that no other test can get the port.
		try (Socket bound = new Socket()) {
			bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			assertThatExceptionOfType(SslConnectionException.class)
				.isThrownBy(() -> TestClients.factory(TestClients.trusting(PKI))
					.execute("127.0.0.1", bound.getLocalPort(), READ))
				.withMessageContaining("8000006F");
		}
	}

	@Test
	void aHostThatHasNoAddressIsAConnectionThatThereIsNot() {
		assertThatExceptionOfType(SslConnectionException.class)
			.isThrownBy(() -> TestClients.factory(TestClients.trusting(PKI)).execute("host.invalid", 443, READ))
			.withMessageContaining("host.invalid:443")
			.withMessageContaining("10080002");
	}

	@Test
	void aHandshakeThatTakesTooLongTimesOut() throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).handshakeTimeout(Duration.ofMillis(50));
		assertThat(failure(settings, PeerConnection::awaitClientsEnd)).isExactlyInstanceOf(SslTimeoutException.class);
	}

	@Test
	void aReadThatTakesTooLongTimesOut() throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).readTimeout(Duration.ofMillis(50));
		assertThat(failure(settings, (connection) -> {
			connection.tls(SERVER, "TLSv1.3").handshake();
			connection.awaitClientsEnd();
		})).isExactlyInstanceOf(SslTimeoutException.class).hasMessageContaining("read-timeout");
	}

	@Test
	void aStreamUsedAfterItsEndWasClosed() throws Exception {
		assertThat(failure(TestClients.trusting(PKI), (connection) -> {
			connection.tls(SERVER, "TLSv1.3").handshake();
			connection.awaitClientsEnd();
		}, (stream) -> {
			stream.handshake();
			stream.close();
			return stream.getInputStream().read();
		})).isExactlyInstanceOf(SslStreamClosedException.class);
	}

	@Test
	void whatAReaderOfJavasWrapsIsFound() throws Exception {
		assertThat(failure(TestClients.trusting(PKI), (connection) -> {
			connection.tls(SERVER, "TLSv1.3").handshake();
			connection.end();
		}, (stream) -> new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))
			.lines()
			.toList()
			.size())).isExactlyInstanceOf(SslTruncationException.class);
	}

	/** No peer is known to bring one about, so that the callback does. */
	@Test
	void whatNobodyForesawIsUncategorized() throws Exception {
		assertThat(failure(TestClients.trusting(PKI), PeerConnection::awaitClientsEnd, (stream) -> {
			throw PlatformErrors.translate("read", new IllegalStateException("unforeseen"));
		})).isExactlyInstanceOf(UncategorizedSslClientException.class);
	}

	@Test
	void whatTheCallbackFailsWithByItselfIsNoFailureOfTls() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::awaitClientsEnd)) {
			assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(
					() -> TestClients.factory(TestClients.trusting(PKI)).execute("localhost", peer.port(), (stream) -> {
						throw new FileNotFoundException("answers.txt");
					}))
				.withCauseInstanceOf(FileNotFoundException.class);
		}
	}

	private static SslClientException failure(ScriptedPeer.Script script) throws Exception {
		return failure(TestClients.trusting(PKI), script);
	}

	private static SslClientException failure(SslClientSettingsBuilder settings, ScriptedPeer.Script script)
			throws Exception {
		return failure(settings, script, READ);
	}

	private static SslClientException failure(SslClientSettingsBuilder settings, ScriptedPeer.Script script,
			SslClientStreamCallback<Integer> callback) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(script)) {
			return catchThrowableOfType(SslClientException.class,
					() -> TestClients.factory(settings).execute("localhost", peer.port(), callback));
		}
	}

}
