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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a blocked operation when its time is up, unless it is closed before. The clock is
 * the JDK's own, behind {@link CompletableFuture#orTimeout}; a thread is made only for a
 * bite, since what is bitten is not ours and might block.
 */
final class Watchdog implements AutoCloseable {

	private final CompletableFuture<Void> done = new CompletableFuture<>();

	private volatile boolean bitten;

	private Watchdog() {
	}

	/**
	 * Arm a watchdog.
	 * @param limit how long to wait, zero to wait forever
	 * @param bite what to do then
	 * @return the watchdog, to be closed when the operation has ended
	 */
	static Watchdog arm(Duration limit, Runnable bite) {
		Watchdog watchdog = new Watchdog();
		if (!limit.isZero()) {
			watchdog.done.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS).exceptionally((ex) -> {
				if (ex instanceof TimeoutException) {
					watchdog.bitten = true;
					start(bite, "sslclient-watchdog");
				}
				return null;
			});
		}
		return watchdog;
	}

	/**
	 * Run something in a thread of its own.
	 * @return the thread, a daemon
	 */
	static Thread start(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	boolean hasBitten() {
		return this.bitten;
	}

	@Override
	public void close() {
		this.done.complete(null);
	}

}
