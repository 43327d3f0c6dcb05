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
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

import io.github.sslclient.context.ClientEngine;
import io.github.sslclient.context.Connection;
import io.github.sslclient.context.TrafficCounters;
import io.github.sslclient.deadline.Watchdog;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;

/**
 * Moves bytes between a stream's users, its engine and its transport, and decides who may
 * do so when.
 * <p>
 * Locks, always taken in this order: {@code writeLock} by whoever writes,
 * {@code handshakeLock} by whoever does the handshake, {@code readLock} by whoever reads.
 * A reader waits for a handshake but never for a writer. {@link #close()} waits for
 * nobody: it only tries.
 */
final class Pump implements Connection {

	private final ReentrantLock writeLock = new ReentrantLock();

	private final ReentrantLock handshakeLock = new ReentrantLock();

	private final ReentrantLock readLock = new ReentrantLock();

	private final Diagnosis diagnosis;

	private final StreamState state;

	private final Transport transport;

	private final ClientEngine connection;

	private final SSLEngine engine;

	private final RecordReader reader;

	private final RecordWriter writer;

	private final Inbound inbound;

	private final TrafficCounters traffic;

	private final HandshakeReport report;

	/** Set by a reader that owes the peer an answer while a writer is at work. */
	private volatile boolean answerPending;

	Pump(Transport transport, ClientEngine connection, List<HandshakeListener> listeners) {
		this.transport = transport;
		this.connection = connection;
		this.engine = connection.engine();
		this.reader = new RecordReader(this.engine, transport);
		this.writer = new RecordWriter(this.engine, transport, connection.provider());
		this.diagnosis = new Diagnosis(connection, transport, this.writer);
		this.state = new StreamState(this.diagnosis);
		this.inbound = new Inbound(connection, this.reader, this.state, this::answer);
		this.traffic = connection.traffic();
		this.report = new HandshakeReport(connection, transport.port(), listeners);
		connection.opened(this);
	}

	boolean isOpen() {
		return this.state.isOpen();
	}

	void handshake() throws IOException {
		this.state.check("handshake");
		ensureOpen("handshake", true);
	}

	int read(ByteBuffer target) throws IOException {
		if (!target.hasRemaining()) {
			return 0;
		}
		ensureOpen("read", true);
		this.readLock.lock();
		int start = target.position();
		try {
			this.state.check("read");
			int count = this.inbound.read(target);
			if (count > 0) {
				this.diagnosis.served();
				this.traffic.read(count);
			}
			return count;
		}
		catch (SocketTimeoutException ex) {
			if (this.state.isClosed() || !this.transport.survivesTimeouts()) {
				throw failed("read", ex);
			}
			// Nothing is lost: the next read goes on where this one stopped.
			throw this.diagnosis.ofTimeout(ex);
		}
		catch (IOException ex) {
			SslException failed = failed("read", ex);
			if (target.position() > start) {
				// What came before the fault is genuine; the fault is told at the next
				// call.
				this.traffic.read(target.position() - start);
				return target.position() - start;
			}
			throw failed;
		}
		catch (RuntimeException ex) {
			throw failed("read", ex);
		}
		finally {
			this.readLock.unlock();
		}
	}

	int available() {
		if (!this.readLock.tryLock()) {
			return 0;
		}
		try {
			return this.reader.available();
		}
		finally {
			this.readLock.unlock();
		}
	}

	void write(ByteBuffer data) throws IOException {
		this.writeLock.lock();
		try {
			this.state.checkOutput();
			ensureOpen("write", false);
			while (data.hasRemaining()) {
				wrap(data);
				this.state.check("write");
			}
			this.writer.finish();
		}
		catch (SSLException ex) {
			throw failed("write", ex);
		}
		catch (IOException ex) {
			throw writeFailed(ex);
		}
		catch (RuntimeException ex) {
			throw failed("write", ex);
		}
		finally {
			this.writeLock.unlock();
		}
		answerIfPending();
	}

	void shutdownOutput() throws IOException {
		this.inbound.requireToOutliveOutput();
		this.writeLock.lock();
		try {
			this.state.check("shutdown");
			if (!this.state.isOutputEnded()) {
				ensureOpen("shutdown", false);
				sendCloseNotify();
			}
		}
		catch (IOException | RuntimeException ex) {
			throw failed("shutdown", ex);
		}
		finally {
			this.writeLock.unlock();
		}
	}

	@Override
	public void close() {
		if (this.state.close()) {
			this.connection.closed();
			new Closing(this.transport, this.writeLock, this.readLock, this::sayGoodbye).run();
		}
	}

	private void ensureOpen(String what, boolean flush) throws IOException {
		if (this.state.isOpen()) {
			return;
		}
		this.handshakeLock.lock();
		try {
			checkForHandshake(what);
			if (!this.state.isOpen()) {
				open(flush);
			}
		}
		finally {
			this.handshakeLock.unlock();
		}
	}

	private void checkForHandshake(String what) throws SslException {
		try {
			this.state.check(what);
		}
		catch (SslException ex) {
			throw failed("handshake", ex);
		}
	}

	private void open(boolean flush) throws SslException {
		this.report.begun();
		try {
			new Handshake(this.connection, this.transport, this.reader, this.writer).run(flush);
			limitReads();
			this.state.open();
			this.report.succeeded();
		}
		catch (IOException ex) {
			SslException failed = failed("handshake", ex);
			this.report.failed(failed);
			throw failed;
		}
		finally {
			this.report.over();
		}
	}

	private void limitReads() throws IOException {
		Duration timeout = this.connection.readTimeout();
		this.transport.setReadTimeout(timeout.isZero() ? this.transport.originalReadTimeout() : timeout);
	}

	private void wrap(ByteBuffer data) throws IOException {
		SSLEngineResult result = this.writer.wrap(data);
		this.traffic.written(result.bytesConsumed());
		if (result.getStatus() == Status.CLOSED) {
			this.state.endOutput();
			throw this.state.shutDown("write");
		}
		if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
			throw new SSLException("The engine takes no data but has status " + result.getHandshakeStatus());
		}
	}

	/**
	 * Answer a KeyUpdate, unless a writer is at work, who will. The answer must precede
	 * our next data and nothing else (RFC 8446, section 4.6.3).
	 */
	private void answer() throws IOException {
		this.answerPending = true;
		answerIfPending();
	}

	private void answerIfPending() throws IOException {
		while (this.answerPending && this.writeLock.tryLock()) {
			try {
				this.answerPending = false;
				if (!this.state.isOutputEnded()) {
					this.writer.wrapPending();
					this.writer.finish();
				}
			}
			catch (SSLException ex) {
				throw ex;
			}
			catch (IOException ex) {
				// The peer listens no more, which the next write will find out; what it
				// has sent can still be read.
			}
			finally {
				this.writeLock.unlock();
			}
		}
	}

	private void sendCloseNotify() throws IOException {
		this.state.endOutput();
		this.engine.closeOutbound();
		this.writer.wrapLast();
		this.writer.finish();
		this.transport.shutdownOutput();
	}

	/** The part of closing that needs the engine; the writing side is locked by now. */
	private boolean sayGoodbye() throws IOException {
		if (!this.handshakeLock.tryLock()) {
			return false;
		}
		try {
			if (this.state.hasFailed()) {
				// An alert is on its way, and must not be overtaken by a reset.
				this.transport.shutdownOutput();
			}
			else if (this.state.isOpen() && !this.state.isOutputEnded()) {
				sendCloseNotify();
			}
			return (this.state.isOpen() || this.state.hasFailed()) && !this.state.isInputEnded();
		}
		finally {
			this.handshakeLock.unlock();
		}
	}

	/**
	 * A broken connection ends writing for good, since part of a record may be under way.
	 * Reading goes on: the peer's last words may still be there.
	 */
	private SslException writeFailed(IOException exception) {
		this.state.endOutput();
		IOException reason = exception;
		if (!this.state.isClosed() && this.readLock.tryLock()) {
			try {
				reason = LastWords.after(exception, this.transport, this.reader);
				limitReads();
			}
			catch (IOException ex) {
				// The transport is gone, as the reason says.
			}
			finally {
				this.readLock.unlock();
			}
		}
		if (reason instanceof SSLException) {
			return failed("write", reason);
		}
		SslException translated = this.state.translate("write", reason);
		this.state.failOutput(translated);
		return translated;
	}

	private SslException failed(String what, Exception exception) {
		SslException translated = this.state.translate(what, exception);
		SslError error = translated.getError();
		boolean misuse = error.codes().contains(OpenSslCode.PROTOCOL_IS_SHUTDOWN) && this.diagnosis.isOurs(error);
		if (!misuse && this.state.fail(translated)) {
			count(translated);
			sendAlert();
		}
		return translated;
	}

	/** What broke a connection that this one goes through is counted there. */
	private void count(SslException failure) {
		SslError error = failure.getError();
		if (this.diagnosis.isOurs(error)) {
			this.traffic.failed(error);
			if (this.state.isOpen() && error.kind() == SslErrorKind.CLIENT_CERTIFICATE_REFUSED) {
				this.report.refusedLater(failure);
			}
		}
	}

	/**
	 * Send the alert that the engine may have for the peer, if the writing side is free.
	 */
	private void sendAlert() {
		if (this.writeLock.tryLock()) {
			try (Watchdog watchdog = Watchdog.arm(LastWords.LIMIT, this.transport::close)) {
				this.writer.wrapLast();
				this.writer.finish();
			}
			catch (IOException ex) {
				// The peer does not want to know.
			}
			finally {
				this.writeLock.unlock();
			}
		}
	}

}
