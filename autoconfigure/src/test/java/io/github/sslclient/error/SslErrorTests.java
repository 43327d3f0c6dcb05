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

package io.github.sslclient.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.cert.CertPathValidatorException;
import java.util.List;

import javax.net.ssl.SSLHandshakeException;

import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SslError}.
 */
class SslErrorTests {

	@Test
	void thePrintedFormSaysWhatFailedWhyAndWhatToDo() {
		SslError error = SslError.of("read", OpenSslCode.CONNECTION_REFUSED, "nobody listens").withPeer("host:1");
		assertThat(error.message()).isEqualTo("read with host:1 failed: nobody listens; check host and port, and "
				+ "whether the server runs and a firewall lets you through "
				+ "[error:8000006F:system library::Connection refused]");
	}

	@Test
	void thePrintedFormOfARefusedChainHasTheVerifyResult() {
		SslError error = SslError.ofVerification(VerifyCode.CERT_HAS_EXPIRED, "it expired", null);
		assertThat(error.message()).contains("verify result 10 (certificate has expired)")
			.endsWith("[error:0A000086:SSL routines::certificate verify failed]");
	}

	@Test
	void thePrintedFormHasTheAlertThatWasSent() {
		SslError error = SslError.ofVerification(VerifyCode.CERT_HAS_EXPIRED, "it expired", null)
			.withAlert(new TlsAlert(true, 45));
		assertThat(error.message()).contains("; alert 45 (certificate_expired) was sent [");
	}

	@Test
	void thePrintedFormOfASettingHasTheFileAndTheCommand() {
		SslError error = SslError.ofSetting("ca-file", List.of(OpenSslCode.NO_SUCH_FILE), "it is not there")
			.withFile(new FaultyFile("/ca.pem", 3, "openssl storeutl /ca.pem"));
		assertThat(error.message())
			.startsWith("configuration of ca-file failed: /ca.pem: it is not there; correct the path "
					+ "(check with: openssl storeutl /ca.pem)");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "two\nlines", "a\u001b[31mred", "next\u0085line", "turned\u202eround", "a\u2028b", "\ud800" })
	void nothingThatAPeerChoosesCanBreakALine(String text) {
		SslError error = SslError.of(SslErrorKind.PROTOCOL, "read", List.of(), text).withPeer(text).withHint(text);
		assertThat(error.message().codePoints()).allMatch((c) -> c >= ' ' && c <= '~');
	}

	@Test
	void nothingThatAPeerChoosesCanFillALog() {
		SslError error = SslError.of(SslErrorKind.PROTOCOL, "read", List.of(), "x".repeat(1_000_000));
		assertThat(error.message()).hasSizeLessThan(5000);
	}

	@ParameterizedTest
	@CsvSource({ "configuration, CONFIGURATION", "connect, CONNECT", "proxy, PROXY", "handshake, HANDSHAKE",
			"read, DATA", "write, DATA" })
	void thePhaseFollowsFromTheOperation(String what, SslPhase phase) {
		assertThat(SslError.of(SslErrorKind.PROTOCOL, what, List.of(), "detail").phase()).isEqualTo(phase);
	}

	@ParameterizedTest
	@CsvSource({ "80000068, CONNECTION", "8000006E, TIMEOUT", "0A000126, TRUNCATION", "0A0000CF, CLOSED",
			"0A00010B, PROTOCOL", "0A0C0103, INTERNAL" })
	void theKindFollowsFromTheCode(String code, SslErrorKind kind) {
		OpenSslCode packed = new OpenSslCode(Integer.parseUnsignedInt(code, 16));
		assertThat(SslError.of("read", packed, "detail").kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "handshake, HANDSHAKE_REFUSED", "read, PROTOCOL", "write, PROTOCOL" })
	void anAlertRefusesTheHandshakeOnlyWithinIt(String what, SslErrorKind kind) {
		SslError error = SslError.ofAlert(what, 40);
		assertThat(error.kind()).isEqualTo(kind);
		assertThat(error.alert()).isEqualTo(new TlsAlert(false, 40));
	}

	@Test
	void theErrorOfWhatATrustManagerThrewIsFoundInWhateverWrapsIt() {
		SslError error = SslError.ofVerification(VerifyCode.CERT_REVOKED, "revoked", null);
		SSLHandshakeException handshake = new SSLHandshakeException("no");
		handshake.initCause(new CertificateVerifyException(error, new CertPathValidatorException("why")));
		assertThat(SslError.from(new IllegalStateException(new IOException(handshake)))).isEqualTo(error);
	}

	@Test
	void anErrorIsFoundAmongWhatWasSuppressed() {
		SslError error = SslError.of("read", OpenSslCode.CONNECTION_RESET, "reset");
		IOException thrown = new IOException("all attempts failed");
		thrown.addSuppressed(new IOException(new SslException(error)));
		assertThat(SslError.from(thrown)).isEqualTo(error);
	}

	@Test
	void aCauseGoesBeforeWhatWasSuppressed() {
		SslError error = SslError.of("read", OpenSslCode.CONNECTION_RESET, "reset");
		IOException thrown = new IOException(new IOException(new SslException(error)));
		thrown.addSuppressed(new SslException(SslError.of("read", OpenSslCode.TIMED_OUT, "late")));
		assertThat(SslError.from(thrown)).isEqualTo(error);
	}

	@Test
	void anExceptionOfTheJdksOwnIsTranslated() {
		SslError error = SslError
			.from(new IllegalStateException(new SSLHandshakeException("Received fatal alert: certificate_required")));
		assertThat(error).isNotNull()
			.satisfies((found) -> assertThat(found.codes()).containsExactly(OpenSslCode.alertReceived(116)));
	}

	@Test
	void theErrorIsStillThereWhenItsExceptionWasSentElsewhere() throws Exception {
		FailedCertificate certificate = new FailedCertificate(TestPki.create(KeyKind.EC).ca(), 1);
		SslException sent = new SslException(SslError.ofVerification(VerifyCode.CERT_REVOKED, "revoked", certificate)
			.withAlert(new TlsAlert(true, 44))
			.withFile(new FaultyFile("/ca.pem", 1, "openssl")), new IOException("cause"));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(sent);
		}
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertThat(((SslException) input.readObject()).getError()).isEqualTo(sent.getError());
		}
	}

	@Test
	void noErrorIsFoundWhereThereIsNone() {
		assertThat(SslError.from(new IOException("disk full"))).isNull();
	}

	@Test
	void causesThatGoRoundInACircleHaveAnEnd() {
		IOException one = new IOException("one");
		IOException other = new IOException("other", one);
		one.initCause(other);
		one.addSuppressed(other);
		assertThat(SslError.from(one)).isNull();
	}

}
