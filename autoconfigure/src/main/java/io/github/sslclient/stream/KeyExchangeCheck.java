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
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

import io.github.sslclient.cipher.KeyExchange;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.protocol.Algorithm;
import io.github.sslclient.protocol.AlgorithmTable;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * Whether a ServerKeyExchange is as strong as the security level asks
 * ({@code tls_process_key_exchange}): first the key, then the algorithm of its signature.
 * What cannot be read, and what no table knows, is left to JSSE.
 */
final class KeyExchangeCheck {

	private static final int NAMED_CURVE = 3;

	/** What Diffie-Hellman must have at level 0 too. */
	private static final int LEAST_DH_BITS = 80;

	/** MD5 and SHA-1 together, the better half of what there was before TLS 1.2. */
	private static final int LEGACY_SIGNATURE_BITS = 67;

	/** {@code SSL_R_DH_KEY_TOO_SMALL}. */
	private static final OpenSslCode DH_KEY_TOO_SMALL = new OpenSslCode(0x0A00018A);

	/** {@code SSL_R_WRONG_CURVE}. */
	private static final OpenSslCode WRONG_CURVE = new OpenSslCode(0x0A00017A);

	/** {@code SSL_R_WRONG_SIGNATURE_TYPE}. */
	private static final OpenSslCode WRONG_SIGNATURE_TYPE = new OpenSslCode(0x0A000172);

	/** {@code SSL_R_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED}. */
	private static final OpenSslCode LEGACY_SIGNATURE = new OpenSslCode(0x0A00014D);

	private final ServerHello hello;

	private final SecurityLevel level;

	private KeyExchangeCheck(ServerHello hello, SecurityLevel level) {
		this.hello = hello;
		this.level = level;
	}

	/**
	 * Check one.
	 * @param hello the ServerHello before it
	 * @param body the body of the message
	 * @return why it is refused, or {@code null} if it is not
	 */
	static @Nullable FlightRefusal of(ServerHello hello, ByteBuffer body, SecurityLevel level) {
		KeyExchangeCheck check = new KeyExchangeCheck(hello, level);
		try {
			FlightRefusal weakKey = switch (KeyExchange.ofSuite(hello.cipherSuite())) {
				case DHE -> check.diffieHellman(body);
				case ECDHE -> check.curve(body);
				case OTHER -> null;
			};
			return (weakKey != null) ? weakKey : check.signature(body);
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			return null;
		}
	}

	/** {@code tls_process_ske_dhe}. */
	private @Nullable FlightRefusal diffieHellman(ByteBuffer body) {
		byte[] prime = new byte[body.getShort() & 0xFFFF];
		body.get(prime);
		skip(body, body.getShort() & 0xFFFF); // the generator
		skip(body, body.getShort() & 0xFFFF); // the key
		int length = new BigInteger(1, prime).bitLength();
		int bits = securityBits(length);
		int asked = Math.max(LEAST_DH_BITS, this.level.bits());
		return (bits >= asked) ? null
				: new FlightRefusal(DH_KEY_TOO_SMALL, FlightRefusal.HANDSHAKE_FAILURE,
						"the server's Diffie-Hellman key has " + length + " bits (" + bits
								+ " of security) and security-level " + this.level.number() + " asks for " + asked);
	}

	/** {@code tls_process_ske_ecdhe}. */
	private @Nullable FlightRefusal curve(ByteBuffer body) {
		if (body.get() != NAMED_CURVE) {
			throw new IllegalArgumentException();
		}
		Algorithm group = AlgorithmTable.GROUPS.find(body.getShort() & 0xFFFF);
		skip(body, body.get() & 0xFF); // the point
		return (group == null || this.level.allows(group.bits())) ? null : new FlightRefusal(WRONG_CURVE,
				FlightRefusal.ILLEGAL_PARAMETER, weak("chose the group " + group, group.bits()));
	}

	/**
	 * {@code tls12_check_peer_sigalg}, and before it {@code tls1_set_peer_legacy_sigalg}.
	 */
	private @Nullable FlightRefusal signature(ByteBuffer body) {
		if (this.hello.version() < ServerHello.TLS12) {
			return this.level.allows(LEGACY_SIGNATURE_BITS) ? null
					: new FlightRefusal(LEGACY_SIGNATURE, FlightRefusal.INTERNAL_ERROR,
							weak("signed its key as TLS does before version 1.2, with SHA-1", LEGACY_SIGNATURE_BITS));
		}
		Algorithm scheme = AlgorithmTable.SIGNATURE_SCHEMES.find(body.getShort() & 0xFFFF);
		return (scheme == null || this.level.allows(scheme.bits())) ? null : new FlightRefusal(WRONG_SIGNATURE_TYPE,
				FlightRefusal.HANDSHAKE_FAILURE, weak("signed its key with " + scheme, scheme.bits()));
	}

	private String weak(String what, int bits) {
		return "the server " + what + ", which has " + bits + " bits of security, and security-level "
				+ this.level.number() + " asks for " + this.level.bits();
	}

	/** {@code BN_security_bits}. */
	private static int securityBits(int length) {
		if (length < 2048) {
			return (length < 1024) ? 0 : 80;
		}
		if (length < 7680) {
			return (length < 3072) ? 112 : 128;
		}
		return (length < 15360) ? 192 : 256;
	}

	private static void skip(ByteBuffer buffer, int count) {
		buffer.position(buffer.position() + count);
	}

}
