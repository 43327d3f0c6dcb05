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

import java.nio.file.WatchKey;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Where the one thread waits for events, for its time and for whoever rings. Nothing but
 * an interrupt wakes who waits for events; it is sent only while the thread is in here
 * and taken back before it leaves, since it would close a channel elsewhere.
 */
final class Doorbell {

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Thread waiting;

	private boolean rung;

	/**
	 * Let the thread go on, or not even wait if it is not here yet.
	 */
	void ring() {
		this.lock.lock();
		try {
			this.rung = true;
			if (this.waiting != null) {
				this.waiting.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait.
	 * @param events what to wait for besides, or {@code null} for nothing
	 * @param nanos how long at most
	 * @return the key of a directory in which something happened, if that is why the wait
	 * ended
	 */
	@Nullable WatchKey await(@Nullable DirectoryEvents events, long nanos) {
		if (!enter()) {
			return null;
		}
		try {
			if (events != null) {
				return events.poll(nanos);
			}
			TimeUnit.NANOSECONDS.sleep(nanos);
			return null;
		}
		catch (InterruptedException ex) {
			return null;
		}
		finally {
			leave();
		}
	}

	private boolean enter() {
		this.lock.lock();
		try {
			boolean enter = !this.rung;
			this.rung = false;
			this.waiting = enter ? Thread.currentThread() : null;
			return enter;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void leave() {
		this.lock.lock();
		try {
			this.waiting = null;
			this.rung = false;
			Thread.interrupted();
		}
		finally {
			this.lock.unlock();
		}
	}

}
