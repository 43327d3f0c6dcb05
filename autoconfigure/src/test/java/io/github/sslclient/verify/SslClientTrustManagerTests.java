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

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

import io.github.sslclient.error.CertificateVerifyException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.pin.KeyPins;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientTrustManager}.
 */
class SslClientTrustManagerTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final X509Certificate[] CHAIN = { PKI.server("www.example.org").certificate() };

	private static final VerifyPolicy POLICY = new VerifyPolicy(VerifyMode.REQUIRED, 100, new SecurityLevel(2),
			CrlCheck.NONE, PeerName.of("www.example.org"));

	@Test
	void aChainForAnUnknownHostIsRefused() {
		SslClientTrustManager trustManager = trusting(PKI);
		assertRefused(() -> trustManager.checkServerTrusted(CHAIN, "UNKNOWN"));
		assertRefused(() -> trustManager.checkServerTrusted(CHAIN, "UNKNOWN", (Socket) null));
		assertRefused(() -> trustManager.checkServerTrusted(CHAIN, "UNKNOWN", (SSLEngine) null));
	}

	@Test
	void aConnectionIsKnownWhileItIsAnnouncedAndNoLonger() {
		SslClientTrustManager trustManager = trusting(PKI);
		Verification verification = new Verification(POLICY);
		assertThat(trustManager.announce(verification)).isNull();
		check(trustManager);
		assertThat(trustManager.announce(null)).isSameAs(verification);
		assertThat(verification.result()).isNotNull().satisfies((result) -> assertThat(result.isOk()).isTrue());
		assertThat(verification.presented()).containsExactly(CHAIN);
		assertRefused(() -> trustManager.checkServerTrusted(CHAIN, "UNKNOWN"));
	}

	@Test
	void anEmptyChainIsRefused() {
		SslClientTrustManager trustManager = trusting(PKI);
		trustManager.announce(new Verification(POLICY));
		assertRefused(() -> trustManager.checkServerTrusted(new X509Certificate[0], "UNKNOWN"));
	}

	/** JDK 17 would end a handshake without an alert. */
	@Test
	void noChainAtAllIsRefused() {
		SslClientTrustManager trustManager = trusting(PKI);
		assertRefused(() -> trustManager.checkServerTrusted(null, "UNKNOWN", (SSLEngine) null));
	}

	@Test
	void aClientsChainIsRefused() {
		assertThatExceptionOfType(CertificateException.class)
			.isThrownBy(() -> trusting(PKI).checkClientTrusted(CHAIN, "UNKNOWN"))
			.withMessageContaining("not clients");
	}

	@Test
	void aVerifierThatFailsIsARefusal() {
		SslClientTrustManager trustManager = new SslClientTrustManager(new FailingVerifier(), Clock.systemUTC(), POLICY,
				true, KeyPins.none());
		trustManager.announce(new Verification(POLICY));
		assertThatExceptionOfType(CertificateVerifyException.class)
			.isThrownBy(() -> trustManager.checkServerTrusted(CHAIN, "UNKNOWN"))
			.satisfies((ex) -> assertThat(ex.getError().verifyResult()).isEqualTo(VerifyCode.UNSPECIFIED));
	}

	@Test
	void aRefusedChainIsKeptButNoErrorWhereNothingIsRequired() {
		SslClientTrustManager trustManager = trusting(TestPki.create(KeyKind.EC));
		Verification verification = new Verification(
				new VerifyPolicy(VerifyMode.NONE, 100, new SecurityLevel(2), CrlCheck.NONE, null));
		trustManager.announce(verification);
		check(trustManager);
		assertThat(verification.result()).isNotNull()
			.satisfies((result) -> assertThat(result.code()).isEqualTo(VerifyCode.NO_LOCAL_ISSUER));
	}

	@Test
	void aResumedSessionThatLostItsVerdictIsVerifiedOnceMore() throws Exception {
		SSLSession without = SSLContext.getDefault().createSSLEngine().getSession();
		Verification accepted = new Verification(POLICY);
		trusting(PKI).resume(accepted, without, List.of(CHAIN));
		assertThat(accepted.result()).isNotNull().satisfies((result) -> assertThat(result.isOk()).isTrue());
		assertRefused(
				() -> trusting(TestPki.create(KeyKind.EC)).resume(new Verification(POLICY), without, List.of(CHAIN)));
		assertRefused(() -> trusting(PKI).resume(new Verification(POLICY), without, List.of()));
	}

	private static void check(SslClientTrustManager trustManager) {
		try {
			trustManager.checkServerTrusted(CHAIN, "UNKNOWN");
		}
		catch (CertificateException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(CertificateVerifyException.class).isThrownBy(call);
	}

	private static SslClientTrustManager trusting(TestPki pki) {
		return new SslClientTrustManager(new OpenSslChainVerifier(TrustStore.of(List.of(pki.ca())), true),
				Clock.systemUTC(), POLICY, true, KeyPins.none());
	}

	private static final class FailingVerifier implements ChainVerifier {

		@Override
		public VerifyResult verify(List<X509Certificate> presented, VerifyPolicy policy, Instant at) {
			throw new IllegalStateException("hostile");
		}

		@Override
		public List<X509Certificate> trusted() {
			return List.of();
		}

	}

}
