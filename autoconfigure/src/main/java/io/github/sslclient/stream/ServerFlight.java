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

import java.nio.ByteBuffer;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the server's first flight as far as it is in plain, before the engine does,
 * for what JSSE bears with and OpenSSL refuses. That is all that there is to see of a key
 * exchange: JSSE tells nobody what it agreed upon. What cannot be read is left to JSSE.
 */
final class ServerFlight {

	/** {@code SSL_R_EXCESSIVE_MESSAGE_SIZE}. */
	private static final OpenSslCode EXCESSIVE_MESSAGE_SIZE = new OpenSslCode(0x0A000098);

	/** {@code SSL_R_NOT_ON_RECORD_BOUNDARY}. */
	private static final OpenSslCode NOT_ON_RECORD_BOUNDARY = new OpenSslCode(0x0A0000B6);

	private final SecurityLevel level;

	private final PlainMessages messages = new PlainMessages(this::see);

	private @Nullable ServerHello hello;

	private @Nullable FlightRefusal refusal;

	private boolean done;

	ServerFlight(SecurityLevel level) {
		this.level = level;
	}

	/**
	 * Look at a record, before the engine does.
	 * @throws SslException if it completes a ServerHello that OpenSSL refuses to read
	 */
	void look(ByteBuffer records) throws SslException {
		RecordHeader header = RecordHeader.of(records);
		if (this.done) {
			return;
		}
		switch (header.type()) {
			case RecordHeader.HANDSHAKE ->
				this.messages.read(records.slice(records.position() + RecordHeader.LENGTH, header.length()));
			// Behind a HelloRetryRequest it says nothing, and ServerHello is yet to come
			// (RFC 8446, appendix D.4).
			case RecordHeader.CHANGE_CIPHER_SPEC -> this.done = this.hello != null && !this.hello.retry();
			case RecordHeader.APPLICATION_DATA -> this.done = true;
			default -> {
			}
		}
	}

	/** Whether {@link #requireNothingWrong()} would throw. */
	boolean isRefused() {
		return this.refusal != null;
	}

	/**
	 * To be asked when JSSE has found nothing wrong with what was looked at, and before
	 * anything is sent or read for it: most of what JSSE finds, the certificate's fault
	 * among it, OpenSSL finds first.
	 * @throws SslException if OpenSSL refuses it
	 */
	void requireNothingWrong() throws SslException {
		if (this.refusal != null) {
			throw this.refusal;
		}
	}

	private void see(int type, @Nullable ByteBuffer body, boolean last) throws SslException {
		if (this.done) {
			return;
		}
		switch (type) {
			case PlainMessages.SERVER_HELLO -> keep((body != null) ? seeHello(body, last) : tooLong());
			case PlainMessages.SERVER_KEY_EXCHANGE -> keep((body != null) ? seeKeyExchange(body) : tooLong());
			case PlainMessages.SERVER_HELLO_DONE -> this.done = true;
			default -> {
			}
		}
	}

	/**
	 * Keys change behind a ServerHello of TLS 1.3, so that nothing may follow it in its
	 * record (RFC 8446, section 5.1).
	 */
	private @Nullable FlightRefusal seeHello(ByteBuffer body, boolean last) throws SslException {
		ServerHello seen = ServerHello.of(body);
		this.hello = seen;
		if (seen == null) {
			return null;
		}
		this.done = seen.isTls13() && !seen.retry();
		if (this.done && !last) {
			return new FlightRefusal(NOT_ON_RECORD_BOUNDARY, FlightRefusal.UNEXPECTED_MESSAGE,
					"there is more in the record behind ServerHello, which no key protects");
		}
		return ServerHelloCheck.of(seen, this.level);
	}

	private @Nullable FlightRefusal seeKeyExchange(ByteBuffer body) {
		return (this.hello != null) ? KeyExchangeCheck.of(this.hello, body, this.level) : null;
	}

	/**
	 * A JVM may be told to take longer ones ({@code jdk.tls.maxHandshakeMessageSize}).
	 */
	private static FlightRefusal tooLong() {
		return new FlightRefusal(EXCESSIVE_MESSAGE_SIZE, FlightRefusal.ILLEGAL_PARAMETER,
				"a handshake message is longer than OpenSSL takes");
	}

	private void keep(@Nullable FlightRefusal found) {
		this.refusal = (this.refusal != null) ? this.refusal : found;
	}

}
