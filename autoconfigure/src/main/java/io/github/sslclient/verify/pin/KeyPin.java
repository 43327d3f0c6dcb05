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

package io.github.sslclient.verify.pin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import io.github.sslclient.x509.CertificateFacts;

/**
 * The SHA-256 digest of a SubjectPublicKeyInfo (RFC 7469, section 2.4). An immutable
 * value.
 *
 * @param text {@code sha256/} and the digest in Base64, as it is written
 */
public record KeyPin(String text) {

	private static final String PREFIX = "sha256/";

	private static final int LENGTH = 32;

	/** How a pin is made, for who has none yet. */
	private static final String RECIPE = "openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform der "
			+ "| openssl dgst -sha256 -binary | base64";

	/**
	 * Create a pin.
	 * @param text the text
	 * @throws IllegalArgumentException if it is not that of a digest
	 */
	public KeyPin {
		if (!isPin(text)) {
			throw new IllegalArgumentException(
					"'" + text + "' is no pin: it must be 'sha256/' and what this prints: " + RECIPE);
		}
	}

	static KeyPin of(CertificateFacts certificate) {
		try {
			return new KeyPin(PREFIX + encoded(MessageDigest.getInstance("SHA-256").digest(certificate.encodedKey())));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has SHA-256", ex);
		}
	}

	/** There is one form for each digest. */
	private static boolean isPin(String text) {
		if (!text.startsWith(PREFIX)) {
			return false;
		}
		try {
			byte[] digest = Base64.getDecoder().decode(text.substring(PREFIX.length()));
			return digest.length == LENGTH && text.equals(PREFIX + encoded(digest));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String encoded(byte[] digest) {
		return Base64.getEncoder().encodeToString(digest);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
