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

import java.util.Map;
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

	private static final int SMALL = 1000;

	private final Supplier<SslClientContext> contexts;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Object, Pin> pins = new WeakHashMap<>();

	/** So many connections are looked through for old ones. */
	private int threshold = SMALL;

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
		this.lock.lock();
		try {
			long now = System.nanoTime();
			if (this.pins.size() >= this.threshold) {
				removeOld(now);
				this.threshold = Math.max(SMALL, 2 * this.pins.size());
			}
			Pin known = this.pins.get(connection);
			if (known == null || known.isOld(now)) {
				known = new Pin(newest, now);
				this.pins.put(connection, known);
			}
			return known.context();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** There is a new context: let those of before go whose handshakes are over. */
	void renewed() {
		this.lock.lock();
		try {
			removeOld(System.nanoTime());
		}
		finally {
			this.lock.unlock();
		}
	}

	private void removeOld(long now) {
		this.pins.values().removeIf((pin) -> pin.isOld(now));
	}

	/**
	 * What a connection goes by.
	 *
	 * @param context the context
	 * @param since since when ({@link System#nanoTime})
	 */
	private record Pin(SslClientContext context, long since) {

		boolean isOld(long now) {
			return now - this.since > LONGEST_HANDSHAKE;
		}

	}

}
