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
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
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

	private static final int TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 = 0x009E;

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
				value("-1", params(2048).getParams().getP().subtract(BigInteger.ONE)),
				value("above the prime", params(2048).getParams().getP().add(BigInteger.TWO)), longerThanTheMessage());
	}

	private static HandshakeFault curve(String name, int group, int first, int length) {
		byte[] params = new byte[4 + length];
		Arrays.fill(params, (byte) first);
		params[0] = 3;
		params[1] = (byte) (group >> 8);
		params[2] = (byte) group;
		params[3] = (byte) length;
		return new HandshakeFault(Client.TLS12, name + ", well signed", (connection) -> serve(connection,
				HandshakeFault.CONTEXT, HandshakeFault.SERVER, "SHA256withECDSA", new byte[] { 4, 3 }, 0, params));
	}

	private static HandshakeFault value(String what, BigInteger value) {
		DHPublicKey key = params(2048);
		return dhe("a Diffie-Hellman value of " + what, encode(key, value));
	}

	private static HandshakeFault prime(int bits) {
		DHPublicKey key = params(bits);
		return dhe("Diffie-Hellman with a prime of " + bits + " bits", encode(key, key.getY()));
	}

	private static HandshakeFault longerThanTheMessage() {
		DHPublicKey key = params(2048);
		byte[] params = encode(key, key.getY());
		params[params.length - encode(key.getY()).length] = (byte) 0xFF;
		return dhe("Diffie-Hellman with a key that is longer than the message", params);
	}

	private static HandshakeFault dhe(String name, byte[] params) {
		return new HandshakeFault(Client.TLS12, name + ", well signed", (connection) -> serve(connection, RSA_CONTEXT,
				RSA_SERVER, "SHA256withRSA", new byte[] { 4, 1 }, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, params));
	}

	/** The signature covers both randoms (RFC 5246, section 7.4.3). */
	private static void serve(PeerConnection connection, SSLContext context, Identity identity, String algorithm,
			byte[] scheme, int cipherSuite, byte[] params) throws IOException {
		PeerTls tls = connection.tls(context, "TLSv1.2");
		byte[] clientHello = connection.readRecord();
		tls.read(clientHello);
		Flight flight = Flight.of(tls.flight());
		if (cipherSuite != 0) {
			flight.hello((hello) -> hello.cipherSuite = cipherSuite);
		}
		byte[] clientRandom = Arrays.copyOfRange(clientHello, 11, 11 + 32);
		byte[] serverRandom = HelloFields.of(flight.body(Flight.SERVER_HELLO)).random;
		byte[] signature = sign(identity, algorithm, TlsRecords.join(clientRandom, serverRandom, params));
		flight.alter(Flight.SERVER_KEY_EXCHANGE, (body) -> TlsRecords.join(params, scheme,
				TlsRecords.bytes(signature.length >> 8, signature.length), signature));
		connection.write(flight.records());
		connection.end();
	}

	private static byte[] sign(Identity identity, String algorithm, byte[] content) {
		try {
			Signature signature = Signature.getInstance(algorithm);
			signature.initSign(identity.key());
			signature.update(content);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static DHPublicKey params(int bits) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("DH");
			generator.initialize(bits);
			return (DHPublicKey) generator.generateKeyPair().getPublic();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] encode(DHPublicKey key, BigInteger value) {
		return TlsRecords.join(encode(key.getParams().getP()), encode(key.getParams().getG()), encode(value));
	}

	private static byte[] encode(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] unsigned = (bytes[0] == 0 && bytes.length > 1) ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
		return ByteBuffer.allocate(2 + unsigned.length).putShort((short) unsigned.length).put(unsigned).array();
	}

}
