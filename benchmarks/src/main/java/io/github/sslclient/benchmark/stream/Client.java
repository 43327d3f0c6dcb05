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

package io.github.sslclient.benchmark.stream;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;

import com.sun.management.ThreadMXBean;

/**
 * What is compared: a client that opens connections to one server.
 */
interface Client extends Closeable {

	ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** How it is called in tables. */
	String name();

	/** Whether it does what a figure is about; a floor may be less than a client. */
	default boolean does(Task task) {
		return true;
	}

	/**
	 * Get ready, before time is taken.
	 * @param fullHandshakes how many will be asked for
	 * @throws GeneralSecurityException if the platform cannot
	 */
	default void prepare(int fullHandshakes) throws GeneralSecurityException {
	}

	/**
	 * Open a connection. Its handshake is done now or with what is sent first, as the
	 * client does it by itself.
	 * @param full whether its handshake must be a full one
	 */
	Connection open(boolean full) throws IOException;

	/** CPU time of all threads that work for the client, in ns. */
	default long cpuTime() {
		return THREADS.getCurrentThreadCpuTime();
	}

	/** What these threads have allocated, in bytes. */
	default long allocated() {
		return THREADS.getCurrentThreadAllocatedBytes();
	}

	@Override
	default void close() {
	}

	/**
	 * A connection.
	 */
	interface Connection extends Closeable {

		/** Read {@link NginxServer#BULK_LENGTH} bytes. */
		void download() throws IOException;

		/** Send as many. */
		void upload() throws IOException;

		/**
		 * Send a few bytes and receive as many.
		 * @return whether the server says that it resumed the session
		 */
		boolean exchange(Http.Message message) throws IOException;

		default boolean exchange() throws IOException {
			return exchange(Http.Message.SMALL);
		}

	}

	/**
	 * What a client is measured at.
	 */
	enum Task {

		BULK, EXCHANGE, FULL_HANDSHAKE, RESUMED_HANDSHAKE, IDLE

	}

}
