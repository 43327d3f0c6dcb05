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

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

import io.github.sslclient.context.ProviderKind;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of the pump: wraps data into records and sends many of them with one
 * write. What is wrapped is kept until {@link #flush()}, so that a handshake's last
 * flight and the first data leave together. Holds no buffer while it has nothing to send.
 * Used by one thread at a time.
 */
final class RecordWriter {

	static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);

	/**
	 * Enough for the system call to cost little, and short of what the kernel buffers.
	 */
	static final int MAX_RECORDS = 8;

	/** Room for a client's chain of 100 KiB, which is what OpenSSL's servers take. */
	private static final int MAX_FLIGHT = 256 * 1024;

	private final SSLEngine engine;

	private final Transport transport;

	private final ProviderKind provider;

	private ByteBuffer records = NO_DATA;

	private @Nullable Integer alertWrapped;

	private volatile @Nullable Integer alertSent;

	private boolean aborted;

	private boolean tainted;

	RecordWriter(SSLEngine engine, Transport transport, ProviderKind provider) {
		this.engine = engine;
		this.provider = provider;
		this.transport = transport;
	}

	/**
	 * Wrap once: a record of the handshake's, or of data.
	 */
	SSLEngineResult wrap(ByteBuffer data) throws IOException {
		while (true) {
			makeRoom(data.remaining());
			int start = this.records.position();
			SSLEngineResult result = wrapOne(data);
			if (data == NO_DATA) {
				noteAlert(start);
			}
			if (result.getStatus() != Status.BUFFER_OVERFLOW) {
				return result;
			}
			if (this.records.position() > 0) {
				flush();
			}
			else if (this.records.capacity() < MAX_FLIGHT) {
				// Others than SunJSSE want to give a whole flight at once.
				this.records = ByteBuffer.allocate(2 * this.records.capacity());
			}
			else {
				throw new IOException("A record does not fit into " + this.records.capacity() + " bytes");
			}
		}
	}

	/** What fails in the middle may leave data in the buffer that is not encrypted. */
	private SSLEngineResult wrapOne(ByteBuffer data) throws SSLException {
		boolean failed = true;
		try {
			SSLEngineResult result = this.engine.wrap(data, this.records);
			failed = false;
			return result;
		}
		finally {
			this.tainted |= failed;
		}
	}

	/**
	 * Wrap what the engine has to say for itself: an alert, an answer, close_notify.
	 */
	void wrapPending() throws IOException {
		while (!this.aborted && this.engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
			SSLEngineResult result = wrap(NO_DATA);
			if (result.getStatus() == Status.CLOSED || result.bytesProduced() == 0) {
				return;
			}
		}
	}

	/**
	 * Wrap the last that the engine has to say: an alert or close_notify, also where its
	 * status does not speak of them.
	 */
	void wrapLast() throws IOException {
		wrapPending();
		while (!this.aborted && !this.provider.tellsWhatItOwes() && !this.engine.isOutboundDone()) {
			if (wrap(NO_DATA).bytesProduced() == 0) {
				return;
			}
		}
	}

	/** Send nothing of what is wrapped, nor anything else. */
	void discard() {
		this.aborted = true;
		this.records = NO_DATA;
	}

	/** What is wrapped and not sent. */
	ByteBuffer wrapped() {
		return this.records.duplicate().flip();
	}

	/**
	 * Say nothing more but an alert for a fault that the engine bears with, which would
	 * go on. Only before anything is encrypted: the engine's own alert could be no other
	 * record.
	 */
	void abort(int alert) throws IOException {
		this.aborted = true;
		byte[] record = PlainAlert.record(alert);
		this.records = ByteBuffer.wrap(record).position(record.length);
		this.alertWrapped = alert;
		finish();
	}

	/**
	 * The fatal alert that was sent, if it was not encrypted.
	 * @return its number, or {@code null}
	 */
	@Nullable Integer alertSent() {
		return this.alertSent;
	}

	private void noteAlert(int start) {
		ByteBuffer record = this.records.duplicate().flip().position(start);
		if (record.remaining() == RecordHeader.LENGTH + PlainAlert.LENGTH) {
			this.alertWrapped = PlainAlert.fatal(record);
		}
	}

	/** Send what is wrapped. */
	void flush() throws IOException {
		if (this.records.position() > 0) {
			int length = this.records.position();
			this.records.clear();
			this.transport.write(this.records.array(), 0, length);
			this.alertSent = this.alertWrapped;
		}
	}

	/** Send what is wrapped and let the buffer go. */
	void finish() throws IOException {
		flush();
		ByteBuffer done = this.records;
		this.records = NO_DATA;
		giveBack(done);
	}

	private void giveBack(ByteBuffer buffer) {
		if (!this.tainted) {
			RecordBuffers.SHARED.giveBack(buffer);
		}
	}

	/**
	 * Make room for one more record. What is kept for the first data to join is small and
	 * moves to a larger buffer; a full buffer is sent.
	 */
	private void makeRoom(int dataLength) throws IOException {
		int packetSize = this.engine.getSession().getPacketBufferSize();
		if (this.records.remaining() >= packetSize) {
			return;
		}
		int kept = this.records.position();
		if (kept >= packetSize) {
			flush();
			kept = 0;
		}
		int wanted = kept + Math.min(MAX_RECORDS, 1 + dataLength / packetSize) * packetSize;
		if (this.records.capacity() < kept + packetSize) {
			ByteBuffer smaller = this.records;
			this.records = RecordBuffers.SHARED.take(wanted).put(smaller.flip());
			giveBack(smaller);
		}
	}

}
