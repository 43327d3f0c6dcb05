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

import java.time.Duration;
import java.time.Instant;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SessionStatistics;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for which sessions streams resume.
 */
class SessionTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final TestClock clock = new TestClock();

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void whatIsResumedIsCounted(String protocol) throws Exception {
		SslClientContext context = context(settings());
		try (TlsTestServer<Long> server = server(PKI, protocol)) {
			assertThat(resumes(context, server)).isFalse();
			assertThat(resumes(context, server)).isTrue();
		}
		assertThat(context.sessions()).extracting(SessionStatistics::handshakes, SessionStatistics::resumed)
			.containsExactly(2L, 1L);
		assertThat(context.sessions().cached()).isPositive();
	}

	/**
	 * JSSE would keep the session of the full handshake too, and by it all that followed.
	 * The server sends one ticket each time.
	 */
	@Test
	void whatIsKeptIsTheTicketAlone() throws Exception {
		SslClientContext context = context(settings());
		try (TlsTestServer<Long> server = server(PKI, "TLSv1.3")) {
			resumes(context, server);
			assertThat(context.sessions()).isEqualTo(new SessionStatistics(1, 0, 1));
			resumes(context, server);
			assertThat(context.sessions()).isEqualTo(new SessionStatistics(2, 1, 1));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void withoutACacheNothingIsResumed(String protocol) throws Exception {
		SslClientContext context = context(settings().sessionCache(false));
		try (TlsTestServer<Long> server = server(PKI, protocol)) {
			assertThat(resumes(context, server)).isFalse();
			assertThat(resumes(context, server)).isFalse();
		}
		assertThat(context.sessions()).isEqualTo(new SessionStatistics(2, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void withoutACacheAStreamIsReadToItsEnd(String protocol) throws Exception {
		SslClientContext context = context(settings().sessionCache(false));
		try (TlsTestServer<Long> server = server(PKI, protocol);
				SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			stream.getOutputStream().write(1);
			stream.shutdownOutput();
			assertThat(stream.getInputStream().readAllBytes()).containsExactly(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aSessionIsNotResumedOnceACertificateOfItsChainHasEnded(String protocol) throws Exception {
		Instant now = Instant.now();
		TestPki ending = PKI.validity(now.minusSeconds(60), now.plus(Duration.ofHours(1)));
		SslClientContext context = context(settings().verify(VerifyMode.NONE));
		try (TlsTestServer<Long> server = server(ending, protocol)) {
			assertResumedForAnHour(context, server);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aSessionIsNotResumedOnceTheCrlItWasAcceptedByHasEnded(String protocol) throws Exception {
		Instant now = Instant.now();
		String crl = PKI.crlPem(now.minusSeconds(60), now.plus(Duration.ofHours(1)));
		SslClientContext context = context(
				settings().verify(VerifyMode.NONE).crlCheck(CrlCheck.PEER).crlFile(new PemText(crl)));
		try (TlsTestServer<Long> server = server(PKI, protocol)) {
			assertResumedForAnHour(context, server);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aStreamThatWasMadeBeforeTheChainEndedIsVerifiedAnew(String protocol) throws Exception {
		Instant now = Instant.now();
		TestPki ending = PKI.validity(now.minusSeconds(60), now.plus(Duration.ofHours(1)));
		SslClientContext context = context(settings().verify(VerifyMode.NONE));
		try (TlsTestServer<Long> server = server(ending, protocol)) {
			resumes(context, server);
			try (SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
				this.clock.advance(Duration.ofHours(2));
				stream.handshake();
				assertThat(stream.getVerifyResult().code().number()).isEqualTo(10);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aSessionIsNotResumedForLongerThanItsTimeout(String protocol) throws Exception {
		SslClientContext context = context(settings().sessionTimeout(Duration.ofSeconds(1)));
		try (TlsTestServer<Long> server = server(PKI, protocol)) {
			resumes(context, server);
			await().until(() -> !resumes(context, server));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aCacheOfOneForgetsTheSessionBefore(String protocol) throws Exception {
		SslClientContext context = context(settings().sessionCacheSize(1).verifyHostname(false));
		SslConnectionOverrides otherName = SslConnectionOverrides.builder().serverName("other.test").build();
		try (TlsTestServer<Long> server = server(PKI, protocol)) {
			assertThat(resumes(context, server)).isFalse();
			assertThat(resumes(context, server, otherName)).isFalse();
			assertThat(resumes(context, server)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anOverrideLeavesTheSessionsOfOthersAlone(String protocol) throws Exception {
		SslClientContext context = context(settings());
		SslConnectionOverrides shallow = SslConnectionOverrides.builder().maxDepth(1).build();
		try (TlsTestServer<Long> server = server(PKI, protocol)) {
			assertThat(resumes(context, server)).isFalse();
			assertThat(resumes(context, server, shallow)).isFalse();
			assertThat(resumes(context, server)).isTrue();
			assertThat(resumes(context, server, shallow)).isTrue();
		}
	}

	private void assertResumedForAnHour(SslClientContext context, TlsTestServer<Long> server) throws Exception {
		assertThat(resumes(context, server)).isFalse();
		this.clock.advance(Duration.ofMinutes(59));
		assertThat(resumes(context, server)).isTrue();
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(resumes(context, server)).isFalse();
	}

	private static SslClientSettingsBuilder settings() {
		return TestClients.trusting(PKI);
	}

	private SslClientContext context(SslClientSettingsBuilder settings) throws Exception {
		return SslClientContext.of(settings.build(), this.clock);
	}

	private static TlsTestServer<Long> server(TestPki pki, String protocol) {
		return TlsTestServer.start(pki, pki.server("localhost"), ServerParameters.of(protocol), TlsTestServer::echo);
	}

	private static boolean resumes(SslClientContext context, TlsTestServer<Long> server) throws Exception {
		return resumes(context, server, SslConnectionOverrides.none());
	}

	/** The ticket of TLS 1.3 comes before the first data. */
	private static boolean resumes(SslClientContext context, TlsTestServer<Long> server,
			SslConnectionOverrides overrides) throws Exception {
		try (SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port(),
				overrides)) {
			stream.getOutputStream().write(1);
			stream.getInputStream().read();
			return stream.isResumed();
		}
	}

}
