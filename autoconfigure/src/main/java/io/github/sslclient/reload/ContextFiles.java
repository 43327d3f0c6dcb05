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

package io.github.sslclient.reload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.sslclient.watch.FileChangeListener;
import io.github.sslclient.watch.FileState;
import io.github.sslclient.watch.FileWatch;
import io.github.sslclient.watch.FileWatcher;
import org.jspecify.annotations.Nullable;

/**
 * The files of a context. Not thread-safe.
 */
final class ContextFiles {

	private final @Nullable FileWatcher watcher;

	private @Nullable FileWatch watch;

	ContextFiles(@Nullable FileWatcher watcher) {
		this.watcher = watcher;
	}

	/**
	 * Watch them, from before they are read.
	 * @param paths files and directories
	 * @param listener who is told
	 */
	void watch(List<Path> paths, FileChangeListener listener) {
		if (this.watch != null) {
			this.watch.paths(paths);
		}
		else if (this.watcher != null) {
			this.watch = this.watcher.watch(paths, listener);
		}
	}

	/** Do not watch them any more. */
	void unwatch() {
		if (this.watch != null) {
			this.watch.close();
			this.watch = null;
		}
	}

	/**
	 * What those look like that are read as a whole. Directories are looked into later,
	 * and bit by bit.
	 */
	static FileState look(List<Path> paths) {
		return FileState.of(paths.stream().filter((path) -> !Files.isDirectory(path)).toList());
	}

}
