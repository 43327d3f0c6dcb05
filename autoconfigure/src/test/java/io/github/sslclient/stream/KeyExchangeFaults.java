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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;

/**
 * What may be wrong with a server's half of a key exchange on elliptic curves in TLS 1.2
 * (RFC 8422, section 5.4).
 */
final class KeyExchangeFaults {

	private static final int X25519 = 0x1D;

	private static final int SECP256R1 = 0x17;

	private static final int SECP256K1 = 0x16;

	private KeyExchangeFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(curves(), signatures(), shapes()).flatMap((faults) -> faults);
	}

	private static Stream<HandshakeFault> curves() {
		return Stream.of(altered("on a curve by its parameters", (body) -> params(1, 0, 0)),
				altered("on a curve that nobody knows", (body) -> params(3, 0x00, 0xFE, 1, 4)),
				altered("on a curve that was not offered", (body) -> params(3, 0, SECP256K1, 1, 4)),
				altered("in a group that is no curve", (body) -> params(3, 1, 0, 1, 4)),
				altered("with a point that is not on the curve", (body) -> point(SECP256R1, 65)),
				altered("with the point at infinity", (body) -> params(3, 0, SECP256R1, 1, 0)),
				altered("with no point", (body) -> params(3, 0, X25519, 0)),
				altered("with a point that is too short", (body) -> point(X25519, 31)),
				altered("with a point that is too long", (body) -> point(X25519, 33)),
				altered("with a point that is longer than the message",
						(body) -> Arrays.copyOf(point(X25519, 32), 20)));
	}

	private static Stream<HandshakeFault> signatures() {
		return Stream.of(altered("with a bad signature", TlsRecords::forged),
				altered("with a signature that is no DER", (body) -> with(body, signature(body) + 4, 0)),
				altered("with an empty signature",
						(body) -> TlsRecords.join(Arrays.copyOf(body, signature(body) + 2), new byte[2])),
				altered("signed for another key", (body) -> with(body, 5, body[5] ^ 1)),
				algorithm("that nobody knows", 0xFE, 0xFE), algorithm("that is not offered any more", 1, 1),
				algorithm("for another kind of key", 8, 4), algorithm("for another curve", 5, 3),
				altered("without a signature", (body) -> Arrays.copyOf(body, signature(body))));
	}

	private static Stream<HandshakeFault> shapes() {
		return Stream.of(altered("without anything", (body) -> new byte[0]),
				altered("of one byte", (body) -> Arrays.copyOf(body, 1)),
				altered("of three bytes", (body) -> Arrays.copyOf(body, 3)),
				altered("whose signature is cut", (body) -> Arrays.copyOf(body, body.length - 1)),
				altered("with a byte behind it", (body) -> Arrays.copyOf(body, body.length + 1)),
				altered("that ends in the algorithm", (body) -> Arrays.copyOf(body, signature(body) + 1)),
				altered("that ends in the signature's length", (body) -> Arrays.copyOf(body, signature(body) + 3)));
	}

	private static HandshakeFault algorithm(String what, int first, int second) {
		return altered("signed with an algorithm " + what,
				(body) -> with(with(body, signature(body), first), signature(body) + 1, second));
	}

	private static HandshakeFault altered(String what, UnaryOperator<byte[]> change) {
		return HandshakeFault.inFlight(Client.TLS12, "a ServerKeyExchange " + what,
				(flight) -> flight.alter(Flight.SERVER_KEY_EXCHANGE, change));
	}

	/** Where the signature's algorithm stands. */
	private static int signature(byte[] body) {
		return 4 + (body[3] & 0xFF);
	}

	private static byte[] params(int... params) {
		return TlsRecords.join(TlsRecords.bytes(params), TlsRecords.bytes(4, 3, 0, 2, 0x30, 0));
	}

	private static byte[] point(int group, int length) {
		int[] params = new int[4 + length];
		Arrays.fill(params, 4);
		params[0] = 3;
		params[1] = 0;
		params[2] = group;
		params[3] = length;
		return params(params);
	}

	private static byte[] with(byte[] body, int index, int value) {
		byte[] altered = body.clone();
		altered[index] = (byte) value;
		return altered;
	}

}
