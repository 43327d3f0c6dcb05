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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One watch: its paths, its listener, and when that is called. What is not public is of
 * the watcher's thread only.
 */
final class Watch implements FileWatch {

	private final WatchLoop loop;

	private final FileChangeListener listener;

	private final CallSchedule schedule;

	private final Set<WatchedPath> paths = new HashSet<>();

	private boolean changed;

	private volatile boolean closed;

	/**
	 * Create a watch.
	 * @param loop what looks at the paths
	 * @param listener who is told
	 * @param schedule when it is told
	 */
	Watch(WatchLoop loop, FileChangeListener listener, CallSchedule schedule) {
		this.loop = loop;
		this.listener = listener;
		this.schedule = schedule;
	}

	@Override
	public void paths(Collection<Path> paths) {
		FileState state = FileState.of(paths);
		this.loop.post(() -> this.loop.replace(this, state));
	}

	@Override
	public void close() {
		this.closed = true;
		this.loop.post(() -> this.loop.remove(this));
	}

	boolean isClosed() {
		return this.closed;
	}

	FileChangeListener listener() {
		return this.listener;
	}

	CallSchedule schedule() {
		return this.schedule;
	}

	Set<WatchedPath> paths() {
		return this.paths;
	}

	/** One of the paths has changed. */
	void markChanged() {
		this.changed = true;
	}

	/** Take in what the paths look like, if any has changed. */
	void recompose(long now) {
		if (!this.changed) {
			return;
		}
		Map<Path, PathState> states = new HashMap<>();
		this.paths.forEach((path) -> states.put(path.path(), path.state()));
		this.schedule.seen(new FileState(states), now);
		this.changed = false;
	}

	/**
	 * When something is to be done for it, but for looking at its paths.
	 * @param now the time
	 * @return the time, empty if nothing is to be done
	 */
	OptionalLong next(long now) {
		OptionalLong due = this.schedule.due();
		boolean waits = due.isPresent() && due.getAsLong() - now <= 0
				&& this.paths.stream().anyMatch(WatchedPath::isDirty);
		return waits ? OptionalLong.empty() : due;
	}

	/**
	 * Whether the listener is to be called now. Quiet is only what was looked at when it
	 * should have become so.
	 */
	boolean isReady(long now) {
		OptionalLong due = this.schedule.due();
		if (due.isEmpty() || due.getAsLong() - now > 0) {
			return false;
		}
		boolean ready = true;
		for (WatchedPath path : this.paths) {
			if (!path.isLookedAtSince(due.getAsLong())) {
				path.markDirty();
				ready = false;
			}
		}
		return ready;
	}

}
