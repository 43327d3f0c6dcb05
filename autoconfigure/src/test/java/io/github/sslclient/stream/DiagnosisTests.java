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
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.FailedCertificate;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.SslPhase;
import io.github.sslclient.error.SslReadTimeoutException;
import io.github.sslclient.error.TlsAlert;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what an error of a stream tells besides its codes.
 */
@Timeout(60)
class DiagnosisTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final TestPki OTHER = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	@Test
	void thePeerIsNamedWithItsPort() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::end);
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(error(stream).peer()).isEqualTo("localhost:" + peer.port());
		}
	}

	@Test
	void anAddressIsNamedInBrackets() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::end);
				SslClientStream stream = peer.stream(TestClients.trusting(PKI), "::1")) {
			assertThat(error(stream).peer()).isEqualTo("[::1]:" + peer.port());
		}
	}

	@Test
	void thePeerOfAPairOfStreamsHasNoPort() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::end);
				Socket socket = peer.connect();
				SslClientStream stream = SslClientStream.over(socket.getInputStream(), socket.getOutputStream(), null,
						"localhost", SslClientContext.of(TestClients.trusting(PKI).build()),
						SslConnectionOverrides.none())) {
			assertThat(error(stream).peer()).isEqualTo("localhost");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void theRefusedCertificateIsToldWithItsDepth(String protocol) throws Exception {
		try (ScriptedPeer<String> peer = server(protocol, OTHER);
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			SslError error = error(stream);
			assertThat(error.kind()).isEqualTo(SslErrorKind.PEER_VERIFICATION);
			assertThat(error.phase()).isEqualTo(SslPhase.HANDSHAKE);
			FailedCertificate certificate = error.certificate();
			assertThat(certificate).isNotNull();
			assertThat(certificate.depth()).isZero();
			assertThat(certificate.certificate().getSubjectX500Principal()).hasToString("CN=localhost");
			assertThat(error.hint()).contains("add that authority to ca-file");
		}
	}

	@Test
	void inTls12TheAlertThatWasSentIsTold() throws Exception {
		try (ScriptedPeer<String> peer = server("TLSv1.2", PKI);
				SslClientStream stream = peer.stream(TestClients.trusting(OTHER))) {
			assertThat(error(stream).alert()).isEqualTo(new TlsAlert(true, 46));
		}
	}

	/** What happened is told by Java's own reasons for these, and so JSSE tells them. */
	@ParameterizedTest
	@CsvSource({ "-2, -1, 45", "1, 2, 42" })
	void theAlertAboutACertificateOutOfItsTimeIsThatOfOpenSsl(int from, int to, int alert) throws Exception {
		TestPki untimely = PKI.validity(Instant.now().plus(Duration.ofDays(from)),
				Instant.now().plus(Duration.ofDays(to)));
		SSLContext context = PeerTls.context(PKI, untimely.server("localhost"));
		try (ScriptedPeer<String> peer = ScriptedPeer
			.asking((connection) -> connection.tls(context, "TLSv1.2").refusedHandshake());
				SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(error(stream).alert()).isEqualTo(new TlsAlert(true, alert));
		}
	}

	@Test
	void theAlertThatWasReceivedIsTold() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.readRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, 112));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			SslError error = error(stream);
			assertThat(error.alert()).isEqualTo(new TlsAlert(false, 112));
			assertThat(error.kind()).isEqualTo(SslErrorKind.HANDSHAKE_REFUSED);
			assertThat(error.hint()).contains("server-name");
		}
	}

	@Test
	void theExceptionOfJsseIsTheCause() throws Exception {
		try (ScriptedPeer<String> peer = server("TLSv1.3", PKI);
				SslClientStream stream = peer.stream(TestClients.trusting(OTHER))) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.withCauseInstanceOf(SSLHandshakeException.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aMissingClientCertificateIsNamedAsSuch(String protocol) throws Exception {
		SslError error = refusal(protocol, TestClients.trusting(PKI));
		assertThat(error.kind()).isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED);
		assertThat(error.phase()).isEqualTo(protocol.equals("TLSv1.2") ? SslPhase.HANDSHAKE : SslPhase.DATA);
		assertThat(error.detail()).startsWith("the server demands a client certificate and none is configured");
		assertThat(error.hint()).contains("set certificate and key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aRefusedClientCertificateIsNamedWithItsIssuer(String protocol) throws Exception {
		SslError error = refusal(protocol, TestClients.trusting(PKI, OTHER.client("somebody")));
		assertThat(error.kind()).isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED);
		assertThat(error.detail()).startsWith("the server refused the client certificate 'CN=somebody', issued by");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aClientCertificateWhoseIssuerTheServerDoesNotNameMayLackItsIntermediates(String protocol) throws Exception {
		TestPki unnamed = TestPki.create(KeyKind.EC).intermediate("Unnamed");
		SslError error = refusal(protocol, TestClients.trusting(PKI, alone(unnamed.client("somebody"))));
		assertThat(error.hint()).contains("add the missing intermediates");
	}

	/** Some servers say nothing and hang up. */
	@Test
	void anEndAfterAnUnansweredRequestForACertificateSaysWhatTheServerMayWant() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, "TLSv1.3");
			tls.demandClientCertificate();
			connection.write(tls.flight().toArray(byte[][]::new));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			stream.handshake();
			SslError error = errorOf(() -> stream.getInputStream().read());
			assertThat(error.kind()).isEqualTo(SslErrorKind.TRUNCATION);
			assertThat(error.hint()).contains("asked for a client certificate and got none");
		}
	}

	@Test
	void anAlertOfAServerThatAskedForNoCertificateIsNotAboutOne() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.readRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, 40));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI, PKI.client("somebody")))) {
			assertThat(error(stream).kind()).isEqualTo(SslErrorKind.HANDSHAKE_REFUSED);
		}
	}

	@Test
	void aReadThatTimesOutTellsWhichTimeoutItWasAndGoesOn() throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).readTimeout(Duration.ofMillis(50));
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, "TLSv1.3").handshake();
			connection.readRecord();
			connection.write(tls.data(new byte[] { 7 }));
			connection.awaitClientsEnd();
		}); SslClientStream stream = peer.stream(settings)) {
			SslReadTimeoutException ex = catchThrowableOfType(SslReadTimeoutException.class,
					() -> stream.getInputStream().read());
			assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.TIMEOUT);
			assertThat(ex).hasMessageContaining("read-timeout, 50 ms").hasMessageContaining("localhost:");
			stream.getOutputStream().write(1);
			assertThat(readPatiently(stream)).isEqualTo(7);
		}
	}

	private static int readPatiently(SslClientStream stream) throws IOException {
		while (true) {
			try {
				return stream.getInputStream().read();
			}
			catch (SslReadTimeoutException ex) {
				// The machine is busy.
			}
		}
	}

	@Test
	void whatATransportThrowsUncheckedIsAnErrorToo() throws Exception {
		InputStream failing = new InputStream() {

			@Override
			public int read() {
				throw new IllegalStateException("token gone");
			}

		};
		try (SslClientStream stream = SslClientStream.over(failing, OutputStream.nullOutputStream(), () -> {
		}, "localhost", SslClientContext.of(TestClients.trusting(PKI).build()), SslConnectionOverrides.none())) {
			SslException ex = Outcome.failure(stream::handshake);
			assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.INTERNAL);
			assertThat(ex).hasMessageContaining("token gone").hasCauseInstanceOf(IllegalStateException.class);
		}
	}

	@Test
	void aServerThatServesUsWithoutACertificateWantsNone() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, "TLSv1.2");
			tls.askForClientCertificate();
			tls.handshake();
			connection.write(tls.data(new byte[] { 7 }));
			connection.end();
		}); SslClientStream stream = peer.stream(TestClients.trusting(PKI))) {
			assertThat(stream.getInputStream().read()).isEqualTo(7);
			assertThat(errorOf(() -> stream.getInputStream().read()).hint()).contains("ignore-unexpected-eof");
		}
	}

	@Test
	void anAlertThatCouldNotBeSentIsNotToldAsSent() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.readRecord();
			connection.write(TlsRecords.header(22, 0xFFFF));
			connection.end();
		}); SslClientStream stream = DeafOutput.allowing(1).stream(peer, TestClients.trusting(PKI))) {
			assertThat(error(stream).alert()).isNull();
		}
	}

	@Test
	void overAPairOfStreamsAReadThatTimesOutIsTheEnd() throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(PKI).readTimeout(Duration.ofMillis(50));
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.tls(SERVER, "TLSv1.3").handshake();
			connection.awaitClientsEnd();
		}); SslClientStream stream = DeafOutput.hearing().stream(peer, settings)) {
			stream.handshake();
			SslError error = errorOf(() -> stream.getInputStream().read());
			assertThat(error.kind()).isEqualTo(SslErrorKind.TIMEOUT);
			assertThat(errorOf(() -> stream.getInputStream().read())).isEqualTo(error);
		}
	}

	@Test
	void whatATransportThrowsUncheckedAtTheEndIsAnErrorToo() throws Exception {
		DeafOutput output = DeafOutput.hearing();
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.tls(SERVER, "TLSv1.3").handshake();
			connection.awaitClientsEnd();
		}); SslClientStream stream = output.stream(peer, TestClients.trusting(PKI))) {
			stream.handshake();
			output.failUnchecked();
			assertThat(errorOf(stream::shutdownOutput).kind()).isEqualTo(SslErrorKind.INTERNAL);
		}
	}

	/** As where TLS runs inside TLS. */
	@Test
	void theFailureOfAStreamThatThisOneGoesThroughStaysThatOfTheOther() throws Exception {
		SslException outer = new SslException(
				SslError.of("read", OpenSslCode.CONNECTION_RESET, "reset").withPeer("proxy.test:443"));
		InputStream failing = new InputStream() {

			@Override
			public int read() throws IOException {
				throw outer;
			}

		};
		try (SslClientStream stream = SslClientStream.over(failing, OutputStream.nullOutputStream(), () -> {
		}, "localhost", SslClientContext.of(TestClients.trusting(PKI).build()), SslConnectionOverrides.none())) {
			assertThat(error(stream)).isSameAs(outer.getError());
		}
	}

	/** The first error is told again, with whatever was added to it. */
	@Test
	void everyLaterCallTellsTheSameError() throws Exception {
		try (ScriptedPeer<String> peer = server("TLSv1.3", PKI);
				SslClientStream stream = peer.stream(TestClients.trusting(OTHER))) {
			SslError first = error(stream);
			assertThat(errorOf(() -> stream.getInputStream().read())).isEqualTo(first);
			assertThat(errorOf(() -> stream.getOutputStream().write(1))).isEqualTo(first);
		}
	}

	private static SslError refusal(String protocol, SslClientSettingsBuilder settings) throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol);
			tls.demandClientCertificate();
			tls.refusedHandshake();
			connection.end();
		}); SslClientStream stream = peer.stream(settings)) {
			return errorOf(() -> stream.getInputStream().read());
		}
	}

	/** All test authorities have one name, so that only an intermediate's is another. */
	private static Identity alone(Identity identity) {
		return new Identity(identity.certificate(), List.of(), identity.key());
	}

	private static ScriptedPeer<String> server(String protocol, TestPki pki) throws IOException {
		SSLContext context = PeerTls.context(pki, pki.server("localhost"));
		return ScriptedPeer.asking((connection) -> connection.tls(context, protocol).refusedHandshake());
	}

	private static SslError error(SslClientStream stream) {
		return errorOf(stream::handshake);
	}

	private static SslError errorOf(ThrowingCallable call) {
		return Outcome.failure(call).getError();
	}

}
