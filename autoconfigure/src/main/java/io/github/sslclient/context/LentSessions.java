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
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of another client's SSL context. Nobody is asked when one is resumed, and
 * what JSSE keeps of TLS 1.3 is out of reach; but how long any of them lives can be said
 * at any time, and JSSE looks at that when it is about to resume one. So none may live
 * for longer than the verdict that ended first of those that were seen, nor for longer
 * than it is ago that all were to be forgotten. Thread-safe.
 */
final class LentSessions implements ForgettableSessions {

	/** JSSE counts in seconds, from a moment before the verdict. */
	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final Supplier<SSLSessionContext> sessions;

	private final SessionSettings settings;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	/** The longest life of a session, or zero for none. */
	private Duration longest;

	/** Which sessions are too old, whatever their verdict; {@code null} for none. */
	private @Nullable Instant forgotten;

	LentSessions(Supplier<SSLSessionContext> sessions, SessionSettings settings, Clock clock) {
		this.sessions = sessions;
		this.settings = settings;
		this.clock = clock;
		this.longest = configured();
	}

	/** To be called before the first connection. */
	void open() {
		SessionCache.bound(this.sessions.get(), this.settings);
	}

	@Override
	public void accepted(SSLSession session, VerifyResult result) {
		Instant now = this.clock.instant();
		Duration left = Duration.between(now, result.validUntil()).minus(MARGIN);
		this.lock.lock();
		try {
			this.longest = shorter(this.longest, (left.compareTo(Duration.ZERO) > 0) ? left : Duration.ZERO);
			apply(now);
			if (this.longest.isZero()) {
				// That of TLS 1.2; a ticket of TLS 1.3 outlives this, for a second.
				SeenSessions.invalidate(session);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void forget() {
		this.lock.lock();
		try {
			Instant now = this.clock.instant();
			this.forgotten = now;
			this.longest = configured();
			apply(now);
			SeenSessions.end(this.sessions.get());
		}
		finally {
			this.lock.unlock();
		}
	}

	private void apply(Instant now) {
		if (this.longest.isZero()) {
			SessionCache.keepNone(this.sessions.get());
			return;
		}
		Duration time = (this.forgotten != null) ? shorter(this.longest, Duration.between(this.forgotten, now))
				: this.longest;
		int seconds = (int) Math.max(time.toSeconds(), 1);
		if (this.sessions.get().getSessionTimeout() != seconds) {
			this.sessions.get().setSessionTimeout(seconds);
		}
	}

	private Duration configured() {
		return this.settings.enabled() ? this.settings.timeout() : Duration.ZERO;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) <= 0) ? one : other;
	}

}
