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

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.sslclient.test.Identity;

/**
 * A server's first flight in TLS 1.3 (RFC 8446), encrypted by hand, since no server
 * engine lets anybody alter what it encrypts. It knows one suite,
 * {@code TLS_AES_128_GCM_SHA256}, one group, X25519, and one signature,
 * {@code ecdsa_secp256r1_sha256}; signature and Finished fit whatever was sent before.
 */
final class EncryptedFlight {

	private static final int HASH_LENGTH = 32;

	private final ByteArrayOutputStream records = new ByteArrayOutputStream();

	private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();

	private final byte[] secret;

	private long sequence;

	/** Answer a ClientHello with a ServerHello. */
	EncryptedFlight(byte[] clientHello) throws GeneralSecurityException {
		this.transcript.write(clientHello, RecordHeader.LENGTH, clientHello.length - RecordHeader.LENGTH);
		KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
		KeyPair keys = generator.generateKeyPair();
		ClientShare client = ClientShare.of(clientHello);
		byte[] hello = serverHello(client.sessionId, reversed(((XECPublicKey) keys.getPublic()).getU().toByteArray()));
		this.transcript.writeBytes(hello);
		this.records.writeBytes(TlsRecords.join(TlsRecords.header(TlsRecords.HANDSHAKE, hello.length), hello));
		KeyAgreement agreement = KeyAgreement.getInstance("X25519");
		agreement.init(keys.getPrivate());
		agreement.doPhase(KeyFactory.getInstance("X25519")
			.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, reversed(client.key)))),
				true);
		byte[] early = hmac(new byte[HASH_LENGTH], new byte[HASH_LENGTH]);
		byte[] handshake = hmac(expand(early, "derived", hash(new byte[0]), HASH_LENGTH), agreement.generateSecret());
		this.secret = expand(handshake, "s hs traffic", hash(this.transcript.toByteArray()), HASH_LENGTH);
	}

	/** Send a message in a record of its own. */
	EncryptedFlight send(int type, byte[] body) {
		byte[] message = message(type, body);
		this.transcript.writeBytes(message);
		return record(TlsRecords.HANDSHAKE, message);
	}

	EncryptedFlight send(int type, int... body) {
		return send(type, TlsRecords.bytes(body));
	}

	/** Send a record of any kind, of which a client is not to know the type. */
	EncryptedFlight record(int type, byte[] content) {
		try {
			byte[] inner = TlsRecords.join(content, new byte[] { (byte) type });
			byte[] header = TlsRecords.header(TlsRecords.APPLICATION_DATA, inner.length + 16);
			byte[] nonce = expand(this.secret, "iv", new byte[0], 12);
			// Fewer than 256 records.
			nonce[nonce.length - 1] ^= (byte) this.sequence++;
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(expand(this.secret, "key", new byte[0], 16), "AES"),
					new GCMParameterSpec(128, nonce));
			cipher.updateAAD(header);
			this.records.writeBytes(TlsRecords.join(header, cipher.doFinal(inner)));
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The body of a Certificate message (RFC 8446, section 4.4.2). */
	static byte[] certificate(byte[] encoded) {
		byte[] entry = TlsRecords.join(length(encoded.length), encoded, new byte[2]);
		return TlsRecords.join(new byte[1], length(entry.length), entry);
	}

	/** The body of a CertificateVerify that fits what was sent so far. */
	byte[] certificateVerify(Identity identity) {
		try {
			byte[] padding = new byte[64];
			Arrays.fill(padding, (byte) ' ');
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(identity.key());
			signature.update(padding);
			signature.update("TLS 1.3, server CertificateVerify\0".getBytes(StandardCharsets.US_ASCII));
			signature.update(hash(this.transcript.toByteArray()));
			byte[] signed = signature.sign();
			return TlsRecords.join(TlsRecords.bytes(4, 3, signed.length >> 8, signed.length), signed);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The body of a Finished that fits what was sent so far. */
	byte[] finished() {
		return hmac(expand(this.secret, "finished", new byte[0], HASH_LENGTH), hash(this.transcript.toByteArray()));
	}

	byte[] records() {
		return this.records.toByteArray();
	}

	static byte[] message(int type, byte[] body) {
		return TlsRecords.join(new byte[] { (byte) type }, length(body.length), body);
	}

	static byte[] length(int length) {
		return TlsRecords.bytes(length >> 16, length >> 8, length);
	}

	private static byte[] serverHello(byte[] sessionId, byte[] key) {
		byte[] random = new byte[32];
		Arrays.fill(random, (byte) 5);
		return message(Flight.SERVER_HELLO,
				TlsRecords.join(TlsRecords.bytes(3, 3), random, new byte[] { (byte) sessionId.length }, sessionId,
						TlsRecords.bytes(0x13, 1, 0, 0, 46, 0, 43, 0, 2, 3, 4, 0, 51, 0, 36, 0, 0x1D, 0, 32),
						Arrays.copyOf(key, 32)));
	}

	/** RFC 8446, section 7.1. */
	private static byte[] expand(byte[] secret, String name, byte[] context, int length) {
		byte[] label = ("tls13 " + name).getBytes(StandardCharsets.US_ASCII);
		byte[] block = hmac(secret, TlsRecords.join(TlsRecords.bytes(length >> 8, length, label.length), label,
				new byte[] { (byte) context.length }, context, new byte[] { 1 }));
		return Arrays.copyOf(block, length);
	}

	private static byte[] hmac(byte[] key, byte[] content) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(content);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] hash(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** RFC 7748 counts from the other end; the top bit is no part of the number. */
	private static byte[] reversed(byte[] number) {
		byte[] reversed = new byte[number.length];
		for (int i = 0; i < number.length; i++) {
			reversed[i] = number[number.length - 1 - i];
		}
		return reversed;
	}

	/**
	 * What the client sent.
	 *
	 * @param sessionId its session id
	 * @param key its key on X25519
	 */
	private record ClientShare(byte[] sessionId, byte[] key) {

		private static final int KEY_SHARE = 51;

		private static final int X25519 = 0x1D;

		static ClientShare of(byte[] record) {
			ByteBuffer hello = ByteBuffer.wrap(record).position(RecordHeader.LENGTH + 4 + 2 + 32);
			byte[] sessionId = new byte[hello.get()];
			hello.get(sessionId);
			hello.position(hello.position() + 2 + hello.getShort(hello.position()));
			hello.position(hello.position() + 1 + hello.get(hello.position()) + 2);
			while (hello.getShort() != KEY_SHARE) {
				hello.position(hello.position() + 2 + hello.getShort(hello.position()));
			}
			hello.position(hello.position() + 4);
			while (hello.getShort() != X25519) {
				hello.position(hello.position() + 2 + hello.getShort(hello.position()));
			}
			byte[] key = new byte[hello.getShort()];
			hello.get(key);
			return new ClientShare(sessionId, key);
		}

	}

}
