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

import java.util.OptionalLong;

/**
 * When the listener of a watch is to be called. Time is {@link System#nanoTime()}'s. Not
 * thread-safe.
 */
final class CallSchedule {

	private static final int MAXIMUM_DOUBLINGS = 30;

	private final long quiet;

	private final long bound;

	private final long longestRetry;

	/** What the listener has taken up last. */
	private FileState taken;

	/** What the listener was last called with. */
	private FileState given;

	private FileState seen;

	/** When what is seen became what it is. */
	private long changedAt;

	/** Since when what is seen is not what was given, if it is not. */
	private long differsSince;

	private boolean differs;

	private boolean calling;

	private int failures;

	private long retryAt;

	/**
	 * Create a schedule.
	 * @param state what the listener knows
	 * @param times how long to wait
	 */
	CallSchedule(FileState state, WatchTimes times) {
		this.taken = state;
		this.given = state;
		this.seen = state;
		this.quiet = times.quietPeriod().toNanos();
		this.bound = times.maximumDelay().toNanos();
		this.longestRetry = Math.max(this.quiet, times.pollInterval().toNanos());
	}

	/**
	 * The files were looked at.
	 * @param state what they look like
	 * @param now the time
	 */
	void seen(FileState state, long now) {
		if (!state.equals(this.seen)) {
			this.seen = state;
			this.changedAt = now;
		}
		compare(now);
	}

	/**
	 * When the listener is to be called, if nothing changes until then.
	 * @return the time, empty if it is not to be called
	 */
	OptionalLong due() {
		if (this.calling || this.seen.equals(this.taken)) {
			return OptionalLong.empty();
		}
		long rest = this.changedAt + this.quiet;
		if (!this.differs) {
			return OptionalLong.of((this.retryAt - rest > 0) ? this.retryAt : rest);
		}
		long latest = this.differsSince + this.bound;
		return OptionalLong.of((rest - latest < 0) ? rest : latest);
	}

	/**
	 * The listener is called.
	 * @return what with
	 */
	FileState begin() {
		if (this.differs) {
			this.failures = 0;
		}
		this.given = this.seen;
		this.differs = false;
		this.calling = true;
		return this.given;
	}

	/**
	 * The call has ended.
	 * @param takenUp whether the change was taken up
	 * @param now the time
	 */
	void end(boolean takenUp, long now) {
		this.calling = false;
		if (takenUp) {
			this.taken = this.given;
		}
		else {
			this.retryAt = now + retryDelay(this.failures++);
		}
		compare(now);
	}

	/**
	 * Other paths are of interest.
	 * @param state the state of all of them, which counts for the new ones
	 * @param now the time
	 */
	void replacePaths(FileState state, long now) {
		this.taken = this.taken.over(state);
		this.given = this.given.over(state);
		this.seen = this.seen.over(state);
		compare(now);
	}

	private void compare(long now) {
		if (!this.calling && this.seen.equals(this.taken)) {
			// Back to where it was: a failure is forgotten.
			this.given = this.taken;
		}
		boolean before = this.differs;
		this.differs = !this.seen.equals(this.given);
		if (this.differs && !before) {
			this.differsSince = now;
		}
	}

	private long retryDelay(int before) {
		int doublings = Math.min(before, MAXIMUM_DOUBLINGS);
		return (this.quiet > this.longestRetry >> doublings) ? this.longestRetry : this.quiet << doublings;
	}

}
