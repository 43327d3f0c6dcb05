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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LinkTrail}.
 */
class LinkTrailTests {

	@TempDir
	Path temporary;

	private Path root;

	@BeforeEach
	void findRoot() throws IOException {
		this.root = this.temporary.toRealPath();
	}

	@Test
	void aFileIsWatchedInItsDirectory() throws IOException {
		Path file = Files.createFile(this.root.resolve("file"));
		LinkTrail trail = LinkTrail.of(file);
		assertThat(trail.directories()).containsExactly(this.root);
		assertThat(trail.end()).isEqualTo(file);
	}

	@Test
	void aDirectoryIsWatchedInItselfAndInTheOneAbove() throws IOException {
		Path directory = Files.createDirectory(this.root.resolve("directory"));
		LinkTrail trail = LinkTrail.of(directory);
		assertThat(trail.directories()).containsExactlyInAnyOrder(this.root, directory);
		assertThat(trail.end()).isEqualTo(directory);
	}

	@Test
	void everyLinkIsWatchedWhereItLies() throws IOException {
		Path version = Files.createDirectories(this.root.resolve("store/..2026_11_23"));
		Path mount = Files.createDirectory(this.root.resolve("mount"));
		Files.createFile(version.resolve("tls.crt"));
		Files.createSymbolicLink(mount.resolve("..data"), Path.of("../store/..2026_11_23"));
		Files.createSymbolicLink(mount.resolve("tls.crt"), Path.of("..data/tls.crt"));
		Path current = Files.createSymbolicLink(this.root.resolve("current"), mount);
		LinkTrail trail = LinkTrail.of(current.resolve("tls.crt"));
		assertThat(trail.directories()).containsExactlyInAnyOrder(this.root, mount, version);
		assertThat(trail.end()).isEqualTo(version.resolve("tls.crt"));
	}

	@Test
	void aLinkToADirectoryIsWatchedInAllThree() throws IOException {
		Path directory = Files.createDirectories(this.root.resolve("releases/3"));
		Path link = Files.createSymbolicLink(this.root.resolve("current"), Path.of("./releases//3/"));
		LinkTrail trail = LinkTrail.of(link);
		assertThat(trail.directories()).containsExactlyInAnyOrder(this.root, directory.getParent(), directory);
	}

	@Test
	void upMeansAboveTheRealDirectory() throws IOException {
		Path deep = Files.createDirectories(this.root.resolve("a/b"));
		Path file = Files.createFile(this.root.resolve("a/file"));
		Path link = Files.createSymbolicLink(this.root.resolve("link"), deep);
		assertThat(LinkTrail.of(link.resolve("../file")).end()).isEqualTo(file);
		assertThat(LinkTrail.of(link.resolve("..")).directories()).contains(file.getParent());
	}

	@Test
	void whatIsMissingIsWatchedInTheLastDirectoryThereIs() {
		LinkTrail trail = LinkTrail.of(this.root.resolve("a/b/c"));
		assertThat(trail.directories()).containsExactly(this.root);
		assertThat(trail.end()).isNull();
	}

	@Test
	void whatALinkLeadsToInVainIsWatchedWhereItWouldBe() throws IOException {
		Path target = Files.createDirectory(this.root.resolve("target"));
		Path directory = Files.createDirectory(this.root.resolve("directory"));
		Path link = Files.createSymbolicLink(directory.resolve("link"), target.resolve("missing"));
		LinkTrail trail = LinkTrail.of(link);
		assertThat(trail.directories()).containsExactlyInAnyOrder(directory, target);
		assertThat(trail.end()).isNull();
	}

	@Test
	void aWayThroughAFileEndsBesideIt() throws IOException {
		Path file = Files.createFile(this.root.resolve("file"));
		assertThat(LinkTrail.of(file.resolve("child")).directories()).containsExactly(this.root);
		assertThat(LinkTrail.of(file.resolve("..")).end()).isNull();
	}

	@Test
	void aLoopEnds() throws IOException {
		Path one = this.root.resolve("one");
		Path two = Files.createSymbolicLink(this.root.resolve("two"), one);
		Files.createSymbolicLink(one, two);
		LinkTrail trail = LinkTrail.of(one);
		assertThat(trail.directories()).containsExactly(this.root);
		assertThat(trail.end()).isNull();
	}

	@Test
	void aLinkIntoItselfThatGrowsEnds() throws IOException {
		Path link = this.root.resolve("link");
		Files.createSymbolicLink(link, Path.of("link/link/link"));
		assertThat(LinkTrail.of(link).end()).isNull();
	}

	@Test
	void asManyLinksAreFollowedAsTheSystemFollows() throws IOException {
		Path last = Files.createFile(this.root.resolve("0"));
		for (int i = 1; i <= LinkTrail.MAXIMUM_LINKS; i++) {
			last = Files.createSymbolicLink(this.root.resolve(String.valueOf(i)), last.getFileName());
		}
		assertThat(LinkTrail.of(last).end()).isEqualTo(this.root.resolve("0"));
		Path tooMany = Files.createSymbolicLink(this.root.resolve("more"), last.getFileName());
		assertThat(LinkTrail.of(tooMany).end()).isNull();
	}

	@Test
	void theRootIsItself() {
		Path top = this.root.getRoot();
		LinkTrail trail = LinkTrail.of(top);
		assertThat(trail.directories()).containsExactly(top);
		assertThat(trail.end()).isEqualTo(top);
		assertThat(LinkTrail.of(top.resolve("..").resolve("..")).end()).isEqualTo(top);
	}

}
