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

import org.jspecify.annotations.Nullable;

/**
 * What a timeout may be.
 */
final class Durations {

	/** Sockets count milliseconds in an int. */
	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	private Durations() {
	}

	static void check(String setting, Duration timeout) {
		Objects.requireNonNull(timeout, () -> "'" + setting + "' must not be null");
		checkIfSet(setting, timeout);
	}

	static void checkIfSet(String setting, @Nullable Duration timeout) {
		if (timeout != null && (timeout.isNegative() || timeout.compareTo(LONGEST) > 0)) {
			throw new IllegalSettingException(setting,
					"must be between zero, for no limit, and 24 days but is " + timeout);
		}
	}

}
