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
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

import io.github.sslclient.error.SslException;

/**
 * The reading half of the pump: takes what the transport has, finds the records in it and
 * unwraps them. Between records it holds no buffer; while it waits for the first byte of
 * one it holds a small one, and a large one in the midst of much data. Used by one thread
 * at a time.
 */
final class RecordReader {

	private static final int BULK_SIZE = 128 * 1024;

	/** What a record holds (RFC 8446, section 5.1). */
	private static final int MAX_DATA = 16 * 1024;

	/** Shorter answers are not worth a buffer that is kept while they are waited for. */
	private static final int FULL_READS_OF_BULK = 4;

	private static final Reference<ByteBuffer> NONE = new WeakReference<>(null);

	private final SSLEngine engine;

	private final Transport transport;

	/** Ready to be read from: records as they came. */
	private ByteBuffer records = RecordWriter.NO_DATA;

	/** Ready to be read from: data of a record that the caller had no room for. */
	private ByteBuffer data = RecordWriter.NO_DATA;

	private boolean anyRecord;

	private boolean handshaking = true;

	/** Whether the transport gave all that there was room for, and so may have more. */
	private boolean more;

	/** How often in a row as much came as a record holds. */
	private int fullReads;

	/**
	 * The buffer for much data. No other stream gets it, so it need not be wiped. Between
	 * reads it is the garbage collector's to take: an idle stream should not keep it.
	 */
	private Reference<ByteBuffer> large = NONE;

	RecordReader(SSLEngine engine, Transport transport) {
		this.engine = engine;
		this.transport = transport;
	}

	/** From now on what comes is read, not negotiated. */
	void handshakeFinished() {
		this.handshaking = false;
	}

	/** Whether a whole record is at hand. */
	boolean hasRecord() throws IOException {
		if (this.records.remaining() < RecordHeader.LENGTH) {
			return false;
		}
		RecordHeader header = RecordHeader.of(this.records);
		try {
			header.check(!this.anyRecord, this.handshaking ? "handshake" : "read");
		}
		catch (SslException ex) {
			provokeAlert(ex);
			throw ex;
		}
		return this.records.remaining() >= header.recordLength();
	}

	/**
	 * Pass over the next record, if it is an alert that only warns.
	 * @return whether it was
	 */
	boolean skipWarning() throws IOException {
		if (!hasRecord() || !PlainAlert.isWarning(this.records, !this.anyRecord)) {
			return false;
		}
		this.records.position(this.records.position() + nextHeader().recordLength());
		return true;
	}

	/** Show the next record to whom it may concern; there must be one. */
	void show(ServerFlight flight) throws SslException {
		flight.look(this.records);
	}

	/** What kind of record comes next; to be asked only if there is one. */
	RecordHeader nextHeader() {
		return RecordHeader.of(this.records);
	}

	/**
	 * Read from the transport once, waiting for data if there is none.
	 * @return whether any came; {@code false} is the end
	 */
	boolean fill() throws IOException {
		makeRoom();
		int start = this.records.limit();
		int count = this.transport.read(this.records.array(), start, this.records.capacity() - start);
		if (count > 0) {
			this.records.limit(start + count);
			this.more = this.records.limit() == this.records.capacity();
			this.fullReads = (count >= MAX_DATA) ? this.fullReads + 1 : 0;
		}
		return count >= 0;
	}

	/**
	 * Unwrap the next record: into the caller's array if its data is sure to fit there,
	 * otherwise into a buffer of ours.
	 */
	SSLEngineResult unwrap(ByteBuffer target) throws IOException {
		int length = nextHeader().recordLength();
		this.anyRecord = true;
		boolean fits = target.remaining() >= length;
		ByteBuffer buffer = fits ? target : ByteBuffer.allocate(length);
		SSLEngineResult result = this.engine.unwrap(this.records, buffer);
		if (result.getStatus() == Status.BUFFER_OVERFLOW) {
			fits = false;
			buffer = ByteBuffer.allocate(this.engine.getSession().getApplicationBufferSize());
			result = this.engine.unwrap(this.records, buffer);
		}
		if (!fits && result.bytesProduced() > 0) {
			this.data = buffer.flip();
		}
		if (!this.records.hasRemaining() && !this.more) {
			letGo();
		}
		return result;
	}

	/** Give the caller data that was unwrapped before. */
	int take(ByteBuffer target) {
		int length = Math.min(target.remaining(), this.data.remaining());
		if (length > 0) {
			target.put(this.data.slice(this.data.position(), length));
			this.data.position(this.data.position() + length);
			if (!this.data.hasRemaining()) {
				this.data = RecordWriter.NO_DATA;
			}
		}
		return length;
	}

	/** How many bytes {@link #take} would give. */
	int available() {
		return this.data.remaining();
	}

	/** Whether a record is at hand whose data is sure to fit. */
	boolean hasRecordFor(ByteBuffer target) throws IOException {
		return target.hasRemaining() && hasRecord() && target.remaining() >= nextHeader().recordLength();
	}

	private void makeRoom() throws IOException {
		int kept = this.records.remaining();
		if (isBulk()) {
			resize(BULK_SIZE);
		}
		else if (kept == 0 && !this.more) {
			letGo();
			this.records = RecordBuffers.SHARED.take(RecordBuffers.IDLE).flip();
		}
		else {
			int needed = (kept >= RecordHeader.LENGTH) ? RecordHeader.of(this.records).recordLength()
					: RecordBuffers.IDLE;
			int waiting = this.transport.available();
			resize((kept + waiting > needed) ? Math.min(BULK_SIZE, kept + waiting) : needed);
		}
	}

	/**
	 * Whether much is being sent. A reader that is as fast as its peer would ask for
	 * nearly each record how much there is, and make a new buffer for it.
	 */
	private boolean isBulk() {
		return this.fullReads >= FULL_READS_OF_BULK;
	}

	private void resize(int wanted) {
		if (wanted > this.records.capacity()) {
			ByteBuffer smaller = this.records;
			ByteBuffer larger = (wanted == BULK_SIZE) ? large()
					: ByteBuffer.allocate(Math.max(wanted, RecordHeader.MAX_RECORD_LENGTH));
			this.records = larger.put(smaller).flip();
			giveBack(smaller);
		}
		else {
			this.records.compact().flip();
		}
	}

	private ByteBuffer large() {
		ByteBuffer known = this.large.get();
		if (known != null) {
			return known.clear();
		}
		ByteBuffer made = ByteBuffer.allocate(BULK_SIZE);
		this.large = new WeakReference<>(made);
		return made;
	}

	private void letGo() {
		ByteBuffer done = this.records;
		this.records = RecordWriter.NO_DATA;
		giveBack(done);
	}

	/** An engine may have decrypted what was in it in place. */
	private static void giveBack(ByteBuffer buffer) {
		if (buffer.capacity() == RecordBuffers.IDLE) {
			Arrays.fill(buffer.array(), (byte) 0);
			RecordBuffers.SHARED.giveBack(buffer);
		}
	}

	/** Let the engine see what is wrong, so that it has the fitting alert to send. */
	private void provokeAlert(SslException exception) {
		try {
			this.engine.unwrap(this.records.duplicate(),
					ByteBuffer.allocate(this.engine.getSession().getApplicationBufferSize()));
		}
		catch (SSLException ex) {
			exception.addSuppressed(ex);
		}
	}

}
