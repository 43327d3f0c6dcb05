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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream is, and the first fatal error, of which every later call is told
 * again. A state is reached once and never left. Thread-safe.
 */
final class StreamState {

	private final AtomicBoolean closed = new AtomicBoolean();

	private final AtomicReference<@Nullable SslException> failure = new AtomicReference<>();

	/** Of writing alone: what came before can still be read. */
	private final AtomicReference<@Nullable SslException> outputFailure = new AtomicReference<>();

	private final Diagnosis diagnosis;

	private volatile boolean open;

	private volatile boolean inputEnded;

	private volatile boolean outputEnded;

	StreamState(Diagnosis diagnosis) {
		this.diagnosis = diagnosis;
	}

	/** Whether the handshake is done. */
	boolean isOpen() {
		return this.open;
	}

	void open() {
		this.open = true;
	}

	/** Whether the peer will send no more. */
	boolean isInputEnded() {
		return this.inputEnded;
	}

	void endInput() {
		this.inputEnded = true;
	}

	/** Whether we can send no more. */
	boolean isOutputEnded() {
		return this.outputEnded;
	}

	void endOutput() {
		this.outputEnded = true;
	}

	boolean isClosed() {
		return this.closed.get();
	}

	/**
	 * Close.
	 * @return whether it was open until now
	 */
	boolean close() {
		return this.closed.compareAndSet(false, true);
	}

	boolean hasFailed() {
		return this.failure.get() != null;
	}

	/**
	 * Note an error.
	 * @return whether it is the first fatal one
	 */
	boolean fail(SslException exception) {
		return this.failure.compareAndSet(null, exception);
	}

	void failOutput(SslException exception) {
		this.outputFailure.compareAndSet(null, exception);
	}

	@Nullable SslException outputFailure() {
		return this.outputFailure.get();
	}

	/**
	 * Refuse an operation that is no longer possible.
	 * @throws SslException if the stream was closed, or with the first fatal error
	 */
	void check(String what) throws SslException {
		if (isClosed()) {
			throw shutDown(what);
		}
		SslException first = this.failure.get();
		if (first != null) {
			throw new SslException(first.getError(), first);
		}
	}

	/**
	 * Refuse a write that is no longer possible.
	 * @throws SslException if it is not
	 */
	void checkOutput() throws SslException {
		check("write");
		SslException broken = this.outputFailure.get();
		if (broken != null) {
			throw new SslException(broken.getError(), broken);
		}
		if (this.outputEnded) {
			throw shutDown("write");
		}
	}

	/** What a use after the end is answered with. */
	SslException shutDown(String what) {
		String detail = isClosed() ? "the stream was closed" : "its output was shut down";
		return new SslException(this.diagnosis.complete(SslError.of(what, OpenSslCode.PROTOCOL_IS_SHUTDOWN, detail)));
	}

	/** Whatever fails after a close fails because of it. */
	SslException translate(String what, Exception exception) {
		return isClosed() ? shutDown(what) : this.diagnosis.of(what, exception);
	}

}
