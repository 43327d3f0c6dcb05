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
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * What of a {@link WatchService} is used, which a test cannot make itself: the system's
 * paths register with the system's services only.
 */
interface DirectoryEvents extends AutoCloseable {

	/**
	 * Register a directory. The same directory has the same key.
	 * @param directory the directory
	 * @return the key that tells of its events
	 * @throws IOException if it cannot be registered
	 */
	WatchKey register(Path directory) throws IOException;

	/**
	 * Wait for an event.
	 * @param nanos how long at most
	 * @return the key of a directory in which something happened, or {@code null} if
	 * nothing did
	 * @throws InterruptedException if interrupted
	 */
	@Nullable WatchKey poll(long nanos) throws InterruptedException;

	@Override
	void close() throws IOException;

	/**
	 * The system's own.
	 * @return what tells of events
	 * @throws IOException if the system has no more of them
	 */
	static DirectoryEvents open() throws IOException {
		WatchService service = FileSystems.getDefault().newWatchService();
		return new DirectoryEvents() {

			@Override
			public WatchKey register(Path directory) throws IOException {
				return directory.register(service, StandardWatchEventKinds.ENTRY_CREATE,
						StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE);
			}

			@Override
			public @Nullable WatchKey poll(long nanos) throws InterruptedException {
				return service.poll(nanos, TimeUnit.NANOSECONDS);
			}

			@Override
			public void close() throws IOException {
				service.close();
			}

		};
	}

	/**
	 * Opens a source of events.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Open one.
		 * @return the source
		 * @throws IOException if there is none to be had
		 */
		DirectoryEvents open() throws IOException;

	}

}
