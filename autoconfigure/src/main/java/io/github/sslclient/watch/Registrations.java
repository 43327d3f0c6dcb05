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
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.sslclient.watch.Problems.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The directories whose events are of interest, each registered once. That one cannot be
 * registered is told, and tried again with every poll. Of the watcher's thread only, but
 * for {@link #close()}.
 */
final class Registrations {

	private final DirectoryEvents.Factory factory;

	private final Problems problems;

	private final String polling;

	private final Map<Path, Registration> registrations = new HashMap<>();

	private volatile @Nullable DirectoryEvents events;

	private volatile boolean closed;

	/**
	 * Create it.
	 * @param factory opens what tells of events
	 * @param problems who is told that there are none
	 * @param times tells how often is polled then
	 */
	Registrations(DirectoryEvents.Factory factory, Problems problems, WatchTimes times) {
		this.factory = factory;
		this.problems = problems;
		this.polling = "files are looked at every "
				+ times.pollInterval().toString().substring(2).toLowerCase(Locale.ROOT) + " instead";
	}

	/** What tells of events, or {@code null} if nothing does. */
	@Nullable DirectoryEvents events() {
		return this.events;
	}

	/**
	 * Register the directories of a path that were not yet, and forget those of before.
	 * @param user the path
	 * @param before the directories that it had
	 * @return whether any is new, or was gone already
	 */
	boolean replace(WatchedPath user, Set<Path> before) {
		boolean fresh = false;
		for (Path directory : user.directories()) {
			Registration registration = this.registrations.computeIfAbsent(directory, Registration::new);
			registration.users.add(user);
			fresh |= register(registration);
		}
		for (Path directory : before) {
			if (!user.directories().contains(directory)) {
				release(user, directory);
			}
		}
		return fresh;
	}

	/**
	 * Forget the directories of a path.
	 * @param user the path
	 */
	void remove(WatchedPath user) {
		user.directories().forEach((directory) -> release(user, directory));
	}

	/**
	 * Register all again, since another directory may have come in the place of one.
	 */
	void refresh() {
		if (this.events == null) {
			open();
		}
		for (Registration registration : this.registrations.values()) {
			if (register(registration)) {
				registration.users.forEach(WatchedPath::markDirty);
			}
		}
	}

	/**
	 * Take in what has happened. What a key tells does not matter, nor whether some of it
	 * was lost.
	 * @param first the first key
	 */
	void drain(WatchKey first) {
		Set<WatchKey> ready = Collections.newSetFromMap(new IdentityHashMap<>());
		DirectoryEvents source = this.events;
		// Keys that are not reset yet do not come again.
		for (WatchKey key = first; key != null; key = poll(source)) {
			key.pollEvents();
			ready.add(key);
		}
		ready.forEach(WatchKey::reset);
		for (Registration registration : this.registrations.values()) {
			WatchKey key = registration.key;
			if (key != null && ready.contains(key)) {
				if (key.isValid()) {
					registration.users.forEach(WatchedPath::markDirty);
				}
				else {
					registration.key = null;
					registration.users.forEach(WatchedPath::markUnregistered);
				}
			}
		}
	}

	/**
	 * End it, in any thread.
	 */
	void close() {
		this.closed = true;
		close(this.events);
	}

	/** The source of events has ended without having been told to. */
	void lost() {
		close(this.events);
		this.events = null;
		this.registrations.values().forEach((registration) -> registration.key = null);
	}

	private void open() {
		try {
			this.events = this.factory.open();
		}
		catch (IOException | RuntimeException ex) {
			this.problems.tell(Kind.NO_EVENTS, () -> "There are no file events (" + ex + "), " + this.polling
					+ hint(ex, "fs.inotify.max_user_instances"));
		}
		if (this.closed) {
			close(this.events);
		}
	}

	/** Whether events from now on are told that were not before. */
	private boolean register(Registration registration) {
		DirectoryEvents source = this.events;
		if (source == null) {
			return false;
		}
		WatchKey before = registration.key;
		boolean gone = false;
		try {
			registration.key = source.register(registration.directory);
		}
		catch (ClosedWatchServiceException ex) {
			lost();
			return false;
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			registration.key = null;
			gone = true;
		}
		catch (IOException | RuntimeException ex) {
			registration.key = null;
			refused(registration.directory, ex);
		}
		boolean fresh = registration.key != before;
		if (fresh) {
			cancel(before);
		}
		return gone || fresh;
	}

	private void refused(Path directory, Exception failure) {
		boolean limit = String.valueOf(failure.getMessage()).contains("inotify");
		this.problems.tell(limit ? Kind.LIMIT : Kind.REFUSED, () -> "Directory " + directory + " cannot be watched ("
				+ failure + "), " + this.polling + hint(failure, "fs.inotify.max_user_watches"));
	}

	private static String hint(Exception failure, String setting) {
		return String.valueOf(failure.getMessage()).contains("inotify") ? ": raise " + setting : "";
	}

	private void release(WatchedPath user, Path directory) {
		Registration registration = this.registrations.get(directory);
		if (registration != null && registration.users.remove(user) && registration.users.isEmpty()) {
			this.registrations.remove(directory);
			cancel(registration.key);
		}
	}

	/** A directory that was renamed has one key under both names. */
	private void cancel(@Nullable WatchKey key) {
		if (key != null && this.registrations.values().stream().noneMatch((other) -> other.key == key)) {
			key.cancel();
		}
	}

	private static @Nullable WatchKey poll(@Nullable DirectoryEvents source) {
		try {
			return (source != null) ? source.poll(0) : null;
		}
		catch (InterruptedException ex) {
			return null;
		}
	}

	private static void close(@Nullable DirectoryEvents source) {
		try {
			if (source != null) {
				source.close();
			}
		}
		catch (IOException ex) {
			// Whatever it holds is lost.
		}
	}

	/**
	 * A directory, and what is of interest in it.
	 */
	private static final class Registration {

		private final Path directory;

		private final Set<WatchedPath> users = new HashSet<>();

		private @Nullable WatchKey key;

		Registration(Path directory) {
			this.directory = directory;
		}

	}

}
