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
import java.nio.ByteBuffer;
import java.time.Duration;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * What a peer said before it stopped listening. A peer that refuses us may close before
 * it has read all that we send; its alert, which says why, is then still there to be
 * read, and tells more than the broken pipe does.
 */
final class LastWords {

	/** How long to look for them. */
	static final Duration LIMIT = Duration.ofSeconds(1);

	private LastWords() {
	}

	/**
	 * Look for an alert after a write has failed. Data that comes before it stays with
	 * the reader.
	 * @return the alert's exception if there is one, otherwise the failure
	 */
	static IOException after(IOException failure, Transport transport, RecordReader reader) {
		try {
			long end = System.nanoTime() + LIMIT.toNanos();
			while (reader.available() == 0) {
				if (reader.hasRecord()) {
					SSLEngineResult result = reader.unwrap(ByteBuffer.allocate(0));
					if (result.getStatus() == Status.CLOSED || result.bytesConsumed() == 0) {
						return failure;
					}
				}
				else if (!fill(transport, reader, end)) {
					return failure;
				}
			}
			return failure;
		}
		catch (SSLException ex) {
			ex.addSuppressed(failure);
			return ex;
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
			return failure;
		}
	}

	/**
	 * The limit is one for all reads together: a peer may well speak a byte at a time.
	 */
	private static boolean fill(Transport transport, RecordReader reader, long end) throws IOException {
		long left = end - System.nanoTime();
		if (left <= 0) {
			return false;
		}
		transport.setReadTimeout(Duration.ofNanos(left));
		return reader.fill();
	}

}
