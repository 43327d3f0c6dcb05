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

package io.github.sslclient.watch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Doorbell}.
 */
class DoorbellTests {

	private static final long LONG = TimeUnit.HOURS.toNanos(1);

	private final Doorbell doorbell = new Doorbell();

	@Test
	void ringingBeforehandCounts() {
		this.doorbell.ring();
		assertThat(this.doorbell.await(null, LONG)).isNull();
	}

	@Test
	void theWaitEndsByItself() {
		assertThat(this.doorbell.await(null, 1)).isNull();
	}

	@Test
	void noInterruptLeavesTheDoorAndNoRingIsLost() throws InterruptedException {
		int rings = 10_000;
		AtomicInteger heard = new AtomicInteger();
		AtomicInteger rung = new AtomicInteger();
		AtomicBoolean interrupted = new AtomicBoolean();
		Thread thread = new Thread(() -> {
			while (heard.get() < rings) {
				this.doorbell.await(null, LONG);
				if (Thread.currentThread().isInterrupted()) {
					interrupted.set(true);
				}
				heard.set(rung.get());
			}
		});
		thread.setDaemon(true);
		thread.start();
		for (int i = 0; i < rings; i++) {
			rung.incrementAndGet();
			this.doorbell.ring();
		}
		thread.join(TimeUnit.MINUTES.toMillis(1));
		assertThat(thread.isAlive()).isFalse();
		assertThat(interrupted).isFalse();
	}

}
