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
package io.github.sslclient.deadline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Watchdog} and {@link Deadlines}.
 */
class WatchdogTests {

	private static final Duration LONG = Duration.ofHours(1);

	private static final Duration LONGER = Duration.ofHours(2);

	private static final Duration SHORT = Duration.ofNanos(1);

	private final CountDownLatch bites = new CountDownLatch(1);

	private final List<Runnable> alarms = new ArrayList<>();

	private final Deadlines deadlines = new Deadlines((delay, task) -> this.alarms.add(task));

	@Test
	void bitesWhenItsTimeIsUp() throws InterruptedException {
		try (Watchdog watchdog = Watchdog.arm(Duration.ofMillis(5), this.bites::countDown)) {
			assertThat(this.bites.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(watchdog.hasBitten()).isTrue();
		}
	}

	@Test
	void bitesBehindOneThatHasMoreTime() throws InterruptedException {
		try (Watchdog slow = Watchdog.arm(LONG, this.bites::countDown);
				Watchdog quick = Watchdog.arm(Duration.ofMillis(5), this.bites::countDown)) {
			assertThat(this.bites.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(quick.hasBitten()).isTrue();
			assertThat(slow.hasBitten()).isFalse();
		}
	}

	@Test
	void oneThatIsClosedBitesNobody() {
		Watchdog watchdog = arm(SHORT);
		watchdog.close();
		ring();
		assertThat(watchdog.hasBitten()).isFalse();
	}

	@Test
	void oneWithoutALimitIsNotWaitedFor() {
		arm(Duration.ZERO);
		assertThat(this.alarms).isEmpty();
	}

	@Test
	void theClockIsNotToldOfThoseThatComeLater() {
		for (int i = 0; i < 100; i++) {
			arm(LONG).close();
			arm(LONGER);
		}
		assertThat(this.alarms).hasSize(1);
	}

	@Test
	void theClockIsToldOfOneThatComesEarlier() {
		arm(LONGER);
		arm(LONG);
		assertThat(this.alarms).hasSize(2);
	}

	@Test
	void anEarlierAlarmSetsThatOfALaterOneAnew() {
		Watchdog later = arm(LONG);
		arm(SHORT);
		this.alarms.remove(1).run();
		assertThat(this.alarms).as("that of the later one, and one anew").hasSize(2);
		assertThat(later.hasBitten()).isFalse();
	}

	@Test
	void anAlarmThatWasOvertakenDoesNothing() {
		arm(LONG);
		arm(SHORT);
		this.alarms.get(0).run();
		assertThat(this.alarms).hasSize(2);
	}

	@Test
	void allWhoseTimeIsUpBiteAtOneAlarm() {
		List<Watchdog> watchdogs = List.of(arm(SHORT), arm(SHORT), arm(SHORT));
		ring();
		assertThat(watchdogs).allMatch(Watchdog::hasBitten);
	}

	@Test
	void theClockRestsWhenAllAreClosed() {
		arm(LONG).close();
		ring();
		assertThat(this.alarms).isEmpty();
	}

	private Watchdog arm(Duration limit) {
		return Watchdog.arm(limit, this.bites::countDown, this.deadlines);
	}

	/** What was scheduled first rings; an alarm that is set anew by that stays. */
	private void ring() {
		List<Runnable> due = List.copyOf(this.alarms);
		this.alarms.clear();
		due.forEach(Runnable::run);
	}

}
