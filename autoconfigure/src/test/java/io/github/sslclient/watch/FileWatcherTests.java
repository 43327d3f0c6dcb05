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
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link FileWatcher}, with the system's events unless said otherwise.
 */
class FileWatcherTests {

	private static final Duration QUIET = Duration.ofMillis(50);

	private static final Duration NEVER = Duration.ofDays(1);

	/** Whatever is seen is seen through events. */
	private static final WatchTimes EVENTS = new WatchTimes(QUIET, NEVER, NEVER);

	private static final WatchTimes POLLING = new WatchTimes(QUIET, NEVER, Duration.ofMillis(50));

	@TempDir
	Path temporary;

	private Path directory;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final TestEvents events = new TestEvents();

	private final List<String> problems = new CopyOnWriteArrayList<>();

	private final Recorder recorder = new Recorder();

	private @Nullable FileWatcher watcher;

	private @Nullable Recorder marker;

	@BeforeEach
	void findDirectory() throws IOException {
		this.directory = this.temporary.toRealPath();
	}

	@AfterEach
	void close() {
		if (this.watcher != null) {
			this.watcher.close();
		}
		this.executor.shutdownNow();
	}

	// No events

	@Test
	void limitOfWatchesLeadsToPollingAndIsToldOnce() throws IOException {
		this.events.registerFailure = new IOException("User limit of inotify watches reached");
		watch(POLLING, path("one"), path("sub/two"));
		for (int i = 1; i < 4; i++) {
			write("one", "a".repeat(i));
			this.recorder.awaitState(state(path("one"), path("sub/two")));
		}
		assertThat(this.problems).singleElement()
			.asString()
			.contains("User limit of inotify watches reached", "are looked at every 0.05s instead",
					"raise fs.inotify.max_user_watches");
	}

	@Test
	void limitOfInstancesLeadsToPollingAndIsToldOnce() throws IOException {
		this.events.openFailure = new IOException("User limit of inotify instances reached or too many open files");
		watch(POLLING, path("one"));
		for (int i = 1; i < 4; i++) {
			write("one", "a".repeat(i));
			this.recorder.awaitState(state(path("one")));
		}
		assertThat(this.problems).singleElement()
			.asString()
			.contains("User limit of inotify instances reached", "are looked at every 0.05s instead",
					"raise fs.inotify.max_user_instances");
	}

	@Test
	void systemWithoutEventsIsPolled() throws IOException {
		this.events.openFailure = new UnsupportedOperationException("No events here");
		watch(POLLING, path("one"));
		write("one", "a");
		this.recorder.await(1);
		assertThat(this.problems).singleElement().asString().contains("No events here").doesNotContain("inotify");
	}

	@Test
	void directoryThatCannotBeWatchedIsPolled() throws IOException {
		this.events.registerFailure = new IllegalArgumentException("Another's file system");
		watch(POLLING, path("one"));
		write("one", "a");
		this.recorder.await(1);
		assertThat(this.problems).singleElement().asString().contains("Another's file system", this.directory + " ");
	}

	@Test
	void fileSystemWithoutEventsIsPolled() throws IOException {
		this.events.silent = true;
		watch(POLLING, path("one"));
		write("one", "a");
		this.recorder.await(1);
		assertThat(this.problems).isEmpty();
	}

	@Test
	void eventsAreTakenUpOnceThereAreSome() {
		this.events.openFailure = new IOException("Not yet");
		this.events.registerFailure = new IOException("Not yet either");
		watch(POLLING, path("one"));
		Recorder.await(() -> assertThat(this.problems).hasSize(1));
		this.events.openFailure = null;
		Recorder.await(() -> assertThat(this.problems).hasSize(2));
		this.events.registerFailure = null;
		Recorder.await(() -> assertThat(this.events.directories()).containsExactly(this.directory));
	}

	@Test
	void sourceOfEventsThatEndsIsReplaced() throws IOException {
		watch(POLLING, path("one"));
		awaitDirectories(this.directory);
		this.events.end();
		Recorder.await(() -> assertThat(this.events.opened).hasValueGreaterThan(1));
		awaitDirectories(this.directory);
		write("one", "a");
		this.recorder.await(1);
	}

	@Test
	void changeWithoutAnEventIsSeenByPolling() throws IOException {
		Path elsewhere = Files.createDirectory(path("elsewhere"));
		Path file = write("file", "a");
		Files.createLink(elsewhere.resolve("same"), file);
		watch(POLLING, file);
		awaitDirectories(this.directory);
		Files.writeString(elsewhere.resolve("same"), "ab");
		this.recorder.await(1);
	}

	@Test
	void parentThatIsReplacedIsSeenByPolling() throws IOException {
		Path parent = Files.createDirectory(path("parent"));
		Path file = Files.writeString(parent.resolve("file"), "a");
		watch(POLLING, file);
		for (int i = 0; i < 3; i++) {
			Path other = Files.createDirectory(path("other" + i));
			Files.writeString(other.resolve("file"), "b");
			Files.move(parent, path("old" + i));
			Files.move(other, parent);
			this.recorder.awaitState(state(file));
		}
	}

	// Failures

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
		this.watcher = new FileWatcher(EVENTS, (task) -> {
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
		this.watcher = new FileWatcher(EVENTS, (task) -> {
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
		this.watcher = new FileWatcher(EVENTS, Runnable::run, this.problems::add, this.events);
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
		this.watcher = new FileWatcher(POLLING, hostile, (problem) -> {
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

	// Changes

	@Test
	void fileThatIsOverwritten() throws IOException {
		watch(EVENTS, write("one", "a"));
		write("one", "ab");
		this.recorder.awaitState(state(path("one")));
		settle();
		assertThat(this.recorder.count()).isEqualTo(1);
	}

	@Test
	void fileThatIsReplacedAsEditorsDo() throws IOException {
		watch(EVENTS, write("one", "a"));
		for (int i = 0; i < 3; i++) {
			write(".one.swp", "swap");
			Files.move(path("one"), path("one~"), StandardCopyOption.REPLACE_EXISTING);
			write("one", "b");
			Files.delete(path(".one.swp"));
			this.recorder.awaitState(state(path("one")));
		}
	}

	@Test
	void fileThatIsReplacedByRenaming() throws IOException {
		watch(EVENTS, write("one", "a"));
		for (int i = 1; i <= 3; i++) {
			Files.move(write("temporary", "b"), path("one"), StandardCopyOption.ATOMIC_MOVE);
			this.recorder.awaitState(state(path("one")));
			settle();
			assertThat(this.recorder.count()).isEqualTo(i);
		}
	}

	@Test
	void fileWhoseSizeAndTimeStayTheSame() throws IOException {
		Path file = write("one", "a");
		FileTime time = Files.getLastModifiedTime(file);
		watch(EVENTS, file);
		Files.setLastModifiedTime(write("temporary", "b"), time);
		Files.move(path("temporary"), file, StandardCopyOption.ATOMIC_MOVE);
		this.recorder.awaitState(state(file));
	}

	@Test
	void keyAndCertificateOneAfterTheOtherAreOneChange() throws IOException {
		Path key = write("key", "a");
		Path certificate = write("certificate", "a");
		watch(new WatchTimes(Duration.ofSeconds(2), NEVER, NEVER), key, certificate);
		write("key", "ab");
		write("certificate", "ab");
		this.recorder.await(1);
		assertThat(this.recorder.last()).isEqualTo(state(key, certificate));
		settle();
		assertThat(this.recorder.count()).isEqualTo(1);
	}

	@Test
	void secretThatTheKubeletWritesAnew() throws IOException {
		Path mount = Files.createDirectory(path("mount"));
		publish(mount, 0, null);
		Files.createSymbolicLink(mount.resolve("tls.crt"), Path.of("..data/tls.crt"));
		Files.createSymbolicLink(mount.resolve("tls.key"), Path.of("..data/tls.key"));
		watch(EVENTS, mount.resolve("tls.crt"), mount.resolve("tls.key"));
		awaitDirectories(mount, version(mount, 0));
		for (int i = 1; i <= 4; i++) {
			publish(mount, i, version(mount, i - 1));
			this.recorder.awaitState(state(mount.resolve("tls.crt"), mount.resolve("tls.key")));
			awaitDirectories(mount, version(mount, i));
		}
		settle();
		assertThat(this.recorder.last()).isEqualTo(state(mount.resolve("tls.crt"), mount.resolve("tls.key")));
	}

	@Test
	void linkOnTheWayThatIsRetargeted() throws IOException {
		for (int i = 0; i < 4; i++) {
			Files.writeString(Files.createDirectories(path("releases/" + i)).resolve("file"), "a");
		}
		Files.createSymbolicLink(path("current"), Path.of("releases/0"));
		Path file = path("current/file");
		watch(EVENTS, file);
		awaitDirectories(this.directory, path("releases/0"));
		for (int i = 1; i < 4; i++) {
			Files.createSymbolicLink(path("next"), Path.of("releases/" + i));
			Files.move(path("next"), path("current"), StandardCopyOption.ATOMIC_MOVE);
			this.recorder.awaitState(state(file));
			awaitDirectories(this.directory, path("releases/" + i));
		}
		Files.writeString(path("releases/3/file"), "ab");
		this.recorder.awaitState(state(file));
	}

	@Test
	void whatALinkLeadsToIsWatchedWhereItLies() throws IOException {
		Path target = Files.writeString(Files.createDirectories(path("far/away")).resolve("file"), "a");
		Path link = Files.createSymbolicLink(path("link"), target);
		watch(EVENTS, link);
		awaitDirectories(this.directory, target.getParent());
		Files.writeString(target, "ab");
		this.recorder.awaitState(state(link));
	}

	@Test
	void directoryThatIsRemovedAndComesAgain() throws IOException {
		Path file = path("a/b/file");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "a");
		watch(EVENTS, file);
		for (int i = 0; i < 3; i++) {
			awaitDirectories(file.getParent());
			Files.delete(file);
			Files.delete(path("a/b"));
			// The one above is not watched before this is seen.
			awaitDirectories(path("a"));
			this.recorder.awaitState(state(file));
			Files.createDirectory(path("a/b"));
			awaitDirectories(path("a/b"));
			Files.writeString(file, "a");
			this.recorder.awaitState(state(file));
		}
	}

	@Test
	void fileThatComesWithAllItsDirectories() throws IOException {
		Path file = path("a/b/c/file");
		watch(EVENTS, file);
		awaitDirectories(this.directory);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "a");
		this.recorder.awaitState(state(file));
	}

	@Test
	void watchedDirectoryThatIsReplaced() throws IOException {
		Path watched = Files.createDirectory(path("watched"));
		watch(EVENTS, watched);
		for (int i = 0; i < 3; i++) {
			awaitDirectories(this.directory, watched);
			Path other = Files.createDirectory(path("other" + i));
			Files.writeString(other.resolve("file"), "a");
			Files.move(watched, path("old" + i));
			Files.move(other, watched);
			this.recorder.awaitState(state(watched));
		}
		Files.writeString(watched.resolve("more"), "a");
		this.recorder.awaitState(state(watched));
	}

	@Test
	void everyFileOfADirectory() throws IOException {
		Path hashed = Files.createDirectory(path("hashed"));
		watch(EVENTS, hashed);
		Files.writeString(hashed.resolve("0a1b2c3d.0"), "a");
		this.recorder.awaitState(state(hashed));
		Files.writeString(hashed.resolve("0a1b2c3d.0"), "ab");
		this.recorder.awaitState(state(hashed));
		Files.writeString(hashed.resolve("0a1b2c3d.r0"), "a");
		this.recorder.awaitState(state(hashed));
		Files.delete(hashed.resolve("0a1b2c3d.0"));
		this.recorder.awaitState(state(hashed));
	}

	@Test
	void directoryOfTenThousandFiles() throws IOException {
		Path hashed = Files.createDirectory(path("hashed"));
		for (int i = 0; i < 10_000; i++) {
			Files.createFile(hashed.resolve(String.valueOf(i)));
		}
		watch(EVENTS, hashed);
		Files.writeString(hashed.resolve("7777"), "a");
		this.recorder.awaitState(state(hashed));
	}

	@Test
	void fileThatNeverComesToRestIsTakenUpAllTheSame() throws Exception {
		Duration bound = Duration.ofSeconds(1);
		Path file = write("one", "a");
		watch(new WatchTimes(bound, bound, NEVER), file);
		AtomicBoolean enough = new AtomicBoolean();
		Thread writer = start(() -> {
			while (!enough.get()) {
				Files.writeString(file, "a", StandardOpenOption.APPEND);
				TimeUnit.MILLISECONDS.sleep(5);
			}
		});
		this.recorder.await(2);
		enough.set(true);
		writer.join();
		this.recorder.awaitState(state(file));
	}

	@Test
	void revertingNeedsNoCall() throws IOException {
		Path hashed = Files.createDirectory(path("hashed"));
		watch(new WatchTimes(Duration.ofSeconds(3), NEVER, NEVER), hashed);
		awaitDirectories(this.directory, hashed);
		int before = this.events.polls.get();
		Path file = Files.writeString(hashed.resolve("file"), "a");
		Recorder.await(() -> assertThat(this.events.polls).hasValueGreaterThan(before + 1));
		Files.delete(file);
		settle();
		assertThat(this.recorder.count()).isZero();
	}

	// Neighbours

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

	// Other paths

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

	// The end

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
		this.watcher = new FileWatcher(EVENTS, tasks::add, this.problems::add, this.events);
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
		this.watcher = new FileWatcher(EVENTS, tasks::add, this.problems::add, this.events);
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
		this.watcher = new FileWatcher(EVENTS, this.executor, this.problems::add, () -> {
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

	// Helpers

	private FileWatch watch(WatchTimes times, Path... paths) {
		return watcher(times).watch(List.of(paths), this.recorder);
	}

	private FileWatcher watcher(WatchTimes times) {
		FileWatcher made = new FileWatcher(times, this.executor, this.problems::add, this.events);
		this.watcher = made;
		return made;
	}

	/**
	 * Wait until whatever was to be called has been: a change of later was, twice.
	 */
	private void settle() throws IOException {
		Path file = path("marker");
		if (this.marker == null) {
			this.marker = new Recorder();
			this.watcher.watch(List.of(file), this.marker);
		}
		for (int i = 0; i < 2; i++) {
			Files.writeString(file, "a", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			this.marker.awaitState(state(file));
		}
	}

	private void awaitDirectories(Path... directories) {
		Recorder.await(() -> assertThat(this.events.directories()).contains(directories));
	}

	private static boolean isReleased(CountDownLatch release) {
		try {
			return release.await(100, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	/** As the kubelet's AtomicWriter does. */
	private static void publish(Path mount, int number, @Nullable Path old) throws IOException {
		Path version = Files.createDirectory(version(mount, number));
		Files.writeString(version.resolve("tls.crt"), "a");
		Files.writeString(version.resolve("tls.key"), "a");
		Files.createSymbolicLink(mount.resolve("..data_tmp"), version.getFileName());
		Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
		if (old != null) {
			Files.delete(old.resolve("tls.crt"));
			Files.delete(old.resolve("tls.key"));
			Files.delete(old);
		}
	}

	private static Path version(Path mount, int number) {
		return mount.resolve("..2026_11_23_05_35_0" + number + ".123456789");
	}

	/** A path that throws when the way to it is gone. */
	private static Path hostile(Path file, AtomicReference<@Nullable Throwable> failure) {
		return (Path) Proxy.newProxyInstance(Path.class.getClassLoader(), new Class<?>[] { Path.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "toAbsolutePath" -> proxy;
					case "equals" -> proxy == arguments[0];
					case "getRoot" -> {
						Throwable thrown = failure.get();
						if (thrown != null) {
							throw thrown;
						}
						yield file.getRoot();
					}
					default -> invoke(file, method, arguments);
				});
	}

	private static Object invoke(Path file, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(file, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private Thread start(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(path(name), content);
	}

	private Path path(String name) {
		return this.directory.resolve(name);
	}

	private static FileState state(Path... paths) {
		return FileState.of(List.of(paths));
	}

	/**
	 * What a thread does.
	 */
	private interface Task {

		void run() throws Exception;

	}

}
