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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileWatcher} where there are no events, or some are missing.
 */
class WatchWithoutEventsTests extends FileWatching {

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

}
