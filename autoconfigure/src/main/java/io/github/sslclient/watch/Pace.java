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

import java.util.concurrent.TimeUnit;

/**
 * How often files are looked at, in nanoseconds.
 */
final class Pace {

	/**
	 * However many events there are, they are taken in no more often, and files that
	 * change faster are not looked at more often.
	 */
	static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);

	/** A disk that hung for an hour is no reason to stay away for days. */
	private static final long LONGEST = TimeUnit.HOURS.toNanos(1);

	/** A directory of many files takes at most a twentieth of the time. */
	private static final int EVENT_SHARE = 20;

	/** Polling takes at most a hundredth. */
	private static final int POLL_SHARE = 100;

	private Pace() {
	}

	/**
	 * How long to leave a path alone.
	 * @param cost how long it took to look at it
	 * @return the time
	 */
	static long afterLook(long cost) {
		return Math.max(SHORTEST, Math.min(EVENT_SHARE * cost, LONGEST));
	}

	/**
	 * How long to wait for the next poll.
	 * @param cost how long it took to look at all paths
	 * @param interval how long to wait at least
	 * @return the time
	 */
	static long afterPoll(long cost, long interval) {
		return Math.max(interval, Math.min(POLL_SHARE * cost, LONGEST));
	}

}
