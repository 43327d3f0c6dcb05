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

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A path that is watched, by one watch or many. Of the watcher's thread only.
 */
final class WatchedPath {

	private final Path path;

	private final Set<Watch> watches = new HashSet<>();

	private Set<Path> directories = Set.of();

	private PathState state;

	private boolean dirty = true;

	private boolean unregistered = true;

	private long lookedAt;

	private long cost;

	/**
	 * Create it.
	 * @param path an absolute path
	 * @param state what it looked like
	 */
	WatchedPath(Path path, PathState state) {
		this.path = path;
		this.state = state;
		this.lookedAt = System.nanoTime() - Pace.SHORTEST;
	}

	Path path() {
		return this.path;
	}

	PathState state() {
		return this.state;
	}

	Set<Watch> watches() {
		return this.watches;
	}

	Set<Path> directories() {
		return this.directories;
	}

	/** How long the last look took. */
	long cost() {
		return this.cost;
	}

	boolean isDirty() {
		return this.dirty;
	}

	void markDirty() {
		this.dirty = true;
	}

	/** What was registered for it tells nothing any more. */
	void markUnregistered() {
		this.dirty = true;
		this.unregistered = true;
	}

	/** Whether it was looked at since a moment. */
	boolean isLookedAtSince(long moment) {
		return this.lookedAt - moment >= 0;
	}

	/** When it may be looked at again. */
	long notBefore() {
		return this.lookedAt + this.cost + Pace.afterLook(this.cost);
	}

	/**
	 * Look at it, and mark the watches if it has changed.
	 * @param registrations where its directories are registered
	 */
	void look(Registrations registrations) {
		this.lookedAt = System.nanoTime();
		this.dirty = false;
		try {
			LinkTrail trail = LinkTrail.of(this.path);
			PathState found = PathState.of(this.path, trail);
			boolean changed = !found.equals(this.state);
			this.state = found;
			if (changed) {
				this.watches.forEach(Watch::markChanged);
			}
			if (changed || this.unregistered || !trail.directories().equals(this.directories)) {
				Set<Path> before = this.directories;
				this.directories = trail.directories();
				this.unregistered = false;
				// What happened before the registration leads to no event.
				this.dirty = registrations.replace(this, before);
			}
		}
		finally {
			this.cost = System.nanoTime() - this.lookedAt;
		}
	}

}
