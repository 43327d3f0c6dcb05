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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

import javax.net.ssl.SSLException;

import io.github.sslclient.deadline.Watchdog;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * A transport over any pair of streams, so that TLS runs inside TLS, or over a pipe. What
 * streams cannot do, they cannot do here: a blocked call ends only by the abort callback,
 * and so a read timeout ends the transport too.
 */
final class StreamTransport implements Transport {

	private final InputStream input;

	private final OutputStream output;

	private final @Nullable Runnable abort;

	private final int port;

	private volatile Duration readTimeout = Duration.ZERO;

	private volatile boolean timedOut;

	StreamTransport(InputStream input, OutputStream output, @Nullable Runnable abort) {
		this(input, output, abort, 0);
	}

	/** Streams of which it is known what port they lead to. */
	StreamTransport(InputStream input, OutputStream output, @Nullable Runnable abort, int port) {
		this.input = input;
		this.output = output;
		this.abort = abort;
		this.port = port;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		Duration timeout = this.readTimeout;
		if (timeout.isZero() || this.abort == null) {
			return readBeneath(buffer, offset, length);
		}
		try (Watchdog watchdog = Watchdog.arm(timeout, this::close)) {
			try {
				return readBeneath(buffer, offset, length);
			}
			catch (IOException ex) {
				if (watchdog.hasBitten()) {
					this.timedOut = true;
					SocketTimeoutException timedOut = new SocketTimeoutException("Read timed out");
					timedOut.initCause(ex);
					throw timedOut;
				}
				throw ex;
			}
		}
	}

	@Override
	public void write(byte[] buffer, int offset, int length) throws IOException {
		try {
			this.output.write(buffer, offset, length);
			this.output.flush();
		}
		catch (SSLException ex) {
			throw beneath(ex);
		}
	}

	private int readBeneath(byte[] buffer, int offset, int length) throws IOException {
		try {
			return this.input.read(buffer, offset, length);
		}
		catch (SSLException ex) {
			throw beneath(ex);
		}
	}

	/**
	 * What a TLS connection beneath this one fails with must not be taken for what our
	 * own engine says. A stream of ours has told already whose failure it is.
	 */
	private static IOException beneath(SSLException exception) {
		return (exception instanceof SslException) ? exception
				: new IOException("the TLS connection beneath failed: " + exception.getMessage(), exception);
	}

	@Override
	public int available() throws IOException {
		return this.input.available();
	}

	@Override
	public void setReadTimeout(Duration timeout) {
		this.readTimeout = timeout;
	}

	/** The timeout of a stream beneath may leave that usable; ours ends it. */
	@Override
	public boolean survivesTimeouts() {
		return !this.timedOut;
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public Duration originalReadTimeout() {
		return Duration.ZERO;
	}

	@Override
	public void shutdownOutput() throws IOException {
		// Closing the output would close the input of most pairs too; close_notify has to
		// say it alone.
		this.output.flush();
	}

	@Override
	public void close() {
		if (this.abort != null) {
			this.abort.run();
			return;
		}
		closeQuietly(this.input);
		closeQuietly(this.output);
	}

	@Override
	public boolean canAbort() {
		return this.abort != null;
	}

	private static void closeQuietly(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			// Nobody is left to be told.
		}
	}

}
