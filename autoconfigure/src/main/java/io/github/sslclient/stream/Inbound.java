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
import java.util.List;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

import io.github.sslclient.context.ClientEngine;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;

/**
 * What comes in after the handshake: data, and now and then a record that is not. Used by
 * one thread at a time.
 */
final class Inbound {

	/**
	 * How many records in a row may bring no data. Session tickets and key updates are
	 * few; a peer that sends nothing else keeps a reader busy for nothing.
	 */
	private static final int MAX_RECORDS_WITHOUT_DATA = 32;

	private final ClientEngine connection;

	private final RecordReader reader;

	private final StreamState state;

	private final Answer answer;

	Inbound(ClientEngine connection, RecordReader reader, StreamState state, Answer answer) {
		this.connection = connection;
		this.reader = reader;
		this.state = state;
		this.answer = answer;
	}

	/**
	 * Read what is there, or wait for it.
	 * @return how many bytes came, or -1 at the end
	 */
	int read(ByteBuffer target) throws IOException {
		int start = target.position();
		boolean any = this.reader.take(target) > 0 || unwrapInto(target);
		return any ? target.position() - start : -1;
	}

	/**
	 * Unwrap records until there is data, and then those that are at hand and fit.
	 * @return whether there is data; {@code false} is the end
	 */
	private boolean unwrapInto(ByteBuffer target) throws IOException {
		int start = target.position();
		int withoutData = 0;
		while (!this.state.isInputEnded()) {
			boolean any = target.position() > start;
			if (any && !this.reader.hasRecordFor(target)) {
				return true;
			}
			if (!this.reader.hasRecord()) {
				fill();
				continue;
			}
			int type = this.reader.nextHeader().type();
			SSLEngineResult result = this.reader.unwrap(target);
			if (isEnd(result)) {
				this.state.endInput();
			}
			else if (result.bytesProduced() == 0) {
				afterRecordWithoutData(type, ++withoutData, result.getHandshakeStatus());
			}
			else {
				this.reader.take(target);
				withoutData = 0;
			}
		}
		return target.position() > start;
	}

	/**
	 * Refuse to end our half where that would end the peer's too, and lose its data.
	 */
	void requireToOutliveOutput() throws SslException {
		boolean usable = !this.state.isInputEnded() && !this.state.hasFailed() && !this.state.isClosed();
		if (usable && !this.connection.provider().endsHalves()) {
			throw new SslException(SslError.ofSetting("provider", List.of(), "is " + this.connection.provider()
					+ ", which reads no more once it has sent close_notify: close the stream instead"));
		}
	}

	/**
	 * Whether the peer has ended. Only its close_notify tells that, which is a record:
	 * others than SunJSSE have more reasons to be closed, and data may still come.
	 */
	private boolean isEnd(SSLEngineResult result) throws SSLException {
		if (result.getStatus() != Status.CLOSED || this.connection.provider().isTrustedToHaveEnded()) {
			return result.getStatus() == Status.CLOSED;
		}
		if (result.bytesConsumed() == 0) {
			throw new SSLException("The TLS provider reads no more, and the peer has not ended");
		}
		return this.connection.engine().isInboundDone();
	}

	private void fill() throws IOException {
		boolean more = this.reader.fill();
		if (this.state.isClosed()) {
			throw this.state.shutDown("read");
		}
		if (!more) {
			this.state.endInput();
			SslException broken = this.state.outputFailure();
			if (broken != null && broken.getError().codes().contains(OpenSslCode.CONNECTION_RESET)) {
				// The kernel tells of a reset once, and the writer was told.
				throw new SslException(SslError.of("read", OpenSslCode.CONNECTION_RESET, broken.getError().detail()),
						broken);
			}
			if (!this.connection.ignoreUnexpectedEof()) {
				throw new SslException(SslError
					.of("read", OpenSslCode.UNEXPECTED_EOF,
							"the connection ended without close_notify, so data may be missing")
					.withHint("a peer that always ends so can be allowed to by ignore-unexpected-eof"));
			}
		}
	}

	private void afterRecordWithoutData(int type, int count, HandshakeStatus status) throws IOException {
		if (count > MAX_RECORDS_WITHOUT_DATA) {
			throw new SslException(SslError.of("read", OpenSslCode.TOO_MANY_KEY_UPDATES,
					"the peer sent " + count + " records in a row without any data"));
		}
		if (type == RecordHeader.HANDSHAKE) {
			// In TLS 1.3 every record looks like application data by now; before it, only
			// a HelloRequest comes here.
			throw new SslException(SslError.of("read", OpenSslCode.NO_RENEGOTIATION,
					"the peer asked for renegotiation, which is not done here"));
		}
		if (status == HandshakeStatus.NEED_TASK) {
			this.connection.runDelegatedTasks();
		}
		if (this.connection.engine().getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
			this.answer.send();
		}
	}

	/**
	 * Sends what the engine owes the peer.
	 */
	@FunctionalInterface
	interface Answer {

		/** Send it now, or leave it to a writer that is at work. */
		void send() throws IOException;

	}

}
