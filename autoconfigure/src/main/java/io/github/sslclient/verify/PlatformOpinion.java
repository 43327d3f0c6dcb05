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

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The second key: what the JDK's own PKIX validator says of a path that was built and
 * accepted here.
 */
final class PlatformOpinion {

	private PlatformOpinion() {
	}

	/**
	 * Have a path validated, revocation left out.
	 * @param chain the path, its trusted certificate last
	 * @param at the time
	 * @return why the JDK refuses it, or {@code null} if it does not
	 */
	static @Nullable String objection(List<X509Certificate> chain, Instant at) {
		int last = chain.size() - 1;
		try {
			PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.get(last), null)));
			parameters.setRevocationEnabled(false);
			// Qualifiers restrict nobody (RFC 5280, section 4.2.1.4).
			parameters.setPolicyQualifiersRejected(false);
			parameters.setDate(Date.from(at));
			CertificateFactory factory = CertificateFactory.getInstance("X.509");
			CertPathValidator.getInstance("PKIX")
				.validate(factory.generateCertPath(chain.subList(0, last)), parameters);
			return null;
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			// The validator throws unchecked exceptions on some hostile input: a refusal.
			return String.valueOf((ex instanceof GeneralSecurityException) ? ex.getMessage() : ex);
		}
	}

}
