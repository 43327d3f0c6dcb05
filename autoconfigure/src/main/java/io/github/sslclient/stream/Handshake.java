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
import java.security.cert.CertificateException;
import java.time.Duration;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

import io.github.sslclient.context.ClientEngine;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;

/**
 * A handshake from its first flight to its last, within its deadline. Flights are sent
 * whole, and only when an answer must be waited for: the last one is left in the writer,
 * to leave together with the first data.
 */
final class Handshake {

	private final ClientEngine connection;

	private final SSLEngine engine;

	private final Transport transport;

	private final RecordReader reader;

	private final RecordWriter writer;

	Handshake(ClientEngine connection, Transport transport, RecordReader reader, RecordWriter writer) {
		this.connection = connection;
		this.engine = connection.engine();
		this.transport = transport;
		this.reader = reader;
		this.writer = writer;
	}

	/**
	 * Run it.
	 * @throws SslException if it fails; an alert that says why is then with the peer, if
	 * the peer would take it
	 */
	void run() throws SslException {
		Duration limit = this.connection.handshakeTimeout();
		try (Watchdog watchdog = Watchdog.arm(limit, this.transport::close)) {
			try {
				// The deadline bounds the whole handshake; the read timeout is for what
				// comes after.
				this.transport.setReadTimeout(Duration.ZERO);
				negotiate();
				this.connection.handshakeFinished();
			}
			catch (IOException | CertificateException ex) {
				if (watchdog.hasBitten()) {
					throw new SslException(SslError.of("handshake", OpenSslCode.TIMED_OUT,
							"it was not finished within handshake-timeout, " + limit.toMillis() + " ms"), ex);
				}
				sendAlert(ex);
				throw PlatformErrors.translate("handshake", ex);
			}
		}
	}

	private void negotiate() throws IOException {
		this.engine.beginHandshake();
		HandshakeStatus status = this.engine.getHandshakeStatus();
		while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
			status = switch (status) {
				case NEED_TASK -> {
					this.connection.runDelegatedTasks();
					yield this.engine.getHandshakeStatus();
				}
				case NEED_WRAP -> wrap();
				default -> unwrap();
			};
		}
	}

	private HandshakeStatus wrap() throws IOException {
		try {
			return status(this.writer.wrap(RecordWriter.NO_DATA));
		}
		catch (SSLException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw LastWords.after(ex, this.transport, this.reader);
		}
	}

	private HandshakeStatus unwrap() throws IOException {
		if (!this.reader.hasRecord()) {
			try {
				this.writer.flush();
			}
			catch (IOException ex) {
				throw LastWords.after(ex, this.transport, this.reader);
			}
		}
		while (!this.reader.hasRecord()) {
			if (!this.reader.fill()) {
				throw new SslException(SslError.of("handshake", OpenSslCode.UNEXPECTED_EOF,
						"the peer closed the connection before the handshake was finished"));
			}
		}
		return status(this.reader.unwrap(ByteBuffer.allocate(0)));
	}

	private HandshakeStatus status(SSLEngineResult result) throws SSLException {
		if (result.getStatus() == Status.CLOSED) {
			throw new SSLException("Received close_notify during handshake");
		}
		return result.getHandshakeStatus();
	}

	private void sendAlert(Exception exception) {
		try (Watchdog watchdog = Watchdog.arm(LastWords.LIMIT, this.transport::close)) {
			if (exception instanceof CertificateException) {
				this.engine.closeOutbound();
			}
			this.writer.wrapPending();
			this.writer.finish();
		}
		catch (IOException ex) {
			exception.addSuppressed(ex);
		}
	}

}
