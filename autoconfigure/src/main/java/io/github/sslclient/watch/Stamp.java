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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the system says about a file, or about what a link leads to. Nothing is opened: a
 * FIFO would wait, a device could do anything.
 *
 * @param kind what it is
 * @param identity what tells it from others, or why it could not be looked at
 * @param size the number of bytes; only a file has one here
 * @param modified when the content was changed; only of a file
 * @param changed when anything was changed where the system tells, which nobody can set
 * back, and otherwise when it was made; only of a file
 */
record Stamp(Kind kind, @Nullable Object identity, long size, @Nullable FileTime modified, @Nullable FileTime changed) {

	private static final String UNIX = "unix:dev,ino,mode,size,lastModifiedTime,ctime,isRegularFile,isDirectory";

	/**
	 * Look at a file.
	 * @param file the file
	 * @return its stamp, also if it cannot be looked at
	 */
	static Stamp of(Path file) {
		try {
			return file.getFileSystem().supportedFileAttributeViews().contains("unix")
					? of(Files.readAttributes(file, UNIX)) : of(Files.readAttributes(file, BasicFileAttributes.class));
		}
		catch (NoSuchFileException ex) {
			return new Stamp(Kind.MISSING, null, 0, null, null);
		}
		catch (IOException | RuntimeException ex) {
			return new Stamp(Kind.UNREACHABLE, Reason.of(ex), 0, null, null);
		}
	}

	private static Stamp of(Map<String, Object> attributes) {
		Object identity = List.of(attributes.get("dev"), attributes.get("ino"), attributes.get("mode"));
		if (Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
			return new Stamp(Kind.FILE, identity, (attributes.get("size") instanceof Long size) ? size : 0,
					(FileTime) attributes.get("lastModifiedTime"), (FileTime) attributes.get("ctime"));
		}
		return without(Boolean.TRUE.equals(attributes.get("isDirectory")), identity);
	}

	private static Stamp of(BasicFileAttributes attributes) {
		if (attributes.isRegularFile()) {
			return new Stamp(Kind.FILE, attributes.fileKey(), attributes.size(), attributes.lastModifiedTime(),
					attributes.creationTime());
		}
		return without(attributes.isDirectory(), attributes.fileKey());
	}

	/**
	 * The times of a directory change with files that come and go at once, those of a
	 * device or FIFO with its use.
	 */
	private static Stamp without(boolean directory, @Nullable Object identity) {
		return new Stamp(directory ? Kind.DIRECTORY : Kind.OTHER, identity, 0, null, null);
	}

	boolean isDirectory() {
		return this.kind == Kind.DIRECTORY;
	}

	/**
	 * All of it as text. Much faster than what a record and a time make by themselves.
	 * @param target where to append
	 */
	void appendTo(StringBuilder target) {
		target.append(this.kind).append(' ').append(this.identity).append(' ').append(this.size);
		append(this.modified, target);
		append(this.changed, target);
	}

	private static void append(@Nullable FileTime time, StringBuilder target) {
		if (time != null) {
			Instant instant = time.toInstant();
			target.append(' ').append(instant.getEpochSecond()).append(' ').append(instant.getNano());
		}
	}

	/**
	 * What a path leads to.
	 */
	enum Kind {

		/** A regular file. */
		FILE,

		/** A directory. */
		DIRECTORY,

		/** A device, a FIFO, a socket. */
		OTHER,

		/** Nothing. */
		MISSING,

		/** There is no telling. */
		UNREACHABLE

	}

}
