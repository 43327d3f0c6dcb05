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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests of a {@link FileWatcher} have in common: a directory, a watcher with the
 * system's events unless a test turns them off, and a listener that records.
 */
abstract class FileWatching {

	static final Duration QUIET = Duration.ofMillis(50);

	static final Duration NEVER = Duration.ofDays(1);

	/** Whatever is seen is seen through events. */
	static final WatchTimes EVENTS = new WatchTimes(QUIET, NEVER, NEVER);

	static final WatchTimes POLLING = new WatchTimes(QUIET, NEVER, Duration.ofMillis(50));

	@TempDir
	Path temporary;

	Path directory;

	final ExecutorService executor = Executors.newCachedThreadPool();

	final TestEvents events = new TestEvents();

	final List<String> problems = new CopyOnWriteArrayList<>();

	final Recorder recorder = new Recorder();

	@Nullable FileWatcher watcher;

	@Nullable Recorder marker;

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

	FileWatch watch(WatchTimes times, Path... paths) {
		return watcher(times).watch(List.of(paths), this.recorder);
	}

	FileWatcher watcher(WatchTimes times) {
		FileWatcher made = new FileWatcher(times, Thread::new, this.executor, this.problems::add, this.events);
		this.watcher = made;
		return made;
	}

	/**
	 * Wait until whatever was to be called has been: a change of later was, twice.
	 */
	void settle() throws IOException {
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

	void awaitDirectories(Path... directories) {
		Recorder.await(() -> assertThat(this.events.directories()).contains(directories));
	}

	static boolean isReleased(CountDownLatch release) {
		try {
			return release.await(100, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	/** As the kubelet's AtomicWriter does. */
	static void publish(Path mount, int number, @Nullable Path old) throws IOException {
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

	static Path version(Path mount, int number) {
		return mount.resolve("..2026_11_23_05_35_0" + number + ".123456789");
	}

	/** A path that throws when the way to it is gone. */
	static Path hostile(Path file, AtomicReference<@Nullable Throwable> failure) {
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

	static Object invoke(Path file, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(file, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	Thread start(Task task) {
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

	Path write(String name, String content) throws IOException {
		return Files.writeString(path(name), content);
	}

	Path path(String name) {
		return this.directory.resolve(name);
	}

	static FileState state(Path... paths) {
		return FileState.of(List.of(paths));
	}

	/**
	 * What a thread does.
	 */
	interface Task {

		void run() throws Exception;

	}

}
