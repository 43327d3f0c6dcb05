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
import java.util.Objects;

/**
 * Which sessions are kept, so that later connections resume them.
 *
 * @param enabled whether any are; {@code true} by default
 * @param cacheSize how many are kept, at least one; 1000 by default. The one used longest
 * ago leaves first
 * @param timeout how long one may be resumed after its full handshake, in whole seconds,
 * up to the seven days of RFC 8446, section 4.6.1; two hours by default, as in OpenSSL
 */
public record SessionSettings(boolean enabled, int cacheSize, Duration timeout) {

	/** JSSE drops every ticket of TLS 1.3 if its cache may keep them for longer. */
	private static final Duration LONGEST = Duration.ofDays(7);

	public SessionSettings {
		if (cacheSize < 1) {
			throw new IllegalSettingException("session-cache-size",
					"must be at least 1 but is " + cacheSize + "; 'session-cache=false' keeps no session");
		}
		Objects.requireNonNull(timeout, "'timeout' must not be null");
		if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
			throw new IllegalSettingException("session-timeout", "must be from 1 second to 7 days but is "
					+ timeout.toMillis() + " ms; 'session-cache=false' keeps no session");
		}
	}

}
