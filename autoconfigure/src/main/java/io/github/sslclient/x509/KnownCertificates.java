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
package io.github.sslclient.x509;

import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sslclient.der.DerException;
import org.jspecify.annotations.Nullable;

/**
 * Certificates that were read already: a server presents the same ones each time. Found
 * by all of their bytes, and what is found rests on nothing else, so that no verdict does
 * either. Thread-safe; who presents many certificates has the others read anew, no more.
 */
public final class KnownCertificates {

	private static final int LIMIT = 64;

	/** Longer ones, which attackers alone have, are not kept. */
	private static final int MAX_LENGTH = 8 * 1024;

	private final Map<ByteBuffer, CertificateFacts> known = new ConcurrentHashMap<>();

	/**
	 * Look at a certificate.
	 * @param certificate the certificate
	 * @return what it says
	 * @throws DerException if OpenSSL could not parse it
	 */
	public CertificateFacts of(X509Certificate certificate) throws DerException {
		ByteBuffer encoded = encoded(certificate);
		CertificateFacts facts = (encoded != null) ? this.known.get(encoded) : null;
		if (facts == null) {
			facts = CertificateFacts.of(certificate);
			keep(encoded, facts);
		}
		return facts;
	}

	private void keep(@Nullable ByteBuffer encoded, CertificateFacts facts) {
		if (encoded == null || encoded.remaining() > MAX_LENGTH) {
			return;
		}
		if (this.known.size() >= LIMIT) {
			this.known.clear();
		}
		this.known.put(encoded, facts);
	}

	private static @Nullable ByteBuffer encoded(X509Certificate certificate) {
		try {
			return ByteBuffer.wrap(certificate.getEncoded());
		}
		catch (CertificateEncodingException | RuntimeException ex) {
			// What is wrong with it is for those to tell who read it.
			return null;
		}
	}

}
