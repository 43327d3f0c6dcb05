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

package io.github.sslclient.verify.chain;

import java.security.cert.X509Certificate;
import java.util.List;

import io.github.sslclient.trust.TrustSetting;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * A chain as it was built. An immutable value.
 *
 * @param certificates the certificates, the peer's own first
 * @param settings what the trust store says of each, the peer's certificates being
 * {@link TrustSetting#NONE}
 * @param fault why it does not end in a trusted certificate, or {@code null} if it does
 */
public record CertificateChain(List<CertificateFacts> certificates, List<TrustSetting> settings,
		@Nullable Fault fault) {

	public CertificateChain {
		certificates = List.copyOf(certificates);
		settings = List.copyOf(settings);
	}

	/**
	 * How many certificates there are.
	 * @return at least one
	 */
	public int size() {
		return this.certificates.size();
	}

	/**
	 * A certificate.
	 * @param depth its place, 0 for the peer's own
	 * @return the certificate
	 */
	public CertificateFacts get(int depth) {
		return this.certificates.get(depth);
	}

	/**
	 * The chain for those who are not interested in facts.
	 * @return the certificates, the peer's own first
	 */
	public List<X509Certificate> toX509() {
		return this.certificates.stream().map(CertificateFacts::certificate).toList();
	}

}
