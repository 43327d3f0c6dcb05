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

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLSessionContext;

/**
 * Which sessions of a context a connection may resume. JSSE finds a session by the host
 * and the port of its engine's peer, and asks nothing else that matters here; so the port
 * it is told is the number of a partition, which only connections that ask for the very
 * same share. Thread-safe.
 */
final class SessionCache {

	private final SSLSessionContext sessions;

	private final SessionSettings settings;

	private final Clock clock;

	private final Map<ConnectionPlan.SessionKey, Partition> partitions = new ConcurrentHashMap<>();

	private final AtomicInteger last = new AtomicInteger();

	private final Figures figures;

	SessionCache(SSLSessionContext sessions, SessionSettings settings, Clock clock, Figures figures) {
		this.sessions = sessions;
		this.settings = settings;
		this.clock = clock;
		this.figures = figures;
	}

	/** Set a provider's cache up. */
	static void bound(SSLSessionContext sessions, SessionSettings settings) {
		if (settings.enabled()) {
			sessions.setSessionCacheSize(settings.cacheSize());
			sessions.setSessionTimeout((int) settings.timeout().toSeconds());
		}
		else {
			keepNone(sessions);
		}
	}

	/**
	 * Have a provider keep as little as it can: one session for a second. Zero would mean
	 * no bound to it; and where it might keep a ticket of TLS 1.3 for more than seven
	 * days, it takes none but forgets to end the message that brought it, and then
	 * mistakes close_notify for a fault.
	 */
	static void keepNone(SSLSessionContext sessions) {
		sessions.setSessionCacheSize(1);
		sessions.setSessionTimeout(1);
	}

	/**
	 * The partition of a connection that is about to be made.
	 */
	Partition partition(ConnectionPlan.SessionKey key) {
		if (!this.settings.enabled()) {
			return newPartition();
		}
		// Where more combinations are met than sessions are kept, the numbers start
		// afresh, which costs a full handshake each.
		if (this.partitions.size() >= this.settings.cacheSize() && !this.partitions.containsKey(key)) {
			this.partitions.clear();
		}
		Instant now = this.clock.instant();
		return this.partitions.compute(key,
				(same, known) -> (known != null && known.isOpen(now)) ? known : newPartition());
	}

	/**
	 * Count a handshake that was finished.
	 */
	void finished(boolean wasResumed) {
		this.figures.handshakes().increment();
		if (wasResumed) {
			this.figures.resumed().increment();
		}
	}

	SessionStatistics statistics() {
		return new SessionStatistics(this.figures.handshakes().sum(), this.figures.resumed().sum(),
				this.settings.enabled() ? Collections.list(this.sessions.getIds()).size() : 0);
	}

	/**
	 * A partition that no other connection shares.
	 */
	Partition newPartition() {
		return new Partition(this.last.updateAndGet((number) -> (number == Integer.MAX_VALUE) ? 1 : number + 1));
	}

	/**
	 * Connections that may resume each other's sessions, until the first of what their
	 * verdicts rest on ends.
	 */
	static final class Partition {

		private final int number;

		private final AtomicReference<Instant> end = new AtomicReference<>(Instant.MAX);

		private Partition(int number) {
			this.number = number;
		}

		int number() {
			return this.number;
		}

		/**
		 * Note until when the verdict of a full handshake holds.
		 */
		void endBy(Instant instant) {
			this.end.accumulateAndGet(instant, (one, other) -> one.isBefore(other) ? one : other);
		}

		private boolean isOpen(Instant now) {
			return now.isBefore(this.end.get());
		}

	}

}
