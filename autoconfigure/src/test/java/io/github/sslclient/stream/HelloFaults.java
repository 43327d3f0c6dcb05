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

import java.util.Arrays;
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;

/**
 * What a server of TLS 1.2 may say wrongly in its ServerHello.
 */
final class HelloFaults {

	private HelloFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(versions(), choices(), unwantedExtensions(), wrongExtensions(), shapes())
			.flatMap((faults) -> faults);
	}

	private static Stream<HandshakeFault> versions() {
		return Stream.of(HandshakeFault.inHello(Client.TLS12, "TLS 1.0", (hello) -> hello.version = 0x0301),
				HandshakeFault.inHello(Client.TLS12, "TLS 1.1", (hello) -> hello.version = 0x0302),
				HandshakeFault.inHello(Client.TLS12, "SSL 3.0", (hello) -> hello.version = 0x0300),
				HandshakeFault.inHello(Client.TLS12, "a version above all", (hello) -> hello.version = 0x0305),
				HandshakeFault.inHello(Client.TLS12, "a version of DTLS", (hello) -> hello.version = 0xFEFD),
				HandshakeFault.inHello(Client.TLS12, "SSL 2.0", (hello) -> hello.version = 0x0002),
				HandshakeFault.inHello(Client.ANY, "TLS 1.1", (hello) -> hello.version = 0x0302),
				HandshakeFault.inHello(Client.ANY, "TLS 1.3 in the old field", (hello) -> hello.version = 0x0304),
				HandshakeFault.inHello(Client.TLS12, "TLS 1.3 in the old field", (hello) -> hello.version = 0x0304),
				HandshakeFault.inHello(Client.TLS12, "TLS 1.3 in supported_versions",
						(hello) -> hello.add(HelloFields.SUPPORTED_VERSIONS, 3, 4)),
				HandshakeFault.inHello(Client.ANY, "TLS 1.2 in supported_versions",
						(hello) -> hello.add(HelloFields.SUPPORTED_VERSIONS, 3, 3)),
				HandshakeFault.inHello(Client.ANY, "the mark of a downgrade from TLS 1.3",
						(hello) -> sentinel(hello, 1)),
				HandshakeFault.inHello(Client.ANY, "the mark of a downgrade to TLS 1.1", (hello) -> sentinel(hello, 0)),
				HandshakeFault.inHello(Client.TLS12, "the mark of a downgrade to TLS 1.1",
						(hello) -> sentinel(hello, 0)),
				HandshakeFault.inHello(Client.TLS12, "the mark of a downgrade from TLS 1.3, which was not offered",
						(hello) -> sentinel(hello, 1)));
	}

	private static Stream<HandshakeFault> choices() {
		return Stream.of(
				HandshakeFault.inHello(Client.TLS12, "a suite that was not offered",
						(hello) -> hello.cipherSuite = 0x0005),
				HandshakeFault.inHello(Client.TLS12, "a suite that does not exist",
						(hello) -> hello.cipherSuite = 0xFEFE),
				HandshakeFault.inHello(Client.TLS12, "a suite of TLS 1.3", (hello) -> hello.cipherSuite = 0x1301),
				HandshakeFault.inHello(Client.ANY, "a suite of TLS 1.3 that was offered",
						(hello) -> hello.cipherSuite = 0x1301),
				HandshakeFault.inHello(Client.TLS12, "the suite without any protection",
						(hello) -> hello.cipherSuite = 0),
				HandshakeFault.inHello(Client.TLS12, "the suite that signals renegotiation",
						(hello) -> hello.cipherSuite = 0x00FF),
				HandshakeFault.inHello(Client.TLS12, "a compression", (hello) -> hello.compression = 1),
				HandshakeFault.inHello(Client.TLS12, "a session id of 33 bytes",
						(hello) -> hello.sessionId = new byte[33]),
				HandshakeFault.inHello(Client.TLS12, "a session id of 255 bytes",
						(hello) -> hello.sessionId = new byte[255]));
	}

	private static Stream<HandshakeFault> unwantedExtensions() {
		return Stream.of(unwanted("nobody knows", 0x1234),
				unwanted("chooses a protocol", HelloFields.ALPN, 0, 3, 2, 'h', '2'),
				unwanted("allows heartbeats", HelloFields.HEARTBEAT, 1),
				unwanted("limits fragments", HelloFields.MAX_FRAGMENT_LENGTH, 1),
				unwanted("names groups", HelloFields.SUPPORTED_GROUPS, 0, 2, 0, 0x1D),
				unwanted("names signature algorithms", 13, 0, 2, 4, 3),
				unwanted("shares a key", HelloFields.KEY_SHARE, 0, 0x1D, 0, 1, 1),
				unwanted("chooses a pre-shared key", HelloFields.PRE_SHARED_KEY, 0, 0),
				unwanted("is a cookie", HelloFields.COOKIE, 0, 1, 1), unwanted("asks for padding", 21),
				unwanted("chooses a certificate type", 20, 2), unwanted("is of next protocol negotiation", 0x3374));
	}

	private static HandshakeFault unwanted(String what, int type, int... data) {
		return HandshakeFault.inHello(Client.TLS12, "an extension that " + what, (hello) -> {
			hello.remove(type);
			hello.add(type, data);
		});
	}

	private static Stream<HandshakeFault> wrongExtensions() {
		return Stream.of(
				HandshakeFault.inHello(Client.TLS12, "no renegotiation_info",
						(hello) -> hello.remove(HelloFields.RENEGOTIATION_INFO)),
				HandshakeFault.inHello(Client.TLS12, "no extension at all", HelloFields::removeExtensions),
				wrong("a renegotiation_info of another connection", HelloFields.RENEGOTIATION_INFO, 2, 7, 7),
				wrong("a renegotiation_info without a length", HelloFields.RENEGOTIATION_INFO),
				wrong("a renegotiation_info that is cut", HelloFields.RENEGOTIATION_INFO, 2, 7),
				wrong("an extended_master_secret with data", HelloFields.EXTENDED_MASTER_SECRET, 1),
				wrong("a server_name with data", HelloFields.SERVER_NAME, 1),
				wrong("a session_ticket with data", HelloFields.SESSION_TICKET, 1),
				wrong("a status_request with data", HelloFields.STATUS_REQUEST, 1),
				wrong("no uncompressed points", HelloFields.POINT_FORMATS, 1, 1),
				wrong("an empty list of point formats", HelloFields.POINT_FORMATS, 0),
				wrong("point formats that are cut", HelloFields.POINT_FORMATS, 2, 0),
				wrong("supported_versions of one byte", HelloFields.SUPPORTED_VERSIONS, 3),
				HandshakeFault.inHello(Client.TLS12, "renegotiation_info twice",
						(hello) -> hello.add(HelloFields.RENEGOTIATION_INFO, 0)),
				HandshakeFault.inHello(Client.TLS12, "an unknown extension twice", (hello) -> {
					hello.add(0x1234);
					hello.add(0x1234);
				}));
	}

	private static HandshakeFault wrong(String name, int type, int... data) {
		return HandshakeFault.inHello(Client.TLS12, name, (hello) -> hello.replace(type, data));
	}

	private static Stream<HandshakeFault> shapes() {
		return Stream.of(
				HandshakeFault.inHello(Client.TLS12, "extensions longer than ServerHello",
						(hello) -> hello.extensionsLengthError = 1),
				HandshakeFault.inHello(Client.TLS12, "extensions shorter than their block",
						(hello) -> hello.extensionsLengthError = -1),
				HandshakeFault.inHello(Client.TLS12, "bytes after the extensions",
						(hello) -> hello.trailer = new byte[2]),
				HandshakeFault.inHello(Client.TLS12, "half a length of extensions", (hello) -> {
					hello.removeExtensions();
					hello.trailer = new byte[1];
				}), HandshakeFault.inHello(Client.TLS12, "an extension longer than the block", (hello) -> {
					hello.removeExtensions();
					hello.trailer = TlsRecords.bytes(0, 5, 0xFF, 1, 0, 9, 0);
				}), cut(0), cut(1), cut(20), cut(35), cut(37));
	}

	private static HandshakeFault cut(int length) {
		return HandshakeFault.inFlight(Client.TLS12, "a ServerHello of " + length + " bytes",
				(flight) -> flight.alter(Flight.SERVER_HELLO, (body) -> Arrays.copyOf(body, length)));
	}

	/** RFC 8446, section 4.1.3. */
	private static void sentinel(HelloFields hello, int last) {
		byte[] mark = TlsRecords.bytes('D', 'O', 'W', 'N', 'G', 'R', 'D', last);
		System.arraycopy(mark, 0, hello.random, hello.random.length - mark.length, mark.length);
	}

}
