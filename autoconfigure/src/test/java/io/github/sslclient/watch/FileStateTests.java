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
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link FileState}.
 */
class FileStateTests {

	private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

	@TempDir
	Path directory;

	@Test
	void linkLoopIsAState() throws IOException {
		Path one = path("one");
		Path two = Files.createSymbolicLink(path("two"), one);
		Files.createSymbolicLink(one, two);
		FileState loop = state(one);
		assertThat(loop).isEqualTo(state(one)).hasToString("{" + one + "=UNREACHABLE}");
		Files.delete(two);
		assertThat(state(one)).isNotEqualTo(loop);
	}

	@Test
	void missingFileIsAState() throws IOException {
		FileState missing = state(path("file"));
		assertThat(missing).isEqualTo(state(path("file")));
		write("file", "a");
		assertThat(state(path("file"))).isNotEqualTo(missing);
		Files.delete(path("file"));
		assertThat(state(path("file"))).isEqualTo(missing);
	}

	@Test
	void whatLiesBehindAFileIsAState() throws IOException {
		Path behind = write("file", "a").resolve("child");
		FileState before = state(behind);
		assertThat(before).isEqualTo(state(behind));
		Files.delete(path("file"));
		Files.createDirectory(path("file"));
		Files.createFile(behind);
		assertThat(state(behind)).isNotEqualTo(before);
	}

	@Test
	void nameThatIsTooLongIsAState() {
		Path file = path("x".repeat(5000));
		assertThat(state(file)).isEqualTo(state(file)).hasToString("{" + file + "=UNREACHABLE}");
	}

	@Test
	void danglingLinkIsAStateUntilItLeadsSomewhere() throws IOException {
		Path link = Files.createSymbolicLink(path("link"), path("file"));
		FileState dangling = state(link);
		assertThat(dangling).isEqualTo(state(link));
		write("file", "a");
		assertThat(state(link)).isNotEqualTo(dangling);
	}

	@Test
	void directoryThatMayNotBeEnteredIsAState() throws IOException {
		Path file = Files.writeString(Files.createDirectory(path("closed")).resolve("file"), "a");
		FileState open = state(file);
		FileState openDirectory = state(path("closed"));
		Files.setPosixFilePermissions(path("closed"), Set.of());
		assertThat(state(path("closed"))).isNotEqualTo(openDirectory).isEqualTo(state(path("closed")));
		boolean root = Files.isReadable(path("closed"));
		FileState closed = state(file);
		Files.setPosixFilePermissions(path("closed"), Set.of(PosixFilePermission.values()));
		assertThat(closed.equals(open)).isEqualTo(root);
		assertThat(state(file)).isEqualTo(open);
	}

	@Test
	void fileSystemThatFailsIsAState() throws IOException {
		Path archive = path("archive.zip");
		Path file;
		try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
			file = Files.writeString(zip.getPath("/file"), "a");
		}
		assertThat(state(file)).isEqualTo(state(file)).hasToString("{/file=UNREACHABLE}");
	}

	@Test
	void fifoIsNotOpened() throws Exception {
		run("mkfifo", path("fifo").toString());
		FileState first = state(path("fifo"));
		assertThat(state(path("fifo"))).isEqualTo(first).hasToString("{" + path("fifo") + "=OTHER}");
		assertThat(state(this.directory)).isEqualTo(state(this.directory));
		// Its times change with every use.
		run("touch", "-d", "2020-01-01", path("fifo").toString());
		assertThat(state(path("fifo"))).isEqualTo(first);
	}

	@Test
	void deviceIsNotRead() {
		Path zero = Path.of("/dev/zero");
		assumeThat(zero).exists();
		assertThat(state(zero)).isEqualTo(state(zero)).hasToString("{/dev/zero=OTHER}");
	}

	@Test
	void socketIsNotOpened() throws IOException {
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(UnixDomainSocketAddress.of(path("socket")));
			assertThat(state(path("socket"))).isEqualTo(state(path("socket")))
				.hasToString("{" + path("socket") + "=OTHER}");
		}
	}

	@Test
	void namesNeedNotBeText() throws Exception {
		shell("printf a > \"$(printf '\\377')\"");
		FileState one = state(this.directory);
		assertThat(one).isEqualTo(state(this.directory));
		shell("printf a > \"$(printf '\\376')\"");
		assertThat(state(this.directory)).isNotEqualTo(one);
	}

	@Test
	void overwrittenFileIsAnother() throws IOException {
		FileState before = state(write("file", "a"));
		assertThat(state(write("file", "ab"))).isNotEqualTo(before);
	}

	@Test
	void overwrittenFileOfTheSameSizeAndTimeIsAnother() throws IOException {
		Path file = write("file", "a");
		Files.setLastModifiedTime(file, LONG_AGO);
		FileState before = state(file);
		awaitTick(file);
		Files.writeString(file, "b");
		Files.setLastModifiedTime(file, LONG_AGO);
		assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
		assertThat(state(file)).isNotEqualTo(before);
	}

	@Test
	void replacedFileOfTheSameSizeAndTimeIsAnother() throws IOException {
		Path file = write("file", "a");
		Files.setLastModifiedTime(file, LONG_AGO);
		FileState before = state(file);
		Path copy = Files.copy(file, path("copy"), StandardCopyOption.COPY_ATTRIBUTES);
		Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
		assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
		assertThat(state(file)).isNotEqualTo(before);
	}

	@Test
	void timeThatGoesBackIsAChange() throws IOException {
		FileState before = state(write("file", "a"));
		Files.setLastModifiedTime(path("file"), LONG_AGO);
		assertThat(state(path("file"))).isNotEqualTo(before);
	}

	@Test
	void permissionIsPartOfAFile() throws IOException {
		FileState before = state(write("file", "a"));
		Files.setPosixFilePermissions(path("file"), Set.of());
		assertThat(state(path("file"))).isNotEqualTo(before);
	}

	@Test
	void readingIsNoChange() throws IOException {
		FileState before = state(write("file", "a"), this.directory);
		Files.readString(path("file"));
		assertThat(state(path("file"), this.directory)).isEqualTo(before);
	}

	@Test
	void retargetedLinkIsAChange() throws IOException {
		Path link = Files.createSymbolicLink(path("link"), write("one", "a"));
		write("two", "b");
		FileState before = state(link);
		retarget(link, path("two"));
		assertThat(state(link)).isNotEqualTo(before);
		retarget(link, path("one"));
		assertThat(state(link)).isEqualTo(before);
	}

	@Test
	void linkThatLeadsToTheSameFileElsewhereIsAChange() throws IOException {
		Path link = Files.createSymbolicLink(path("link"), write("one", "a"));
		Files.createLink(path("two"), path("one"));
		FileState before = state(link);
		retarget(link, path("two"));
		assertThat(state(link)).isNotEqualTo(before);
	}

	@Test
	void fileThatBecomesADirectoryIsAChange() throws IOException {
		FileState before = state(write("file", "a"));
		Files.delete(path("file"));
		FileState after = state(Files.createDirectory(path("file")));
		assertThat(after).isNotEqualTo(before).isEqualTo(state(path("file")));
	}

	@Test
	void everyFileOfADirectoryCounts() throws IOException {
		write("one", "a");
		write("two", "b");
		FileState before = state(this.directory);
		assertThat(state(this.directory)).isEqualTo(before);
		write("three", "c");
		FileState added = state(this.directory);
		assertThat(added).isNotEqualTo(before);
		write("two", "bb");
		FileState changed = state(this.directory);
		assertThat(changed).isNotEqualTo(added);
		Files.delete(path("one"));
		FileState removed = state(this.directory);
		assertThat(removed).isNotEqualTo(changed);
		Files.move(path("two"), path("four"));
		assertThat(state(this.directory)).isNotEqualTo(removed);
	}

	@Test
	void swappedNamesInADirectoryAreAChange() throws IOException {
		write("one", "a");
		write("two", "b");
		FileState before = state(this.directory);
		Files.move(path("one"), path("three"));
		Files.move(path("two"), path("one"));
		Files.move(path("three"), path("two"));
		assertThat(state(this.directory)).isNotEqualTo(before);
	}

	@Test
	void fileThatALinkInADirectoryLeadsToCounts() throws IOException {
		Path hashed = Files.createDirectory(path("hashed"));
		Files.createSymbolicLink(hashed.resolve("0a1b2c3d.0"), write("file", "a"));
		FileState before = state(hashed);
		write("file", "ab");
		FileState after = state(hashed);
		assertThat(after).isNotEqualTo(before);
		Files.delete(path("file"));
		assertThat(state(hashed)).isNotEqualTo(after);
	}

	@Test
	void fileThatCameAndWentInADirectoryIsNoChange() throws IOException {
		write("one", "a");
		FileState before = state(this.directory);
		Files.delete(write("two", "b"));
		assertThat(state(this.directory)).isEqualTo(before);
	}

	@Test
	void whatIsInASubdirectoryDoesNotCount() throws IOException {
		Path sub = Files.createDirectory(path("sub"));
		FileState before = state(this.directory);
		Files.writeString(sub.resolve("file"), "a");
		assertThat(state(this.directory)).isEqualTo(before);
		Files.move(sub, path("renamed"));
		assertThat(state(this.directory)).isNotEqualTo(before);
	}

	@Test
	void emptyDirectoryInThePlaceOfAnotherIsAChange() throws IOException {
		Path sub = Files.createDirectory(path("sub"));
		Path other = Files.createDirectory(path("other"));
		FileState before = state(sub);
		Files.move(sub, path("gone"));
		Files.move(other, sub);
		assertThat(state(sub)).isNotEqualTo(before);
	}

	@Test
	void tenThousandFilesCountEach() throws IOException {
		for (int i = 0; i < 10_000; i++) {
			Files.createFile(path(String.valueOf(i)));
		}
		FileState before = state(this.directory);
		assertThat(state(this.directory)).isEqualTo(before);
		write("7777", "a");
		assertThat(state(this.directory)).isNotEqualTo(before);
	}

	@Test
	void otherFileSystemsHaveLessToTell() throws IOException {
		try (FileSystem zip = FileSystems.newFileSystem(path("archive.zip"), Map.of("create", "true"))) {
			Path file = Files.writeString(zip.getPath("/file"), "a");
			FileState before = state(file, zip.getPath("/"));
			assertThat(state(file, zip.getPath("/"))).isEqualTo(before);
			Files.writeString(file, "ab");
			assertThat(state(file, zip.getPath("/"))).isNotEqualTo(before);
		}
	}

	@Test
	void pathsAreMadeAbsolute() {
		Path relative = Path.of("no-such-file");
		assertThat(state(relative)).isEqualTo(state(relative.toAbsolutePath()));
		assertThat(state(relative).paths()).containsExactly(relative.toAbsolutePath());
	}

	@Test
	void emptyPathIsTheWorkingDirectory() {
		assertThat(state(Path.of(""))).hasToString("{" + Path.of("").toAbsolutePath() + "=DIRECTORY}");
	}

	@Test
	void rootIsADirectory() {
		Path root = this.directory.getRoot();
		assertThat(state(root)).hasToString("{" + root + "=DIRECTORY}");
	}

	@Test
	void orderAndRepetitionDoNotMatter() throws IOException {
		Path one = write("one", "a");
		Path two = path("two");
		assertThat(state(one, two, one)).isEqualTo(state(two, one)).hasSameHashCodeAs(state(two, one));
		assertThat(state(one)).isNotEqualTo(state(one, two)).isNotEqualTo(state());
	}

	/**
	 * Older kernels count the time of changes in steps of a few milliseconds.
	 */
	private void awaitTick(Path file) throws IOException {
		Path probe = path("probe");
		do {
			Files.deleteIfExists(probe);
			Files.createFile(probe);
		}
		while (Files.getAttribute(probe, "unix:ctime").equals(Files.getAttribute(file, "unix:ctime")));
	}

	private void retarget(Path link, Path target) throws IOException {
		Path temporary = Files.createSymbolicLink(path("temporary"), target);
		Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
	}

	private void shell(String script) throws Exception {
		run("sh", "-c", "cd '" + this.directory + "' && " + script);
	}

	private static void run(String... command) throws Exception {
		Process process = new ProcessBuilder(command).inheritIO().start();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isZero();
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

}
