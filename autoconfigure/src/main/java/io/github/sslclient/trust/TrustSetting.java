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

package io.github.sslclient.trust;

import java.util.Arrays;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * What the settings that a {@code TRUSTED CERTIFICATE} carries along say about the
 * certificates of TLS servers: the answer of {@code obj_trust} for serverAuth with
 * {@code X509_TRUST_OK_ANY_EKU}.
 */
public enum TrustSetting {

	/**
	 * Nothing: a self-signed certificate is trusted, and another if chains may end before
	 * a root.
	 */
	NONE,

	/** The certificate ends a chain, self-signed or not. */
	TRUSTED,

	/**
	 * No chain with this certificate is good: servers are among the rejected uses, or
	 * trusted uses are listed and servers are not among them.
	 */
	REJECTED;

	/** {@code 1.3.6.1.5.5.7.3.1}, its content. */
	private static final byte[] SERVER_AUTHENTICATION = { 0x2B, 6, 1, 5, 5, 7, 3, 1 };

	/** {@code 2.5.29.37.0}, its content. */
	private static final byte[] ANY_EXTENDED_KEY_USAGE = { 0x55, 0x1D, 37, 0 };

	private static final int UTF8_STRING = 0x0C;

	private static final int OTHER = 0xA1;

	/**
	 * Read an {@code X509_CERT_AUX}.
	 * @param reader what stands before it
	 * @return the answer
	 * @throws DerException if it is damaged
	 */
	static TrustSetting read(DerReader reader) throws DerException {
		if (!reader.isAt(DerReader.SEQUENCE)) {
			// A wrong length is told before a wrong tag.
			reader.enter();
			throw new DerException("what stands behind the certificate is no SEQUENCE", false);
		}
		DerReader settings = reader.enter(DerReader.SEQUENCE);
		Boolean trusted = namesServers(settings, DerReader.SEQUENCE);
		Boolean rejected = namesServers(settings, DerReader.CONTEXT_0);
		settings.enterOptional(UTF8_STRING);
		settings.enterOptional(DerReader.OCTET_STRING);
		DerReader others = settings.enterOptional(OTHER);
		while (others != null && others.hasMore()) {
			Outline.algorithm(others);
		}
		settings.finish();
		if (rejected != null && rejected) {
			return REJECTED;
		}
		if (trusted == null) {
			return NONE;
		}
		return trusted ? TRUSTED : REJECTED;
	}

	/** Whether servers are among some uses, or {@code null} if there is no list. */
	private static @Nullable Boolean namesServers(DerReader settings, int tag) throws DerException {
		DerReader list = settings.enterOptional(tag);
		if (list == null) {
			return null;
		}
		boolean named = false;
		while (list.hasMore()) {
			byte[] use = Outline.objectIdentifier(list);
			named |= Arrays.equals(use, SERVER_AUTHENTICATION) || Arrays.equals(use, ANY_EXTENDED_KEY_USAGE);
		}
		return named;
	}

}
