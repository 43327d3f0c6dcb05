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

import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.revocation.CrlCheck;
import io.github.sslclient.watch.FileWatcher;
import io.github.sslclient.watch.WatchTimes;

/**
 * Threads that open streams while certificate, key, CAs and CRL are replaced together, as
 * the kubelet does it, in a JVM of its own. Prints figures, a line each.
 */
public final class ReloadLoadRun {

	/** Between two replacements. */
	private static final int PAUSE_MILLIS = 30;

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final Path directory;

	private final LongAdder streams = new LongAdder();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean over = new AtomicBoolean();

	private ReloadLoadRun(Path directory) {
		this.directory = directory;
	}

	/**
	 * Run.
	 * @param arguments a directory, how many threads open streams, and how often the
	 * files are replaced
	 * @throws Exception if the run itself fails
	 */
	public static void main(String... arguments) throws Exception {
		new ReloadLoadRun(Path.of(arguments[0])).run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
	}

	private void run(int threads, int replacements) throws Exception {
		writeVolume(0);
		for (String name : List.of("ca.pem", "tls.crt", "tls.key", "crl.pem")) {
			Files.createSymbolicLink(this.directory.resolve(name), Path.of("..data", name));
		}
		ExecutorService reloads = Executors.newFixedThreadPool(1);
		reloads.submit(() -> {
		}).get();
		ExecutorService clients = Executors.newFixedThreadPool(threads);
		WatchTimes times = new WatchTimes(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(5));
		try (TlsTestServer<Long> server = TlsTestServer.start(this.pki, new ServerParameters(null, true),
				TlsTestServer::echo); FileWatcher watcher = new FileWatcher(times, Thread::new, reloads, (problem) -> {
					throw new IllegalStateException(problem);
				})) {
			ReloadableContext context = new ReloadableContext("load",
					new TestLoader(settings(), new ReloadPolicy(true, false)), Clock.systemUTC(), watcher);
			SslClientStreamFactory factory = new SslClientStreamFactory(context, new SslErrorTranslator());
			exchange(factory, server);
			Figures before = Figures.take();
			for (int i = 0; i < threads; i++) {
				clients.execute(() -> openStreams(factory, server));
			}
			List<Reference<SslClientContext>> contexts = replace(context, replacements);
			this.over.set(true);
			clients.shutdown();
			while (!clients.isTerminated()) {
				Thread.onSpinWait();
			}
			Figures after = Figures.settled(before);
			print("streams", this.streams.sum());
			print("failures", this.failures.size());
			print("first failure", this.failures.peek());
			print("replaced", context.successes());
			print("not taken up at once", context.failures());
			print("contexts left", contexts.stream().filter((one) -> !one.refersTo(null)).count());
			print("open streams", context.get().traffic().openStreams());
			print("threads", after.threads() - before.threads());
			print("descriptors", after.descriptors() - before.descriptors());
			print("heap KiB", (after.heap() - before.heap()) / 1024);
		}
		reloads.shutdown();
	}

	private List<Reference<SslClientContext>> replace(ReloadableContext context, int times) throws Exception {
		List<Reference<SslClientContext>> contexts = new ArrayList<>();
		for (int i = 1; i <= times; i++) {
			contexts.add(new WeakReference<>(context.get()));
			writeVolume(i);
			Thread.sleep(PAUSE_MILLIS);
		}
		BigInteger last = new BigInteger(1, Files.readAllBytes(this.directory.resolve("serial")));
		while (!last.equals(context.get().material().get(0).number())) {
			Thread.sleep(PAUSE_MILLIS);
		}
		return contexts;
	}

	private void openStreams(SslClientStreamFactory factory, TlsTestServer<Long> server) {
		while (!this.over.get()) {
			try {
				exchange(factory, server);
				this.streams.increment();
			}
			catch (Exception ex) {
				this.failures.add(ex);
			}
		}
	}

	private static void exchange(SslClientStreamFactory factory, TlsTestServer<Long> server) throws Exception {
		try (SslClientStream stream = factory.connect("localhost", server.port())) {
			stream.getOutputStream().write(1);
			if (stream.getInputStream().read() != 1) {
				throw new IOException("Something else came back");
			}
		}
		server.next();
	}

	private SslClientSettings settings() {
		return SslClientSettings.builder()
			.caFile(PemSource.of(this.directory.resolve("ca.pem")))
			.certificate(PemSource.of(this.directory.resolve("tls.crt")))
			.key(PemSource.of(this.directory.resolve("tls.key")))
			.crlFile(PemSource.of(this.directory.resolve("crl.pem")))
			.crlCheck(CrlCheck.PEER)
			.build();
	}

	private void writeVolume(int number) throws IOException {
		Identity client = this.pki.client("client" + number);
		Instant now = Instant.now();
		Path volume = Files.createDirectory(this.directory.resolve(".." + number));
		TestPki.write(volume, "ca.pem", this.pki.caPem());
		TestPki.write(volume, "tls.crt", client.certificatePem());
		TestPki.write(volume, "tls.key", client.keyPem());
		TestPki.write(volume, "crl.pem", this.pki.crlPem(now, now.plus(Duration.ofDays(1)), client.certificate()));
		Files.write(this.directory.resolve("serial"), client.certificate().getSerialNumber().toByteArray());
		Path link = Files.createSymbolicLink(this.directory.resolve("..data_tmp"), Path.of(".." + number));
		Files.move(link, this.directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
		Path old = this.directory.resolve(".." + (number - 1));
		if (Files.exists(old)) {
			for (File file : old.toFile().listFiles()) {
				Files.delete(file.toPath());
			}
			Files.delete(old);
		}
	}

	private static void print(String name, Object value) {
		System.out.println(name + ": " + value);
	}

	/**
	 * What could leak.
	 *
	 * @param threads live threads
	 * @param descriptors open file descriptors, or 0 where they cannot be counted
	 * @param heap bytes of the heap that are used
	 */
	private record Figures(int threads, int descriptors, long heap) {

		static Figures take() {
			System.gc();
			String[] descriptors = new File("/proc/self/fd").list();
			Runtime runtime = Runtime.getRuntime();
			return new Figures(Thread.getAllStackTraces().size(), (descriptors != null) ? descriptors.length : 0,
					runtime.totalMemory() - runtime.freeMemory());
		}

		/** Once what is about to end has ended, or will not. */
		static Figures settled(Figures before) throws InterruptedException {
			Figures now = take();
			for (int i = 0; i < 50 && (now.threads > before.threads || now.descriptors > before.descriptors); i++) {
				Thread.sleep(100);
				now = take();
			}
			return now;
		}

	}

}
