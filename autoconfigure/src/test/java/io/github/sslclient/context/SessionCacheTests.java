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

package io.github.sslclient.context;

import java.time.Duration;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;

import io.github.sslclient.context.SessionCache.Partition;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.identity.PeerName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionCache}: who shares a partition, and for how long.
 */
class SessionCacheTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final TestClock clock = new TestClock();

	private SSLSessionContext sessions;

	@BeforeEach
	void setUp() throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, null, null);
		this.sessions = context.getClientSessionContext();
	}

	@Test
	void connectionsThatAskForTheSameShareAPartition() throws Exception {
		SessionCache cache = cache(true, 10);
		assertThat(cache.partition(key("one.test"))).isSameAs(cache.partition(key("one.test")));
	}

	@Test
	void anotherHostIsAnotherPartition() throws Exception {
		assertApart(key("one.test"), key("two.test"));
	}

	@Test
	void anotherServerNameIsAnotherPartition() throws Exception {
		assertApart(key("one.test"), key("one.test", (overrides) -> overrides.serverName("two.test")));
	}

	@Test
	void anotherVerifyModeIsAnotherPartition() throws Exception {
		assertApart(key("one.test"), key("one.test", (overrides) -> overrides.verify(VerifyMode.OPTIONAL)));
	}

	@Test
	void anotherDepthIsAnotherPartition() throws Exception {
		assertApart(key("one.test"), key("one.test", (overrides) -> overrides.maxDepth(99)));
	}

	@Test
	void anotherMethodIsAnotherPartition() throws Exception {
		assertApart(key("one.test"), key("one.test", (overrides) -> overrides.method("tlsv1.3")));
	}

	@Test
	void otherCiphersAreAnotherPartition() throws Exception {
		assertApart(key("one.test"), key("one.test", (overrides) -> overrides.ciphers("ECDHE+AESGCM")));
	}

	@Test
	void anotherSecurityLevelIsAnotherPartition() throws Exception {
		assertApart(key("one.test", (overrides) -> overrides.ciphers("ECDHE+AES256:@SECLEVEL=1")),
				key("one.test", (overrides) -> overrides.ciphers("ECDHE+AES256:@SECLEVEL=2")));
	}

	@Test
	void otherCiphersuitesAreAnotherPartition() throws Exception {
		assertApart(key("one.test"), key("one.test", (overrides) -> overrides.ciphersuites("TLS_AES_128_GCM_SHA256")));
	}

	@Test
	void aPartitionEndsWhenTheFirstVerdictOfItEnds() throws Exception {
		SessionCache cache = cache(true, 10);
		Partition partition = cache.partition(key("one.test"));
		partition.endBy(this.clock.instant().plus(HOUR.multipliedBy(2)));
		partition.endBy(this.clock.instant().plus(HOUR));
		this.clock.advance(HOUR.minusSeconds(1));
		assertThat(cache.partition(key("one.test"))).isSameAs(partition);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(cache.partition(key("one.test")).number()).isNotEqualTo(partition.number());
	}

	@Test
	void withoutACacheEveryConnectionIsAlone() throws Exception {
		SessionCache cache = cache(false, 10);
		assertThat(cache.partition(key("one.test")).number()).isNotEqualTo(cache.partition(key("one.test")).number());
	}

	@Test
	void thereAreNoMorePartitionsThanSessions() throws Exception {
		SessionCache cache = cache(true, 2);
		Partition first = cache.partition(key("one.test"));
		cache.partition(key("two.test"));
		assertThat(cache.partition(key("one.test"))).isSameAs(first);
		cache.partition(key("three.test"));
		assertThat(cache.partition(key("one.test"))).isNotSameAs(first);
	}

	@Test
	void theProvidersCacheIsBound() {
		SessionCache.bound(this.sessions, new SessionSettings(true, 17, HOUR));
		assertThat(this.sessions.getSessionCacheSize()).isEqualTo(17);
		assertThat(this.sessions.getSessionTimeout()).isEqualTo(3600);
	}

	@Test
	void theProvidersCacheIsNeverUnlimited() {
		SessionCache.bound(this.sessions, new SessionSettings(false, 17, HOUR));
		assertThat(this.sessions.getSessionCacheSize()).isOne();
		assertThat(this.sessions.getSessionTimeout()).isOne();
	}

	@Test
	void handshakesAreCounted() {
		SessionCache cache = cache(true, 10);
		cache.finished(false);
		cache.finished(true);
		cache.finished(true);
		assertThat(cache.statistics()).isEqualTo(new SessionStatistics(3, 2, 0));
	}

	private void assertApart(ConnectionPlan.SessionKey one, ConnectionPlan.SessionKey other) {
		SessionCache cache = cache(true, 10);
		assertThat(cache.partition(one).number()).isNotEqualTo(cache.partition(other).number());
	}

	private SessionCache cache(boolean enabled, int size) {
		return new SessionCache(this.sessions, new SessionSettings(enabled, size, HOUR), this.clock, Figures.zero());
	}

	private static ConnectionPlan.SessionKey key(String host) throws Exception {
		return key(host, (overrides) -> overrides);
	}

	private static ConnectionPlan.SessionKey key(String host, UnaryOperator<SslConnectionOverrides.Builder> overrides)
			throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, null, null);
		TlsProvider provider = new TlsProvider(context);
		SslClientSettings settings = SslClientSettings.builder().build();
		SslConnectionOverrides built = overrides.apply(SslConnectionOverrides.builder()).build();
		Offer offer = Offer.of(settings, built, provider, OfferedAlgorithms.of(settings, provider));
		return ConnectionPlan.of(settings, built, PeerName.of(host), offer).sessionKey();
	}

}
