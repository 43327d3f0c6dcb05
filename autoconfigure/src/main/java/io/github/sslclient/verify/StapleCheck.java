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

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.ocsp.OcspFault;
import io.github.sslclient.ocsp.OcspStapling;
import io.github.sslclient.ocsp.OcspVerdict;
import io.github.sslclient.verify.chain.Fault;
import io.github.sslclient.verify.chain.Validity;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a chain that was found to be good: whether the OCSP answer that came
 * with it says so too. As in OpenSSL, whose status callback is called once the chain is
 * verified.
 */
final class StapleCheck {

	private StapleCheck() {
	}

	/**
	 * Check a chain.
	 * @param result what was found so far
	 * @param policy what is asked
	 * @param session the session whose handshake is under way, or that is resumed
	 * @param at the time at which an answer must be valid
	 * @return the same, if OCSP is not asked for or the chain was refused already
	 */
	static VerifyResult check(VerifyResult result, VerifyPolicy policy, @Nullable SSLSession session, Instant at) {
		if (policy.ocsp() == OcspCheck.OFF || !result.isOk()) {
			return result;
		}
		List<X509Certificate> chain = result.chain();
		OcspVerdict verdict;
		try {
			CertificateFacts certificate = CertificateFacts.of(chain.get(0));
			// A root that is a server, or is trusted as one, issued itself.
			CertificateFacts issuer = (chain.size() > 1) ? CertificateFacts.of(chain.get(1)) : certificate;
			verdict = new OcspStapling(certificate, issuer, policy.securityLevel(), at).check(policy.ocsp(),
					answers(session));
		}
		catch (DerException ex) {
			return VerifyResult.refused(new Fault(VerifyCode.UNSPECIFIED, 0, "it cannot be read: " + ex.getMessage()),
					chain, at);
		}
		Instant validUntil = Validity.earlier(result.validUntil(), verdict.validUntil());
		OcspFault fault = verdict.fault();
		return (fault != null)
				? VerifyResult.refused(new Fault(fault.code(), 0, fault.reason()), chain, validUntil, fault.codes())
				: VerifyResult.accepted(chain, validUntil);
	}

	/** That JSSE's own check of revocation is off does not matter to it. */
	private static List<byte[]> answers(@Nullable SSLSession session) {
		try {
			return (session instanceof ExtendedSSLSession extended) ? extended.getStatusResponses() : List.of();
		}
		catch (UnsupportedOperationException ex) {
			return List.of();
		}
	}

}
