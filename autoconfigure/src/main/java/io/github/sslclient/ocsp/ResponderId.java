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

package io.github.sslclient.ocsp;

import java.util.Arrays;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * Who says to have signed an answer (RFC 6960, section 4.2.1): a name or a key, the other
 * being {@code null}.
 *
 * @param name the subject of its certificate
 * @param keyHash the SHA-1 digest of its key
 */
record ResponderId(@Nullable CanonicalName name, byte @Nullable [] keyHash) {

	private static final int BY_NAME = 0xA1;

	private static final int BY_KEY = 0xA2;

	static ResponderId read(DerReader reader) throws DerException {
		DerReader named = reader.enterOptional(BY_NAME);
		if (named != null) {
			CanonicalName name = CanonicalName.read(named);
			named.finish();
			return new ResponderId(name, null);
		}
		DerReader content = reader.enter(BY_KEY);
		byte[] keyHash = content.octets();
		content.finish();
		return new ResponderId(null, keyHash);
	}

	/** {@code ocsp_find_signer_sk}. */
	boolean isOf(CertificateFacts certificate) throws DerException {
		if (this.name != null) {
			return this.name.equals(certificate.subject());
		}
		byte[] key = CertificateOutline.read(certificate.encoded()).key();
		return Arrays.equals(this.keyHash, Subject.digest("SHA-1", key));
	}

}
