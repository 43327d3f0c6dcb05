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

import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;

/**
 * Handshake messages that are missing, come twice, or have no place where they come.
 */
final class OrderFaults {

	private OrderFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(missing(), repeated(), misplaced(), secondFlights(), tls13()).flatMap((faults) -> faults);
	}

	private static Stream<HandshakeFault> missing() {
		return Stream.of(Flight.SERVER_HELLO, Flight.CERTIFICATE, Flight.SERVER_KEY_EXCHANGE)
			.map((type) -> flight("no message of type " + type, (flight) -> flight.drop(type)));
	}

	private static Stream<HandshakeFault> repeated() {
		return Stream.of(Flight.SERVER_HELLO, Flight.CERTIFICATE, Flight.SERVER_KEY_EXCHANGE, Flight.SERVER_HELLO_DONE)
			.map((type) -> flight("a message of type " + type + " twice", (flight) -> flight.repeat(type)));
	}

	private static Stream<HandshakeFault> misplaced() {
		return Stream.of(
				flight("the key before the certificate",
						(flight) -> flight.swap(Flight.CERTIFICATE, Flight.SERVER_KEY_EXCHANGE)),
				flight("the end before the key",
						(flight) -> flight.swap(Flight.SERVER_KEY_EXCHANGE, Flight.SERVER_HELLO_DONE)),
				flight("a ServerHelloDone with a body",
						(flight) -> flight.alter(Flight.SERVER_HELLO_DONE, (body) -> new byte[1])),
				early("a HelloRequest", Flight.HELLO_REQUEST),
				early("a HelloRequest with a body", Flight.HELLO_REQUEST, 1), early("a ClientHello", 1, 3, 3),
				early("a NewSessionTicket", Flight.NEW_SESSION_TICKET, 0, 0, 0, 0, 0, 0),
				early("an EncryptedExtensions", Flight.ENCRYPTED_EXTENSIONS, 0, 0),
				early("a CertificateVerify", Flight.CERTIFICATE_VERIFY, 4, 3, 0, 0),
				early("a ClientKeyExchange", 16, 1, 4), early("a Finished", Flight.FINISHED, new int[12]),
				early("a CertificateStatus that was not announced", Flight.CERTIFICATE_STATUS, 1, 0, 0, 1, 0),
				early("a KeyUpdate", Flight.KEY_UPDATE, 0), early("a message of an unknown type", 99, 1),
				early("a CertificateRequest without anything", Flight.CERTIFICATE_REQUEST),
				early("a CertificateRequest that is cut", Flight.CERTIFICATE_REQUEST, 1, 64, 0, 2, 4, 3, 0, 5),
				early("a CertificateRequest without algorithms", Flight.CERTIFICATE_REQUEST, 1, 64, 0, 0, 0, 0),
				early("a CertificateRequest with an unreadable name", Flight.CERTIFICATE_REQUEST, 1, 64, 0, 2, 4, 3, 0,
						4, 0, 2, 1, 1),
				early("a CertificateRequest with more behind it", Flight.CERTIFICATE_REQUEST, 1, 64, 0, 2, 4, 3, 0, 0,
						0));
	}

	private static Stream<HandshakeFault> secondFlights() {
		return Stream.of(
				HandshakeFault.inSecondFlight("no NewSessionTicket, which was announced",
						(ticket, spec, finished) -> TlsRecords.join(spec, finished)),
				HandshakeFault.inSecondFlight("NewSessionTicket twice",
						(ticket, spec, finished) -> TlsRecords.join(ticket, ticket, spec, finished)),
				HandshakeFault.inSecondFlight("a NewSessionTicket that is cut",
						(ticket, spec, finished) -> TlsRecords.join(message(Flight.NEW_SESSION_TICKET, 3), spec,
								finished)),
				HandshakeFault.inSecondFlight("a Finished in plain, without change_cipher_spec",
						(ticket, spec, finished) -> TlsRecords.join(ticket, message(Flight.FINISHED, 12))),
				HandshakeFault.inSecondFlight("a Finished that was altered",
						(ticket, spec, finished) -> TlsRecords.join(ticket, spec, TlsRecords.forged(finished))),
				HandshakeFault.inSecondFlight("a Finished in plain",
						(ticket, spec, finished) -> TlsRecords.join(ticket, spec, message(Flight.FINISHED, 12))),
				HandshakeFault.inSecondFlight("change_cipher_spec twice",
						(ticket, spec, finished) -> TlsRecords.join(ticket, spec, spec, finished)),
				HandshakeFault.inSecondFlight("a change_cipher_spec of two bytes",
						(ticket, spec, finished) -> TlsRecords.join(ticket, TlsRecords.plain(20, 1, 1), finished)),
				HandshakeFault.inSecondFlight("a change_cipher_spec of another value",
						(ticket, spec, finished) -> TlsRecords.join(ticket, TlsRecords.plain(20, 2), finished)),
				HandshakeFault.inSecondFlight("a ServerHelloDone",
						(ticket, spec, finished) -> TlsRecords.join(message(Flight.SERVER_HELLO_DONE, 0), spec,
								finished)),
				HandshakeFault.inSecondFlight("application data in plain",
						(ticket, spec, finished) -> TlsRecords.plain(TlsRecords.APPLICATION_DATA, 1)));
	}

	private static Stream<HandshakeFault> tls13() {
		return Stream.of(
				HandshakeFault.inFlight(Client.TLS13, "ServerHello twice in TLS 1.3",
						(flight) -> flight.repeat(Flight.SERVER_HELLO)),
				HandshakeFault.inFlight(Client.TLS13, "EncryptedExtensions in plain",
						(flight) -> flight.add(Flight.ENCRYPTED_EXTENSIONS, new byte[2])),
				HandshakeFault.withFlight(Client.TLS13, "EncryptedExtensions in the record of ServerHello",
						(flight) -> record(flight.add(Flight.ENCRYPTED_EXTENSIONS, new byte[2]).content())),
				behindHello("a change_cipher_spec of two bytes", TlsRecords.plain(20, 1, 1)),
				behindHello("a change_cipher_spec of another value", TlsRecords.plain(20, 2)),
				behindHello("change_cipher_spec twice",
						TlsRecords.join(TlsRecords.plain(20, 1), TlsRecords.plain(20, 1))),
				behindHello("an encrypted record that is forged",
						TlsRecords.plain(TlsRecords.APPLICATION_DATA, new int[40])),
				behindHello("an encrypted record that is too short", TlsRecords.plain(TlsRecords.APPLICATION_DATA, 1)),
				behindHello("an empty encrypted record", TlsRecords.plain(TlsRecords.APPLICATION_DATA)));
	}

	private static HandshakeFault behindHello(String name, byte[] more) {
		return HandshakeFault.withFlight(Client.TLS13, name, (flight) -> TlsRecords.join(flight.records(), more));
	}

	private static HandshakeFault early(String name, int type, int... body) {
		return flight(name + " within the flight", (flight) -> flight.addBefore(Flight.SERVER_HELLO_DONE, type, body));
	}

	private static HandshakeFault flight(String name, Consumer<Flight> tampering) {
		return HandshakeFault.inFlight(Client.TLS12, name, tampering);
	}

	private static byte[] message(int type, int length) {
		int[] message = new int[4 + length];
		message[0] = type;
		message[3] = length;
		return TlsRecords.plain(TlsRecords.HANDSHAKE, message);
	}

	private static byte[] record(byte[] content) {
		return TlsRecords.join(TlsRecords.header(TlsRecords.HANDSHAKE, content.length), content);
	}

}
