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

import org.jspecify.annotations.Nullable;

/**
 * What one path looks like.
 *
 * @param stamp what is there
 * @param end where the path leads, without links, or {@code null} if that cannot be told
 * @param readable whether it may be read; what is no file or directory is not asked
 * @param content the {@link Listing} of a directory or the {@link Reason} why there is
 * none, {@code null} for all else
 */
record PathState(Stamp stamp, @Nullable Path end, boolean readable, @Nullable Object content) {

	/**
	 * Look at a path.
	 * @param path an absolute path
	 * @param trail the way to it
	 * @return what it looks like
	 */
	static PathState of(Path path, LinkTrail trail) {
		Stamp stamp = Stamp.of(path);
		return switch (stamp.kind()) {
			case FILE -> new PathState(stamp, trail.end(), isReadable(path), null);
			case DIRECTORY -> new PathState(stamp, trail.end(), isReadable(path), list(path));
			case OTHER, MISSING, UNREACHABLE -> new PathState(stamp, trail.end(), false, null);
		};
	}

	private static boolean isReadable(Path path) {
		try {
			return Files.isReadable(path);
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static Object list(Path directory) {
		try {
			return Listing.of(directory);
		}
		catch (IOException | RuntimeException ex) {
			return Reason.of(ex);
		}
	}

}
