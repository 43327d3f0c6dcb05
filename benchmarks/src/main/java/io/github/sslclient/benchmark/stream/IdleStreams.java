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

package io.github.sslclient.benchmark.stream;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.benchmark.stream.Client.Connection;

/**
 * Connections that are open and do nothing, and the heap they keep.
 */
public final class IdleStreams implements AutoCloseable {

	private final NginxServer server;

	private final List<Client> clients;

	private IdleStreams(NginxServer server) throws IOException, GeneralSecurityException {
		this.server = server;
		this.clients = List.of(new StreamClient(server, null), new SocketClient(server), new EngineFloor(server));
	}

	/**
	 * Start a server, and have clients for it.
	 * @return them
	 * @throws IOException if nginx or openssl cannot be run
	 * @throws GeneralSecurityException if the platform lacks TLS
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static IdleStreams start() throws IOException, GeneralSecurityException, InterruptedException {
		return new IdleStreams(NginxServer.start("TLSv1.3"));
	}

	/**
	 * The clients.
	 * @return their names
	 */
	public List<String> names() {
		return this.clients.stream().map(Client::name).toList();
	}

	/**
	 * Open connections, and close them again.
	 * @param name the name of a client
	 * @param count how many to open
	 * @return the heap that each kept, in bytes
	 * @throws IOException if one cannot be opened
	 */
	public double heap(String name, int count) throws IOException {
		for (Client client : this.clients) {
			if (client.name().equals(name)) {
				return heap(client, count);
			}
		}
		throw new IllegalArgumentException(name);
	}

	static double heap(Client client, int count) throws IOException {
		List<Connection> open = new ArrayList<>(count + 1);
		try {
			// What the first one brings along is not counted.
			open.add(client.open(false));
			open.get(0).exchange();
			long before = used();
			for (int i = 0; i < count; i++) {
				Connection connection = client.open(false);
				connection.exchange();
				open.add(connection);
			}
			return (used() - before) / (double) count;
		}
		finally {
			for (Connection connection : open) {
				connection.close();
			}
		}
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.clients.forEach(Client::close);
		this.server.close();
	}

	private static long used() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
