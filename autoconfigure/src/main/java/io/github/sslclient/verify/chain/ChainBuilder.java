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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.trust.TrustSetting;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.trust.TrustedCertificate;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.NameText;
import org.jspecify.annotations.Nullable;

/**
 * Builds a chain as OpenSSL's {@code build_chain} does with its default flags: the trust
 * store is asked before the peer's certificates at every step; once it gave one, the
 * peer's are asked no more; there is no going back; and no issuer is looked for beyond
 * the depth allowed. So the work is bounded by the number of certificates presented.
 */
public final class ChainBuilder {

	/**
	 * The most intermediates whatever depth was asked for: two authorities of the store
	 * that certify each other would make a chain of any length.
	 */
	private static final int MAX_DEPTH = 1000;

	private final TrustStore store;

	private final Instant at;

	/** The longest chain in which the next issuer is still looked for. */
	private final int limit;

	/** What the peer sent and is not in the chain yet. */
	private final List<CertificateFacts> presented;

	private final List<CertificateFacts> chain = new ArrayList<>();

	private final List<TrustSetting> settings = new ArrayList<>();

	private int untrusted = 1;

	private ChainBuilder(TrustStore store, List<CertificateFacts> presented, int maxDepth, Instant at) {
		this.store = store;
		this.at = at;
		this.limit = Math.min(maxDepth, MAX_DEPTH) + 1;
		this.presented = new ArrayList<>(presented);
		push(presented.get(0), TrustSetting.NONE);
	}

	/**
	 * Build a chain.
	 * @param store what is trusted
	 * @param presented what the peer sent, its own certificate first; at least one
	 * @param maxDepth how many intermediates there may be
	 * @param at the time for which currently valid issuers are preferred
	 * @return the chain, or as much of it as could be built and the fault
	 */
	public static CertificateChain build(TrustStore store, List<CertificateFacts> presented, int maxDepth, Instant at) {
		ChainBuilder builder = new ChainBuilder(store, presented, maxDepth, at);
		Fault fault = builder.build();
		return new CertificateChain(builder.chain, builder.settings, fault);
	}

	private @Nullable Fault build() {
		boolean peerMayHelp = true;
		while (true) {
			CertificateFacts top = top();
			TrustedCertificate issuer = (this.chain.size() > this.limit) ? null : trustedIssuer(top);
			if (issuer != null && top.isSelfSigned() && !top.equals(issuer.facts())) {
				// It bears a trusted root's name, and that is all.
				issuer = null;
			}
			if (issuer != null) {
				if (!top.key().isDecodable()) {
					return new Fault(VerifyCode.UNSPECIFIED, depth(), "its public key cannot be decoded");
				}
				peerMayHelp = false;
				trust(issuer);
				if (issuer.trustSetting() == TrustSetting.REJECTED) {
					return new Fault(VerifyCode.CERT_REJECTED, depth(),
							"its trust settings in the trust store reject it for TLS servers");
				}
				if (issuer.trustSetting() == TrustSetting.TRUSTED || top().isSelfSigned()) {
					return null;
				}
			}
			else if (!peerMayHelp || !extendByPeer()) {
				return noAnchor();
			}
		}
	}

	/** A self-signed certificate is its own issuer and takes its own place. */
	private void trust(TrustedCertificate issuer) {
		if (top().isSelfSigned()) {
			this.chain.remove(depth());
			this.settings.remove(this.settings.size() - 1);
			this.untrusted--;
		}
		push(issuer.facts(), issuer.trustSetting());
	}

	private boolean extendByPeer() {
		CertificateFacts issuer = (top().isSelfSigned() || this.chain.size() > this.limit) ? null : presentedIssuer();
		if (issuer == null) {
			return false;
		}
		this.presented.removeIf((certificate) -> certificate == issuer);
		this.untrusted++;
		push(issuer, TrustSetting.NONE);
		return true;
	}

	private Fault noAnchor() {
		CertificateFacts top = top();
		if (this.chain.size() > this.limit) {
			return new Fault(VerifyCode.CHAIN_TOO_LONG, depth(),
					"no trusted certificate follows it within max-depth " + (this.limit - 1));
		}
		if (top.isSelfSigned()) {
			return new Fault((depth() == 0) ? VerifyCode.SELF_SIGNED_LEAF : VerifyCode.SELF_SIGNED_IN_CHAIN, depth(),
					"it is self-signed and not among the trusted ones");
		}
		String issuer = "its issuer '" + NameText.of(top.certificate().getIssuerX500Principal()) + "' ";
		if (this.untrusted < this.chain.size()) {
			return new Fault(VerifyCode.NO_ISSUER, depth(),
					issuer + "is not among the trusted certificates, and a chain must end at a root");
		}
		if (top.isInvalid()) {
			return new Fault(VerifyCode.NO_LOCAL_ISSUER, depth(),
					"one of its extensions is malformed, so it has no issuer until it is issued again");
		}
		for (TrustedCertificate unusable : this.store.unusable(top.issuer())) {
			return new Fault(VerifyCode.NO_LOCAL_ISSUER, depth(),
					issuer + "is in " + unusable.location() + ", but the JVM cannot use it: " + unusable.problem());
		}
		return new Fault(VerifyCode.NO_LOCAL_ISSUER, depth(),
				issuer + "is neither among the trusted certificates nor was it sent");
	}

	/** {@code X509_STORE_CTX_get1_issuer}. */
	private @Nullable TrustedCertificate trustedIssuer(CertificateFacts certificate) {
		List<TrustedCertificate> candidates = this.store.certificates(certificate.issuer())
			.stream()
			.filter((candidate) -> certificate.isLikelyIssuedBy(candidate.facts()))
			.toList();
		return preferred(candidates, TrustedCertificate::facts);
	}

	/**
	 * {@code find_issuer}: what is in the chain already is no candidate, unless the chain
	 * is a single certificate that names itself as issuer.
	 */
	private @Nullable CertificateFacts presentedIssuer() {
		CertificateFacts certificate = top();
		boolean alone = certificate.isSelfIssued() && this.chain.size() == 1;
		List<CertificateFacts> candidates = this.presented.stream()
			.filter((candidate) -> certificate.isLikelyIssuedBy(candidate)
					&& (alone || !this.chain.contains(candidate)))
			.toList();
		return preferred(candidates, Function.identity());
	}

	/** The first that is valid now, or else the one that was valid last. */
	private <T> @Nullable T preferred(List<T> candidates, Function<T, CertificateFacts> facts) {
		T best = null;
		for (T candidate : candidates) {
			CertificateFacts certificate = facts.apply(candidate);
			if (Validity.isValid(certificate, this.at)) {
				return candidate;
			}
			if (best == null || Validity.endsLater(certificate, facts.apply(best))) {
				best = candidate;
			}
		}
		return best;
	}

	private void push(CertificateFacts certificate, TrustSetting setting) {
		this.chain.add(certificate);
		this.settings.add(setting);
	}

	private CertificateFacts top() {
		return this.chain.get(depth());
	}

	private int depth() {
		return this.chain.size() - 1;
	}

}
