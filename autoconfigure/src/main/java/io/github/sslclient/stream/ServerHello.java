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

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import io.github.sslclient.error.OpenSslCode;
import org.jspecify.annotations.Nullable;

/**
 * What a ServerHello says (RFC 5246, section 7.4.1.3, and RFC 8446, section 4.1.3).
 *
 * @param version the version; TLS 1.3 says 1.2 here
 * @param retry whether it is a HelloRetryRequest
 * @param cipherSuite the code point of the suite
 * @param extensions the extensions, by type
 */
record ServerHello(int version, boolean retry, int cipherSuite, Map<Integer, ByteBuffer> extensions) {

	static final int TLS12 = 0x0303;

	static final int KEY_SHARE = 51;

	static final int RENEGOTIATION_INFO = 0xFF01;

	/** SHA-256 of "HelloRetryRequest". */
	private static final byte[] RETRY = HexFormat.of()
		.parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

	private static final int TLS13_SUITES = 0x13;

	/** {@code SSL_R_BAD_EXTENSION}. */
	private static final OpenSslCode BAD_EXTENSION = new OpenSslCode(0x0A00006E);

	/** {@code SSL_R_BAD_LENGTH}. */
	private static final OpenSslCode BAD_LENGTH = new OpenSslCode(0x0A00010F);

	/**
	 * Read one.
	 * @return what it says, or {@code null} if it is damaged, of which JSSE will say how
	 * @throws FlightRefusal if its extensions are what JSSE bears with and OpenSSL does
	 * not ({@code tls_process_server_hello}, {@code tls_collect_extensions}): there is
	 * one twice, or they do not fill their block
	 */
	static @Nullable ServerHello of(ByteBuffer body) throws FlightRefusal {
		try {
			int version = body.getShort() & 0xFFFF;
			byte[] random = new byte[RETRY.length];
			body.get(random);
			take(body, body.get() & 0xFF);
			int cipherSuite = body.getShort() & 0xFFFF;
			body.get(); // the compression
			Map<Integer, ByteBuffer> extensions = body.hasRemaining() ? extensions(body) : Map.of();
			return new ServerHello(version, Arrays.equals(random, RETRY), cipherSuite, extensions);
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

	private static Map<Integer, ByteBuffer> extensions(ByteBuffer hello) throws FlightRefusal {
		if ((hello.getShort() & 0xFFFF) != hello.remaining()) {
			throw new FlightRefusal(BAD_LENGTH, FlightRefusal.DECODE_ERROR,
					"the peer's extensions do not fill their block");
		}
		Map<Integer, ByteBuffer> extensions = new HashMap<>();
		while (hello.hasRemaining()) {
			int type = hello.getShort() & 0xFFFF;
			if (extensions.put(type, take(hello, hello.getShort() & 0xFFFF)) != null) {
				throw new FlightRefusal(BAD_EXTENSION, FlightRefusal.ILLEGAL_PARAMETER,
						"the peer sent extension " + type + " twice");
			}
		}
		return extensions;
	}

	private static ByteBuffer take(ByteBuffer buffer, int length) {
		ByteBuffer part = buffer.slice(buffer.position(), length);
		buffer.position(buffer.position() + length);
		return part;
	}

	/**
	 * Whether it is one of TLS 1.3. The suite says so: JSSE refuses any that does not
	 * belong to the version, but bears with {@code supported_versions} where it did not
	 * ask.
	 */
	boolean isTls13() {
		return this.cipherSuite >>> 8 == TLS13_SUITES;
	}

	/** The group of the key share, or {@code null} if it has none. */
	@Nullable Integer group() {
		ByteBuffer share = this.extensions.get(KEY_SHARE);
		return (share != null && share.remaining() >= Short.BYTES) ? share.getShort(0) & 0xFFFF : null;
	}

}
