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

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/**
 * The smallest loop around an engine that works. All loops of a thread share their
 * buffers; one keeps that of what it received as long as a part of it is left.
 */
final class EngineLoop {

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final SSLEngine engine;

	private final Socket socket;

	private final Buffers buffers;

	private ByteBuffer received = NOTHING;

	EngineLoop(SSLEngine engine, Socket socket, Buffers buffers) {
		this.engine = engine;
		this.socket = socket;
		this.buffers = buffers;
	}

	void handshake() throws IOException {
		this.engine.beginHandshake();
		HandshakeStatus status = this.engine.getHandshakeStatus();
		while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
			status = switch (status) {
				case NEED_TASK -> {
					this.engine.getDelegatedTask().run();
					yield this.engine.getHandshakeStatus();
				}
				case NEED_WRAP -> wrap(NOTHING);
				default -> unwrap(NOTHING);
			};
		}
	}

	InputStream input() {
		return new InputStream() {

			@Override
			public int read() {
				throw new UnsupportedOperationException();
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				ByteBuffer target = ByteBuffer.wrap(bytes, offset, length);
				while (target.position() == offset) {
					unwrap(target);
				}
				while (EngineLoop.this.received.hasRemaining() && unwrapOne(target).getStatus() == Status.OK) {
					// Whatever else is there and fits.
				}
				return target.position() - offset;
			}

		};
	}

	OutputStream output() {
		return new OutputStream() {

			@Override
			public void write(int value) {
				throw new UnsupportedOperationException();
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				wrap(ByteBuffer.wrap(bytes, offset, length));
			}

		};
	}

	void close() throws IOException {
		this.engine.closeOutbound();
		wrap(NOTHING);
		this.socket.close();
	}

	private HandshakeStatus wrap(ByteBuffer data) throws IOException {
		ByteBuffer records = this.buffers.sent.clear();
		HandshakeStatus status;
		do {
			status = this.engine.wrap(data, records).getHandshakeStatus();
		}
		while (data.hasRemaining());
		this.socket.getOutputStream().write(records.array(), 0, records.position());
		return status;
	}

	private HandshakeStatus unwrap(ByteBuffer target) throws IOException {
		while (true) {
			SSLEngineResult result = unwrapOne(target);
			if (result.getStatus() == Status.OK) {
				return result.getHandshakeStatus();
			}
			if (result.getStatus() != Status.BUFFER_UNDERFLOW) {
				throw new EOFException(result.toString());
			}
			fill();
		}
	}

	private SSLEngineResult unwrapOne(ByteBuffer target) throws IOException {
		SSLEngineResult result = this.engine.unwrap(this.received, target);
		if (!this.received.hasRemaining() && this.received != NOTHING) {
			this.buffers.received = this.received;
			this.received = NOTHING;
		}
		return result;
	}

	private void fill() throws IOException {
		ByteBuffer buffer = (this.received == NOTHING) ? this.buffers.takeReceived() : this.received.compact();
		int count = this.socket.getInputStream().read(buffer.array(), buffer.position(), buffer.remaining());
		if (count < 0) {
			throw new EOFException();
		}
		this.received = buffer.position(buffer.position() + count).flip();
	}

	/**
	 * What the loops of a thread share.
	 */
	static final class Buffers {

		private static final int SIZE = 128 * 1024;

		/** Room for the records of {@link Http#CHUNK}. */
		private final ByteBuffer sent = ByteBuffer.allocate(SIZE);

		private ByteBuffer received = NOTHING;

		private ByteBuffer takeReceived() {
			ByteBuffer taken = this.received;
			this.received = NOTHING;
			return (taken != NOTHING) ? taken.clear() : ByteBuffer.allocate(SIZE);
		}

	}

}
