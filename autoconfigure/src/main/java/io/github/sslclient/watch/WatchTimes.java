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

package io.github.sslclient.watch;

import java.time.Duration;

/**
 * How long a {@link FileWatcher} waits for what. A change that was not taken up is told
 * again after the quiet period, then after twice that, and so on up to the poll interval.
 *
 * @param quietPeriod how long files must not have changed before that is told: a
 * certificate and its key are written one after the other
 * @param maximumDelay when a change is told although files still change
 * @param pollInterval how often files are looked at even if the system tells of no event
 */
public record WatchTimes(Duration quietPeriod, Duration maximumDelay, Duration pollInterval) {

	/** Longer times would overflow when they are added to a time. */
	private static final Duration FOREVER = Duration.ofDays(36500);

	/**
	 * Two seconds of quiet, half a minute for the others.
	 */
	public static final WatchTimes DEFAULT = new WatchTimes(Duration.ofSeconds(2), Duration.ofSeconds(30),
			Duration.ofSeconds(30));

	/**
	 * Check the times.
	 * @throws IllegalArgumentException if one is not positive, or the maximum delay is
	 * shorter than the quiet period
	 */
	public WatchTimes {
		quietPeriod = positive("quietPeriod", quietPeriod);
		maximumDelay = positive("maximumDelay", maximumDelay);
		pollInterval = positive("pollInterval", pollInterval);
		if (maximumDelay.compareTo(quietPeriod) < 0) {
			throw new IllegalArgumentException("'maximumDelay' must not be shorter than 'quietPeriod'");
		}
	}

	private static Duration positive(String name, Duration time) {
		if (time.isZero() || time.isNegative()) {
			throw new IllegalArgumentException("'" + name + "' must be positive");
		}
		return (time.compareTo(FOREVER) < 0) ? time : FOREVER;
	}

}
