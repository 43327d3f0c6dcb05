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

package io.github.sslclient.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What tells that a file is still the one that was read. OpenSSL reads it again each time
 * it does not find what it looks for, and finds the same; a peer that presents names of
 * its choice could make us do so forever.
 *
 * @param key what identifies the file on its file system, or {@code null} where nothing
 * does
 * @param size the number of bytes
 * @param modified when it was last written
 */
record FileStamp(@Nullable Object key, long size, FileTime modified) {

	/** File systems count time in steps; the largest are FAT's of two seconds. */
	private static final Duration SETTLING = Duration.ofSeconds(3);

	/**
	 * Look at a file, or at what a link leads to.
	 * @param file the file
	 * @return its stamp
	 * @throws IOException if it cannot be looked at
	 */
	static FileStamp of(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		return new FileStamp(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
	}

	/**
	 * Whether a change from now on must show: another write in the same moment as the
	 * last would not.
	 * @return whether the last change is long ago
	 */
	boolean isSettled() {
		return this.modified.toInstant().isBefore(Instant.now().minus(SETTLING));
	}

}
