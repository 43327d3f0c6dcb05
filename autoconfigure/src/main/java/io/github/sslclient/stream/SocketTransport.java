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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A transport over a connected socket, or over the socket of a blocking channel.
 */
final class SocketTransport implements Transport {

	private final Socket socket;

	private final InputStream input;

	private final OutputStream output;

	private final Duration originalReadTimeout;

	private final int port;

	private SocketTransport(Socket socket, int port) throws IOException {
		if (!socket.isConnected()) {
			throw new SocketException("The socket to wrap is not connected");
		}
		this.socket = socket;
		this.input = socket.getInputStream();
		this.output = socket.getOutputStream();
		this.originalReadTimeout = Duration.ofMillis(socket.getSoTimeout());
		this.port = port;
	}

	static SocketTransport of(Socket socket) throws IOException {
		if (socket.getChannel() != null) {
			return of(socket.getChannel());
		}
		return new SocketTransport(socket, socket.getPort());
	}

	static SocketTransport of(SocketChannel channel) throws IOException {
		if (!channel.isBlocking()) {
			throw new IllegalBlockingModeException();
		}
		return new SocketTransport(channel.socket(), channel.socket().getPort());
	}

	/** A socket that leads to another port than it is connected to. */
	static SocketTransport through(Socket socket, int port) throws IOException {
		return new SocketTransport(socket, port);
	}

	@Override
	public boolean survivesTimeouts() {
		return true;
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		return this.input.read(buffer, offset, length);
	}

	@Override
	public void write(byte[] buffer, int offset, int length) throws IOException {
		this.output.write(buffer, offset, length);
	}

	@Override
	public int available() throws IOException {
		return this.input.available();
	}

	@Override
	public void setReadTimeout(Duration timeout) throws IOException {
		this.socket.setSoTimeout(timeout.isZero() ? 0 : Math.toIntExact(Math.max(1, timeout.toMillis())));
	}

	@Override
	public Duration originalReadTimeout() {
		return this.originalReadTimeout;
	}

	@Override
	public void shutdownOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	@Override
	public void close() {
		try {
			// A lingering close would block, and with it the watchdog's thread.
			this.socket.setSoLinger(false, 0);
		}
		catch (IOException ex) {
			// Closed already.
		}
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// Nobody is left to be told.
		}
	}

	@Override
	public boolean canAbort() {
		return true;
	}

}
