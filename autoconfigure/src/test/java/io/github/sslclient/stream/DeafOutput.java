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
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;

/**
 * The output to a peer that takes some writes and then no more, at a moment that does not
 * depend on how fast a reset travels.
 */
final class DeafOutput extends OutputStream {

	private volatile int writesLeft;

	private volatile boolean unchecked;

	private OutputStream output = OutputStream.nullOutputStream();

	private DeafOutput(int writesLeft) {
		this.writesLeft = writesLeft;
	}

	static DeafOutput hearing() {
		return new DeafOutput(Integer.MAX_VALUE);
	}

	static DeafOutput allowing(int writes) {
		return new DeafOutput(writes);
	}

	SslClientStream stream(ScriptedPeer<?> peer, SslClientSettingsBuilder settings) throws IOException {
		Socket socket = peer.connect();
		this.output = socket.getOutputStream();
		return SslClientStream.over(socket.getInputStream(), this, () -> close(socket), "localhost",
				SslClientContext.of(settings.build()), SslConnectionOverrides.none());
	}

	/** Let no more writes through. */
	void deafen() {
		this.writesLeft = 0;
	}

	/** Fail as no stream should. */
	void failUnchecked() {
		this.unchecked = true;
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(byte[] buffer, int offset, int length) throws IOException {
		if (this.unchecked) {
			throw new IllegalStateException("unchecked");
		}
		if (this.writesLeft == 0) {
			throw new SocketException("Broken pipe");
		}
		this.writesLeft--;
		this.output.write(buffer, offset, length);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Nobody is left to be told.
		}
	}

}
