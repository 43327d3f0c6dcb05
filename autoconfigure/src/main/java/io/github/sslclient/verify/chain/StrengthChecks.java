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

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * The security level, applied to the keys and digests of a chain
 * ({@code check_auth_level}).
 *
 * @param level the level
 */
public record StrengthChecks(SecurityLevel level) {

	/**
	 * Check the peer's own key, before anything else is looked at.
	 * @param certificate the peer's certificate
	 * @return the fault, or {@code null}
	 */
	public @Nullable Fault checkPeerKey(CertificateFacts certificate) {
		return isStrong(certificate) ? null : new Fault(VerifyCode.EE_KEY_TOO_SMALL, 0, weakKey(certificate));
	}

	/**
	 * Check the keys above the peer's, and all signatures but the last certificate's.
	 * @param chain the chain
	 * @return the first fault, or {@code null}
	 */
	public @Nullable Fault check(CertificateChain chain) {
		for (int depth = 0; depth < chain.size(); depth++) {
			CertificateFacts certificate = chain.get(depth);
			if (depth > 0 && !isStrong(certificate)) {
				return new Fault(VerifyCode.CA_KEY_TOO_SMALL, depth, weakKey(certificate));
			}
			if (depth < chain.size() - 1 && !isSignedStrongly(certificate)) {
				return new Fault(VerifyCode.CA_MD_TOO_WEAK, depth, weakSignature(certificate));
			}
		}
		return null;
	}

	/**
	 * Check a certificate that is to be presented ({@code ssl_security_cert}): its key,
	 * and its signature unless it is its own.
	 * @param certificate the certificate
	 * @param place where it stands among those presented, 0 for the client's own
	 * @return the fault, or {@code null}
	 */
	public @Nullable Fault checkPresented(X509Certificate certificate, int place) {
		CertificateFacts facts;
		try {
			facts = CertificateFacts.of(certificate);
		}
		catch (DerException ex) {
			// Only the platform can read it, and only a server can say if that will do.
			return null;
		}
		if (!isStrong(facts)) {
			return new Fault((place == 0) ? VerifyCode.EE_KEY_TOO_SMALL : VerifyCode.CA_KEY_TOO_SMALL, place,
					weakKey(facts));
		}
		return (facts.isSelfSigned() || isSignedStrongly(facts)) ? null
				: new Fault(VerifyCode.CA_MD_TOO_WEAK, place, weakSignature(facts));
	}

	private boolean isStrong(CertificateFacts certificate) {
		return this.level.number() == 0
				|| (certificate.key().isDecodable() && this.level.allows(certificate.key().securityBits()));
	}

	private String weakKey(CertificateFacts certificate) {
		return certificate.key().isDecodable()
				? "its key has " + certificate.key().securityBits() + " bits of security, and " + required()
				: "its public key cannot be decoded";
	}

	private boolean isSignedStrongly(CertificateFacts certificate) {
		return this.level.number() == 0 || this.level.allows(certificate.signatureSecurityBits());
	}

	private String weakSignature(CertificateFacts certificate) {
		return "its signature's digest has " + Math.max(certificate.signatureSecurityBits(), 0)
				+ " bits of security, and " + required();
	}

	private String required() {
		return "security-level " + this.level.number() + " asks for " + this.level.bits();
	}

}
