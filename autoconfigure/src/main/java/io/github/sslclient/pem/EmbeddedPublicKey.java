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

package io.github.sslclient.pem;

import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Set;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import org.jspecify.annotations.Nullable;

/**
 * The public key that an EC private key may carry with it (RFC 5915, section 3). OpenSSL
 * believes it: {@code X509_check_private_key} compares it with the certificate's.
 */
final class EmbeddedPublicKey {

	/** P-256, P-384 and P-521: the platform reads keys on others that it cannot use. */
	private static final Set<String> CURVES = Set.of("1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35");

	/** {@code [0] EXPLICIT}, the curve once more. */
	private static final int PARAMETERS = DerReader.CONTEXT_0;

	/** {@code [1] EXPLICIT}. */
	private static final int PUBLIC_KEY = 0xA1;

	/** What a BIT STRING of an uncompressed point begins with (SEC 1, section 2.3.3). */
	private static final byte[] UNCOMPRESSED = { 0x00, 0x04 };

	private EmbeddedPublicKey() {
	}

	/**
	 * The public key that a private key carries.
	 * @param key the key, of type EC
	 * @return its SubjectPublicKeyInfo, as certificates have it; {@code null} if there is
	 * none, or none in that form
	 */
	static byte @Nullable [] of(PrivateKey key) {
		byte[] encoded = key.getEncoded();
		if (encoded == null) {
			// A token keeps it inside.
			return null;
		}
		try {
			DerReader info = DerReader.of(encoded).enter(DerReader.SEQUENCE);
			info.enter(DerReader.INTEGER);
			byte[] algorithm = info.element(DerReader.SEQUENCE);
			return isUsable(algorithm) ? read(algorithm, info.enter(DerReader.OCTET_STRING)) : null;
		}
		catch (DerException ex) {
			return null;
		}
		finally {
			Arrays.fill(encoded, (byte) 0);
		}
	}

	private static boolean isUsable(byte[] algorithm) throws DerException {
		DerReader reader = DerReader.of(algorithm).enter(DerReader.SEQUENCE);
		reader.enter(DerReader.OBJECT_IDENTIFIER);
		return CURVES.contains(reader.objectIdentifier());
	}

	private static byte @Nullable [] read(byte[] algorithm, DerReader octets) throws DerException {
		DerReader key = octets.enter(DerReader.SEQUENCE);
		key.enter(DerReader.INTEGER);
		key.enter(DerReader.OCTET_STRING);
		key.enterOptional(PARAMETERS);
		DerReader content = key.enterOptional(PUBLIC_KEY);
		if (content == null) {
			return null;
		}
		byte[] point = content.element(DerReader.BIT_STRING);
		byte[] begin = DerReader.of(point).enter(DerReader.BIT_STRING).rest();
		return startsWith(begin, UNCOMPRESSED) ? DerWriter.element(DerReader.SEQUENCE, algorithm, point) : null;
	}

	private static boolean startsWith(byte[] bytes, byte[] prefix) {
		return bytes.length > prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
	}

}
