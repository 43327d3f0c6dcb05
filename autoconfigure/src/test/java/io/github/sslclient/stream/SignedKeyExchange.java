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

import javax.crypto.interfaces.DHPublicKey;
import javax.net.ssl.SSLContext;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.TestPki;

/**
 * A first flight of TLS 1.2 whose ServerKeyExchange holds anything, its signature good.
 *
 * @param context the server
 * @param identity whose key signs
 * @param algorithm how it signs, in the JDK's words
 * @param scheme how it signs, as two bytes (RFC 5246, section 7.4.1.4.1)
 * @param cipherSuite the suite, or 0 for the server's choice
 * @param params what is signed
 */
record SignedKeyExchange(SSLContext context, Identity identity, String algorithm, int scheme, int cipherSuite,
		byte[] params) {

	static final int RSA_SHA1 = 0x0201;

	static final int RSA_SHA256 = 0x0401;

	static final int TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 = 0x009E;

	/** A key exchange on a curve. */
	static SignedKeyExchange ecdsa(TestPki pki, Identity identity, String algorithm, int scheme, byte[] params) {
		return new SignedKeyExchange(PeerTls.context(pki, identity), identity, algorithm, scheme, 0, params);
	}

	/** Diffie-Hellman, signed with RSA. */
	static SignedKeyExchange dhe(TestPki pki, Identity identity, byte[] params) {
		return new SignedKeyExchange(PeerTls.context(pki, identity), identity, "SHA256withRSA", RSA_SHA256,
				TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, params);
	}

	/** The same signed otherwise. */
	SignedKeyExchange signed(String otherAlgorithm, int otherScheme) {
		return new SignedKeyExchange(this.context, this.identity, otherAlgorithm, otherScheme, this.cipherSuite,
				this.params);
	}

	/** The flight, for which the client is heard. The signature covers both randoms. */
	Flight flight(PeerConnection connection) throws IOException {
		PeerTls tls = connection.tls(this.context, "TLSv1.2");
		byte[] clientHello = connection.readRecord();
		tls.read(clientHello);
		Flight flight = Flight.of(tls.flight());
		if (this.cipherSuite != 0) {
			flight.hello((hello) -> hello.cipherSuite = this.cipherSuite);
		}
		byte[] clientRandom = Arrays.copyOfRange(clientHello, 11, 11 + 32);
		byte[] serverRandom = HelloFields.of(flight.body(Flight.SERVER_HELLO)).random;
		byte[] signature = sign(TlsRecords.join(clientRandom, serverRandom, this.params));
		return flight.alter(Flight.SERVER_KEY_EXCHANGE, (body) -> TlsRecords.join(this.params,
				TlsRecords.bytes(this.scheme >> 8, this.scheme), prefixed(signature)));
	}

	private byte[] sign(byte[] content) {
		try {
			Signature signature = Signature.getInstance(this.algorithm);
			signature.initSign(this.identity.key());
			signature.update(content);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Good parameters of Diffie-Hellman, with a key. */
	static DHPublicKey dhKey(int bits) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("DH");
			generator.initialize(bits);
			return (DHPublicKey) generator.generateKeyPair().getPublic();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static byte[] dhParams(int bits) {
		DHPublicKey key = dhKey(bits);
		return dhParams(key.getParams().getP(), key.getParams().getG(), key.getY());
	}

	static byte[] dhParams(BigInteger prime, BigInteger generator, BigInteger key) {
		return TlsRecords.join(encode(prime), encode(generator), encode(key));
	}

	static byte[] encode(BigInteger number) {
		byte[] bytes = number.toByteArray();
		return prefixed((bytes[0] == 0 && bytes.length > 1) ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
	}

	private static byte[] prefixed(byte[] bytes) {
		return ByteBuffer.allocate(2 + bytes.length).putShort((short) bytes.length).put(bytes).array();
	}

}
