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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import io.github.sslclient.benchmark.stream.Client.Connection;

/**
 * Compares streams with {@code SSLSocket}. The clients take turns within each round, so
 * that both meet the same machine; what is told is the median of the rounds. CPU time is
 * that of the client's thread alone: with the server on another core, wall time would
 * measure the server.
 */
public final class StreamComparison {

	private static final int ROUNDS = 9;

	private static final int WARM_UP = 2;

	private static final int EXCHANGES = 20_000;

	private static final int HANDSHAKES = 300;

	private static final int IDLE = 1000;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Http http = new Http();

	private final List<Client> clients;

	private StreamComparison(List<Client> clients) {
		this.clients = clients;
	}

	/**
	 * Measure, and print a table for each version of TLS.
	 * @param arguments none
	 * @throws Exception if nginx or openssl cannot be run, or an exchange fails
	 */
	public static void main(String... arguments) throws Exception {
		for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
			try (NginxServer server = NginxServer.start(protocol)) {
				StreamComparison comparison = new StreamComparison(
						List.of(new SocketClient(server.root(), server.port()),
								new StreamClient(server.root(), server.port())));
				System.out.printf(Locale.ROOT, "%n%s, Java %s, medians of %d rounds%n", protocol,
						Runtime.version().feature(), ROUNDS);
				comparison.run();
			}
		}
	}

	private void run() throws IOException, GeneralSecurityException {
		double mebibytes = NginxServer.BULK_LENGTH / (double) (1 << 20);
		compare("bulk read, CPU ms per GiB", (client) -> cpu(client, this.http::download) * 1024 / mebibytes);
		compare("bulk write, CPU ms per GiB", (client) -> cpu(client, this.http::upload) * 1024 / mebibytes);
		compare("64 bytes asked for, us", (client) -> exchanges(client, false));
		compare("64 bytes asked for, bytes allocated", (client) -> exchanges(client, true));
		compare("full handshake and request, CPU ms", (client) -> handshakes(client, true, true));
		compare("full handshakes and requests per s", (client) -> handshakes(client, true, false));
		compare("resumed handshakes and requests per s", (client) -> handshakes(client, false, false));
		compare("heap of an idle connection, bytes", this::idle);
	}

	private void compare(String what, Measurement measurement) throws IOException, GeneralSecurityException {
		Map<Client, List<Double>> values = new LinkedHashMap<>();
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (Client client : this.clients) {
				double value = measurement.of(client);
				if (round >= 0) {
					values.computeIfAbsent(client, (key) -> new ArrayList<>()).add(value);
				}
			}
		}
		double base = 0;
		for (Map.Entry<Client, List<Double>> entry : values.entrySet()) {
			Collections.sort(entry.getValue());
			double median = entry.getValue().get(ROUNDS / 2);
			base = (base == 0) ? median : base;
			System.out.printf(Locale.ROOT, "%-40s%-18s%12.2f%8.2f   (%.2f to %.2f)%n", what, entry.getKey().name(),
					median, median / base, entry.getValue().get(0), entry.getValue().get(ROUNDS - 1));
		}
	}

	private static double cpu(Client client, Action action) throws IOException {
		try (Connection connection = client.open(false)) {
			long begin = THREADS.getCurrentThreadCpuTime();
			action.run(connection);
			return (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
		}
	}

	private double exchanges(Client client, boolean allocation) throws IOException {
		try (Connection connection = client.open(false)) {
			long bytes = THREADS.getCurrentThreadAllocatedBytes();
			long begin = System.nanoTime();
			for (int i = 0; i < EXCHANGES; i++) {
				this.http.exchange(connection);
			}
			return (allocation ? THREADS.getCurrentThreadAllocatedBytes() - bytes
					: (System.nanoTime() - begin) / 1000.0) / EXCHANGES;
		}
	}

	private double handshakes(Client client, boolean full, boolean cpu) throws IOException, GeneralSecurityException {
		if (full) {
			client.prepare(HANDSHAKES);
		}
		else {
			handshake(client, false);
		}
		long cpuBegin = THREADS.getCurrentThreadCpuTime();
		long begin = System.nanoTime();
		for (int i = 0; i < HANDSHAKES; i++) {
			if (handshake(client, full) == full) {
				throw new IOException(client.name() + (full ? " resumed" : " did not resume"));
			}
		}
		return cpu ? (THREADS.getCurrentThreadCpuTime() - cpuBegin) / 1e6 / HANDSHAKES
				: HANDSHAKES / ((System.nanoTime() - begin) / 1e9);
	}

	private boolean handshake(Client client, boolean full) throws IOException {
		try (Connection connection = client.open(full)) {
			return this.http.exchange(connection);
		}
	}

	private double idle(Client client) throws IOException {
		List<Connection> open = new ArrayList<>();
		try {
			// What the first one brings along is not counted.
			open.add(client.open(false));
			this.http.exchange(open.get(0));
			long before = used();
			for (int i = 0; i < IDLE; i++) {
				Connection connection = client.open(false);
				this.http.exchange(connection);
				open.add(connection);
			}
			return (used() - before) / (double) IDLE;
		}
		finally {
			for (Connection connection : open) {
				connection.close();
			}
		}
	}

	private static long used() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	@FunctionalInterface
	private interface Measurement {

		double of(Client client) throws IOException, GeneralSecurityException;

	}

	@FunctionalInterface
	private interface Action {

		void run(Connection connection) throws IOException;

	}

}
