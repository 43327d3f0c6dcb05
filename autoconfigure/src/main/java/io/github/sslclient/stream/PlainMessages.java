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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handshake messages in records that are not encrypted, where messages may be
 * split and share a record as they like (RFC 5246, section 6.2.1). Kept is only what
 * somebody looks at, and no more of it than OpenSSL would take; what is said of a length
 * claims no memory.
 */
final class PlainMessages {

	static final int SERVER_HELLO = 2;

	static final int SERVER_KEY_EXCHANGE = 12;

	static final int SERVER_HELLO_DONE = 14;

	/** {@code SERVER_HELLO_MAX_LENGTH}. */
	private static final int SERVER_HELLO_MAX_LENGTH = 20_000;

	/** {@code SERVER_KEY_EXCH_MAX_LENGTH}. */
	private static final int SERVER_KEY_EXCHANGE_MAX_LENGTH = 102_400;

	private static final int HEADER_LENGTH = 4;

	private final Receiver receiver;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	private int headerLength;

	private int header;

	/** How much of the message's body is still to come. */
	private int missing;

	private boolean kept;

	PlainMessages(Receiver receiver) {
		this.receiver = receiver;
	}

	/**
	 * Read on.
	 * @param content what the next record holds
	 * @throws SslException if the receiver throws it
	 */
	void read(ByteBuffer content) throws SslException {
		while (content.hasRemaining()) {
			if (this.headerLength < HEADER_LENGTH) {
				readHeader(content.get());
			}
			else {
				readBody(content);
			}
			if (this.headerLength == HEADER_LENGTH && this.missing == 0) {
				this.headerLength = 0;
				this.receiver.message(type(), this.kept ? ByteBuffer.wrap(this.body.toByteArray()) : null,
						!content.hasRemaining());
			}
		}
	}

	private void readHeader(byte next) {
		this.header = this.header << 8 | next & 0xFF;
		this.headerLength++;
		if (this.headerLength == HEADER_LENGTH) {
			this.missing = this.header & 0xFFFFFF;
			this.kept = this.missing <= maxLength(type());
			this.body.reset();
		}
	}

	private void readBody(ByteBuffer content) {
		int length = Math.min(this.missing, content.remaining());
		if (this.kept) {
			byte[] part = new byte[length];
			content.get(part);
			this.body.writeBytes(part);
		}
		else {
			content.position(content.position() + length);
		}
		this.missing -= length;
	}

	private int type() {
		return this.header >>> 24;
	}

	private static int maxLength(int type) {
		return switch (type) {
			case SERVER_HELLO -> SERVER_HELLO_MAX_LENGTH;
			case SERVER_KEY_EXCHANGE -> SERVER_KEY_EXCHANGE_MAX_LENGTH;
			default -> -1;
		};
	}

	/**
	 * Looks at messages.
	 */
	@FunctionalInterface
	interface Receiver {

		/**
		 * Look at one.
		 * @param type its type (RFC 5246, section 7.4)
		 * @param body what follows its header, or {@code null} if that was not kept
		 * @param last whether its record ends with it
		 * @throws SslException if it must not be looked at by anybody else
		 */
		void message(int type, @Nullable ByteBuffer body, boolean last) throws SslException;

	}

}
