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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells of problems, of each kind once: most come again with every look.
 */
final class Problems {

	private final Consumer<String> listener;

	private final Executor executor;

	private final Set<Kind> told = ConcurrentHashMap.newKeySet();

	/**
	 * Create it.
	 * @param listener who is told
	 * @param executor where, because whoever writes a log may wait for a disk
	 */
	Problems(Consumer<String> listener, Executor executor) {
		this.listener = listener;
		this.executor = executor;
	}

	void tell(Kind kind, Supplier<String> text) {
		if (this.told.add(kind)) {
			try {
				String message = text.get();
				this.executor.execute(() -> this.listener.accept(message));
			}
			catch (Throwable ex) {
				// Whoever tells of a problem must not end by it.
				this.told.remove(kind);
			}
		}
	}

	/**
	 * What can go wrong.
	 */
	enum Kind {

		/** There is no source of events at all. */
		NO_EVENTS,

		/** The system lets us watch no more directories. */
		LIMIT,

		/** One directory cannot be watched. */
		REFUSED,

		/** A listener has thrown. */
		LISTENER,

		/** The executor takes no tasks. */
		EXECUTOR,

		/** Nobody thought of this. */
		UNEXPECTED

	}

}
