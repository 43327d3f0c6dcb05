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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where PEM text comes from: a file, or whatever an application reads it from.
 */
public interface PemSource {

	/**
	 * The most that is read from a file, in bytes: far more than any certificate file,
	 * and short of what a path such as {@code /dev/zero} would give.
	 */
	int MAX_SIZE = 64 * 1024 * 1024;

	/**
	 * Read all of it.
	 * @return the bytes; the caller may wipe them
	 * @throws IOException if it cannot be read
	 */
	byte[] read() throws IOException;

	/**
	 * Read it bit by bit, for what may be larger than {@link #MAX_SIZE}.
	 * @return a stream of the bytes, which the caller closes and bounds
	 * @throws IOException if it cannot be opened
	 */
	default InputStream open() throws IOException {
		return new ByteArrayInputStream(read());
	}

	/**
	 * Where it stands, for messages.
	 * @return the location as its owner wrote it
	 */
	String location();

	/**
	 * Where a command of a shell would find it, for messages.
	 * @return the path of a file, or {@code null} if it is none
	 */
	default @Nullable String path() {
		return location();
	}

	/**
	 * The file that is read, to watch it.
	 * @return the file, or {@code null} if it is none
	 */
	default @Nullable Path file() {
		String path = path();
		try {
			return (path != null) ? Path.of(path) : null;
		}
		catch (InvalidPathException ex) {
			return null;
		}
	}

	/**
	 * A file of the file system.
	 * @param path the file
	 * @return the source
	 */
	static PemSource of(Path path) {
		Objects.requireNonNull(path, "'path' must not be null");
		return new FileSource(path);
	}

}
