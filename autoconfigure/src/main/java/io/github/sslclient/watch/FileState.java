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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What files and directories look like at a moment. Two states are equal if nothing has
 * changed between them: not what the paths lead to, through links, nor what identifies it
 * there; of a file not the size, the times or the permissions; of a directory not the
 * names in it nor, to the first level, what they stand for. That a file does not exist or
 * cannot be looked at is a state like others. Nothing is opened but directories.
 * <p>
 * States have no order: a clock that is set back does no harm.
 */
public final class FileState {

	private final Map<Path, PathState> states;

	FileState(Map<Path, PathState> states) {
		this.states = Map.copyOf(states);
	}

	/**
	 * Look at files and directories.
	 * @param paths the paths; relative ones start from the working directory
	 * @return what they look like
	 */
	public static FileState of(Collection<Path> paths) {
		Map<Path, PathState> states = new HashMap<>();
		for (Path path : paths) {
			states.computeIfAbsent(path.toAbsolutePath(), (absolute) -> PathState.of(absolute, LinkTrail.of(absolute)));
		}
		return new FileState(states);
	}

	/**
	 * The paths that were looked at.
	 * @return the paths, absolute
	 */
	public Set<Path> paths() {
		return this.states.keySet();
	}

	@Nullable PathState get(Path path) {
		return this.states.get(path);
	}

	/**
	 * The state of other paths: this one's of those that it knows, another's of the rest.
	 * @param other the state of all those paths
	 */
	FileState over(FileState other) {
		Map<Path, PathState> merged = new HashMap<>(other.states);
		merged.replaceAll((path, state) -> this.states.getOrDefault(path, state));
		return new FileState(merged);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FileState state && this.states.equals(state.states);
	}

	@Override
	public int hashCode() {
		return this.states.hashCode();
	}

	@Override
	public String toString() {
		Map<String, Object> kinds = new TreeMap<>();
		this.states.forEach((path, state) -> kinds.put(path.toString(), state.stamp().kind()));
		return kinds.toString();
	}

}
