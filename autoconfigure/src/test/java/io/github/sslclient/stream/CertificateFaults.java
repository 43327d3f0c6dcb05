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
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;
import io.github.sslclient.test.Identity;

/**
 * What may be wrong with a server's Certificate message in TLS 1.2, apart from the
 * certificates themselves.
 */
final class CertificateFaults {

	private static final Identity OTHER = HandshakeFault.PKI.server("localhost");

	private CertificateFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(altered("nothing", (body) -> new byte[0]), altered("no certificate", (body) -> new byte[3]),
				altered("half a length", (body) -> new byte[2]),
				altered("an empty certificate", (body) -> TlsRecords.bytes(0, 0, 3, 0, 0, 0)),
				altered("a list longer than the message", (body) -> longer(body, 0, 1)),
				altered("a list shorter than the message", (body) -> longer(body, 0, -1)),
				altered("a certificate longer than the list", (body) -> longer(body, 3, 1)),
				altered("a certificate shorter than the list", (body) -> longer(body, 3, -1)),
				altered("a byte after the list", (body) -> Arrays.copyOf(body, body.length + 1)),
				altered("what is no certificate", (body) -> list(new byte[100])),
				altered("a certificate that is cut", (body) -> list(Arrays.copyOf(certificate(), 100))),
				altered("a certificate with a byte after it",
						(body) -> list(Arrays.copyOf(certificate(), certificate().length + 1))),
				altered("what is no certificate behind one", (body) -> list(certificate(), new byte[100])),
				altered("an empty certificate behind one", (body) -> list(certificate(), new byte[0])),
				altered("the certificate of another key", (body) -> list(encoded(OTHER))));
	}

	private static HandshakeFault altered(String what, UnaryOperator<byte[]> change) {
		return HandshakeFault.inFlight(Client.TLS12, "a Certificate message that holds " + what,
				(flight) -> flight.alter(Flight.CERTIFICATE, change));
	}

	/** The body of a Certificate message (RFC 5246, section 7.4.2). */
	static byte[] list(byte[]... certificates) {
		byte[] list = {};
		for (byte[] certificate : certificates) {
			list = TlsRecords.join(list, length(certificate), certificate);
		}
		return TlsRecords.join(length(list), list);
	}

	static byte[] encoded(Identity identity) {
		try {
			return identity.certificate().getEncoded();
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] certificate() {
		return encoded(HandshakeFault.SERVER);
	}

	private static byte[] length(byte[] content) {
		return TlsRecords.bytes(content.length >> 16, content.length >> 8, content.length);
	}

	/** Add to the length of three bytes at an index. */
	private static byte[] longer(byte[] body, int index, int more) {
		ByteBuffer altered = ByteBuffer.wrap(body.clone());
		// It fits in the last two bytes.
		altered.putShort(index + 1, (short) (altered.getShort(index + 1) + more));
		return altered.array();
	}

}
