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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.verify.chain.CertificateChain;
import io.github.sslclient.verify.chain.ChainBuilder;
import io.github.sslclient.verify.chain.ExtensionChecks;
import io.github.sslclient.verify.chain.Fault;
import io.github.sslclient.verify.chain.SignatureChecks;
import io.github.sslclient.verify.chain.StrengthChecks;
import io.github.sslclient.verify.chain.Validity;
import io.github.sslclient.verify.constraint.ConstraintViolation;
import io.github.sslclient.verify.constraint.NameConstraintCheck;
import io.github.sslclient.verify.constraint.ResourceCheck;
import io.github.sslclient.verify.identity.PeerIdentity;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.pin.PinCheck;
import io.github.sslclient.verify.revocation.RevocationChecks;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.KnownCertificates;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain as OpenSSL's {@code X509_verify_cert} does for a TLS client, asking
 * its questions in its order and answering with the first that fails. What it accepts the
 * JDK's own validator must accept too, unless that second key was given up. Thread-safe.
 */
public final class OpenSslChainVerifier implements ChainVerifier {

	/**
	 * The most certificates of a peer that are looked at. OpenSSL reads 100 KiB of them,
	 * and JSSE ten unless it is told otherwise.
	 */
	static final int MAX_PRESENTED = 100;

	private final TrustStore store;

	private final boolean platformValidation;

	private final LongAdder disagreements;

	private final KnownCertificates known = new KnownCertificates();

	/**
	 * Create a verifier.
	 * @param store what is trusted, and the CRLs
	 * @param platformValidation whether the JDK's validator must agree
	 */
	public OpenSslChainVerifier(TrustStore store, boolean platformValidation) {
		this(store, platformValidation, new LongAdder());
	}

	/**
	 * Create a verifier that counts on.
	 * @param store what is trusted, and the CRLs
	 * @param platformValidation whether the JDK's validator must agree
	 * @param disagreements counts how often it does not
	 */
	public OpenSslChainVerifier(TrustStore store, boolean platformValidation, LongAdder disagreements) {
		this.store = Objects.requireNonNull(store, "'store' must not be null");
		this.platformValidation = platformValidation;
		this.disagreements = Objects.requireNonNull(disagreements, "'disagreements' must not be null");
	}

	@Override
	public VerifyResult verify(List<X509Certificate> presented, VerifyPolicy policy, Instant at) {
		List<CertificateFacts> facts = new ArrayList<>();
		try {
			for (X509Certificate certificate : presented.subList(0, Math.min(presented.size(), MAX_PRESENTED))) {
				facts.add(this.known.of(certificate));
			}
		}
		catch (DerException ex) {
			return VerifyResult.refused(new Fault(VerifyCode.UNSPECIFIED, 0,
					"the certificate presented at place " + facts.size() + " cannot be read: " + ex.getMessage()),
					presented, at);
		}
		Fault weak = new StrengthChecks(policy.securityLevel()).checkPeerKey(facts.get(0));
		if (weak != null) {
			return VerifyResult.refused(weak, presented.subList(0, 1), Validity.change(facts.subList(0, 1), at));
		}
		CertificateChain chain = ChainBuilder.build(this.store, facts, policy.maxDepth(), at);
		RevocationChecks revocation = new RevocationChecks(this.store, chain, at);
		Fault fault = check(chain, policy, revocation, at);
		Instant validUntil = Validity.earlier(Validity.change(chain.certificates(), at), revocation.validUntil());
		return (fault != null) ? VerifyResult.refused(fault, chain.toX509(), validUntil)
				: VerifyResult.accepted(chain.toX509(), validUntil);
	}

	@Override
	public List<X509Certificate> trusted() {
		return this.store.authorities();
	}

	/** {@code verify_chain}. */
	private @Nullable Fault check(CertificateChain chain, VerifyPolicy policy, RevocationChecks revocation,
			Instant at) {
		Fault fault = chain.fault();
		if (fault == null) {
			fault = ExtensionChecks.check(chain);
		}
		if (fault == null) {
			fault = new StrengthChecks(policy.securityLevel()).check(chain);
		}
		if (fault == null) {
			fault = checkIdentity(chain.get(0), policy.host());
		}
		if (fault == null) {
			fault = revocation.check(policy.crlCheck());
		}
		if (fault == null) {
			fault = checkPath(chain, at);
		}
		return (fault == null) ? PinCheck.check(chain.certificates(), policy.pins()) : fault;
	}

	/**
	 * Signatures, dates and constraints, which cost most and are looked at only once all
	 * signatures are good. As the JDK checks these, they are checked here only for what
	 * it forgives, or to name what is wrong.
	 */
	private @Nullable Fault checkPath(CertificateChain chain, Instant at) {
		String objection = null;
		if (this.platformValidation && SignatureChecks.checkDates(chain, at) == null
				&& SignatureChecks.checkEncodings(chain) == null) {
			objection = PlatformOpinion.objection(chain.toX509(), at);
			if (objection == null) {
				return checkConstraints(chain);
			}
		}
		Fault fault = SignatureChecks.check(chain, at);
		if (fault == null) {
			fault = checkConstraints(chain);
		}
		if (fault == null && objection != null) {
			this.disagreements.increment();
			fault = new Fault(VerifyCode.UNSPECIFIED, 0,
					"OpenSSL's rules accept its chain, the JDK's validator does not: " + objection
							+ "; 'platform-validation=false' would leave the JDK's opinion out");
		}
		return fault;
	}

	private static @Nullable Fault checkConstraints(CertificateChain chain) {
		ConstraintViolation violation = NameConstraintCheck.check(chain.certificates());
		if (violation != null) {
			return new Fault(violation.code(), violation.depth(),
					"an authority above it may not certify its names: " + violation.code().string());
		}
		violation = ResourceCheck.check(chain.certificates());
		return (violation != null)
				? new Fault(violation.code(), violation.depth(), "an authority above it does not hold its resources")
				: null;
	}

	private static @Nullable Fault checkIdentity(CertificateFacts certificate, @Nullable PeerName host) {
		if (host == null || PeerIdentity.matches(certificate, host)) {
			return null;
		}
		return new Fault((host.address() != null) ? VerifyCode.IP_ADDRESS_MISMATCH : VerifyCode.HOSTNAME_MISMATCH, 0,
				"it was not issued for '" + host + "'");
	}

}
