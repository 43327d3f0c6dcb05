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
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Watches files and directories. Events of the system are only hints to look at them;
 * what decides is what they look like ({@link FileState}). So neither do others' files
 * beside them matter, nor events that are lost; and where there are no events, on network
 * file systems or when the system's limits are reached, the files are looked at from time
 * to time, which is done anyway.
 * <p>
 * There is one thread from the first watch on until {@link #close()}. It never runs
 * listeners. Thread-safe.
 */
public final class FileWatcher implements AutoCloseable {

	private final WatchTimes times;

	private final WatchLoop loop;

	private final ReentrantLock lock = new ReentrantLock();

	private final Thread thread;

	private boolean started;

	private boolean closed;

	/**
	 * Create a watcher.
	 * @param times how long it waits for what
	 * @param threads makes its thread, at once
	 * @param executor calls listeners; it must not do so in the thread that hands them
	 * over, and a listener that takes long must not keep it from calling others
	 * @param problems is told, by the executor, of each kind of problem once
	 */
	public FileWatcher(WatchTimes times, ThreadFactory threads, Executor executor, Consumer<String> problems) {
		this(times, threads, executor, problems, DirectoryEvents::open);
	}

	FileWatcher(WatchTimes times, ThreadFactory threads, Executor executor, Consumer<String> problems,
			DirectoryEvents.Factory factory) {
		this.times = Objects.requireNonNull(times, "'times' must not be null");
		Objects.requireNonNull(executor, "'executor' must not be null");
		Objects.requireNonNull(problems, "'problems' must not be null");
		this.loop = new WatchLoop(times, executor, new Problems(problems, executor), factory);
		// Not by the first who watches: what that one has in its thread is not for the
		// rest of this one's life.
		this.thread = threads.newThread(this.loop);
	}

	/**
	 * Watch files and directories. What changes after this call is told, so make it
	 * before they are read.
	 * @param paths files and directories, which need not exist; of a directory also the
	 * files in it
	 * @param listener who is told
	 * @return the watch
	 * @throws IllegalStateException if the watcher is closed
	 */
	public FileWatch watch(Collection<Path> paths, FileChangeListener listener) {
		Objects.requireNonNull(listener, "'listener' must not be null");
		FileState state = FileState.of(paths);
		Watch watch = new Watch(this.loop, listener, new CallSchedule(state, this.times));
		start();
		this.loop.post(() -> this.loop.add(watch, state));
		return watch;
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
		}
		finally {
			this.lock.unlock();
		}
		this.loop.close();
	}

	private void start() {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new IllegalStateException("The watcher is closed");
			}
			if (!this.started) {
				this.thread.start();
				this.started = true;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
