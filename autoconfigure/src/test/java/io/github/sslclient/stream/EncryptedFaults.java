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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;

/**
 * What may be wrong with what a server of TLS 1.3 says behind its ServerHello.
 */
final class EncryptedFaults {

	private static final byte[] NO_EXTENSIONS = new byte[2];

	private EncryptedFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(extensions(), certificates(), signatures(), ends(), order(), records())
			.flatMap((faults) -> faults);
	}

	private static Stream<HandshakeFault> extensions() {
		return Stream.of(extensions("nothing"), extensions("half a length", 0),
				extensions("extensions longer than it", 0, 5, 0x12, 0x34, 0, 0),
				extensions("extensions shorter than it", 0, 0, 0),
				extensions("an extension longer than all", 0, 4, 0, 16, 0, 1),
				extensions("an extension that nobody knows", 0, 4, 0x12, 0x34, 0, 0),
				extensions("a protocol", 0, 9, 0, 16, 0, 5, 0, 3, 2, 'h', '2'),
				extensions("a key share", 0, 8, 0, 51, 0, 4, 0, 0x1D, 0, 0),
				extensions("a version", 0, 6, 0, 43, 0, 2, 3, 4), extensions("a name with data", 0, 5, 0, 0, 0, 1, 1),
				extensions("a name", 0, 4, 0, 0, 0, 0), extensions("a name twice", 0, 8, 0, 0, 0, 0, 0, 0, 0, 0),
				extensions("groups", 0, 8, 0, 10, 0, 4, 0, 2, 0, 0x1D), extensions("early data", 0, 4, 0, 42, 0, 0),
				extensions("a limit of fragments", 0, 5, 0, 1, 0, 1, 1));
	}

	private static HandshakeFault extensions(String what, int... body) {
		return flight("EncryptedExtensions with " + what, (flight) -> {
			flight.send(Flight.ENCRYPTED_EXTENSIONS, body);
			certificate(flight, (certificate) -> certificate);
			verify(flight, (signature) -> signature);
			finished(flight, (finished) -> finished);
		});
	}

	private static Stream<HandshakeFault> certificates() {
		byte[] encoded = CertificateFaults.encoded(HandshakeFault.SERVER);
		return Stream.of(certificate("nothing", (body) -> new byte[0]),
				certificate("no certificate", (body) -> new byte[4]),
				certificate("an empty certificate", (body) -> TlsRecords.bytes(0, 0, 0, 5, 0, 0, 0, 0, 0)),
				certificate("a context",
						(body) -> TlsRecords.join(TlsRecords.bytes(1, 1), Arrays.copyOfRange(body, 1, body.length))),
				certificate("a byte behind it", (body) -> Arrays.copyOf(body, body.length + 1)),
				certificate("a byte less", (body) -> Arrays.copyOf(body, body.length - 1)),
				certificate("what is no certificate", (body) -> EncryptedFlight.certificate(new byte[100])),
				certificate("a certificate that is cut",
						(body) -> EncryptedFlight.certificate(Arrays.copyOf(encoded, 100))),
				certificate("a certificate with a byte after it",
						(body) -> EncryptedFlight.certificate(Arrays.copyOf(encoded, encoded.length + 1))),
				certificate("an extension that nobody knows", (body) -> entry(encoded, 0, 4, 0x12, 0x34, 0, 0)),
				certificate("a server_name", (body) -> entry(encoded, 0, 4, 0, 0, 0, 0)),
				certificate("extensions longer than it", (body) -> entry(encoded, 0, 4)));
	}

	private static byte[] entry(byte[] encoded, int... extensions) {
		byte[] entry = TlsRecords.join(EncryptedFlight.length(encoded.length), encoded, TlsRecords.bytes(extensions));
		return TlsRecords.join(new byte[1], EncryptedFlight.length(entry.length), entry);
	}

	private static HandshakeFault certificate(String what, UnaryOperator<byte[]> change) {
		return flight("a Certificate message with " + what, (flight) -> {
			flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS);
			certificate(flight, change);
			verify(flight, (signature) -> signature);
			finished(flight, (finished) -> finished);
		});
	}

	private static Stream<HandshakeFault> signatures() {
		return Stream.of(signature("with a bad signature", TlsRecords::forged),
				signature("with a signature that is no DER", (body) -> with(body, 4, 0)),
				signature("without anything", (body) -> new byte[0]),
				signature("with nothing but an algorithm", (body) -> Arrays.copyOf(body, 2)),
				signature("with an empty signature", (body) -> TlsRecords.bytes(4, 3, 0, 0)),
				signature("with a signature that is cut", (body) -> Arrays.copyOf(body, body.length - 1)),
				signature("with a byte behind it", (body) -> Arrays.copyOf(body, body.length + 1)),
				signature("with an algorithm that nobody knows", (body) -> with(with(body, 0, 0xFE), 1, 0xFE)),
				signature("with an algorithm that TLS 1.3 forbids", (body) -> with(body, 1, 1)),
				signature("with an algorithm for another kind of key", (body) -> with(with(body, 0, 8), 1, 4)),
				signature("with an algorithm for another curve", (body) -> with(body, 0, 5)));
	}

	private static HandshakeFault signature(String what, UnaryOperator<byte[]> change) {
		return flight("a CertificateVerify " + what, (flight) -> {
			flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS);
			certificate(flight, (certificate) -> certificate);
			verify(flight, change);
			finished(flight, (finished) -> finished);
		});
	}

	private static Stream<HandshakeFault> ends() {
		return Stream.of(finished("as it should be", (body) -> body),
				finished("that fits another handshake", TlsRecords::forged),
				finished("that is too short", (body) -> Arrays.copyOf(body, 12)),
				finished("that is too long", (body) -> Arrays.copyOf(body, 33)),
				finished("that is empty", (body) -> new byte[0]));
	}

	private static HandshakeFault finished(String what, UnaryOperator<byte[]> change) {
		return flight("a Finished " + what, (flight) -> {
			authenticate(flight);
			finished(flight, change);
		});
	}

	private static Stream<HandshakeFault> order() {
		return Stream
			.of(flight("no EncryptedExtensions", (flight) -> certificate(flight, (certificate) -> certificate)),
					flight("EncryptedExtensions twice",
							(flight) -> flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS)
								.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS)),
					flight("no Certificate", (flight) -> {
						flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS);
						verify(flight, (signature) -> signature);
					}), flight("neither Certificate nor CertificateVerify", (flight) -> {
						flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS);
						finished(flight, (finished) -> finished);
					}), flight("no CertificateVerify", (flight) -> {
						flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS);
						certificate(flight, (certificate) -> certificate);
						finished(flight, (finished) -> finished);
					}), early("a HelloRequest", Flight.HELLO_REQUEST), early("a ClientHello", 1, 3, 3),
					early("a ServerHello", Flight.SERVER_HELLO, 3, 3),
					early("a NewSessionTicket", Flight.NEW_SESSION_TICKET, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 1, 1, 0, 0),
					early("a KeyUpdate", Flight.KEY_UPDATE, 0), early("a ServerHelloDone", Flight.SERVER_HELLO_DONE),
					early("a message of an unknown type", 99, 1),
					early("a second Certificate", Flight.CERTIFICATE, 0, 0, 0, 0), request("nothing"),
					request("no extensions", 0, 0, 0), request("no algorithms", 0, 0, 4, 0, 13, 0, 0),
					request("no known algorithm", 0, 0, 8, 0, 13, 0, 4, 0, 2, 0xFE, 0xFE),
					request("a byte behind it", 0, 0, 8, 0, 13, 0, 4, 0, 2, 4, 3, 0));
	}

	private static HandshakeFault early(String name, int type, int... body) {
		return flight(name + " before Finished", (flight) -> {
			authenticate(flight);
			flight.send(type, body);
			finished(flight, (finished) -> finished);
		});
	}

	private static HandshakeFault request(String what, int... body) {
		return flight("a CertificateRequest with " + what,
				(flight) -> flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS)
					.send(Flight.CERTIFICATE_REQUEST, body));
	}

	private static Stream<HandshakeFault> records() {
		byte[] extensions = EncryptedFlight.message(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS);
		return Stream.of(record("application data", 23, 1), record("change_cipher_spec", 20, 1),
				record("a record of an unknown type", 99, 1), record("a record without a type", 0),
				record("an empty handshake record", 22), record("an empty alert", 21),
				record("an alert of three bytes", 21, 2, 40, 0), record("a fatal alert", 21, 2, 80),
				record("a warning that is one", 21, 1, 90), record("a warning that ends the handshake", 21, 1, 112),
				record("close_notify", 21, 1, 0),
				flight("an alert within a message", (flight) -> flight.record(22, Arrays.copyOf(extensions, 3))
					.record(21, TlsRecords.bytes(2, 80))));
	}

	private static HandshakeFault record(String name, int type, int... content) {
		return flight("encrypted, " + name, (flight) -> {
			flight.record(type, TlsRecords.bytes(content));
			authenticate(flight);
			finished(flight, (finished) -> finished);
		});
	}

	private static void authenticate(EncryptedFlight flight) {
		flight.send(Flight.ENCRYPTED_EXTENSIONS, NO_EXTENSIONS);
		certificate(flight, (certificate) -> certificate);
		verify(flight, (signature) -> signature);
	}

	private static void certificate(EncryptedFlight flight, UnaryOperator<byte[]> change) {
		byte[] body = EncryptedFlight.certificate(CertificateFaults.encoded(HandshakeFault.SERVER));
		flight.send(Flight.CERTIFICATE, change.apply(body));
	}

	private static void verify(EncryptedFlight flight, UnaryOperator<byte[]> change) {
		flight.send(Flight.CERTIFICATE_VERIFY, change.apply(flight.certificateVerify(HandshakeFault.SERVER)));
	}

	private static void finished(EncryptedFlight flight, UnaryOperator<byte[]> change) {
		flight.send(Flight.FINISHED, change.apply(flight.finished()));
	}

	private static HandshakeFault flight(String name, Consumer<EncryptedFlight> messages) {
		return new HandshakeFault(Client.TLS13, name, (connection) -> {
			EncryptedFlight flight = new EncryptedFlight(connection.readRecord());
			messages.accept(flight);
			connection.write(flight.records());
			connection.end();
		});
	}

	private static byte[] with(byte[] body, int index, int value) {
		byte[] altered = body.clone();
		altered[index] = (byte) value;
		return altered;
	}

}
