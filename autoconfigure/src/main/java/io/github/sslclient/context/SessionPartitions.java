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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers for what a session may be resumed by. JSSE finds a session by host name and
 * port alone, so a connection that verifies nothing could hand its session to one that
 * verifies all. Each combination of what was asked gets a number of its own, which the
 * engine is given in place of the port.
 */
final class SessionPartitions {

	/**
	 * Where a context meets more combinations than this, the numbers start afresh, which
	 * costs a full handshake each.
	 */
	private static final int MAX_SIZE = 10_000;

	private final Map<ConnectionPlan.SessionKey, Integer> numbers = new ConcurrentHashMap<>();

	private final AtomicInteger last = new AtomicInteger();

	int number(ConnectionPlan.SessionKey key) {
		if (this.numbers.size() >= MAX_SIZE) {
			this.numbers.clear();
		}
		return this.numbers.computeIfAbsent(key, (unseen) -> this.last.updateAndGet(SessionPartitions::next));
	}

	private static int next(int number) {
		return (number == Integer.MAX_VALUE) ? 1 : number + 1;
	}

}
