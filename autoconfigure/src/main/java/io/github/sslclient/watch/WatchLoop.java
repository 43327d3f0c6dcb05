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

import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.github.sslclient.watch.Problems.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the one thread does: wait, look, and hand over who is to be called. Whatever goes
 * wrong with one path or watch, even an error of the machine, ends there.
 */
final class WatchLoop implements Runnable {

	private static final long RECOVERY = TimeUnit.SECONDS.toNanos(1);

	private final WatchTimes times;

	private final Executor executor;

	private final Problems problems;

	private final Registrations registrations;

	private final Doorbell doorbell = new Doorbell();

	private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();

	private final Map<Path, WatchedPath> paths = new HashMap<>();

	private final Set<Watch> watches = new HashSet<>();

	private long drainAt = System.nanoTime();

	private long pollAt = this.drainAt;

	private volatile @Nullable Thread thread;

	private volatile boolean closed;

	WatchLoop(WatchTimes times, Executor executor, Problems problems, DirectoryEvents.Factory factory) {
		this.times = times;
		this.executor = executor;
		this.problems = problems;
		this.registrations = new Registrations(factory, problems, times);
	}

	/**
	 * Have something done in the thread.
	 * @param order what is to be done
	 */
	void post(Runnable order) {
		if (!this.closed) {
			this.orders.add(order);
			this.doorbell.ring();
		}
	}

	/**
	 * End it, in any thread.
	 */
	void close() {
		this.closed = true;
		this.doorbell.ring();
		this.registrations.close();
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		while (!this.closed) {
			try {
				pass();
			}
			catch (Throwable ex) {
				recover(ex);
			}
		}
	}

	/** Even to tell of an error of the machine may fail by the same error. */
	private void recover(Throwable thrown) {
		try {
			if (!this.closed) {
				unexpected(thrown);
				LockSupport.parkNanos(RECOVERY);
			}
		}
		catch (Throwable ex) {
			// Go on without.
		}
	}

	void add(Watch watch, FileState state) {
		this.watches.add(watch);
		use(watch, state);
	}

	void replace(Watch watch, FileState state) {
		if (this.watches.contains(watch)) {
			watch.schedule().replacePaths(state, System.nanoTime());
			Set<WatchedPath> before = new HashSet<>(watch.paths());
			watch.paths().clear();
			use(watch, state);
			before.removeAll(watch.paths());
			before.forEach((path) -> release(path, watch));
		}
	}

	void remove(Watch watch) {
		if (this.watches.remove(watch)) {
			watch.paths().forEach((path) -> release(path, watch));
		}
	}

	private void use(Watch watch, FileState state) {
		for (Path key : state.paths()) {
			WatchedPath path = this.paths.computeIfAbsent(key,
					(absent) -> new WatchedPath(key, Objects.requireNonNull(state.get(key))));
			path.markDirty();
			path.watches().add(watch);
			watch.paths().add(path);
		}
		watch.markChanged();
	}

	private void release(WatchedPath path, Watch watch) {
		if (path.watches().remove(watch) && path.watches().isEmpty()) {
			this.paths.remove(path.path());
			this.registrations.remove(path);
		}
	}

	private void pass() {
		await();
		for (Runnable order = this.orders.poll(); order != null; order = this.orders.poll()) {
			order.run();
		}
		boolean poll = System.nanoTime() - this.pollAt >= 0;
		if (poll) {
			this.registrations.refresh();
			this.paths.values().forEach(WatchedPath::markDirty);
		}
		look();
		if (poll) {
			long cost = this.paths.values().stream().mapToLong(WatchedPath::cost).sum();
			this.pollAt = System.nanoTime() + Pace.afterPoll(cost, this.times.pollInterval().toNanos());
		}
		for (Watch watch : this.watches) {
			try {
				watch.recompose(System.nanoTime());
				if (watch.isReady(System.nanoTime())) {
					call(watch);
				}
			}
			catch (Throwable ex) {
				unexpected(ex);
			}
		}
	}

	/** Until something is due, something happened, or somebody rings. */
	private void await() {
		long now = System.nanoTime();
		long nanos = Math.max(0, next(now) - now);
		if (this.drainAt - now > 0) {
			this.doorbell.await(null, Math.min(nanos, this.drainAt - now));
			return;
		}
		try {
			WatchKey key = this.doorbell.await(this.registrations.events(), nanos);
			if (key != null) {
				this.registrations.drain(key);
				this.drainAt = System.nanoTime() + Pace.SHORTEST;
			}
		}
		catch (ClosedWatchServiceException ex) {
			this.registrations.lost();
		}
	}

	private long next(long now) {
		long next = this.pollAt;
		for (WatchedPath path : this.paths.values()) {
			if (path.isDirty() && path.notBefore() - next < 0) {
				next = path.notBefore();
			}
		}
		for (Watch watch : this.watches) {
			OptionalLong due = watch.next(now);
			if (due.isPresent() && due.getAsLong() - next < 0) {
				next = due.getAsLong();
			}
		}
		return next;
	}

	private void look() {
		for (WatchedPath path : this.paths.values()) {
			if (path.isDirty() && path.notBefore() - System.nanoTime() <= 0 && !this.closed) {
				try {
					path.look(this.registrations);
				}
				catch (Throwable ex) {
					unexpected(ex);
				}
			}
		}
	}

	private void call(Watch watch) {
		FileState state = watch.schedule().begin();
		AtomicBoolean begun = new AtomicBoolean();
		try {
			this.executor.execute(() -> {
				if (begun.compareAndSet(false, true)) {
					run(watch, state);
				}
			});
		}
		catch (Throwable ex) {
			this.problems.tell(Kind.EXECUTOR, () -> "A change of files could not be handed over: " + ex);
			// An executor may fail and keep the task all the same.
			if (begun.compareAndSet(false, true)) {
				watch.schedule().end(false, System.nanoTime());
			}
		}
	}

	private void run(Watch watch, FileState state) {
		boolean takenUp = false;
		try {
			if (Thread.currentThread() == this.thread) {
				// A slow listener would keep all others waiting.
				throw new IllegalStateException("The executor runs tasks in the thread of the caller");
			}
			takenUp = this.closed || watch.isClosed() || watch.listener().changed(state);
		}
		catch (Throwable ex) {
			this.problems.tell(Kind.LISTENER, () -> "A change of files could not be taken up: " + ex);
		}
		finally {
			boolean result = takenUp;
			post(() -> watch.schedule().end(result, System.nanoTime()));
		}
	}

	private void unexpected(Throwable thrown) {
		this.problems.tell(Kind.UNEXPECTED, () -> "Looking at files failed: " + thrown);
	}

}
