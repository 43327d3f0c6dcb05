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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in SSL contexts that others made with our managers. How long they live is for
 * their owner to say, but until when those may be resumed that were begun before a new
 * context came can be told the SSL context. Which that is, a session knows once its
 * handshake is over. Thread-safe.
 */
final class SeenSessions implements ForgettableSessions {

	/** Handshakes that are not over; each holds its chain. */
	static final int REMEMBERED = 256;

	private final ReentrantLock lock = new ReentrantLock();

	/** Those whose SSL context is not known yet: JSSE tells it after the handshake. */
	private final Queue<SSLSession> seen = new ArrayDeque<>();

	private final Map<SSLSessionContext, Bound> contexts = new WeakHashMap<>();

	@Override
	public void accepted(SSLSession session, VerifyResult result) {
		this.lock.lock();
		try {
			settle();
			Instant now = Instant.now();
			this.contexts.forEach((context, bound) -> bound.apply(context, now));
			if (this.seen.size() == REMEMBERED) {
				this.seen.remove();
			}
			this.seen.add(session);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void forget() {
		this.lock.lock();
		try {
			settle();
			this.seen.forEach(SeenSessions::invalidate);
			Instant now = Instant.now();
			this.contexts.forEach((context, bound) -> {
				bound.forget(context, now);
				end(context);
			});
		}
		finally {
			this.lock.unlock();
		}
	}

	private void settle() {
		this.seen.removeIf((session) -> {
			SSLSessionContext context = session.getSessionContext();
			if (context == null) {
				return false;
			}
			Bound bound = this.contexts.computeIfAbsent(context, (key) -> new Bound());
			if (!session.isValid()) {
				// It was under way when all were forgotten.
				bound.forget(context, Instant.now());
			}
			return true;
		});
	}

	/**
	 * Conscrypt fails where a session has no context yet, and then keeps none either.
	 * JSSE invalidates all that were ever resumed from a session, one within the other,
	 * and has room for some thousands.
	 */
	static void invalidate(SSLSession session) {
		try {
			session.invalidate();
		}
		catch (NullPointerException ex) {
			// There is nothing that could be resumed.
		}
		catch (StackOverflowError ex) {
			// The session itself is done, and those that could be resumed have their
			// turn.
		}
	}

	/** A session of TLS 1.3 is a copy, one for each ticket that the server sent. */
	static void end(SSLSessionContext context) {
		for (byte[] id : Collections.list(context.getIds())) {
			SSLSession session = context.getSession(id);
			if (session != null) {
				invalidate(session);
			}
		}
	}

	/**
	 * How long the sessions of an SSL context may live after a new context came: a ticket
	 * that is read later is as old as its handshake (see {@link LentSessions}).
	 */
	private static final class Bound {

		/** What the owner wants. */
		private int configured;

		/** What we said last. */
		private int applied;

		private @Nullable Instant forgotten;

		void forget(SSLSessionContext context, Instant now) {
			this.forgotten = now;
			apply(context, now);
		}

		void apply(SSLSessionContext context, Instant now) {
			if (this.forgotten == null) {
				return;
			}
			int current = context.getSessionTimeout();
			if (current != this.applied) {
				this.configured = current;
			}
			long age = Math.max(Duration.between(this.forgotten, now).toSeconds(), 1);
			if (this.configured != 0 && age >= this.configured) {
				this.forgotten = null;
				age = this.configured;
			}
			this.applied = (int) age;
			context.setSessionTimeout(this.applied);
		}

	}

}
