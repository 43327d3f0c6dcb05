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

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Calls that may hang for ever where there is a fault, which then must not hang the test.
 */
final class InBackground {

	private static final int BOUND_SECONDS = 10;

	private InBackground() {
	}

	/**
	 * Start an action.
	 * @return its end, or its failure
	 */
	static CompletableFuture<Void> start(Action action) {
		return submit(() -> {
			action.run();
			return null;
		});
	}

	/**
	 * Make a call.
	 * @return its result, which is waited for, but not for ever
	 */
	static <T> T call(Callable<T> call) throws Exception {
		return submit(call).get(BOUND_SECONDS, TimeUnit.SECONDS);
	}

	private static <T> CompletableFuture<T> submit(Callable<T> call) {
		CompletableFuture<T> done = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				done.complete(call.call());
			}
			catch (Throwable ex) {
				done.completeExceptionally(ex);
			}
		}, "in-background");
		thread.setDaemon(true);
		thread.start();
		return done;
	}

	/**
	 * Something to do that may fail.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws Exception;

	}

}
