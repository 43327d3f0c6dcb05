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
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

import io.github.sslclient.verify.SessionKeeping;
import io.github.sslclient.verify.VerifyResult;

/**
 * The sessions of another client's SSL context. Nobody is asked when one is resumed, and
 * what JSSE keeps of TLS 1.3 is out of reach; but how long any of them lives can be said
 * at any time. So none may live for longer than the verdict that ended first of those
 * that were seen. Thread-safe.
 */
final class LentSessions implements SessionKeeping {

	/** JSSE counts in seconds, from a moment before the verdict. */
	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final Supplier<SSLSessionContext> sessions;

	private final SessionSettings settings;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private boolean closed;

	LentSessions(Supplier<SSLSessionContext> sessions, SessionSettings settings, Clock clock) {
		this.sessions = sessions;
		this.settings = settings;
		this.clock = clock;
	}

	/** To be called before the first connection. */
	void open() {
		SessionCache.bound(this.sessions.get(), this.settings);
		this.closed = !this.settings.enabled();
	}

	@Override
	public void accepted(SSLSession session, VerifyResult result) {
		Duration left = Duration.between(this.clock.instant(), result.validUntil()).minus(MARGIN);
		this.lock.lock();
		try {
			if (left.isNegative() || left.isZero()) {
				this.closed = true;
				SessionCache.keepNone(this.sessions.get());
			}
			else if (!this.closed && left.toSeconds() < this.sessions.get().getSessionTimeout()) {
				this.sessions.get().setSessionTimeout((int) Math.max(left.toSeconds(), 1));
			}
			if (this.closed) {
				// That of TLS 1.2; a ticket of TLS 1.3 outlives this, for a second.
				session.invalidate();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
