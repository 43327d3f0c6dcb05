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
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;

/**
 * What a server of TLS 1.3 may say wrongly in its ServerHello or HelloRetryRequest.
 */
final class Hello13Faults {

	/** RFC 8446, section 4.1.3: SHA-256 of "HelloRetryRequest". */
	private static final byte[] RETRY = TlsRecords.bytes(0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D,
			0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91, 0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2,
			0xC8, 0xA8, 0x33, 0x9C);

	private static final int X25519 = 0x1D;

	/** Offered by both clients, shared by neither. */
	private static final int SECP384R1 = 0x18;

	/** Offered by neither client. */
	private static final int SECP224R1 = 0x15;

	private Hello13Faults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(versions(), choices(), keyShares(), extensions(), retries()).flatMap((faults) -> faults);
	}

	private static Stream<HandshakeFault> versions() {
		return Stream.of(hello("no supported_versions", (hello) -> hello.remove(HelloFields.SUPPORTED_VERSIONS)),
				replaced("TLS 1.2 in supported_versions", HelloFields.SUPPORTED_VERSIONS, 3, 3),
				replaced("TLS 1.1 in supported_versions", HelloFields.SUPPORTED_VERSIONS, 3, 2),
				replaced("a version above all in supported_versions", HelloFields.SUPPORTED_VERSIONS, 3, 5),
				replaced("an empty supported_versions", HelloFields.SUPPORTED_VERSIONS),
				replaced("supported_versions of three bytes", HelloFields.SUPPORTED_VERSIONS, 3, 4, 0),
				hello("TLS 1.3 in the old field", (hello) -> hello.version = 0x0304),
				hello("TLS 1.1 in the old field", (hello) -> hello.version = 0x0302), hello("TLS 1.2", (hello) -> {
					hello.removeExtensions();
					hello.add(HelloFields.RENEGOTIATION_INFO, 0);
					hello.cipherSuite = 0xC02B;
				}));
	}

	private static Stream<HandshakeFault> choices() {
		return Stream.of(hello("a suite of TLS 1.2", (hello) -> hello.cipherSuite = 0xC02B),
				hello("a suite that was not offered", (hello) -> hello.cipherSuite = 0x1304),
				hello("a suite that does not exist", (hello) -> hello.cipherSuite = 0x13FE),
				hello("a compression", (hello) -> hello.compression = 1),
				hello("another session id", (hello) -> hello.sessionId[0] ^= 1),
				hello("no session id", (hello) -> hello.sessionId = new byte[0]));
	}

	private static Stream<HandshakeFault> keyShares() {
		return Stream.of(hello("no key share", (hello) -> hello.remove(HelloFields.KEY_SHARE)),
				share("a key share of a group that was not shared", SECP384R1, 97, 4),
				share("a key share of a group that was not offered", SECP224R1, 57, 4),
				share("a key share of a group that does not exist", 0xFE, 32, 9), share("an empty key", X25519, 0, 9),
				share("a key that is too short", X25519, 31, 9), share("a key that is too long", X25519, 33, 9),
				share("a key of small order", X25519, 32, 0),
				replaced("a key share without a key", HelloFields.KEY_SHARE, 0, X25519),
				replaced("an empty key share", HelloFields.KEY_SHARE),
				replaced("a key share that is cut", HelloFields.KEY_SHARE, 0, X25519, 0, 32, 1),
				hello("a key share with more behind it", (hello) -> {
					byte[] share = hello.extension(HelloFields.KEY_SHARE);
					hello.remove(HelloFields.KEY_SHARE);
					hello.add(HelloFields.KEY_SHARE, Arrays.copyOf(share, share.length + 1));
				}), hello("a key share twice",
						(hello) -> hello.add(HelloFields.KEY_SHARE, hello.extension(HelloFields.KEY_SHARE))));
	}

	private static Stream<HandshakeFault> extensions() {
		return Stream.of(added("an extension that nobody knows", 0x1234),
				added("an extension of EncryptedExtensions", HelloFields.ALPN, 0, 3, 2, 'h', '2'),
				added("renegotiation_info", HelloFields.RENEGOTIATION_INFO, 0),
				added("extended_master_secret", HelloFields.EXTENDED_MASTER_SECRET),
				added("a cookie", HelloFields.COOKIE, 0, 1, 1),
				added("a pre-shared key that was not offered", HelloFields.PRE_SHARED_KEY, 0, 0),
				hello("extensions longer than ServerHello", (hello) -> hello.extensionsLengthError = 1),
				hello("bytes after the extensions", (hello) -> hello.trailer = new byte[2]));
	}

	private static Stream<HandshakeFault> retries() {
		return Stream.of(retry("for the group that was shared", (hello) -> group(hello, X25519)),
				retry("for a group that was not offered", (hello) -> group(hello, SECP224R1)),
				retry("for a group that does not exist", (hello) -> group(hello, 0xFE)),
				retry("that asks for nothing", (hello) -> hello.remove(HelloFields.KEY_SHARE)),
				retry("with a cookie", (hello) -> {
					hello.remove(HelloFields.KEY_SHARE);
					hello.add(HelloFields.COOKIE, 0, 1, 1);
				}), retry("with an empty cookie", (hello) -> {
					hello.remove(HelloFields.KEY_SHARE);
					hello.add(HelloFields.COOKIE, 0, 0);
				}), retry("with a whole key share", (hello) -> {
				}), retry("with another session id", (hello) -> {
					group(hello, SECP384R1);
					hello.sessionId[0] ^= 1;
				}), retry("without supported_versions", (hello) -> {
					group(hello, SECP384R1);
					hello.remove(HelloFields.SUPPORTED_VERSIONS);
				}), retry("with a suite that was not offered", (hello) -> {
					group(hello, SECP384R1);
					hello.cipherSuite = 0x1304;
				}), retry("with an extension that nobody knows", (hello) -> {
					group(hello, SECP384R1);
					hello.add(0x1234);
				}), HandshakeFault.inFlight(Client.TLS13, "two HelloRetryRequests", (flight) -> {
					flight.hello(Hello13Faults::toRetry).hello((hello) -> group(hello, SECP384R1));
					flight.repeat(Flight.SERVER_HELLO);
				}), afterRetry("another suite than in the HelloRetryRequest", (hello) -> hello.cipherSuite = 0x1303),
				afterRetry("another group than in the HelloRetryRequest", (hello) -> {
				}));
	}

	/** A ServerHello behind a HelloRetryRequest as it should be. */
	private static HandshakeFault afterRetry(String name, Consumer<HelloFields> tampering) {
		return HandshakeFault.inFlight(Client.TLS13, name, (flight) -> {
			flight.hello((hello) -> hello.cipherSuite = 0x1301);
			byte[] genuine = flight.body(Flight.SERVER_HELLO);
			flight.hello(Hello13Faults::toRetry).hello((hello) -> group(hello, SECP384R1));
			HelloFields second = HelloFields.of(genuine);
			tampering.accept(second);
			flight.add(Flight.SERVER_HELLO, second.encode());
		});
	}

	private static HandshakeFault retry(String name, Consumer<HelloFields> tampering) {
		return hello("a HelloRetryRequest " + name, (hello) -> {
			toRetry(hello);
			tampering.accept(hello);
		});
	}

	private static void toRetry(HelloFields hello) {
		System.arraycopy(RETRY, 0, hello.random, 0, RETRY.length);
	}

	private static void group(HelloFields hello, int group) {
		hello.replace(HelloFields.KEY_SHARE, 0, group);
	}

	private static HandshakeFault share(String name, int group, int length, int filling) {
		int[] share = new int[4 + length];
		Arrays.fill(share, filling);
		share[0] = 0;
		share[1] = group;
		share[2] = 0;
		share[3] = length;
		return replaced(name, HelloFields.KEY_SHARE, share);
	}

	private static HandshakeFault replaced(String name, int type, int... data) {
		return hello(name, (hello) -> hello.replace(type, data));
	}

	private static HandshakeFault added(String name, int type, int... data) {
		return hello(name, (hello) -> hello.add(type, data));
	}

	private static HandshakeFault hello(String name, Consumer<HelloFields> tampering) {
		return HandshakeFault.inHello(Client.TLS13, name, tampering);
	}

}
