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
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.security.auth.x500.X500Principal;

import io.github.sslclient.error.VerifyCode;

/**
 * A verifier that builds the chain as OpenSSL does, checks purpose and identity, and then
 * leaves extensions, signatures and dates to the JDK's path validator, whose reasons it
 * gives as verify codes.
 */
public final class PkixChainVerifier implements ChainVerifier {

	private static final Map<Reason, VerifyCode> CODES = Map.of(BasicReason.EXPIRED, VerifyCode.CERT_HAS_EXPIRED,
			BasicReason.NOT_YET_VALID, VerifyCode.CERT_NOT_YET_VALID, BasicReason.INVALID_SIGNATURE,
			VerifyCode.CERT_SIGNATURE_FAILURE, BasicReason.ALGORITHM_CONSTRAINED, VerifyCode.CA_MD_TOO_WEAK,
			PKIXReason.NOT_CA_CERT, VerifyCode.INVALID_CA, PKIXReason.PATH_TOO_LONG, VerifyCode.PATH_LENGTH_EXCEEDED,
			PKIXReason.INVALID_KEY_USAGE, VerifyCode.KEY_USAGE_NO_CERT_SIGN, PKIXReason.UNRECOGNIZED_CRIT_EXT,
			VerifyCode.UNHANDLED_CRITICAL_EXTENSION, PKIXReason.INVALID_NAME, VerifyCode.PERMITTED_VIOLATION);

	private final List<X509Certificate> trusted;

	private final Set<X509Certificate> stored;

	private final Map<X500Principal, List<X509Certificate>> store;

	/**
	 * Create a verifier.
	 * @param trusted the certificates to trust as roots
	 */
	public PkixChainVerifier(Collection<X509Certificate> trusted) {
		this.trusted = List.copyOf(trusted);
		this.stored = Set.copyOf(trusted);
		this.store = this.trusted.stream().collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
	}

	@Override
	public List<X509Certificate> trusted() {
		return this.trusted;
	}

	@Override
	public VerifyResult verify(List<X509Certificate> presented, VerifyPolicy policy, Instant at) {
		VerifyResult built = IssuerChain.build(presented, this.store, this.stored, policy.maxDepth());
		if (!built.isOk()) {
			return built;
		}
		List<X509Certificate> chain = built.chain();
		int unfit = ServerPurpose.firstUnfit(chain);
		if (unfit >= 0) {
			return VerifyResult.refused(VerifyCode.INVALID_PURPOSE, unfit,
					"its key usage or extended key usage does not allow a TLS server", chain);
		}
		PeerName host = policy.host();
		if (host != null && !PeerIdentity.matches(chain.get(0), host)) {
			VerifyCode code = (host.address() != null) ? VerifyCode.IP_ADDRESS_MISMATCH : VerifyCode.HOSTNAME_MISMATCH;
			return VerifyResult.refused(code, 0, "it was not issued for '" + host + "'", chain);
		}
		VerifyResult root = checkRootDates(chain, at);
		return root.isOk() ? validate(chain, at) : root;
	}

	/** The JDK takes an anchor's dates on trust; OpenSSL does not. */
	private static VerifyResult checkRootDates(List<X509Certificate> chain, Instant at) {
		int depth = chain.size() - 1;
		X509Certificate root = chain.get(depth);
		if (root.getNotBefore().toInstant().isAfter(at)) {
			return VerifyResult.refused(VerifyCode.CERT_NOT_YET_VALID, depth,
					"not valid before " + root.getNotBefore().toInstant(), chain);
		}
		if (!root.getNotAfter().toInstant().isAfter(at)) {
			return VerifyResult.refused(VerifyCode.CERT_HAS_EXPIRED, depth,
					"expired at " + root.getNotAfter().toInstant(), chain);
		}
		return VerifyResult.accepted(chain);
	}

	private static VerifyResult validate(List<X509Certificate> chain, Instant at) {
		int last = chain.size() - 1;
		try {
			PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.get(last), null)));
			parameters.setRevocationEnabled(false);
			parameters.setDate(Date.from(at));
			CertificateFactory factory = CertificateFactory.getInstance("X.509");
			CertPathValidator.getInstance("PKIX")
				.validate(factory.generateCertPath(chain.subList(0, last)), parameters);
			return VerifyResult.accepted(chain);
		}
		catch (CertPathValidatorException ex) {
			VerifyCode code = CODES.getOrDefault(ex.getReason(), VerifyCode.UNSPECIFIED);
			int depth = (ex.getIndex() >= 0) ? ex.getIndex() : 0;
			return VerifyResult.refused(code, depth, String.valueOf(ex.getMessage()), chain);
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			// The validator throws unchecked exceptions on some hostile input: a refusal.
			return VerifyResult.refused(VerifyCode.UNSPECIFIED, 0, "the JDK's validator failed: " + ex, chain);
		}
	}

}
