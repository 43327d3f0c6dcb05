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
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.TlsAlert;
import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.stream.StaplingServers.Staple;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.verify.VerifyMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Streams to servers that staple answers of {@code openssl ocsp} to their certificates,
 * which all end after an hour.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OcspContainerTests {

	private StaplingServers servers;

	@BeforeAll
	void startServers() {
		this.servers = new StaplingServers();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	static Stream<Staple> refused() {
		return Staple.all()
			.stream()
			.filter((staple) -> !isGood(staple) && !staple.answer().equals("none"))
			.filter((staple) -> !staple.answer().equals("damaged") || staple.protocol().equals("TLSv1.2"));
	}

	static Stream<Staple> good() {
		return Staple.all().stream().filter(OcspContainerTests::isGood);
	}

	static Stream<Staple> goodOfOpenssl() {
		return good().filter((staple) -> !staple.nginx());
	}

	static Stream<Staple> none() {
		return Staple.all().stream().filter((staple) -> staple.answer().equals("none"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refused")
	void whatIsNotGoodIsRefusedWithItsCode(Staple staple) {
		SslError error = refusal(staple, settings(OcspCheck.STAPLE), Clock.systemUTC()).getError();
		Expected expected = Expected.of(staple);
		assertThat(error.verifyResult().toString()).isEqualTo(expected.result());
		assertThat(error.codes()).map(OpenSslCode::hex).isEqualTo(expected.codes());
		assertThat(error.detail()).startsWith("certificate 'CN=localhost' at depth 0: the OCSP answer stapled to it ")
			.contains(expected.text());
		if (staple.protocol().equals("TLSv1.2")) {
			assertThat(error.alert()).isEqualTo(new TlsAlert(true, 113));
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("good")
	void whatIsGoodIsAccepted(Staple staple) throws IOException {
		try (SslClientStream stream = connect(staple, settings(OcspCheck.MUST_STAPLE), Clock.systemUTC())) {
			stream.handshake();
			assertThat(stream.getVerifyResult().isOk()).isTrue();
			assertThat(stream.getProtocol()).isEqualTo(staple.protocol());
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("good")
	void whatHasExpiredIsRefused(Staple staple) {
		TestClock clock = new TestClock();
		clock.advance(Duration.ofMinutes(70));
		SslException ex = refusal(staple, settings(OcspCheck.STAPLE), clock);
		assertThat(TestClients.codes(ex)).containsExactly("1380007D", "0A000086");
		assertThat(ex).hasMessageContaining("the OCSP answer stapled to it expired at")
			.hasMessageContaining("verify result 74 (OCSP verification failed)");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("none")
	void noAnswerIsRefusedWhereOneIsDemanded(Staple staple) throws IOException {
		SslException ex = refusal(staple, settings(OcspCheck.MUST_STAPLE), Clock.systemUTC());
		assertThat(TestClients.codes(ex)).containsExactly("0A000086");
		assertThat(ex).hasMessageContaining("no OCSP answer is stapled to it; have the server staple an answer")
			.hasMessageContaining("verify result 73 (OCSP verification needed)");
		assertThat(verifyResult(staple, settings(OcspCheck.STAPLE))).isEqualTo("0 (ok)");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refused")
	void nothingIsRefusedWhereNothingIsChecked(Staple staple) throws IOException {
		assertThat(verifyResult(staple, settings(OcspCheck.OFF))).isEqualTo("0 (ok)");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refused")
	void whereNothingIsRequiredTheResultIsKept(Staple staple) throws IOException {
		assertThat(verifyResult(staple, settings(OcspCheck.STAPLE).verify(VerifyMode.NONE)))
			.isEqualTo(Expected.of(staple).result());
	}

	/** It reads them while it reads the server's certificates. */
	@ParameterizedTest
	@EnumSource
	void inTls13JsseItselfRefusesWhatItCannotRead(OcspCheck check) {
		SslException ex = refusal(new Staple("damaged", "TLSv1.3", true), settings(check), Clock.systemUTC());
		assertThat(TestClients.codes(ex)).containsExactly("0A000148");
	}

	@Test
	void whatAServerFetchesFromItsResponderIsAccepted() {
		await().ignoreException(SslException.class).until(() -> {
			try (SslClientStream stream = connect(this.servers.mapped(StaplingServers.ASKING),
					context(settings(OcspCheck.MUST_STAPLE), Clock.systemUTC()))) {
				stream.handshake();
				return stream.getVerifyResult().isOk();
			}
		});
	}

	/** That of Bouncy Castle tells of no answer in TLS 1.3. */
	@ParameterizedTest
	@CsvSource({ "Conscrypt, TLSv1.2, 23 (certificate revoked)", "Conscrypt, TLSv1.3, 23 (certificate revoked)",
			"BCJSSE, TLSv1.2, 23 (certificate revoked)", "BCJSSE, TLSv1.3, 73 (OCSP verification needed)" })
	void otherProvidersTellOfAnswersToo(String provider, String protocol, String result) throws IOException {
		assertThat(verifyResult(new Staple("revoked", protocol, true),
				settings(OcspCheck.MUST_STAPLE).provider(provider).verify(VerifyMode.NONE)))
			.isEqualTo(result);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("goodOfOpenssl")
	void aSessionIsNotResumedPastTheEndOfItsAnswer(Staple staple) throws IOException {
		TestClock clock = new TestClock();
		SslClientContext context = context(settings(OcspCheck.MUST_STAPLE), clock);
		assertThat(resumes(staple, context)).isFalse();
		clock.advance(Duration.ofMinutes(50));
		assertThat(resumes(staple, context)).isTrue();
		clock.advance(Duration.ofMinutes(11));
		assertThat(resumes(staple, context)).isFalse();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "refused", "good", "none" })
	void otherClientsGetTheSameAnswer(Staple staple) throws IOException {
		SSLContext context = context(settings(OcspCheck.MUST_STAPLE), Clock.systemUTC()).newSslContext();
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
			.createSocket(this.servers.host(), this.servers.mapped(staple))) {
			SslError error = null;
			try {
				socket.startHandshake();
			}
			catch (SSLException ex) {
				error = SslError.from(ex);
			}
			assertThat((error != null) ? error.verifyResult().toString() : "0 (ok)")
				.isEqualTo(Expected.of(staple).result());
		}
	}

	private static boolean isGood(Staple staple) {
		return staple.answer().equals("good") || staple.answer().equals("delegated");
	}

	private String verifyResult(Staple staple, SslClientSettingsBuilder settings) throws IOException {
		try (SslClientStream stream = connect(staple, settings, Clock.systemUTC())) {
			stream.handshake();
			return stream.getVerifyResult().toString();
		}
	}

	private boolean resumes(Staple staple, SslClientContext context) throws IOException {
		try (SslClientStream stream = connect(this.servers.mapped(staple), context)) {
			TestClients.get(stream);
			assertThat(stream.getVerifyResult().isOk()).isTrue();
			return stream.isResumed();
		}
	}

	private SslException refusal(Staple staple, SslClientSettingsBuilder settings, Clock clock) {
		return catchThrowableOfType(SslException.class, () -> {
			try (SslClientStream stream = connect(staple, settings, clock)) {
				stream.handshake();
			}
		});
	}

	private SslClientStream connect(Staple staple, SslClientSettingsBuilder settings, Clock clock) throws IOException {
		return connect(this.servers.mapped(staple), context(settings, clock));
	}

	private SslClientStream connect(int port, SslClientContext context) throws IOException {
		return new SslClientStreamFactory(context).wrap(new Socket(this.servers.host(), port), OpenSslServers.HOST,
				SslConnectionOverrides.none());
	}

	private static SslClientContext context(SslClientSettingsBuilder settings, Clock clock) throws SslException {
		return SslClientContext.of(settings.build(), clock);
	}

	private SslClientSettingsBuilder settings(OcspCheck check) {
		return TestClients.trusting(this.servers.pki()).ocsp(check);
	}

	/**
	 * What is to be said of an answer.
	 *
	 * @param result the verify result
	 * @param text what stands in the message
	 * @param codes OpenSSL's error queue
	 */
	private record Expected(String result, String text, List<String> codes) {

		private static final String FAILED = "74 (OCSP verification failed)";

		static Expected of(Staple staple) {
			return switch (staple.answer()) {
				case "none" -> new Expected("73 (OCSP verification needed)", "", List.of("0A000086"));
				case "revoked" -> new Expected("23 (certificate revoked)",
						"says that it was revoked at 2026-01-01T00:00:00Z (keyCompromise)", List.of("0A000086"));
				case "unknown" -> new Expected("75 (OCSP unknown cert)", "says that the responder does not know it",
						List.of("0A000086"));
				case "stranger" -> new Expected(FAILED, "whose certificate was not issued by 'CN=Issuer'",
						List.of("13800065", "0A000086"));
				case "usage" -> new Expected(FAILED, "is signed by 'CN=Client', whose certificate does not allow",
						List.of("13800067", "13800070", "0A000086"));
				case "other" -> new Expected(FAILED, "is about other certificates", List.of("0A000086"));
				case "later" -> new Expected(FAILED, "is an error of the responder: trylater (3)", List.of("0A000086"));
				case "damaged" -> new Expected(FAILED, "is malformed", List.of("0A000086"));
				default -> new Expected("0 (ok)", "", List.of());
			};
		}

	}

}
