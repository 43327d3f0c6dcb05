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
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;

/**
 * Looks at the ServerHello, which is never encrypted, for what JSSE bears with and
 * OpenSSL does not ({@code tls_process_server_hello}): extensions that come twice or do
 * not fill their block, and TLS 1.2 without secure renegotiation (RFC 5746), under which
 * somebody in between could put words before ours. What cannot be read is left to JSSE.
 */
final class ServerHelloCheck {

	private static final int SERVER_HELLO = 2;

	/** {@code SERVER_HELLO_MAX_LENGTH}. */
	private static final int MAX_LENGTH = 20_000;

	private static final int MESSAGE_HEADER = 4;

	private static final int VERSION_AND_RANDOM = 2 + 32;

	private static final int SUITE_AND_COMPRESSION = 2 + 1;

	/** Sent by TLS 1.3 servers only. */
	private static final int SUPPORTED_VERSIONS = 43;

	private static final int RENEGOTIATION_INFO = 0xFF01;

	/** {@code SSL_R_BAD_EXTENSION}. */
	private static final OpenSslCode BAD_EXTENSION = new OpenSslCode(0x0A00006E);

	/** {@code SSL_R_BAD_LENGTH}. */
	private static final OpenSslCode BAD_LENGTH = new OpenSslCode(0x0A00010F);

	/** {@code SSL_R_UNSAFE_LEGACY_RENEGOTIATION_DISABLED}. */
	private static final OpenSslCode UNSAFE_LEGACY_RENEGOTIATION = new OpenSslCode(0x0A000152);

	private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

	private boolean done;

	private boolean insecure;

	/**
	 * Look at a record, before the engine does.
	 * @throws SslException if it completes a ServerHello that OpenSSL refuses
	 */
	void look(ByteBuffer records) throws SslException {
		RecordHeader header = RecordHeader.of(records);
		if (this.done || header.type() != RecordHeader.HANDSHAKE) {
			return;
		}
		byte[] content = new byte[header.length()];
		records.get(records.position() + RecordHeader.LENGTH, content);
		this.messages.writeBytes(content);
		ByteBuffer message = ByteBuffer.wrap(this.messages.toByteArray());
		if (message.remaining() < MESSAGE_HEADER) {
			return;
		}
		int type = message.get(0);
		int length = message.getInt(0) & 0xFFFFFF;
		if (type != SERVER_HELLO || length > MAX_LENGTH) {
			this.done = true;
		}
		else if (message.remaining() >= MESSAGE_HEADER + length) {
			// Where it asks for another ClientHello there will be another ServerHello,
			// for
			// TLS 1.3, and JSSE looks after that.
			this.done = true;
			check(message.slice(MESSAGE_HEADER, length));
		}
	}

	/**
	 * To be asked when JSSE has found nothing wrong with what was looked at: OpenSSL asks
	 * this last.
	 * @throws SslException if the server does not know secure renegotiation
	 */
	void requireSecureRenegotiation() throws SslException {
		if (this.insecure) {
			throw new SslException(SslError.of("handshake", UNSAFE_LEGACY_RENEGOTIATION,
					"the server does not know secure renegotiation (RFC 5746)"));
		}
	}

	private void check(ByteBuffer hello) throws SslException {
		try {
			skip(hello, VERSION_AND_RANDOM);
			skip(hello, hello.get() & 0xFF);
			skip(hello, SUITE_AND_COMPRESSION);
			Set<Integer> extensions = hello.hasRemaining() ? extensions(hello) : Set.of();
			this.insecure = !extensions.contains(SUPPORTED_VERSIONS) && !extensions.contains(RENEGOTIATION_INFO);
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			// JSSE will say what is wrong.
		}
	}

	private static Set<Integer> extensions(ByteBuffer hello) throws SslException {
		if ((hello.getShort() & 0xFFFF) != hello.remaining()) {
			throw new SslException(
					SslError.of("handshake", BAD_LENGTH, "the peer's extensions do not fill their block"));
		}
		Set<Integer> types = new HashSet<>();
		while (hello.hasRemaining()) {
			int type = hello.getShort() & 0xFFFF;
			skip(hello, hello.getShort() & 0xFFFF);
			if (!types.add(type)) {
				throw new SslException(
						SslError.of("handshake", BAD_EXTENSION, "the peer sent extension " + type + " twice"));
			}
		}
		return types;
	}

	private static void skip(ByteBuffer buffer, int count) {
		buffer.position(buffer.position() + count);
	}

}
