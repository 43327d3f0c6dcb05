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

package io.github.sslclient.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.task.VirtualThreadTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A virtual thread that waits for a stream of ours lets its carrier go, as the JVM's
 * flight recorder sees it. {@code VirtualThreads} of the benchmarks has 10,000 of them.
 */
@Timeout(180)
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadPinningTests {

	private static final String PINNED = "jdk.VirtualThreadPinned";

	private static final int STREAMS = 200;

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@TempDir
	private Path directory;

	@Test
	void nothingIsPinnedByStreams() throws Exception {
		CyclicBarrier allAreOpen = new CyclicBarrier(STREAMS);
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo)) {
			SslClientStreamFactory factory = new SslClientStreamFactory(
					SslClientContext.of(SslClientSettings.builder().caFile(new PemText(PKI.caPem())).build()));
			// Classes are initialized, the JDK's own too, which pins whoever waits for
			// it.
			pinned(1, () -> exchange(factory, server, new CyclicBarrier(1)));
			assertThat(pinned(STREAMS, () -> exchange(factory, server, allAreOpen))).isEmpty();
		}
	}

	@Test
	void whatIsPinnedIsSeen() throws Exception {
		assertThat(pinned(1, Pinning::new)).isNotEmpty();
	}

	private static long exchange(SslClientStreamFactory factory, TlsTestServer<Long> server, CyclicBarrier allAreOpen)
			throws Exception {
		byte[] data = new byte[50_000];
		try (SslClientStream stream = factory.connect("localhost", server.port())) {
			stream.handshake();
			allAreOpen.await(120, TimeUnit.SECONDS);
			for (int i = 0; i < 4; i++) {
				Arrays.fill(data, (byte) i);
				echo(stream, data);
			}
			return data.length;
		}
	}

	/** Less than the buffers of both sides hold, so that nobody waits for the other. */
	private static void echo(SslClientStream stream, byte[] data) throws IOException {
		OutputStream output = stream.getOutputStream();
		output.write(data);
		output.flush();
		InputStream input = stream.getInputStream();
		assertThat(input.readNBytes(data.length)).isEqualTo(data);
	}

	/** What the recorder says of some virtual threads. */
	private List<RecordedEvent> pinned(int count, Callable<?> task) throws Exception {
		String name = "pinning-test-" + System.nanoTime() + "-";
		VirtualThreadTaskExecutor threads = new VirtualThreadTaskExecutor(name);
		Path file = this.directory.resolve("recording.jfr");
		try (Recording recording = new Recording()) {
			recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
			recording.start();
			List<FutureTask<?>> tasks = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				tasks.add(new FutureTask<>(task));
				threads.execute(tasks.get(i));
			}
			for (FutureTask<?> one : tasks) {
				one.get(150, TimeUnit.SECONDS);
			}
			recording.stop();
			recording.dump(file);
		}
		return RecordingFile.readAllEvents(file)
			.stream()
			.filter((event) -> event.getEventType().getName().equals(PINNED))
			.filter((event) -> String.valueOf(event.getThread().getJavaName()).startsWith(name))
			.toList();
	}

	/** Waits where a native frame is on the stack, in all versions of Java. */
	private static final class Pinning {

		static {
			LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
		}

	}

}
