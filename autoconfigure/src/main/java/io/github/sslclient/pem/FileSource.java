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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A file of the file system. Why it cannot be read is told by the type of the exception:
 * where Java has only the system's words, which some systems translate, the file system
 * is asked.
 */
final class FileSource implements PemSource {

	private final Path path;

	FileSource(Path path) {
		this.path = path;
	}

	@Override
	public byte[] read() throws IOException {
		try (InputStream stream = stream()) {
			byte[] bytes = stream.readNBytes(MAX_SIZE + 1);
			if (bytes.length > MAX_SIZE) {
				throw new IOException("it is larger than " + MAX_SIZE + " bytes");
			}
			return bytes;
		}
	}

	@Override
	public InputStream open() throws IOException {
		return new BufferedInputStream(stream());
	}

	@Override
	public String location() {
		return this.path.toString();
	}

	@Override
	public String toString() {
		return location();
	}

	private InputStream stream() throws IOException {
		// Some systems open a directory and cannot read it, others deny access to it.
		if (Files.isDirectory(this.path)) {
			throw new DirectoryException(this.path);
		}
		try {
			return Files.newInputStream(this.path);
		}
		catch (NoSuchFileException | AccessDeniedException ex) {
			throw ex;
		}
		catch (FileSystemException ex) {
			FileSystemException typed = typed(ex);
			if (typed != ex) {
				typed.initCause(ex);
			}
			throw typed;
		}
	}

	/** The nearest thing above that exists is what stopped the system. */
	private FileSystemException typed(FileSystemException ex) {
		Path obstacle = this.path.toAbsolutePath();
		while (obstacle != null && !Files.exists(obstacle, LinkOption.NOFOLLOW_LINKS)) {
			obstacle = obstacle.getParent();
		}
		if (obstacle == null || Files.isDirectory(obstacle) || Files.exists(this.path)) {
			return ex;
		}
		return Files.exists(obstacle) ? new NotDirectoryException(location()) : new FileSystemLoopException(location());
	}

	/**
	 * A directory where a file is wanted, for which Java has no exception.
	 */
	static final class DirectoryException extends FileSystemException {

		private static final long serialVersionUID = 1L;

		DirectoryException(Path path) {
			super(path.toString(), null, "it is a directory");
		}

	}

}
