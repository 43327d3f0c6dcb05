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

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The system's events, and what it is like to have fewer of them.
 */
final class TestEvents implements DirectoryEvents.Factory {

	final AtomicInteger opened = new AtomicInteger();

	final AtomicInteger closed = new AtomicInteger();

	final AtomicInteger polls = new AtomicInteger();

	/** How often each directory was registered. */
	final Map<Path, AtomicInteger> registrations = new ConcurrentHashMap<>();

	/** The last key of each directory. */
	final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();

	volatile @Nullable Throwable openFailure;

	volatile @Nullable Throwable registerFailure;

	/** A network file system's: what others do there is not told. */
	volatile boolean silent;

	volatile @Nullable Thread thread;

	private volatile @Nullable DirectoryEvents current;

	/** The directories of which events are told. */
	Set<Path> directories() {
		Set<Path> valid = ConcurrentHashMap.newKeySet();
		this.keys.forEach((directory, key) -> {
			if (key.isValid()) {
				valid.add(directory);
			}
		});
		return valid;
	}

	/** Have the source end by itself. */
	void end() throws IOException {
		DirectoryEvents events = this.current;
		if (events != null) {
			events.close();
		}
	}

	@Override
	public DirectoryEvents open() throws IOException {
		this.thread = Thread.currentThread();
		fail(this.openFailure);
		this.opened.incrementAndGet();
		DirectoryEvents events = DirectoryEvents.open();
		this.current = events;
		return new DirectoryEvents() {

			@Override
			public WatchKey register(Path directory) throws IOException {
				fail(TestEvents.this.registerFailure);
				WatchKey key = events.register(directory);
				TestEvents.this.registrations.computeIfAbsent(directory, (absent) -> new AtomicInteger())
					.incrementAndGet();
				TestEvents.this.keys.put(directory, key);
				return key;
			}

			@Override
			public @Nullable WatchKey poll(long nanos) throws InterruptedException {
				TestEvents.this.polls.incrementAndGet();
				if (TestEvents.this.silent) {
					TimeUnit.NANOSECONDS.sleep(nanos);
					return null;
				}
				return events.poll(nanos);
			}

			@Override
			public void close() throws IOException {
				TestEvents.this.closed.incrementAndGet();
				events.close();
			}

		};
	}

	private static void fail(@Nullable Throwable failure) throws IOException {
		if (failure instanceof IOException checked) {
			throw checked;
		}
		if (failure instanceof RuntimeException unchecked) {
			throw unchecked;
		}
		if (failure instanceof Error error) {
			throw error;
		}
	}

}
