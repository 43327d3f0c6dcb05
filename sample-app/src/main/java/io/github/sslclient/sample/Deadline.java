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

package io.github.sslclient.sample;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long. A timeout of each read alone would not: a server that sends a
 * byte now and then keeps every one of them waiting.
 */
final class Deadline implements AutoCloseable {

	private final CompletableFuture<Void> alarm;

	private volatile boolean passed;

	Deadline(Duration time, Runnable end) {
		this.alarm = CompletableFuture.runAsync(() -> {
			this.passed = true;
			end.run();
		}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
	}

	boolean isPassed() {
		return this.passed;
	}

	@Override
	public void close() {
		this.alarm.cancel(false);
	}

}
