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

package io.github.sslclient.pem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link FileSource}: why a file cannot be read is told by types.
 */
class FileSourceTests {

	@TempDir
	Path directory;

	@BeforeEach
	void writeFile() throws IOException {
		Files.writeString(this.directory.resolve("file"), "content");
	}

	@Test
	void missingFileIsMissing() {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read("missing"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "file/any", "file/any/more", "link/any" })
	void fileBelowAFileIsBelowNoDirectory(String name) throws IOException {
		Files.createSymbolicLink(this.directory.resolve("link"), Path.of("file"));
		assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> read(name))
			.withMessage(this.directory.resolve(name).toString())
			.havingCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "circle", "circle/any", "circle/any/more" })
	void circleOfLinksIsOne(String name) throws IOException {
		Files.createSymbolicLink(this.directory.resolve("circle"), Path.of("circle"));
		assertThatExceptionOfType(FileSystemLoopException.class).isThrownBy(() -> read(name));
	}

	@Test
	void directoryIsOneBeforeItIsRead() {
		assertThatExceptionOfType(FileSource.DirectoryException.class)
			.isThrownBy(() -> PemSource.of(this.directory).open());
	}

	@Test
	void whatElseTheSystemRefusesKeepsItsReason() {
		String name = "n".repeat(300);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(name))
			.isNotInstanceOfAny(NotDirectoryException.class, FileSystemLoopException.class, NoSuchFileException.class);
	}

	@ParameterizedTest
	@CsvSource({ "any.pem (Permission denied), 8000000D", "any.pem (Not a directory), 80000014",
			"any.pem (No such file or directory), 80000002",
			"any.pem (Datei oder Verzeichnis nicht gefunden), 80000002" })
	void wordsCountWhereJavaHasNoType(String message, String code) {
		SslException failure = catchThrowableOfType(SslException.class,
				() -> Certificates.load("certificate", PemFixtures.failing(new FileNotFoundException(message))));
		assertThat(PemFixtures.codes(failure)).startsWith(code);
	}

	@Test
	void wordsDoNotCountWhereJavaHasTypes() {
		SslException failure = catchThrowableOfType(SslException.class, () -> Certificates.load("certificate",
				PemFixtures.failing(new NoSuchFileException("any.pem (Permission denied)"))));
		assertThat(PemFixtures.codes(failure)).startsWith("80000002");
	}

	private void read(String name) throws IOException {
		PemSource.of(this.directory.resolve(name)).read();
	}

}
