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

package io.github.sslclient.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

import io.github.sslclient.deadline.Watchdog;

/**
 * The end of a stream, in bounded time whatever the peer and the other threads do:
 * close_notify if the writing side is free, half-close, drain, close. The drain matters:
 * what a peer sent and nobody read (TLS 1.3 session tickets, for one) would turn the
 * close into a reset, and a reset takes back what the peer has not read yet.
 */
final class Closing {

	/** How long a thread that is not blocked may need to leave the stream. */
	private static final Duration COURTESY = Duration.ofMillis(200);

	private static final Duration CLOSE_NOTIFY_LIMIT = Duration.ofSeconds(1);

	private static final Duration DRAIN_LIMIT = Duration.ofSeconds(1);

	private static final int DRAIN_BUFFER = 1024;

	private final Transport transport;

	private final Lock writeLock;

	private final Lock readLock;

	private final CloseNotify closeNotify;

	Closing(Transport transport, Lock writeLock, Lock readLock, CloseNotify closeNotify) {
		this.transport = transport;
		this.writeLock = writeLock;
		this.readLock = readLock;
		this.closeNotify = closeNotify;
	}

	/** Close; where the transport's own close may block, in a thread of its own. */
	void run() {
		if (this.transport.canAbort()) {
			close();
			return;
		}
		Thread closer = Watchdog.start(this::close, "sslclient-close");
		try {
			closer.join(CLOSE_NOTIFY_LIMIT.plus(DRAIN_LIMIT).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void close() {
		try (Watchdog watchdog = Watchdog.arm(CLOSE_NOTIFY_LIMIT.plus(DRAIN_LIMIT), this.transport::close)) {
			if (sayGoodbye()) {
				drain();
			}
		}
		catch (IOException | RuntimeException ex) {
			// The peer is gone, which is what was wanted.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.transport.close();
		}
	}

	/**
	 * Send close_notify.
	 * @return whether there is something to drain for
	 */
	private boolean sayGoodbye() throws IOException, InterruptedException {
		if (!acquire(this.writeLock)) {
			return false;
		}
		try (Watchdog watchdog = Watchdog.arm(CLOSE_NOTIFY_LIMIT, this.transport::close)) {
			return this.closeNotify.send();
		}
		finally {
			this.writeLock.unlock();
		}
	}

	/**
	 * Discard what comes until the peer ends too. A reader that is still waiting has
	 * taken all there was, so there is nothing to drain.
	 */
	private void drain() throws IOException, InterruptedException {
		if (!acquire(this.readLock)) {
			return;
		}
		try (Watchdog watchdog = Watchdog.arm(DRAIN_LIMIT, this.transport::close)) {
			// A read with a timeout takes the JDK three system calls more.
			this.transport.setReadTimeout(Duration.ZERO);
			byte[] discarded = new byte[DRAIN_BUFFER];
			while (this.transport.read(discarded, 0, discarded.length) >= 0) {
				// Nobody wants it.
			}
		}
		finally {
			this.readLock.unlock();
		}
	}

	/**
	 * A free lock is taken even by a thread that was interrupted: it closes in order too.
	 */
	private static boolean acquire(Lock lock) throws InterruptedException {
		return lock.tryLock() || lock.tryLock(COURTESY.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Sends close_notify and half-closes the transport.
	 */
	@FunctionalInterface
	interface CloseNotify {

		/**
		 * Send it, if it may still be sent. Called with the writing side locked.
		 * @return whether the peer may still have something to say
		 */
		boolean send() throws IOException;

	}

}
