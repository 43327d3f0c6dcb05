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
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SessionStatistics;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Which sessions streams resume, as {@code openssl s_server} tells it. What each test
 * asserts of its server's word holds of the stream's too.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResumptionContainerTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final OpenSslServers servers = new OpenSslServers(this.pki);

	private final Map<SessionKind, Integer> lasting = new EnumMap<>(SessionKind.class);

	private final Map<SessionKind, Integer> ending = new EnumMap<>(SessionKind.class);

	private final Map<SessionKind, Integer> counting = new EnumMap<>(SessionKind.class);

	@BeforeAll
	void startServers() {
		Instant now = Instant.now();
		TestPki ofAnHour = this.pki.validity(now.minus(HOUR), now.plus(HOUR));
		this.servers.withIdentity("lasting", this.pki.server(OpenSslServers.HOST))
			.withIdentity("ending", ofAnHour.server(OpenSslServers.HOST));
		for (SessionKind kind : SessionKind.values()) {
			this.lasting.put(kind, this.servers.add("lasting", kind.options()));
			this.ending.put(kind, this.servers.add("ending", kind.options()));
			this.counting.put(kind, this.servers.add("lasting", kind.options()));
		}
		this.servers.start();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	@ParameterizedTest
	@EnumSource
	void theSecondConnectionOfAContextResumes(SessionKind kind) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings());
		assertThat(resumes(factory, kind)).isFalse();
		assertThat(resumes(factory, kind)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void aResumedConnectionIsResumedInTurn(SessionKind kind) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings());
		resumes(factory, kind);
		resumes(factory, kind);
		assertThat(resumes(factory, kind)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void withoutACacheNothingIsResumed(SessionKind kind) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings().sessionCache(false));
		assertThat(resumes(factory, kind)).isFalse();
		assertThat(resumes(factory, kind)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void anotherContextResumesNothing(SessionKind kind) throws IOException {
		resumes(TestClients.factory(settings()), kind);
		assertThat(resumes(TestClients.factory(settings()), kind)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("otherwise")
	void aConnectionWithOverridesDoesNotResumeThePlainOne(SessionKind kind, Otherwise otherwise) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings());
		resumes(factory, kind);
		assertThat(resumes(factory, kind, otherwise.overrides())).isFalse();
	}

	@ParameterizedTest
	@MethodSource("otherwise")
	void aPlainConnectionDoesNotResumeOneWithOverrides(SessionKind kind, Otherwise otherwise) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings());
		resumes(factory, kind, otherwise.overrides());
		assertThat(resumes(factory, kind)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("otherwise")
	void aConnectionWithTheSameOverridesResumes(SessionKind kind, Otherwise otherwise) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings());
		resumes(factory, kind, otherwise.overrides());
		resumes(factory, kind);
		assertThat(resumes(factory, kind, otherwise.overrides())).isTrue();
	}

	@ParameterizedTest
	@MethodSource("otherwise")
	void afterOneWithOverridesThePlainOneStillResumesItsOwn(SessionKind kind, Otherwise otherwise) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings());
		resumes(factory, kind);
		resumes(factory, kind, otherwise.overrides());
		assertThat(resumes(factory, kind)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void afterItsTimeoutASessionIsNotResumed(SessionKind kind) throws IOException {
		SslClientStreamFactory factory = TestClients.factory(settings().sessionTimeout(Duration.ofSeconds(1)));
		resumes(factory, kind);
		await().until(() -> !resumes(factory, kind));
	}

	@ParameterizedTest
	@EnumSource
	void whileTheChainLastsASessionIsResumed(SessionKind kind) throws IOException {
		TestClock clock = new TestClock();
		SslClientStreamFactory factory = factory(settings(), clock);
		resumes(factory, this.ending.get(kind));
		clock.advance(Duration.ofMinutes(50));
		assertThat(resumes(factory, this.ending.get(kind))).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void onceTheChainHasEndedASessionIsNotResumed(SessionKind kind) throws IOException {
		TestClock clock = new TestClock();
		SslClientStreamFactory factory = factory(settings().verify(VerifyMode.NONE), clock);
		resumes(factory, this.ending.get(kind));
		clock.advance(HOUR.plusSeconds(1));
		assertThat(resumes(factory, this.ending.get(kind))).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void whileTheCrlLastsASessionIsResumed(SessionKind kind) throws IOException {
		TestClock clock = new TestClock();
		SslClientStreamFactory factory = factory(withCrlOfAnHour(), clock);
		resumes(factory, kind);
		clock.advance(Duration.ofMinutes(50));
		assertThat(resumes(factory, kind)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void onceTheCrlHasEndedASessionIsNotResumed(SessionKind kind) throws IOException {
		TestClock clock = new TestClock();
		SslClientStreamFactory factory = factory(withCrlOfAnHour().verify(VerifyMode.NONE), clock);
		resumes(factory, kind);
		clock.advance(HOUR.plusSeconds(1));
		assertThat(resumes(factory, kind)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void theContextCountsAsTheServerDoes(SessionKind kind) throws IOException {
		SslClientContext context = SslClientContext.of(settings().build());
		SslClientStreamFactory factory = new SslClientStreamFactory(context);
		int resumed = 0;
		String page = "";
		for (SslConnectionOverrides overrides : List.of(SslConnectionOverrides.none(), SslConnectionOverrides.none(),
				Otherwise.DEPTH.overrides(), SslConnectionOverrides.none(), Otherwise.DEPTH.overrides())) {
			try (SslClientStream stream = this.servers.connect(factory, this.counting.get(kind), overrides)) {
				page = TestClients.get(stream);
				resumed += page.contains("\nReused, ") ? 1 : 0;
			}
		}
		assertThat(page).containsPattern("\n *5 server accepts that finished\n");
		assertThat(context.sessions()).extracting(SessionStatistics::handshakes, SessionStatistics::resumed)
			.containsExactly(5L, (long) resumed);
		assertThat(resumed).isEqualTo(3);
	}

	static Stream<Arguments> otherwise() {
		return Stream.of(SessionKind.values())
			.flatMap((kind) -> Stream.of(Otherwise.values())
				.filter((otherwise) -> otherwise != (kind.tls13() ? Otherwise.TLS_1_2 : Otherwise.TLS_1_3))
				.map((otherwise) -> Arguments.of(kind, otherwise)));
	}

	private boolean resumes(SslClientStreamFactory factory, SessionKind kind) throws IOException {
		return resumes(factory, kind, SslConnectionOverrides.none());
	}

	private boolean resumes(SslClientStreamFactory factory, SessionKind kind, SslConnectionOverrides overrides)
			throws IOException {
		return resumes(factory, this.lasting.get(kind), overrides);
	}

	private boolean resumes(SslClientStreamFactory factory, int port) throws IOException {
		return resumes(factory, port, SslConnectionOverrides.none());
	}

	private boolean resumes(SslClientStreamFactory factory, int port, SslConnectionOverrides overrides)
			throws IOException {
		try (SslClientStream stream = this.servers.connect(factory, port, overrides)) {
			boolean reused = SessionKind.isReused(TestClients.get(stream));
			assertThat(stream.isResumed()).isEqualTo(reused);
			return reused;
		}
	}

	private SslClientSettingsBuilder settings() {
		return TestClients.trusting(this.pki);
	}

	private SslClientSettingsBuilder withCrlOfAnHour() {
		Instant now = Instant.now();
		return settings().crlCheck(CrlCheck.PEER)
			.crlFile(new PemText(this.pki.crlPem(now.minus(HOUR), now.plus(HOUR))));
	}

	private static SslClientStreamFactory factory(SslClientSettingsBuilder settings, TestClock clock)
			throws IOException {
		return new SslClientStreamFactory(SslClientContext.of(settings.build(), clock));
	}

	/**
	 * What a connection may do otherwise than its context says.
	 */
	enum Otherwise {

		SERVER_NAME(SslConnectionOverrides.builder().serverName("other.test")),

		VERIFY(SslConnectionOverrides.builder().verify(VerifyMode.NONE)),

		DEPTH(SslConnectionOverrides.builder().maxDepth(7)),

		CIPHERS(SslConnectionOverrides.builder().ciphers("ECDHE+AESGCM")),

		CIPHERSUITES(SslConnectionOverrides.builder().ciphersuites("TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256")),

		TLS_1_2(SslConnectionOverrides.builder().method("tlsv1.2")),

		TLS_1_3(SslConnectionOverrides.builder().method("tlsv1.3"));

		private final SslConnectionOverrides overrides;

		Otherwise(SslConnectionOverrides.Builder overrides) {
			this.overrides = overrides.build();
		}

		SslConnectionOverrides overrides() {
			return this.overrides;
		}

	}

}
