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

package io.github.sslclient.verify;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;

import io.github.sslclient.error.CertificateVerifyException;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestAnswer;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.verify.pin.KeyPins;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link StapleCheck}.
 */
class StapleCheckTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final X509Certificate SERVER = PKI.server("www.example.org").certificate();

	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private static final VerifyPolicy POLICY = new VerifyPolicy(VerifyMode.REQUIRED, 100, new SecurityLevel(2),
			CrlCheck.NONE, null)
		.withOcsp(OcspCheck.MUST_STAPLE);

	@Test
	void aGoodAnswerEndsTheVerdictWhereItEnds() {
		TestAnswer answer = answer().valid(NOW.minusSeconds(60), NOW.plusSeconds(60)).good(SERVER);
		VerifyResult result = StapleCheck.check(verified(), POLICY, session(answer), NOW);
		assertThat(result.isOk()).isTrue();
		assertThat(result.validUntil()).isEqualTo(NOW.plusSeconds(60));
	}

	@Test
	void aVerdictThatEndsEarlierEndsThen() {
		TestAnswer answer = answer().valid(NOW, NOW.plus(Duration.ofDays(300))).good(SERVER);
		assertThat(StapleCheck.check(verified(), POLICY, session(answer), NOW).validUntil())
			.isEqualTo(verified().validUntil());
	}

	@Test
	void aRefusalNamesCertificateAndCodes() {
		VerifyResult result = StapleCheck.check(verified(), POLICY,
				session(answer().valid(NOW.minusSeconds(7200), NOW.minusSeconds(3600)).good(SERVER)), NOW);
		assertThat(result.code()).hasToString("74 (OCSP verification failed)");
		assertThat(result.detail())
			.startsWith("certificate 'CN=www.example.org' at depth 0: the OCSP answer stapled to it expired at ");
		assertThat(result.codes()).containsExactly(new OpenSslCode(0x1380007D));
		assertThat(result.toError(null).codes()).map(OpenSslCode::hex).containsExactly("1380007D", "0A000086");
		assertThat(result.validUntil()).isEqualTo(NOW);
	}

	@Test
	void aChainThatWasRefusedStaysSo() {
		VerifyResult refused = new OpenSslChainVerifier(TrustStore.of(List.of(TestPki.create(KeyKind.EC).ca())), true)
			.verify(List.of(SERVER), POLICY, NOW);
		assertThat(StapleCheck.check(refused, POLICY, null, NOW)).isSameAs(refused);
	}

	@Test
	void whatIsOffTouchesNothing() {
		VerifyResult result = verified();
		assertThat(StapleCheck.check(result, POLICY.withOcsp(OcspCheck.OFF), mock(ExtendedSSLSession.class), NOW))
			.isSameAs(result);
	}

	@Test
	void aProviderThatKnowsNoAnswersHasNone() {
		ExtendedSSLSession session = mock(ExtendedSSLSession.class);
		given(session.getStatusResponses()).willThrow(new UnsupportedOperationException());
		assertThat(StapleCheck.check(verified(), POLICY, session, NOW).code())
			.hasToString("73 (OCSP verification needed)");
		assertThat(StapleCheck.check(verified(), POLICY, null, NOW).code())
			.hasToString("73 (OCSP verification needed)");
	}

	@Test
	void aRootThatIsAServerAnswersForItself() {
		X509Certificate root = PKI.ca();
		VerifyResult result = new VerifyResult(VerifyCode.OK, 0, "ok", List.of(root), Instant.MAX);
		assertThat(StapleCheck.check(result, POLICY, session(answer().good(root)), NOW).isOk()).isTrue();
	}

	@Test
	void anEngineIsAskedForTheAnswerOfItsHandshake() throws Exception {
		SSLEngine engine = mock(SSLEngine.class);
		ExtendedSSLSession session = session(answer().revoked(SERVER));
		given(engine.getHandshakeSession()).willReturn(session);
		assertThatExceptionOfType(CertificateVerifyException.class)
			.isThrownBy(() -> trustManager().checkServerTrusted(new X509Certificate[] { SERVER }, "UNKNOWN", engine))
			.satisfies((ex) -> assertThat(ex.getError().verifyResult()).hasToString("23 (certificate revoked)"));
	}

	/** As where a provider loses what is kept with a session. */
	@Test
	void aSessionThatIsVerifiedOnceMoreBringsItsAnswer() throws Exception {
		Verification verification = new Verification(POLICY);
		trustManager().resume(verification, session(answer().good(SERVER)), List.of(SERVER));
		assertThat(verification.result()).isNotNull().satisfies((result) -> assertThat(result.isOk()).isTrue());
	}

	private static SslClientTrustManager trustManager() {
		return new SslClientTrustManager(verifier(), Clock.systemUTC(), POLICY, false, KeyPins.none());
	}

	private static OpenSslChainVerifier verifier() {
		return new OpenSslChainVerifier(TrustStore.of(List.of(PKI.ca())), true);
	}

	private static VerifyResult verified() {
		return verifier().verify(List.of(SERVER), POLICY, NOW);
	}

	private static TestAnswer answer() {
		return TestAnswer.of(PKI.authority());
	}

	private static ExtendedSSLSession session(TestAnswer answer) {
		ExtendedSSLSession session = mock(ExtendedSSLSession.class);
		given(session.getStatusResponses()).willReturn(List.of(answer.encode()));
		return session;
	}

}
