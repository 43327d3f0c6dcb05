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

package io.github.sslclient.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The connections of a context that are open. What nobody uses any more may be gone
 * without having been closed. Thread-safe.
 */
final class OpenConnections {

	/** Who closes a connection may have to wait for its reader. */
	private static final int MAX_THREADS = 16;

	private final TrafficCounters traffic;

	private final Set<Reference<?>> open = ConcurrentHashMap.newKeySet();

	private final ReferenceQueue<Connection> gone = new ReferenceQueue<>();

	private volatile boolean closed;

	OpenConnections(TrafficCounters traffic) {
		this.traffic = traffic;
	}

	TrafficCounters traffic() {
		return this.traffic;
	}

	/**
	 * A connection was opened.
	 * @return what to call {@link #closed} with
	 */
	Reference<?> opened(Connection connection) {
		for (Reference<?> one = this.gone.poll(); one != null; one = this.gone.poll()) {
			this.open.remove(one);
		}
		Reference<?> entry = new WeakReference<>(connection, this.gone);
		this.open.add(entry);
		this.traffic.opened();
		return entry;
	}

	/** It was closed, for the first time. */
	void closed(Reference<?> entry) {
		this.open.remove(entry);
		this.traffic.closed();
	}

	/** Whether none is to be opened any more. */
	boolean isClosed() {
		return this.closed;
	}

	/** Close all there are, in other threads. */
	void closeAll() {
		this.closed = true;
		List<Connection> connections = this.open.stream()
			.map(Reference::get)
			.flatMap((one) -> (one instanceof Connection connection) ? Stream.of(connection) : Stream.empty())
			.toList();
		if (connections.isEmpty()) {
			return;
		}
		ExecutorService executor = Executors.newFixedThreadPool(Math.min(connections.size(), MAX_THREADS), (task) -> {
			Thread thread = new Thread(task, "ssl-client-close");
			thread.setDaemon(true);
			return thread;
		});
		connections.forEach((connection) -> executor.execute(connection::close));
		executor.shutdown();
	}

}
