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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileWatcher} with what happens to files.
 */
class WatchedChangeTests extends FileWatching {

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
	void directoryOfManyFiles() throws IOException {
		Path hashed = Files.createDirectory(path("hashed"));
		for (int i = 0; i < 1_000; i++) {
			Files.createFile(hashed.resolve(String.valueOf(i)));
		}
		watch(EVENTS, hashed);
		Files.writeString(hashed.resolve("777"), "a");
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

}
