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

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.context.ClientEngine;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.stream.HandshakeListener.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Tells listeners, and the JVM's flight recorder, of one stream's handshake. A listener
 * that fails is left alone with it.
 */
final class HandshakeReport {

	private static final Logger LOGGER = System.getLogger(HandshakeReport.class.getName());

	private final ClientEngine connection;

	private final int port;

	private final List<HandshakeListener> listeners;

	private final List<Ending> endings = new ArrayList<>();

	private long start;

	private volatile Duration duration = Duration.ZERO;

	HandshakeReport(ClientEngine connection, int port, List<HandshakeListener> listeners) {
		this.connection = connection;
		this.port = port;
		this.listeners = FlightRecorderListener.addTo(listeners);
	}

	void begun() {
		this.start = System.nanoTime();
		for (HandshakeListener listener : this.listeners) {
			tell(listener, (told) -> {
				Ending ending = told.begun(this.connection.context(), host(), this.port);
				if (ending != null) {
					this.endings.add(ending);
				}
			});
		}
	}

	void succeeded() {
		ended(outcome(null));
	}

	/**
	 * It failed.
	 * @param failure why, with all that is known about it
	 */
	void failed(SslException failure) {
		SslError error = failure.getError();
		ended(new HandshakeOutcome(this.connection.context(), host(), this.port, null, null, false,
				error.verifyResult(), elapsed(), failure));
	}

	/**
	 * It is over. Who was not told so until now is told that it failed: then it was the
	 * JVM that did.
	 */
	void over() {
		if (!this.endings.isEmpty()) {
			SslError error = SslError.of("handshake", OpenSslCode.INTERNAL_ERROR, "the handshake was broken off");
			failed(new SslException(error.withPeer(this.connection.peer().toString())));
		}
	}

	/**
	 * The server refused afterwards what it had taken in the handshake.
	 * @param failure why
	 */
	void refusedLater(SslException failure) {
		refused(outcome(failure));
	}

	private void ended(HandshakeOutcome outcome) {
		this.duration = outcome.duration();
		// The last to begin is the first to end, as scopes of observations demand.
		for (int i = this.endings.size() - 1; i >= 0; i--) {
			tell(this.endings.get(i), (ending) -> ending.ended(outcome));
		}
		this.endings.clear();
		if (outcome.isRefusal()) {
			refused(outcome);
		}
	}

	private void refused(HandshakeOutcome outcome) {
		this.listeners.forEach((listener) -> tell(listener, (told) -> told.refused(outcome)));
	}

	private HandshakeOutcome outcome(@Nullable SslException failure) {
		SSLSession session = this.connection.engine().getSession();
		VerifyCode verified = this.connection.verifyResult().code();
		return new HandshakeOutcome(this.connection.context(), host(), this.port, session.getProtocol(),
				CipherSuite.ofIanaName(session.getCipherSuite()).openSslName(), this.connection.isResumed(), verified,
				(failure != null) ? this.duration : elapsed(), failure);
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	private String host() {
		return this.connection.peer().host();
	}

	private static <T> void tell(T listener, Consumer<T> message) {
		try {
			message.accept(listener);
		}
		catch (RuntimeException | LinkageError ex) {
			LOGGER.log(Level.WARNING, () -> "A listener of handshakes failed: " + listener.getClass().getName(), ex);
		}
	}

}
