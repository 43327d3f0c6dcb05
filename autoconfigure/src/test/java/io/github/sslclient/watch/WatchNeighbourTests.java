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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileWatcher} with several watches, and with others in the directory.
 */
class WatchNeighbourTests extends FileWatching {

	@Test
	void neighboursThatAreBusyDoNotMatter() throws Exception {
		Path file = write("one", "a");
		watch(EVENTS, file);
		AtomicBoolean enough = new AtomicBoolean();
		AtomicInteger written = new AtomicInteger();
		Thread neighbour = start(() -> {
			while (!enough.get()) {
				Path noise = path("noise" + written.incrementAndGet() % 100);
				Files.writeString(noise, "a");
				Files.deleteIfExists(noise);
			}
		});
		Recorder.await(() -> assertThat(written).hasValueGreaterThan(2000));
		settle();
		assertThat(this.recorder.count()).isZero();
		write("one", "ab");
		this.recorder.await(1);
		int then = written.get();
		Recorder.await(() -> assertThat(written).hasValueGreaterThan(then + 2000));
		enough.set(true);
		neighbour.join();
		settle();
		assertThat(this.recorder.count()).isEqualTo(1);
		assertThat(this.recorder.last()).isEqualTo(state(file));
	}

	@Test
	void eventsAreTakenInTogether() throws IOException {
		Path file = write("one", "a");
		watch(EVENTS, file);
		awaitDirectories(this.directory);
		for (int i = 0; i < 5_000; i++) {
			Files.deleteIfExists(write("noise", "a"));
		}
		settle();
		assertThat(this.events.polls).hasValueLessThan(2_500);
	}

	@Test
	void listenerThatIsSlowKeepsNobodyWaiting() throws IOException {
		CountDownLatch release = new CountDownLatch(1);
		Recorder slow = new Recorder(() -> isReleased(release));
		watcher(EVENTS).watch(List.of(path("one")), slow);
		this.watcher.watch(List.of(path("two")), this.recorder);
		write("one", "a");
		slow.await(1);
		for (int i = 1; i < 4; i++) {
			write("two", "a".repeat(i));
			this.recorder.awaitState(state(path("two")));
		}
		release.countDown();
	}

	@Test
	void whatChangesDuringACallLeadsToAnotherAndNeverTwoAtOnce() throws IOException {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch release = new CountDownLatch(1);
		Recorder slow = new Recorder(() -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			boolean released = isReleased(release);
			running.decrementAndGet();
			return released;
		});
		watcher(EVENTS).watch(List.of(path("one")), slow);
		write("one", "a");
		slow.await(1);
		for (int i = 2; i < 5; i++) {
			write("one", "a".repeat(i));
			settle();
		}
		assertThat(slow.count()).isEqualTo(1);
		release.countDown();
		slow.await(2);
		settle();
		assertThat(slow.count()).isEqualTo(2);
		assertThat(slow.last()).isEqualTo(state(path("one")));
		assertThat(most).hasValue(1);
	}

	@Test
	void watchesShareADirectoryAndOnlyThoseWhoseFileChangesAreCalled() throws IOException {
		List<Recorder> recorders = new ArrayList<>();
		watcher(EVENTS);
		for (int i = 0; i < 500; i++) {
			recorders.add(new Recorder());
			this.watcher.watch(List.of(write(String.valueOf(i), "a")), recorders.get(i));
		}
		for (int i = 0; i < 500; i += 100) {
			write(String.valueOf(i), "ab");
			recorders.get(i).await(1);
		}
		settle();
		assertThat(recorders).extracting(Recorder::count)
			.containsExactlyElementsOf(IntStream.range(0, 500).mapToObj((i) -> (i % 100 == 0) ? 1 : 0).toList());
		assertThat(this.events.keys).containsOnlyKeys(this.directory);
	}

	@Test
	void watchesOfOneFileAreAllCalled() throws IOException {
		Recorder other = new Recorder();
		watch(EVENTS, path("one"));
		this.watcher.watch(List.of(path("one"), path("two")), other);
		write("one", "a");
		this.recorder.await(1);
		other.await(1);
		write("two", "a");
		other.await(2);
		settle();
		assertThat(this.recorder.count()).isEqualTo(1);
	}

	@Test
	void nothingIsPolledBeforeItsTime() throws IOException {
		Path sub = Files.createDirectory(path("sub"));
		watch(EVENTS, sub.resolve("one"));
		awaitDirectories(sub);
		settle();
		assertThat(this.events.registrations.get(sub)).hasValue(1);
	}

}
