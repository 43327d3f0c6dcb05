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

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Which context a handshake of another client goes by. Its managers are asked one after
 * the other, and nobody says which question is the last; so a connection keeps its
 * context until it is gone, or has had more time than any handshake takes. Thread-safe.
 */
final class HandshakePins {

	private static final long LONGEST_HANDSHAKE = TimeUnit.MINUTES.toNanos(5);

	private final Supplier<SslClientContext> contexts;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Object, SslClientContext> pins = new WeakHashMap<>();

	/** In the order of time. */
	private final Queue<Pin> ages = new ArrayDeque<>();

	HandshakePins(Supplier<SslClientContext> contexts) {
		this.contexts = contexts;
	}

	/** The context of now. */
	SslClientContext newest() {
		return this.contexts.get();
	}

	/**
	 * The context of a connection's handshake.
	 * @param connection the engine or socket, or {@code null} where the client told none
	 */
	SslClientContext of(@Nullable Object connection) {
		SslClientContext newest = newest();
		if (connection == null) {
			return newest;
		}
		long now = System.nanoTime();
		this.lock.lock();
		try {
			while (!this.ages.isEmpty() && now - this.ages.element().since() > LONGEST_HANDSHAKE) {
				this.pins.remove(this.ages.remove().connection().get());
			}
			SslClientContext known = this.pins.putIfAbsent(connection, newest);
			if (known != null) {
				return known;
			}
			this.ages.add(new Pin(new WeakReference<>(connection), now));
			return newest;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * When a connection came.
	 *
	 * @param connection the engine or socket
	 * @param since the time ({@link System#nanoTime})
	 */
	private record Pin(WeakReference<Object> connection, long since) {
	}

}
