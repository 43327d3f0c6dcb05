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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.github.sslclient.benchmark.stream.Client.Connection;

/**
 * Opens streams, asks for a few bytes and closes them: first as fast as the machine can,
 * then for a minute at four fifths of that, after which nothing may have grown.
 */
public final class Churn {

	private static final long MAX_GROWTH = 1 << 20;

	private static final double SHARE = 0.8;

	private final List<Client> clients;

	private Churn(List<Client> clients) {
		this.clients = clients;
	}

	/**
	 * Run, and print rates and what is left.
	 * @param arguments how many seconds it is to last
	 * @throws Exception if an exchange fails, or if heap, threads or descriptors grow
	 */
	public static void main(String... arguments) throws Exception {
		int seconds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 60;
		try (NginxServer server = NginxServer.start("TLSv1.3")) {
			// One for each thread, as a client here has one buffer.
			new Churn(List.of(new StreamClient(server, null), new StreamClient(server, null))).run(seconds);
		}
	}

	private void run(int seconds) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(this.clients.size());
		try {
			open(threads, 10, Double.POSITIVE_INFINITY);
			double most = open(threads, 10, Double.POSITIVE_INFINITY);
			Kept before = Kept.now();
			double rate = open(threads, seconds, SHARE * most);
			Kept after = Kept.now();
			System.out.printf(Locale.ROOT, "%.0f/s at most, then %d s of %.0f/s%nbefore %s%nafter  %s%n", most, seconds,
					rate, before, after);
			after.requireNoMoreThan(before);
		}
		finally {
			threads.shutdown();
		}
	}

	private double open(ExecutorService threads, int seconds, double rate) throws Exception {
		long begin = System.nanoTime();
		List<Future<Integer>> counts = new ArrayList<>();
		for (Client client : this.clients) {
			counts.add(threads
				.submit(() -> open(client, begin, TimeUnit.SECONDS.toNanos(seconds), rate / this.clients.size())));
		}
		int total = 0;
		for (Future<Integer> count : counts) {
			total += count.get();
		}
		return total / ((System.nanoTime() - begin) / 1e9);
	}

	private static int open(Client client, long begin, long nanos, double rate) throws IOException {
		int count = 0;
		for (long now = 0; now < nanos; now = System.nanoTime() - begin) {
			long due = (long) (count / rate * 1e9);
			if (due > now) {
				LockSupport.parkNanos(due - now);
			}
			try (Connection connection = client.open(false)) {
				connection.exchange();
			}
			count++;
		}
		return count;
	}

	/**
	 * What a process holds on to.
	 *
	 * @param heap bytes after a collection
	 * @param threads live threads
	 * @param descriptors open files and sockets
	 */
	private record Kept(long heap, int threads, long descriptors) {

		static Kept now() throws IOException {
			for (int i = 0; i < 3; i++) {
				System.gc();
			}
			try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
				return new Kept(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
						ManagementFactory.getThreadMXBean().getThreadCount(), descriptors.count());
			}
		}

		void requireNoMoreThan(Kept before) {
			if (this.heap > before.heap + MAX_GROWTH || this.threads > before.threads
					|| this.descriptors > before.descriptors) {
				throw new IllegalStateException("It grew");
			}
		}

	}

}
