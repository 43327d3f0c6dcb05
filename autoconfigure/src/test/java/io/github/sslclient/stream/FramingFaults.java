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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;

/**
 * Records and alerts that a handshake may or may not bear with, among them what is no
 * fault at all.
 */
final class FramingFaults {

	private FramingFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(fragments(), sizes(), alerts(), refusals()).flatMap((faults) -> faults);
	}

	private static Stream<HandshakeFault> fragments() {
		return Stream.of(completed("every message in one record", (flight) -> cut(flight.content(), 16384)),
				completed("records of one byte", (flight) -> cut(flight.content(), 1)),
				completed("records of seven bytes", (flight) -> cut(flight.content(), 7)),
				HandshakeFault.withFlight(Client.TLS12, "an empty handshake record first",
						(flight) -> TlsRecords.join(TlsRecords.plain(TlsRecords.HANDSHAKE), flight.records())),
				HandshakeFault.withFlight(Client.TLS12, "an empty handshake record last",
						(flight) -> TlsRecords.join(flight.drop(Flight.SERVER_HELLO_DONE).records(),
								TlsRecords.plain(TlsRecords.HANDSHAKE))),
				within("a warning", TlsRecords.plain(TlsRecords.ALERT, TlsRecords.WARNING, 90)),
				within("change_cipher_spec", TlsRecords.plain(20, 1)),
				within("application data", TlsRecords.plain(TlsRecords.APPLICATION_DATA, 1)),
				HandshakeFault.withFlight(Client.TLS12, "change_cipher_spec within the flight",
						(flight) -> TlsRecords.join(flight.drop(Flight.SERVER_HELLO_DONE).records(),
								TlsRecords.plain(20, 1))),
				HandshakeFault.withFlight(Client.TLS12, "application data within the flight",
						(flight) -> TlsRecords.join(flight.drop(Flight.SERVER_HELLO_DONE).records(),
								TlsRecords.plain(TlsRecords.APPLICATION_DATA, 1))));
	}

	private static Stream<HandshakeFault> sizes() {
		return Stream.of(
				HandshakeFault.withFlight(Client.TLS12, "a ServerHello of 16 million bytes",
						(flight) -> TlsRecords.plain(TlsRecords.HANDSHAKE, 2, 0xFF, 0xFF, 0xFF)),
				certificateOf("16 million bytes", 0xFFFFFF), certificateOf("100 kilobytes and one byte", 102401),
				certificateOf("40000 bytes", 40000), certificateOf("30000 bytes", 30000),
				HandshakeFault.inFlight(Client.TLS12, "a ServerHelloDone of 16000 bytes",
						(flight) -> flight.alter(Flight.SERVER_HELLO_DONE, (body) -> new byte[16000])));
	}

	/** The peer ends within it, so that a client who would take it finds that. */
	private static HandshakeFault certificateOf(String size, int length) {
		return HandshakeFault.withFlight(Client.TLS12, "a Certificate message of " + size,
				(flight) -> TlsRecords.join(
						flight.drop(Flight.CERTIFICATE)
							.drop(Flight.SERVER_KEY_EXCHANGE)
							.drop(Flight.SERVER_HELLO_DONE)
							.records(),
						TlsRecords.plain(TlsRecords.HANDSHAKE, Flight.CERTIFICATE, length >> 16, length >> 8, length)));
	}

	private static Stream<HandshakeFault> alerts() {
		return Stream.of(warnings(4), warnings(5));
	}

	private static HandshakeFault warnings(int count) {
		byte[] warning = TlsRecords.plain(TlsRecords.ALERT, TlsRecords.WARNING, 112);
		byte[][] warnings = new byte[count][];
		Arrays.fill(warnings, warning);
		return completed(count + " warnings", (flight) -> TlsRecords.join(TlsRecords.join(warnings), flight.records()));
	}

	private static Stream<HandshakeFault> refusals() {
		return Stream.of(refusal(Client.TLS13, "TLSv1.2"), refusal(Client.TLS12, "TLSv1.3"),
				alert("no suite in common", 40), alert("an unknown name", 112), alert("no protocol in common", 120));
	}

	private static HandshakeFault alert(String name, int alert) {
		return new HandshakeFault(Client.ANY, "an alert for " + name, (connection) -> {
			connection.readRecord();
			connection.write(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, alert));
			connection.end();
		});
	}

	private static HandshakeFault refusal(Client client, String protocol) {
		return new HandshakeFault(client, "a server of nothing but " + protocol, (connection) -> {
			connection.tls(HandshakeFault.CONTEXT, protocol).refusedHandshake();
			connection.end();
		});
	}

	/** Put a record between the halves of ServerHello. */
	private static HandshakeFault within(String name, byte[] record) {
		return HandshakeFault.withFlight(Client.TLS12, name + " within ServerHello", (flight) -> {
			List<byte[]> halves = fragments(flight.content(), 20);
			return TlsRecords.join(halves.get(0), record,
					TlsRecords.join(halves.subList(1, halves.size()).toArray(byte[][]::new)));
		});
	}

	/** A handshake that goes on to its end, where the client lets it. */
	private static HandshakeFault completed(String name, HandshakeFault.Composition composition) {
		return new HandshakeFault(Client.TLS12, name, (connection) -> {
			PeerTls tls = connection.tls(HandshakeFault.CONTEXT, "TLSv1.2");
			connection.write(composition.compose(Flight.of(tls.flight())));
			try {
				tls.handshake();
				connection.write(tls.closeNotify());
			}
			catch (IOException ex) {
				// Refused.
			}
			connection.end();
		});
	}

	private static byte[] cut(byte[] content, int length) {
		return TlsRecords.join(fragments(content, length).toArray(byte[][]::new));
	}

	private static List<byte[]> fragments(byte[] content, int length) {
		return Stream.iterate(0, (start) -> start < content.length, (start) -> start + length).map((start) -> {
			byte[] fragment = Arrays.copyOfRange(content, start, Math.min(start + length, content.length));
			return TlsRecords.join(TlsRecords.header(TlsRecords.HANDSHAKE, fragment.length), fragment);
		}).toList();
	}

}
