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

package io.github.sslclient.verify.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.verify.chain.CertificateChain;
import io.github.sslclient.x509.AuthorityKeyIdentifier;
import io.github.sslclient.x509.Asn1Time;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.DistributionPoint;
import io.github.sslclient.x509.DistributionPointName;
import io.github.sslclient.x509.GeneralName;
import io.github.sslclient.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/**
 * A CRL that may speak about a certificate, and how well it suits
 * ({@code get_crl_score}). Of several the best is used, even if it does not suit, so that
 * what is wrong with it can be said.
 *
 * @param list the CRL
 * @param issuer the certificate of the chain whose key must have signed it
 * @param score how well it suits, as bits, the higher the better
 * @param reasons the reasons covered, those of CRLs used before included, as bits
 */
record CrlCandidate(RevocationList list, CertificateFacts issuer, int score, int reasons) {

	/** It has no critical extension that is unknown here. */
	private static final int NO_CRITICAL = 0x100;

	/** The certificate is within its scope. */
	private static final int SCOPE = 0x080;

	/** It is valid now. */
	private static final int TIME = 0x040;

	/** It was issued by the certificate's issuer. */
	private static final int ISSUER_NAME = 0x020;

	/** Its signer is the next certificate of the chain, and so on the chain. */
	private static final int ISSUER_CERT = 0x018;

	/** Its signer is on the chain. */
	private static final int SAME_PATH = 0x008;

	/** Its signer was found at all. */
	private static final int SIGNER = 0x004;

	/**
	 * Look at a CRL.
	 * @param list the CRL
	 * @param chain the chain
	 * @param depth the certificate it may speak about
	 * @param covered the reasons covered by CRLs used before
	 * @param at the time
	 * @return the candidate, or {@code null} if the CRL cannot be used at all
	 */
	static @Nullable CrlCandidate of(RevocationList list, CertificateChain chain, int depth, int covered, Instant at) {
		CertificateFacts certificate = chain.get(depth);
		IssuingDistributionPoint point = list.issuingDistributionPoint();
		if (list.isDelta() || !list.issuer().equals(certificate.issuer())) {
			return null;
		}
		if (point != null && (point.isInvalid() || point.indirect() || point.someReasons())) {
			return null;
		}
		int score = ISSUER_NAME | (list.hasUnknownCriticalExtension() ? 0 : NO_CRITICAL)
				| (isValid(list, at) ? TIME : 0);
		int signer = signer(list, chain, depth);
		if (signer < 0) {
			return null;
		}
		score |= SIGNER | ((signer == issuerDepth(chain, depth)) ? ISSUER_CERT : SAME_PATH);
		int reasons = covered;
		int scope = reasonsInScope(point, list.issuer(), certificate);
		if (scope >= 0) {
			if ((scope & ~covered) == 0) {
				return null;
			}
			reasons |= scope;
			score |= SCOPE;
		}
		return new CrlCandidate(list, chain.get(signer), score, reasons);
	}

	boolean isInScope() {
		return (this.score & SCOPE) != 0;
	}

	boolean isInTime() {
		return (this.score & TIME) != 0;
	}

	/** A newer one of equal score is better. */
	boolean isBetterThan(@Nullable CrlCandidate other) {
		if (other == null || this.score != other.score) {
			return other == null || this.score > other.score;
		}
		Instant time = this.list.thisUpdate().instant();
		Instant otherTime = other.list.thisUpdate().instant();
		return time != null && otherTime != null && time.isAfter(otherTime);
	}

	/** {@code check_crl_time}; a CRL without nextUpdate does not expire. */
	private static boolean isValid(RevocationList list, Instant at) {
		Instant begin = list.thisUpdate().instant();
		Asn1Time next = list.nextUpdate();
		Instant end = (next != null) ? next.instant() : Instant.MAX;
		return begin != null && !begin.isAfter(at) && end != null && end.isAfter(at);
	}

	private static int issuerDepth(CertificateChain chain, int depth) {
		return Math.min(depth + 1, chain.size() - 1);
	}

	/** {@code crl_akid_check}: the certificate whose key signed the CRL, or -1. */
	private static int signer(RevocationList list, CertificateChain chain, int depth) {
		AuthorityKeyIdentifier identifier = list.authorityKeyIdentifier();
		int next = issuerDepth(chain, depth);
		if (identifier == null || identifier.matches(chain.get(next))) {
			return next;
		}
		for (int i = next + 1; i < chain.size(); i++) {
			CertificateFacts candidate = chain.get(i);
			if (candidate.subject().equals(list.issuer()) && identifier.matches(candidate)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * {@code crl_crldp_check}: the reasons for which the CRL speaks about the
	 * certificate, or -1 if it does not.
	 */
	private static int reasonsInScope(@Nullable IssuingDistributionPoint point, CanonicalName issuer,
			CertificateFacts certificate) {
		if (point != null
				&& (point.onlyAttribute() || (certificate.isAuthority() ? point.onlyUser() : point.onlyAuthority()))) {
			return -1;
		}
		DistributionPointName name = (point != null) ? point.name() : null;
		for (DistributionPoint own : certificate.distributionPoints()) {
			DistributionPointName ownName = own.name();
			if (names(own.crlIssuers(), issuer) && (name == null || ownName == null || name.matches(ownName))) {
				return own.reasons();
			}
		}
		return (name == null) ? DistributionPoint.ALL_REASONS : -1;
	}

	private static boolean names(@Nullable List<GeneralName> crlIssuers, CanonicalName issuer) {
		return crlIssuers == null
				|| crlIssuers.stream().anyMatch((crlIssuer) -> Objects.equals(crlIssuer.directoryName(), issuer));
	}

}
