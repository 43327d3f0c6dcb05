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

package io.github.sslclient.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.sslclient.SslMaterialExpiryEvent;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ExpiryMonitor}.
 */
@Timeout(60)
class ExpiryMonitorTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Duration DAY = Duration.ofDays(1);

	private final TestClock clock = new TestClock();

	private final BlockingQueue<SslMaterialExpiryEvent> events = new LinkedBlockingQueue<>();

	@Test
	void aContextIsLookedAtOnceItIsUsed() throws Exception {
		ReloadableContext context = endingIn(DAY);
		try (ExpiryMonitor monitor = monitor(context)) {
			assertThat(context.getIfLoaded()).isNull();
			context.get();
			assertThat(next().threshold()).isEqualTo(DAY.multipliedBy(7));
		}
	}

	@Test
	void aContextThatWasUsedBeforeIsLookedAt() throws Exception {
		ReloadableContext context = endingIn(DAY);
		context.get();
		try (ExpiryMonitor monitor = monitor(context)) {
			assertThat(next().context()).isEqualTo("bank");
		}
	}

	@Test
	void aContextThatWasMadeAnewIsLookedAtAtOnce() throws Exception {
		ReloadableContext context = endingIn(DAY.multipliedBy(30));
		try (ExpiryMonitor monitor = monitor(context)) {
			context.get();
			this.clock.advance(DAY.multipliedBy(25));
			context.reload();
			assertThat(next().material().name()).isEqualTo("CN=me");
		}
	}

	@Test
	void aListenerThatFailsDoesNotEndTheWatch() throws Exception {
		ReloadableContext context = endingIn(DAY.multipliedBy(2));
		try (ExpiryMonitor monitor = new ExpiryMonitor(List.of(context), List.of(DAY.multipliedBy(7), DAY), this.clock,
				ExpiryMonitorTests::thread, (event) -> {
					this.events.add(event);
					throw new IllegalStateException("listener");
				})) {
			monitor.start();
			context.get();
			next();
			this.clock.advance(DAY);
			context.reload();
			assertThat(next().threshold()).isEqualTo(DAY);
		}
	}

	@Test
	void aListenerThatFailsWithOneIsToldOfTheOthers() throws Exception {
		Instant end = this.clock.instant().plus(DAY);
		TestPki ending = PKI.validity(end.minus(DAY.multipliedBy(100)), end);
		Identity client = ending.client("me");
		SslClientContext made = SslClientContext.of(SslClientSettings.builder()
			.caFile(new PemText(ending.client("other").certificatePem()))
			.certificate(new PemText(client.certificatePem()))
			.key(new PemText(client.keyPem()))
			.build());
		ReloadableContext context = new ReloadableContext("bank", ContextLoader.of(() -> made), this.clock);
		try (ExpiryMonitor monitor = new ExpiryMonitor(List.of(context), List.of(DAY.multipliedBy(7)), this.clock,
				ExpiryMonitorTests::thread, (event) -> {
					this.events.add(event);
					throw new IllegalStateException("listener");
				})) {
			monitor.start();
			context.get();
			assertThat(List.of(next().material().name(), next().material().name())).containsExactly("CN=me",
					"CN=other");
		}
	}

	@Test
	void closingEndsItsThread() throws Exception {
		Set<Thread> before = threads();
		ReloadableContext context = endingIn(DAY);
		try (ExpiryMonitor monitor = monitor(context)) {
			context.get();
			next();
		}
		await().until(() -> before.containsAll(threads()));
		assertThat(context.reload().isSuccess()).isTrue();
	}

	private SslMaterialExpiryEvent next() throws InterruptedException {
		return this.events.poll(30, TimeUnit.SECONDS);
	}

	private ExpiryMonitor monitor(ReloadableContext context) {
		ExpiryMonitor monitor = new ExpiryMonitor(List.of(context), List.of(DAY.multipliedBy(7)), this.clock,
				ExpiryMonitorTests::thread, this.events::add);
		monitor.start();
		return monitor;
	}

	/** A certificate of a hundred days, of which some are left. */
	private ReloadableContext endingIn(Duration left) throws Exception {
		Instant end = this.clock.instant().plus(left);
		Identity client = PKI.validity(end.minus(DAY.multipliedBy(100)), end).client("me");
		SslClientContext context = SslClientContext.of(SslClientSettings.builder()
			.caFile(new PemText(PKI.caPem()))
			.certificate(new PemText(client.certificatePem()))
			.key(new PemText(client.keyPem()))
			.build());
		return new ReloadableContext("bank", ContextLoader.of(() -> context), this.clock);
	}

	private static Thread thread(Runnable task) {
		return new Thread(task, "ssl-client-expiry");
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("ssl-client-expiry"))
			.collect(Collectors.toSet());
	}

}
