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

package io.github.sslclient.verify;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The key identifiers that tell authorities of one name apart (RFC 5280, sections 4.2.1.1
 * and 4.2.1.2).
 */
final class KeyIdentifiers {

	private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

	private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

	private static final int OCTET_STRING = 0x04;

	private static final int SEQUENCE = 0x30;

	/** {@code [0] IMPLICIT KeyIdentifier}. */
	private static final int KEY_IDENTIFIER = 0x80;

	private KeyIdentifiers() {
	}

	/**
	 * Whether a certificate can be another's issuer as far as the identifiers go
	 * (OpenSSL's {@code X509_check_akid}): what one of them does not say does not count.
	 */
	static boolean match(X509Certificate certificate, X509Certificate issuer) {
		byte[] wanted = value(certificate.getExtensionValue(AUTHORITY_KEY_IDENTIFIER), OCTET_STRING, SEQUENCE,
				KEY_IDENTIFIER);
		byte[] offered = value(issuer.getExtensionValue(SUBJECT_KEY_IDENTIFIER), OCTET_STRING, OCTET_STRING);
		return wanted == null || offered == null || Arrays.equals(wanted, offered);
	}

	/**
	 * The contents of the innermost of nested DER values, each the first in the one
	 * before.
	 * @return the contents, or {@code null} if there are none of that form
	 */
	private static byte @Nullable [] value(byte @Nullable [] der, int... tags) {
		byte[] contents = der;
		for (int tag : tags) {
			contents = (contents != null) ? contents(ByteBuffer.wrap(contents), tag) : null;
		}
		return contents;
	}

	private static byte @Nullable [] contents(ByteBuffer der, int tag) {
		try {
			if ((der.get() & 0xFF) != tag) {
				return null;
			}
			int length = der.get() & 0xFF;
			if (length == 0x81) {
				length = der.get() & 0xFF;
			}
			else if (length == 0x82) {
				length = der.getShort() & 0xFFFF;
			}
			else if (length > 0x82) {
				return null;
			}
			byte[] contents = new byte[Math.min(length, der.remaining())];
			der.get(contents);
			return (contents.length == length) ? contents : null;
		}
		catch (BufferUnderflowException ex) {
			return null;
		}
	}

}
