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
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.sslclient.stream.HandshakeFault.Client;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;

/**
 * Key exchanges that a security level forbids, and their neighbours that it allows, after
 * which the server ends.
 */
final class WeakKeyFaults {

	private static final int X25519 = 0x1D;

	private static final int SECP384R1 = 0x18;

	private static final int ECDSA_SHA1 = 0x0203;

	private static final int ECDSA_SHA256 = 0x0403;

	private static final int ECDSA_SHA384 = 0x0503;

	private static final Identity RSA_SERVER = HandshakeFault.RSA_PKI.server("localhost");

	private static final Identity STRONG_SERVER = HandshakeFault.STRONG_PKI.server("localhost");

	private static final Identity STRONG_RSA_SERVER = HandshakeFault.STRONG_RSA_PKI.server("localhost");

	private WeakKeyFaults() {
	}

	static Stream<HandshakeFault> all() {
		return Stream.of(primes(), groups(), signatures(), together()).flatMap((faults) -> faults);
	}

	private static Stream<HandshakeFault> primes() {
		return Stream.of(fault(Client.LEVEL0, "Diffie-Hellman of 1023 bits", dhe(params(1024, 1))),
				fault(Client.LEVEL0, "Diffie-Hellman of 1024 bits", dhe(params(1024, 0))),
				fault(Client.LEVEL1, "Diffie-Hellman of 1024 bits", dhe(params(1024, 0))),
				fault(Client.TLS12, "Diffie-Hellman of 1024 bits behind zeros",
						dhe(TlsRecords.join(TlsRecords.bytes(1, 128), new byte[256],
								Arrays.copyOfRange(params(1024, 0), 2, params(1024, 0).length)))),
				fault(Client.TLS12, "Diffie-Hellman of 2047 bits", dhe(params(2048, 1))),
				fault(Client.LEVEL3, "Diffie-Hellman of 2048 bits", strongDhe(params(2048, 0))),
				fault(Client.LEVEL3, "Diffie-Hellman of 3072 bits", strongDhe(params(3072, 0))));
	}

	private static Stream<HandshakeFault> groups() {
		return Stream.of(fault(Client.LEVEL4, "a key on x25519", curve("SHA384withECDSA", ECDSA_SHA384, x25519())),
				fault(Client.LEVEL4, "a key on secp384r1", curve("SHA384withECDSA", ECDSA_SHA384, secp384r1())),
				HandshakeFault.withFlight(Client.TLS13_LEVEL4, "a key share of x25519", HandshakeFault.STRONG_CONTEXT,
						(flight) -> flight.hello((hello) -> {
							hello.remove(HelloFields.KEY_SHARE);
							hello.add(HelloFields.KEY_SHARE, keyShare());
						}).records()));
	}

	private static Stream<HandshakeFault> signatures() {
		return Stream.of(sha1(Client.LEVEL0), sha1(Client.LEVEL1), sha1(Client.TLS12),
				fault(Client.TLS12, "a key on x25519, signed with ECDSA and SHA-1",
						SignedKeyExchange.ecdsa(HandshakeFault.PKI, HandshakeFault.SERVER, "SHA1withECDSA", ECDSA_SHA1,
								x25519())),
				fault(Client.LEVEL4, "a key on secp384r1, signed with SHA-256",
						curve("SHA256withECDSA", ECDSA_SHA256, secp384r1())));
	}

	/** More than one fault: which is named, and whether records matter. */
	private static Stream<HandshakeFault> together() {
		TestPki other = TestPki.create(KeyKind.RSA);
		SignedKeyExchange untrusted = SignedKeyExchange.dhe(other, other.server("localhost"), params(1024, 0));
		SignedKeyExchange trusted = dhe(params(1024, 0));
		return Stream.of(
				fault(Client.TLS12, "Diffie-Hellman of 1024 bits from a server that is not trusted", untrusted),
				inOneRecord("Diffie-Hellman of 1024 bits from a server that is not trusted", untrusted),
				inOneRecord("Diffie-Hellman of 1024 bits", trusted),
				fault(Client.TLS12, "Diffie-Hellman of 1024 bits, signed with SHA-1",
						trusted.signed("SHA1withRSA", SignedKeyExchange.RSA_SHA1)),
				new HandshakeFault(Client.TLS12, "Diffie-Hellman of 1024 bits without secure renegotiation",
						(connection) -> {
							Flight flight = trusted.flight(connection);
							flight.hello((hello) -> hello.remove(HelloFields.RENEGOTIATION_INFO));
							connection.write(flight.records());
							connection.end();
						}));
	}

	private static HandshakeFault sha1(Client client) {
		return fault(client, "Diffie-Hellman of 2048 bits, signed with RSA and SHA-1",
				dhe(params(2048, 0)).signed("SHA1withRSA", SignedKeyExchange.RSA_SHA1));
	}

	private static HandshakeFault fault(Client client, String name, SignedKeyExchange exchange) {
		return new HandshakeFault(client, name, (connection) -> {
			connection.write(exchange.flight(connection).records());
			connection.end();
		});
	}

	private static HandshakeFault inOneRecord(String name, SignedKeyExchange exchange) {
		return new HandshakeFault(Client.TLS12, name + ", in one record", (connection) -> {
			byte[] content = exchange.flight(connection).content();
			connection.write(TlsRecords.header(TlsRecords.HANDSHAKE, content.length), content);
			connection.end();
		});
	}

	private static SignedKeyExchange dhe(byte[] params) {
		return SignedKeyExchange.dhe(HandshakeFault.RSA_PKI, RSA_SERVER, params);
	}

	private static SignedKeyExchange strongDhe(byte[] params) {
		return SignedKeyExchange.dhe(HandshakeFault.STRONG_RSA_PKI, STRONG_RSA_SERVER, params);
	}

	private static SignedKeyExchange curve(String algorithm, int scheme, byte[] params) {
		return SignedKeyExchange.ecdsa(HandshakeFault.STRONG_PKI, STRONG_SERVER, algorithm, scheme, params);
	}

	/**
	 * No client asks whether it is a prime. The key is a square, as the named groups ask.
	 */
	private static byte[] params(int bits, int less) {
		BigInteger prime = SignedKeyExchange.dhKey(bits).getParams().getP().shiftRight(less).setBit(0);
		return SignedKeyExchange.dhParams(prime, BigInteger.TWO, BigInteger.valueOf(4));
	}

	private static byte[] x25519() {
		byte[] params = new byte[4 + 32];
		Arrays.fill(params, (byte) 9);
		System.arraycopy(TlsRecords.bytes(3, 0, X25519, 32), 0, params, 0, 4);
		return params;
	}

	private static byte[] keyShare() {
		byte[] share = x25519();
		System.arraycopy(TlsRecords.bytes(0, X25519, 0, 32), 0, share, 0, 4);
		return share;
	}

	private static byte[] secp384r1() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp384r1"));
			ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
			byte[] spki = key.getEncoded();
			return TlsRecords.join(TlsRecords.bytes(3, 0, SECP384R1, 97),
					Arrays.copyOfRange(spki, spki.length - 97, spki.length));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
