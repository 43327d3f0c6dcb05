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
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileWatcher} where something fails.
 */
class WatchFailureTests extends FileWatching {

	@Test
	void listenerThatDoesNotTakeUpIsCalledAgain() throws IOException {
		AtomicInteger calls = new AtomicInteger();
		Recorder failing = new Recorder(() -> {
			int call = calls.incrementAndGet();
			if (call == 2) {
				throw new IllegalStateException("Not now");
			}
			if (call == 3) {
				throw new AssertionError("Never");
			}
			return call > 3;
		});
		watcher(EVENTS).watch(List.of(path("one")), failing);
		write("one", "a");
		failing.await(4);
		settle();
		assertThat(failing.count()).isEqualTo(4);
		assertThat(failing.last()).isEqualTo(state(path("one")));
		assertThat(this.problems).singleElement().asString().contains("Not now");
	}

	@Test
	void listenerThatFailedIsCalledAtOnceWhenSomethingChanges() throws IOException {
		Recorder failing = new Recorder(() -> Files.exists(path("repaired")));
		watcher(EVENTS).watch(List.of(path("one"), path("repaired")), failing);
		write("one", "a");
		// The next retries would come after minutes and hours.
		failing.await(5);
		write("repaired", "a");
		failing.awaitState(state(path("one"), path("repaired")));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void callThatCannotBeHandedOverIsTriedAgain(boolean machine) throws IOException {
		AtomicInteger refused = new AtomicInteger();
		this.watcher = new FileWatcher(EVENTS, Thread::new, (task) -> {
			if (refused.getAndIncrement() < 3) {
				if (machine) {
					throw new OutOfMemoryError("unable to create native thread");
				}
				throw new RejectedExecutionException("full");
			}
			this.executor.execute(task);
		}, this.problems::add, this.events);
		this.watcher.watch(List.of(path("one")), this.recorder);
		write("one", "a");
		this.recorder.await(1);
		settle();
		assertThat(this.recorder.count()).isEqualTo(1);
	}

	@Test
	void taskThatAnExecutorRefusedAndRunsAllTheSameIsNotRun() throws IOException {
		List<Runnable> kept = new CopyOnWriteArrayList<>();
		this.watcher = new FileWatcher(EVENTS, Thread::new, (task) -> {
			if (kept.isEmpty()) {
				kept.add(task);
				throw new OutOfMemoryError("unable to create native thread");
			}
			this.executor.execute(task);
		}, this.problems::add, this.events);
		this.watcher.watch(List.of(path("one")), this.recorder);
		write("one", "a");
		this.recorder.await(1);
		kept.forEach(Runnable::run);
		assertThat(this.recorder.count()).isEqualTo(1);
	}

	@Test
	void listenersAreNeverRunInTheThreadThatWatches() throws IOException {
		this.watcher = new FileWatcher(EVENTS, Thread::new, Runnable::run, this.problems::add, this.events);
		this.watcher.watch(List.of(path("one")), this.recorder);
		write("one", "a");
		Recorder
			.await(() -> assertThat(this.problems).singleElement().asString().contains("in the thread of the caller"));
		assertThat(this.recorder.count()).isZero();
	}

	@Test
	void problemsThatCannotBeToldEndNothing() throws IOException {
		this.events.registerFailure = new IOException("No");
		AtomicInteger told = new AtomicInteger();
		Executor hostile = (task) -> {
			if (told.getAndIncrement() < 2) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			this.executor.execute(() -> {
				try {
					task.run();
				}
				catch (IllegalStateException ex) {
					this.problems.add("thrown");
				}
			});
		};
		this.watcher = new FileWatcher(POLLING, Thread::new, hostile, (problem) -> {
			this.problems.add(problem);
			throw new IllegalStateException("No");
		}, this.events);
		this.watcher.watch(List.of(path("one")), this.recorder);
		Recorder.await(() -> assertThat(this.problems).hasSize(2));
		write("one", "a");
		this.recorder.await(1);
	}

	@ParameterizedTest
	@ValueSource(classes = { StackOverflowError.class, OutOfMemoryError.class, IllegalStateException.class })
	void whatGoesWrongWithOneWatchEndsNoOther(Class<? extends Throwable> type) throws Exception {
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		Path hostile = hostile(write("hostile", "a"), failure);
		watcher(EVENTS).watch(List.of(hostile), new Recorder());
		this.watcher.watch(List.of(path("one")), this.recorder);
		failure.set(type.getConstructor().newInstance());
		for (int i = 1; i < 4; i++) {
			write("hostile", "a".repeat(i));
			write("one", "a".repeat(i));
			this.recorder.awaitState(state(path("one")));
		}
		assertThat(this.problems).singleElement().asString().contains(type.getName());
	}

	@Test
	void errorOfTheMachineWhileTheSourceIsOpenedEndsNothing() throws IOException {
		this.events.openFailure = new OutOfMemoryError("unable to create native thread");
		watch(POLLING, path("one"));
		Recorder.await(() -> assertThat(this.problems).hasSize(1));
		this.events.openFailure = null;
		write("one", "a");
		this.recorder.await(1);
	}

	@Test
	void linkLoopIsWatched() throws IOException {
		Path one = path("one");
		Path two = Files.createSymbolicLink(path("two"), one);
		Files.createSymbolicLink(one, two);
		watch(EVENTS, one);
		awaitDirectories(this.directory);
		Files.delete(two);
		write("two", "a");
		this.recorder.awaitState(state(one));
	}

	@Test
	void permissionIsWithdrawnAndGivenBack() throws IOException {
		Path file = Files.writeString(Files.createDirectory(path("sub")).resolve("file"), "a");
		watch(EVENTS, file, path("sub"));
		awaitDirectories(this.directory, path("sub"));
		for (Path path : List.of(file, path("sub"))) {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
			Files.setPosixFilePermissions(path, Set.of());
			this.recorder.awaitState(state(file, path("sub")));
			Files.setPosixFilePermissions(path, permissions);
			this.recorder.awaitState(state(file, path("sub")));
		}
	}

}
