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

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * The deadlines of watchdogs that are armed. Nearly all of them are closed in time, so
 * the JDK's clock, that of {@link CompletableFuture#delayedExecutor}, is told of one
 * deadline at a time, and of another only if it comes earlier. Each time it is told it
 * wakes a thread; for the four watchdogs of a short stream that cost a tenth of the
 * handshake.
 */
final class Deadlines {

	static final Deadlines SHARED = new Deadlines((delay,
			task) -> CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS, Runnable::run).execute(task));

	private final Clock clock;

	private final ConcurrentSkipListSet<Watchdog> armed = new ConcurrentSkipListSet<>();

	private final AtomicReference<@Nullable Alarm> next = new AtomicReference<>();

	Deadlines(Clock clock) {
		this.clock = clock;
	}

	void add(Watchdog watchdog) {
		this.armed.add(watchdog);
		ringAt(watchdog.deadline());
	}

	void remove(Watchdog watchdog) {
		this.armed.remove(watchdog);
	}

	private void ringAt(long time) {
		Alarm alarm = new Alarm(time);
		for (Alarm known = this.next.get(); known == null || time - known.time() < 0; known = this.next.get()) {
			if (this.next.compareAndSet(known, alarm)) {
				this.clock.schedule(time - System.nanoTime(), () -> ring(alarm));
				return;
			}
		}
	}

	/** What is added from here on sets an alarm of its own. */
	private void ring(Alarm alarm) {
		if (!this.next.compareAndSet(alarm, null)) {
			// An earlier one has come in between, and goes on after it has rung.
			return;
		}
		try {
			for (Watchdog first = first(); first != null
					&& first.deadline() - System.nanoTime() <= 0; first = first()) {
				this.armed.remove(first);
				first.expire();
			}
		}
		finally {
			Watchdog first = first();
			if (first != null) {
				ringAt(first.deadline());
			}
		}
	}

	private @Nullable Watchdog first() {
		Iterator<Watchdog> iterator = this.armed.iterator();
		return iterator.hasNext() ? iterator.next() : null;
	}

	/**
	 * Compared by identity: two may be for the same time.
	 */
	private static final class Alarm {

		private final long time;

		Alarm(long time) {
			this.time = time;
		}

		long time() {
			return this.time;
		}

	}

	/**
	 * Rings when it is told to.
	 */
	@FunctionalInterface
	interface Clock {

		void schedule(long delayNanos, Runnable task);

	}

}
