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

package io.github.sslclient.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.stream.SslClientStream;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue of a probe: handshake, what is to be sent, and what comes back, within
 * bounds of size and time that the server cannot stretch.
 */
final class Exchange {

	/** How many bytes are taken; the rest is left. */
	static final int MAX_RECEIVED = 64 * 1024;

	private final SslClientStream stream;

	private final Patience patience;

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	Exchange(SslClientStream stream, Patience patience) {
		this.stream = stream;
		this.patience = patience;
	}

	/**
	 * Run it.
	 * @return what failed, or {@code null}
	 */
	@Nullable SslError run(byte[] send) {
		try {
			// It has a deadline of its own.
			this.stream.handshake();
		}
		catch (IOException ex) {
			return PlatformErrors.translate("handshake", ex).getError();
		}
		try (Deadline deadline = new Deadline(this.patience.whole(), this.stream::close)) {
			SslError error = write(send, deadline);
			return (error != null) ? error : read(send.length > 0, deadline);
		}
	}

	/**
	 * What came.
	 * @return the text, with U+FFFD for what is no UTF-8, or {@code null} if nothing came
	 */
	@Nullable String received() {
		return (this.received.size() > 0) ? this.received.toString(StandardCharsets.UTF_8) : null;
	}

	private @Nullable SslError write(byte[] send, Deadline deadline) {
		try {
			if (send.length > 0) {
				this.stream.getOutputStream().write(send);
			}
			return null;
		}
		catch (IOException ex) {
			return deadline.isPassed()
					? SslError.of("write", OpenSslCode.TIMED_OUT, "the peer does not take what it is sent")
					: PlatformErrors.translate("write", ex).getError();
		}
	}

	private @Nullable SslError read(boolean untilQuiet, Deadline deadline) {
		try {
			long start = System.nanoTime();
			boolean more = true;
			while (more && this.received.size() < MAX_RECEIVED) {
				more = readOnce(start) && untilQuiet;
			}
			return null;
		}
		catch (IOException ex) {
			return deadline.isPassed() ? null : PlatformErrors.translate("read", ex).getError();
		}
	}

	private boolean readOnce(long start) throws IOException {
		byte[] buffer = new byte[8 * 1024];
		try {
			int count = this.stream.getInputStream()
				.read(buffer, 0, Math.min(buffer.length, MAX_RECEIVED - this.received.size()));
			this.received.write(buffer, 0, Math.max(count, 0));
			return count >= 0;
		}
		catch (SocketTimeoutException ex) {
			// Silence is no fault. It ends the answer, or the wait for it.
			return this.received.size() == 0 && System.nanoTime() - start < this.patience.first().toNanos();
		}
	}

}
