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

/**
 * A connected pair of byte pipes. One thread may read while another writes.
 */
interface Transport {

	/**
	 * Read what is there, or wait for it.
	 * @return how many bytes came, or -1 at the end
	 * @throws java.net.SocketTimeoutException if the read timeout passed; the transport
	 * stays usable if it says so
	 */
	int read(byte[] buffer, int offset, int length) throws IOException;

	/** Write all of it. */
	void write(byte[] buffer, int offset, int length) throws IOException;

	/** How many bytes can be read without waiting; 0 where that is not known. */
	int available() throws IOException;

	/**
	 * Limit reads from now on.
	 * @param timeout the limit, zero for none
	 */
	void setReadTimeout(Duration timeout) throws IOException;

	/** How reads were limited when the transport was handed over; zero for not at all. */
	Duration originalReadTimeout();

	/** Whether it can be read on after a read has timed out. */
	boolean survivesTimeouts();

	/** The port at the peer; 0 where there is none, or it is not known. */
	int port();

	/** Tell the peer that nothing more will come, where the transport can. */
	void shutdownOutput() throws IOException;

	/**
	 * End both directions at once, waking whoever is blocked in them. May be called at
	 * any time, from any thread, more than once.
	 */
	void close();

	/**
	 * Whether {@link #close()} really wakes a blocked thread, and does not block itself.
	 */
	boolean canAbort();

}
