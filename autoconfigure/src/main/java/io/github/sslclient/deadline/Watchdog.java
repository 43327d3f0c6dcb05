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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends a blocked operation when its time is up, unless it is closed before. A thread is
 * made only for a bite, since what is bitten is not ours and might block. Thread-safe.
 */
public final class Watchdog implements AutoCloseable, Comparable<Watchdog> {

	private static final AtomicLong COUNT = new AtomicLong();

	private final long number = COUNT.getAndIncrement();

	private final AtomicReference<State> state = new AtomicReference<>(State.ARMED);

	private final long deadline;

	private final Runnable bite;

	private final Deadlines deadlines;

	private Watchdog(long deadline, Runnable bite, Deadlines deadlines) {
		this.deadline = deadline;
		this.bite = bite;
		this.deadlines = deadlines;
	}

	/**
	 * Arm a watchdog.
	 * @param limit how long to wait, zero to wait forever
	 * @param bite what to do then
	 * @return the watchdog, to be closed when the operation has ended
	 */
	public static Watchdog arm(Duration limit, Runnable bite) {
		return arm(limit, bite, Deadlines.SHARED);
	}

	static Watchdog arm(Duration limit, Runnable bite, Deadlines deadlines) {
		Watchdog watchdog = new Watchdog(System.nanoTime() + limit.toNanos(), bite, deadlines);
		if (!limit.isZero()) {
			deadlines.add(watchdog);
		}
		return watchdog;
	}

	/**
	 * Run something in a thread of its own.
	 * @param task what to run
	 * @param name the name of the thread
	 * @return the thread, a daemon
	 */
	public static Thread start(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/** When its time is up, as {@link System#nanoTime()} tells it. */
	long deadline() {
		return this.deadline;
	}

	/** To be called when its time is up. */
	void expire() {
		if (this.state.compareAndSet(State.ARMED, State.BITTEN)) {
			start(this.bite, "sslclient-watchdog");
		}
	}

	/**
	 * Whether its time was up before it was closed.
	 * @return whether it was
	 */
	public boolean hasBitten() {
		return this.state.get() == State.BITTEN;
	}

	/** The one whose time is up first comes first; no two are equal. */
	@Override
	public int compareTo(Watchdog other) {
		// System.nanoTime() may overflow, so only differences can be compared.
		int order = Long.signum(this.deadline - other.deadline);
		return (order != 0) ? order : Long.compare(this.number, other.number);
	}

	@Override
	public void close() {
		if (this.state.compareAndSet(State.ARMED, State.CLOSED)) {
			this.deadlines.remove(this);
		}
	}

	private enum State {

		ARMED, BITTEN, CLOSED

	}

}
