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

package io.github.sslclient.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.stream.SslClientStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * The client of {@link VirtualThreads}.
 */
public final class VirtualThreadsClient {

	private static final String PINNED = "jdk.VirtualThreadPinned";

	private static final int ROUNDS = 10;

	private static final int LENGTH = 4096;

	private static final double MILLION = 1_000_000;

	private final SslClientStreamFactory factory;

	private final int port;

	private VirtualThreadsClient(SslClientStreamFactory factory, int port) {
		this.factory = factory;
		this.port = port;
	}

	/**
	 * Open streams, and use them.
	 * @param arguments the port, a file with the server's certificate, how many streams
	 * @throws Exception if a stream fails, or was pinned
	 */
	public static void main(String... arguments) throws Exception {
		SslClientSettings settings = SslClientSettings.builder()
			.caFile(PemSource.of(Path.of(arguments[1])))
			.connectTimeout(Duration.ZERO)
			.handshakeTimeout(Duration.ZERO)
			.build();
		int streams = Integer.parseInt(arguments[2]);
		VirtualThreadsClient client = new VirtualThreadsClient(
				new SslClientStreamFactory(SslClientContext.of(settings)), Integer.parseInt(arguments[0]));
		// Whoever waits for a class to be initialized is pinned, which happens once.
		client.run("first-", 1);
		Path file = Files.createTempFile("virtual-threads-", ".jfr");
		try (Recording recording = new Recording()) {
			recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
			recording.start();
			client.run("stream-", streams);
			recording.stop();
			recording.dump(file);
			report(file);
		}
		finally {
			Files.delete(file);
		}
	}

	private void run(String name, int streams) throws Exception {
		CountDownLatch open = new CountDownLatch(streams);
		CountDownLatch go = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(streams);
		CountDownLatch end = new CountDownLatch(1);
		VirtualThreadTaskExecutor threads = new VirtualThreadTaskExecutor(name);
		List<FutureTask<Void>> tasks = new ArrayList<>();
		long start = System.nanoTime();
		Callable<Void> task = () -> {
			try (SslClientStream stream = open(open, done)) {
				go.await();
				exchange(stream, done);
				end.await();
			}
			return null;
		};
		for (int i = 0; i < streams; i++) {
			tasks.add(new FutureTask<>(task));
			threads.execute(tasks.get(i));
		}
		open.await();
		long opened = System.nanoTime();
		go.countDown();
		done.await();
		long exchanged = System.nanoTime();
		int platform = ManagementFactory.getThreadMXBean().getThreadCount();
		long used = used();
		end.countDown();
		for (FutureTask<Void> one : tasks) {
			one.get();
		}
		if (streams > 1) {
			print("streams open at a time", streams, "");
			print("all connected and shook hands", (opened - start) / MILLION, "ms");
			print(ROUNDS + " times " + LENGTH + " bytes there and back", (exchanged - opened) / MILLION, "ms");
			print("threads of the platform", platform, "");
			print("heap in use", used / MILLION, "MB");
			print("for each stream", used / 1000.0 / streams, "kB");
		}
	}

	/** Whoever fails must not have the others wait. */
	private SslClientStream open(CountDownLatch open, CountDownLatch done) throws IOException {
		try {
			SslClientStream stream = this.factory.connect("localhost", this.port);
			stream.handshake();
			return stream;
		}
		catch (IOException | RuntimeException ex) {
			done.countDown();
			throw ex;
		}
		finally {
			open.countDown();
		}
	}

	private static void exchange(SslClientStream stream, CountDownLatch done) throws IOException {
		byte[] data = new byte[LENGTH];
		try {
			for (int i = 0; i < ROUNDS; i++) {
				Arrays.fill(data, (byte) i);
				stream.getOutputStream().write(data);
				if (!Arrays.equals(stream.getInputStream().readNBytes(data.length), data)) {
					throw new IOException("Something else came back");
				}
			}
		}
		finally {
			done.countDown();
		}
	}

	private static long used() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static void report(Path file) throws IOException {
		List<RecordedEvent> pinned = RecordingFile.readAllEvents(file)
			.stream()
			.filter((event) -> event.getEventType().getName().equals(PINNED))
			.toList();
		print("times that a thread was pinned", pinned.size(), "");
		pinned.stream().limit(3).forEach(System.out::println);
		if (!pinned.isEmpty()) {
			throw new IOException("Virtual threads were pinned");
		}
	}

	private static void print(String what, double figure, String unit) {
		System.out.printf(Locale.ROOT, "%-40s%,12.0f %s%n", what, figure, unit);
	}

}
