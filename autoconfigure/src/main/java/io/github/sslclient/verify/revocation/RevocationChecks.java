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

import io.github.sslclient.crl.Revocation;
import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.verify.chain.CertificateChain;
import io.github.sslclient.verify.chain.Fault;
import io.github.sslclient.verify.chain.Validity;
import io.github.sslclient.x509.Asn1Time;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.DistributionPoint;
import io.github.sslclient.x509.NameText;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain's certificates are revoked ({@code check_revocation}), from the peer's
 * own upwards. CRLs come from the trust store alone; none is ever fetched. Delta and
 * indirect CRLs, and such as cover some reasons only, are passed over as OpenSSL does by
 * default.
 */
public final class RevocationChecks {

	private final TrustStore store;

	private final CertificateChain chain;

	private final Instant at;

	private Instant validUntil = Instant.MAX;

	/**
	 * Create the checks of a chain.
	 * @param store where the CRLs are
	 * @param chain the chain
	 * @param at the time at which CRLs must be valid
	 */
	public RevocationChecks(TrustStore store, CertificateChain chain, Instant at) {
		this.store = store;
		this.chain = chain;
		this.at = at;
	}

	/**
	 * Check the chain.
	 * @param check whose revocation is checked
	 * @return the first fault, or {@code null}
	 */
	public @Nullable Fault check(CrlCheck check) {
		int last = switch (check) {
			case NONE -> -1;
			case PEER -> 0;
			case CHAIN -> chain.size() - 1;
		};
		for (int depth = 0; depth <= last; depth++) {
			Fault fault = check(depth);
			if (fault != null) {
				return fault;
			}
		}
		return null;
	}

	/**
	 * When the first of the CRLs that were used begins or ends.
	 * @return the time, in the far future if there was none
	 */
	public Instant validUntil() {
		return this.validUntil;
	}

	/**
	 * {@code check_cert}: CRLs are used until all reasons are covered. Each one adds a
	 * reason, so there are at most as many rounds as reasons.
	 */
	private @Nullable Fault check(int depth) {
		int covered = 0;
		while (covered != DistributionPoint.ALL_REASONS) {
			CrlCandidate crl = best(depth, covered);
			if (crl == null) {
				return new Fault(VerifyCode.NO_CRL, depth,
						((covered == 0) ? "no usable CRL" : "no CRL for all reasons") + " of its issuer '"
								+ NameText.of(this.chain.get(depth).certificate().getIssuerX500Principal())
								+ "' was found");
			}
			Fault fault = check(crl, depth);
			if (fault != null) {
				return fault;
			}
			if (crl.reasons() == covered) {
				return new Fault(VerifyCode.NO_CRL, depth, "its issuer's CRLs do not cover all reasons");
			}
			covered = crl.reasons();
		}
		return null;
	}

	private @Nullable CrlCandidate best(int depth, int covered) {
		CrlCandidate best = null;
		for (RevocationList list : this.store.revocationLists(this.chain.get(depth).issuer())) {
			CrlCandidate candidate = CrlCandidate.of(list, this.chain, depth, covered, this.at);
			if (candidate != null && candidate.isBetterThan(best)) {
				best = candidate;
			}
		}
		return best;
	}

	/** {@code check_crl}, then {@code cert_crl}. */
	private @Nullable Fault check(CrlCandidate crl, int depth) {
		RevocationList list = crl.list();
		CertificateFacts issuer = crl.issuer();
		this.validUntil = Validity.earlier(this.validUntil,
				Validity.change(list.thisUpdate().instant(), end(list), this.at));
		String who = "the CRL of '" + issuer + "' ";
		if (!issuer.allowsUsage(CertificateFacts.USAGE_CRL_SIGN)) {
			return new Fault(VerifyCode.KEY_USAGE_NO_CRL_SIGN, depth,
					"the key usage of its issuer '" + issuer + "' does not allow cRLSign");
		}
		if (!crl.isInScope()) {
			return new Fault(VerifyCode.DIFFERENT_CRL_SCOPE, depth, who + "does not cover certificates of its kind");
		}
		Fault time = crl.isInTime() ? null : checkTime(list, depth, who);
		if (time != null) {
			return time;
		}
		if (!issuer.key().isDecodable()) {
			return new Fault(VerifyCode.ISSUER_KEY_UNDECODABLE, depth,
					"the public key of its issuer '" + issuer + "' cannot be decoded");
		}
		if (!list.isSignedBy(issuer.certificate().getPublicKey())) {
			return new Fault(VerifyCode.CRL_SIGNATURE_FAILURE, depth, who + "is not signed with its key");
		}
		if (list.hasUnknownCriticalExtension()) {
			return new Fault(VerifyCode.UNHANDLED_CRITICAL_CRL_EXTENSION, depth,
					who + "has a critical extension that is not known here");
		}
		CertificateFacts certificate = this.chain.get(depth);
		Revocation revocation = list.find(certificate.serialNumber(), certificate.issuer());
		return revocation.isRevoked()
				? new Fault(VerifyCode.CERT_REVOKED, depth, who + "lists its serial number "
						+ certificate.serialNumber().toString(16) + " as revoked (" + revocation.reasonText() + ")")
				: null;
	}

	private @Nullable Fault checkTime(RevocationList list, int depth, String who) {
		Instant begin = list.thisUpdate().instant();
		if (begin == null) {
			return new Fault(VerifyCode.ERROR_IN_CRL_LAST_UPDATE, depth, who + "has a thisUpdate of wrong format");
		}
		if (begin.isAfter(this.at)) {
			return new Fault(VerifyCode.CRL_NOT_YET_VALID, depth,
					who + "is not valid before " + begin + ", and now it is " + this.at);
		}
		Instant end = end(list);
		if (end == null) {
			return new Fault(VerifyCode.ERROR_IN_CRL_NEXT_UPDATE, depth, who + "has a nextUpdate of wrong format");
		}
		return end.isAfter(this.at) ? null : new Fault(VerifyCode.CRL_HAS_EXPIRED, depth,
				who + "expired at " + end + ", and now it is " + this.at);
	}

	/** A CRL without nextUpdate does not expire. */
	private static @Nullable Instant end(RevocationList list) {
		Asn1Time next = list.nextUpdate();
		return (next != null) ? next.instant() : Instant.MAX;
	}

}
