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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link FileWatcher}: which paths, and when it ends.
 */
class FileWatcherTests extends FileWatching {

	@Test
	void itsThreadIsOfTheFactoryAndStartsWithTheFirstWatch() {
		List<Thread> threads = new ArrayList<>();
		this.watcher = new FileWatcher(EVENTS, (task) -> {
			threads.add(new Thread(task));
			return threads.get(0);
		}, this.executor, this.problems::add, this.events);
		assertThat(threads).singleElement().extracting(Thread::getState).isEqualTo(Thread.State.NEW);
		this.watcher.watch(List.of(path("one")), this.recorder);
		this.watcher.watch(List.of(path("two")), this.recorder);
		assertThat(threads).singleElement().matches(Thread::isAlive);
	}

	@Test
	void pathsMayBeReplaced() throws IOException {
		Path sub = Files.createDirectory(path("sub"));
		FileWatch watch = watch(EVENTS, path("one"));
		awaitDirectories(this.directory);
		watch.paths(List.of(sub.resolve("two")));
		Recorder.await(() -> assertThat(this.events.directories()).containsExactly(sub));
		write("one", "a");
		Files.writeString(sub.resolve("two"), "a");
		this.recorder.await(1);
		assertThat(this.recorder.last()).isEqualTo(state(sub.resolve("two")));
		settle();
		assertThat(this.recorder.count()).isEqualTo(1);
	}

	@Test
	void whatChangesAfterPathsWereReplacedIsSeen() throws IOException {
		FileWatch watch = watch(EVENTS, path("0"));
		for (int i = 1; i < 20; i++) {
			watch.paths(List.of(path(String.valueOf(i))));
			write(String.valueOf(i), "a");
			this.recorder.awaitState(state(path(String.valueOf(i))));
		}
	}

	@Test
	void listenerMayReplacePaths() throws IOException {
		AtomicReference<@Nullable FileWatch> watch = new AtomicReference<>();
		Recorder replacing = new Recorder(() -> {
			watch.get().paths(List.of(path("one"), path("two")));
			return true;
		});
		watch.set(watcher(EVENTS).watch(List.of(path("one")), replacing));
		write("one", "a");
		replacing.await(1);
		settle();
		assertThat(replacing.count()).isEqualTo(1);
		write("two", "a");
		replacing.await(2);
		assertThat(replacing.last()).isEqualTo(state(path("one"), path("two")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/dev/zero", "/proc/self/fd/0", "no/such/file" })
	void anyPathMayBeWatched(String path) throws IOException {
		watch(EVENTS, Path.of(path), path("one"));
		write("one", "a");
		this.recorder.await(1);
	}

	@Test
	void nothingMayBeWatched() throws IOException {
		watch(EVENTS);
		settle();
		assertThat(this.recorder.count()).isZero();
	}

	@Test
	void closedWatchIsNotCalledAndWatchesNothing() throws IOException {
		Path sub = Files.createDirectory(path("sub"));
		FileWatch watch = watch(EVENTS, sub.resolve("one"));
		awaitDirectories(sub);
		watch.close();
		Files.writeString(sub.resolve("one"), "a");
		Recorder.await(() -> assertThat(this.events.directories()).isEmpty());
		settle();
		assertThat(this.recorder.count()).isZero();
		watch.close();
		watch.paths(List.of(sub));
		settle();
		assertThat(this.events.directories()).containsExactly(this.directory);
	}

	@Test
	void watchThatIsClosedWhileItsCallWaitsIsNotCalled() throws IOException {
		List<Runnable> tasks = new CopyOnWriteArrayList<>();
		this.watcher = new FileWatcher(EVENTS, Thread::new, tasks::add, this.problems::add, this.events);
		FileWatch watch = this.watcher.watch(List.of(path("one")), this.recorder);
		write("one", "a");
		Recorder.await(() -> assertThat(tasks).hasSize(1));
		watch.close();
		tasks.get(0).run();
		assertThat(this.recorder.count()).isZero();
	}

	@Test
	void watcherThatIsClosedWhileACallWaitsDoesNotCall() throws IOException {
		List<Runnable> tasks = new CopyOnWriteArrayList<>();
		this.watcher = new FileWatcher(EVENTS, Thread::new, tasks::add, this.problems::add, this.events);
		this.watcher.watch(List.of(path("one")), this.recorder);
		write("one", "a");
		Recorder.await(() -> assertThat(tasks).hasSize(1));
		this.watcher.close();
		tasks.get(0).run();
		assertThat(this.recorder.count()).isZero();
	}

	@Test
	void watchThatIsClosedDuringItsCallIsNotCalledAgain() throws IOException {
		CountDownLatch release = new CountDownLatch(1);
		Recorder slow = new Recorder(() -> isReleased(release));
		FileWatch watch = watcher(EVENTS).watch(List.of(path("one")), slow);
		write("one", "a");
		slow.await(1);
		watch.close();
		write("one", "ab");
		release.countDown();
		settle();
		assertThat(slow.count()).isEqualTo(1);
	}

	@Test
	void listenerMayCloseItsWatch() throws IOException {
		AtomicReference<@Nullable FileWatch> watch = new AtomicReference<>();
		Recorder closing = new Recorder(() -> {
			watch.get().close();
			return false;
		});
		watch.set(watcher(EVENTS).watch(List.of(path("one")), closing));
		write("one", "a");
		closing.await(1);
		settle();
		assertThat(closing.count()).isEqualTo(1);
	}

	@Test
	void closingEndsTheThreadAndTheSourceOfEvents() {
		watch(EVENTS, path("one"));
		awaitDirectories(this.directory);
		Thread thread = this.events.thread;
		assertThat(thread.isDaemon()).isTrue();
		this.watcher.close();
		assertThat(this.events.closed).hasValueGreaterThan(0);
		Recorder.await(() -> assertThat(thread.isAlive()).isFalse());
		assertThat(this.events.directories()).isEmpty();
		assertThat(this.problems).isEmpty();
		assertThatNoException().isThrownBy(this.watcher::close);
	}

	@Test
	void closingEndsTheThreadWhereThereAreNoEvents() {
		this.events.openFailure = new IOException("No");
		watch(EVENTS, path("one"));
		Recorder.await(() -> assertThat(this.problems).hasSize(1));
		this.watcher.close();
		Recorder.await(() -> assertThat(this.events.thread.isAlive()).isFalse());
	}

	@Test
	void sourceThatIsOpenedWhileTheWatcherIsClosedIsClosed() throws Exception {
		CountDownLatch opening = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.watcher = new FileWatcher(EVENTS, Thread::new, this.executor, this.problems::add, () -> {
			opening.countDown();
			isReleased(release);
			return this.events.open();
		});
		this.watcher.watch(List.of(path("one")), this.recorder);
		opening.await();
		this.watcher.close();
		release.countDown();
		Recorder.await(() -> assertThat(this.events.closed).hasValue(1));
	}

	@Test
	void thereIsNoThreadWithoutAWatch() {
		watcher(EVENTS);
		assertThat(this.events.thread).isNull();
		this.watcher.close();
		assertThatIllegalStateException().isThrownBy(() -> this.watcher.watch(List.of(path("one")), this.recorder));
		assertThat(this.events.thread).isNull();
	}

}
