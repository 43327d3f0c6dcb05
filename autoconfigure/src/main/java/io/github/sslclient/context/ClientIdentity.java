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

package io.github.sslclient.context;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * What a client presents when a server asks for it.
 *
 * @param key the private key, which need not have an encoding
 * @param chain its certificate, and the chain sent with it
 */
record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {

	/** The certificate of the client itself. */
	X509Certificate certificate() {
		return this.chain.get(0);
	}

	/** Whether its key is of a kind. */
	boolean isOf(String keyType) {
		return KeyTypes.fits(keyType, this.key, certificate().getPublicKey());
	}

	/**
	 * Whether one of some authorities issued a certificate of the chain, the last of
	 * which may be missing (RFC 8446, section 4.2.4).
	 */
	boolean isIssuedByOneOf(List<?> authorities) {
		return this.chain.stream()
			.anyMatch((certificate) -> authorities.contains(certificate.getIssuerX500Principal()));
	}

	@Override
	public String toString() {
		return "ClientIdentity" + Arrays.asList(certificate().getSubjectX500Principal());
	}

}
