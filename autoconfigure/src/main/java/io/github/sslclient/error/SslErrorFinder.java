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

package io.github.sslclient.error;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/**
 * Looks for an error in whatever a client was thrown: causes first, then what was
 * suppressed. Bounded, since applications can make circles and mountains of exceptions.
 */
final class SslErrorFinder {

	private static final int MAX_VISITED = 256;

	private SslErrorFinder() {
	}

	static @Nullable SslError find(Throwable thrown) {
		Deque<Throwable> waiting = new ArrayDeque<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		SSLException foreign = null;
		waiting.add(thrown);
		while (!waiting.isEmpty() && seen.size() < MAX_VISITED) {
			Throwable current = waiting.removeFirst();
			if (!seen.add(current)) {
				continue;
			}
			if (current instanceof SslErrorSource source) {
				return source.getError();
			}
			if (foreign == null && current instanceof SSLException exception) {
				foreign = exception;
			}
			Throwable cause = current.getCause();
			if (cause != null) {
				waiting.addFirst(cause);
			}
			for (Throwable suppressed : current.getSuppressed()) {
				waiting.addLast(suppressed);
			}
		}
		return (foreign != null) ? PlatformErrors.translate("handshake", foreign).getError() : null;
	}

}
