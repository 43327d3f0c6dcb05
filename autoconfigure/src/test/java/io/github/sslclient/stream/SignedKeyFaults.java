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

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;

import javax.crypto.interfaces.DHPublicKey;
import javax.net.ssl.SSLContext;

import io.github.sslclient.stream.HandshakeFault.Client;
import io.github.sslclient.test.Identity;

/**
 * Keys that no client should agree upon, in a ServerKeyExchange of TLS 1.2 whose
 * signature is good: clients look at the signature first or last.
 */
final class SignedKeyFaults {

	private static final Identity RSA_SERVER = HandshakeFault.RSA_PKI.server("localhost");

	private static final SSLContext RSA_CONTEXT = PeerTls.context(HandshakeFault.RSA_PKI, RSA_SERVER);

	private static final int ECDSA_SHA256 = 0x0403;

	private static final int X25519 = 0x1D;

	private static final int SECP256R1 = 0x17;

	private SignedKeyFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.concat(curves(), primes());
	}

	private static Stream<HandshakeFault> curves() {
		return Stream.of(curve("a key that is not on the curve", SECP256R1, 4, 65),
				curve("a compressed key", SECP256R1, 2, 33), curve("the point at infinity", SECP256R1, 0, 1),
				curve("a key that is too short", X25519, 4, 31), curve("a key that is too long", X25519, 4, 33),
				curve("a key of small order", X25519, 0, 32), curve("no key", X25519, 4, 0),
				curve("a key in a group that is no curve", 0x100, 4, 32));
	}

	private static Stream<HandshakeFault> primes() {
		return Stream.of(prime(512), prime(1024), prime(2048), value("0", BigInteger.ZERO), value("1", BigInteger.ONE),
				value("-1", SignedKeyExchange.dhKey(2048).getParams().getP().subtract(BigInteger.ONE)),
				value("above the prime", SignedKeyExchange.dhKey(2048).getParams().getP().add(BigInteger.TWO)),
				longerThanTheMessage());
	}

	private static HandshakeFault curve(String name, int group, int first, int length) {
		byte[] params = new byte[4 + length];
		Arrays.fill(params, (byte) first);
		params[0] = 3;
		params[1] = (byte) (group >> 8);
		params[2] = (byte) group;
		params[3] = (byte) length;
		return fault(name, new SignedKeyExchange(HandshakeFault.CONTEXT, HandshakeFault.SERVER, "SHA256withECDSA",
				ECDSA_SHA256, 0, params));
	}

	private static HandshakeFault value(String what, BigInteger value) {
		DHPublicKey key = SignedKeyExchange.dhKey(2048);
		return dhe("a Diffie-Hellman value of " + what, params(key, value));
	}

	private static HandshakeFault prime(int bits) {
		return dhe("Diffie-Hellman with a prime of " + bits + " bits", SignedKeyExchange.dhParams(bits));
	}

	private static HandshakeFault longerThanTheMessage() {
		DHPublicKey key = SignedKeyExchange.dhKey(2048);
		byte[] params = params(key, key.getY());
		params[params.length - SignedKeyExchange.encode(key.getY()).length] = (byte) 0xFF;
		return dhe("Diffie-Hellman with a key that is longer than the message", params);
	}

	private static HandshakeFault dhe(String name, byte[] params) {
		return fault(name, new SignedKeyExchange(RSA_CONTEXT, RSA_SERVER, "SHA256withRSA", SignedKeyExchange.RSA_SHA256,
				SignedKeyExchange.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, params));
	}

	private static HandshakeFault fault(String name, SignedKeyExchange exchange) {
		return new HandshakeFault(Client.TLS12, name + ", well signed", (connection) -> {
			connection.write(exchange.flight(connection).records());
			connection.end();
		});
	}

	private static byte[] params(DHPublicKey key, BigInteger value) {
		return SignedKeyExchange.dhParams(key.getParams().getP(), key.getParams().getG(), value);
	}

}
