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
import javax.net.ssl.SSLSession;

import io.github.sslclient.context.ClientEngine;
import io.github.sslclient.deadline.Watchdog;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * A handshake from its first flight to its last, within its deadline. Flights are sent
 * whole, and only when an answer must be waited for: the last one is left in the writer,
 * to leave together with the first data.
 */
final class Handshake {

	/**
	 * {@code MAX_WARN_ALERT_COUNT} of OpenSSL, where the warning that reaches it is one
	 * too many.
	 */
	private static final int TOO_MANY_WARNINGS = 5;

	/** {@code SSL_R_TOO_MANY_WARN_ALERTS}. */
	private static final OpenSslCode TOO_MANY_WARN_ALERTS = new OpenSslCode(0x0A000199);

	private final ClientEngine connection;

	private final SSLEngine engine;

	private final Transport transport;

	private final RecordReader reader;

	private final RecordWriter writer;

	private final ServerFlight serverFlight;

	private boolean offered;

	Handshake(ClientEngine connection, Transport transport, RecordReader reader, RecordWriter writer) {
		this.connection = connection;
		this.engine = connection.engine();
		this.transport = transport;
		this.reader = reader;
		this.writer = writer;
		this.serverFlight = new ServerFlight(connection.securityLevel());
	}

	/**
	 * Run it.
	 * @param flush whether to send the last flight now, because nothing will join it
	 * @throws SslException if it fails; an alert that says why is then with the peer, if
	 * the peer would take it
	 */
	void run(boolean flush) throws SslException {
		Duration limit = this.connection.handshakeTimeout();
		try (Watchdog watchdog = Watchdog.arm(limit, this.transport::close)) {
			try {
				// The deadline bounds the whole handshake; the read timeout is for what
				// comes after.
				this.transport.setReadTimeout(Duration.ZERO);
				this.connection.negotiate(this::negotiate);
				this.connection.handshakeFinished();
				if (flush) {
					finish();
				}
				this.reader.handshakeFinished();
			}
			catch (IOException | CertificateException | RuntimeException ex) {
				if (!watchdog.hasBitten()) {
					sendAlert(ex);
					throw PlatformErrors.translate("handshake", ex);
				}
				throw timedOut(limit, ex);
			}
			watchdog.close();
			if (watchdog.hasBitten()) {
				throw timedOut(limit, null);
			}
		}
	}

	private static SslException timedOut(Duration limit, @Nullable Exception cause) {
		return new SslException(SslError.of("handshake", OpenSslCode.TIMED_OUT,
				"it was not finished within handshake-timeout, " + limit.toMillis() + " ms"), cause);
	}

	private void negotiate() throws IOException {
		this.engine.beginHandshake();
		HandshakeStatus status = this.engine.getHandshakeStatus();
		while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
			status = switch (status) {
				case NEED_TASK -> {
					this.connection.runDelegatedTasks();
					yield statusAfterTasks();
				}
				case NEED_WRAP -> wrap();
				default -> unwrap();
			};
		}
	}

	/**
	 * What a task throws comes out of the engine's next call. JDK 17 asks for that call
	 * only if there is an alert to send; otherwise it asks for a record, which may never
	 * come. Before we refuse a flight ourselves the engine is asked in any case.
	 */
	private HandshakeStatus statusAfterTasks() throws SSLException {
		HandshakeStatus status = this.engine.getHandshakeStatus();
		if (status == HandshakeStatus.NEED_UNWRAP || this.serverFlight.isRefused()) {
			this.engine.unwrap(RecordWriter.NO_DATA, RecordWriter.NO_DATA);
		}
		return status;
	}

	private HandshakeStatus wrap() throws IOException {
		this.serverFlight.requireNothingWrong();
		try {
			HandshakeStatus status = status(this.writer.wrap(RecordWriter.NO_DATA));
			checkOffer();
			return status;
		}
		catch (SSLException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw LastWords.after(ex, this.transport, this.reader);
		}
	}

	/** Nothing is sent before. */
	private void checkOffer() throws SslException {
		if (!this.offered) {
			this.offered = true;
			try {
				this.connection.check(this.writer.wrapped());
			}
			catch (SslException ex) {
				this.writer.discard();
				throw ex;
			}
		}
	}

	private HandshakeStatus unwrap() throws IOException {
		this.serverFlight.requireNothingWrong();
		for (int warnings = 0; warnings < TOO_MANY_WARNINGS; warnings++) {
			awaitRecord();
			if (isTls13() || !this.reader.skipWarning()) {
				this.reader.show(this.serverFlight);
				return status(this.reader.unwrap(ByteBuffer.allocate(0)));
			}
		}
		throw new SslException(SslError.of("handshake", TOO_MANY_WARN_ALERTS,
				"the peer sent " + TOO_MANY_WARNINGS + " warnings in a row"));
	}

	private void awaitRecord() throws IOException {
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
				throw new SslException(SslError
					.of("handshake", OpenSslCode.UNEXPECTED_EOF,
							"the peer closed the connection before the handshake was finished")
					.withHint("look into the server's log; a firewall or a proxy on the way may have done it too"));
			}
		}
	}

	/**
	 * TLS 1.3 knows no warnings: every alert but close_notify ends it (RFC 8446, section
	 * 6). Conscrypt's session keeps the first answer it gives, which may be wrong before
	 * ServerHello.
	 */
	private boolean isTls13() {
		if (!this.connection.provider().knowsVersionDuringHandshake()) {
			return false;
		}
		SSLSession session = this.engine.getHandshakeSession();
		return session != null && session.getProtocol().equals("TLSv1.3");
	}

	private void finish() throws IOException {
		try {
			this.writer.finish();
		}
		catch (IOException ex) {
			throw LastWords.after(ex, this.transport, this.reader);
		}
	}

	private HandshakeStatus status(SSLEngineResult result) throws SSLException {
		if (result.getStatus() == Status.CLOSED) {
			throw new SSLException("Received close_notify during handshake");
		}
		return result.getHandshakeStatus();
	}

	private void sendAlert(Exception exception) {
		try (Watchdog watchdog = Watchdog.arm(LastWords.LIMIT, this.transport::close)) {
			if (exception instanceof FlightRefusal refusal) {
				this.writer.abort(refusal.alert());
				return;
			}
			if (!(exception instanceof IOException)) {
				this.engine.closeOutbound();
			}
			this.writer.wrapLast();
			this.writer.finish();
		}
		catch (IOException ex) {
			exception.addSuppressed(ex);
		}
	}

}
