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

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

import io.github.sslclient.verify.VerifyResult;

/**
 * Sessions in SSL contexts that others made with our managers. How long they live is for
 * their owner to say; but they can be ended, those of the same SSL context with them. Not
 * all: a session of TLS 1.3 does not tell its SSL context and ends only the tickets that
 * it brought so far, so a ticket that is read later is out of reach, and so are those of
 * the handshakes before the last {@value #REMEMBERED}. Thread-safe.
 */
final class SeenSessions implements ForgettableSessions {

	/** Each holds its chain. */
	static final int REMEMBERED = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Queue<SSLSession> seen = new ArrayDeque<>();

	/** Those of sessions that are not remembered any more. */
	private final Set<SSLSessionContext> contexts = Collections.newSetFromMap(new WeakHashMap<>());

	@Override
	public void accepted(SSLSession session, VerifyResult result) {
		this.lock.lock();
		try {
			if (this.seen.size() == REMEMBERED) {
				remember(this.seen.remove());
			}
			this.seen.add(session);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void forget() {
		List<SSLSessionContext> ended;
		List<SSLSession> sessions;
		this.lock.lock();
		try {
			sessions = List.copyOf(this.seen);
			// First, as a session that has ended does not tell its context any more.
			sessions.forEach(this::remember);
			ended = List.copyOf(this.contexts);
			this.seen.clear();
		}
		finally {
			this.lock.unlock();
		}
		sessions.forEach(SSLSession::invalidate);
		ended.forEach(SeenSessions::end);
	}

	private void remember(SSLSession session) {
		SSLSessionContext context = session.getSessionContext();
		if (context != null) {
			this.contexts.add(context);
		}
	}

	/** A session of TLS 1.3 is a copy, one for each ticket that the server sent. */
	static void end(SSLSessionContext context) {
		for (byte[] id : Collections.list(context.getIds())) {
			SSLSession session = context.getSession(id);
			if (session != null) {
				session.invalidate();
			}
		}
	}

}
