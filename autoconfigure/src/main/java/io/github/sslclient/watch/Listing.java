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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The names in a directory and the stamp of each, in 40 bytes: the number of entries and
 * the sum of their SHA-256 digests, lane by lane, which needs neither an order nor more
 * room for more files. Whoever could make two listings of the same sum could as well do
 * what he likes in the directory.
 */
record Listing(long count, long first, long second, long third, long fourth) {

	/**
	 * Look at all in a directory. Subdirectories are only named.
	 * @param directory the directory
	 * @return what is in it
	 * @throws IOException if it cannot be listed
	 */
	static Listing of(Path directory) throws IOException {
		MessageDigest digest = sha256();
		StringBuilder text = new StringBuilder();
		long count = 0;
		long[] sums = new long[4];
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
			for (Path entry : entries) {
				text.setLength(0);
				text.append(entry.getFileName()).append('\0');
				Stamp.of(entry).appendTo(text);
				ByteBuffer lanes = ByteBuffer.wrap(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
				for (int i = 0; i < sums.length; i++) {
					sums[i] += lanes.getLong();
				}
				count++;
			}
		}
		return new Listing(count, sums[0], sums[1], sums[2], sums[3]);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
