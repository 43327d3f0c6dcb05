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
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The way to a file: links are followed one by one, as the system does, because a change
 * of any of them leads to another file.
 */
final class LinkTrail {

	/** As Linux has it. */
	static final int MAXIMUM_LINKS = 40;

	private final Set<Path> directories = new HashSet<>();

	/** What is still to be gone. */
	private final Deque<Path> names = new ArrayDeque<>();

	/** How far we have come; no link is on the way to it. */
	private Path reached;

	private int links;

	private boolean complete;

	private LinkTrail(Path path) {
		this.reached = path.getRoot();
		prepend(path);
	}

	/**
	 * Go the way.
	 * @param path an absolute path
	 * @return the way, as far as it goes
	 */
	static LinkTrail of(Path path) {
		LinkTrail trail = new LinkTrail(path);
		try {
			trail.complete = trail.follow();
		}
		catch (NoSuchFileException ex) {
			trail.directories.add(trail.reached);
		}
		catch (IOException | RuntimeException ex) {
			// A directory that we may not enter shows in the one above when we may.
			trail.directories.add(trail.reached);
			trail.directories.add(parent(trail.reached));
		}
		return trail;
	}

	/**
	 * The real directories where a change of the way or of its end shows: that of each
	 * link, that of the end, the end itself if it is a directory, and if the way ends too
	 * early the last directory there is.
	 */
	Set<Path> directories() {
		return this.directories;
	}

	/** Where the path leads, without links, or {@code null} if nowhere. */
	@Nullable Path end() {
		return this.complete ? this.reached : null;
	}

	private boolean follow() throws IOException {
		boolean directory = true;
		while (!this.names.isEmpty()) {
			if (!directory) {
				return false;
			}
			Path name = this.names.remove();
			if (isUp(name)) {
				this.reached = parent(this.reached);
				continue;
			}
			Path next = this.reached.resolve(name);
			BasicFileAttributes attributes = Files.readAttributes(next, BasicFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			if (attributes.isSymbolicLink()) {
				this.directories.add(this.reached);
				if (++this.links > MAXIMUM_LINKS) {
					return false;
				}
				enter(Files.readSymbolicLink(next));
				continue;
			}
			directory = attributes.isDirectory();
			if (!directory || this.names.isEmpty()) {
				this.directories.add(this.reached);
			}
			this.reached = next;
		}
		if (directory) {
			this.directories.add(this.reached);
		}
		return true;
	}

	private void enter(Path target) {
		if (target.getRoot() != null) {
			this.reached = this.reached.resolve(target.getRoot());
		}
		prepend(target);
	}

	private void prepend(Path path) {
		Deque<Path> reversed = new ArrayDeque<>();
		path.forEach(reversed::push);
		reversed.forEach(this.names::push);
		this.names.removeIf((name) -> name.toString().isEmpty() || name.toString().equals("."));
	}

	private static boolean isUp(Path name) {
		return name.toString().equals("..");
	}

	private static Path parent(Path directory) {
		Path parent = directory.getParent();
		return (parent != null) ? parent : directory;
	}

}
