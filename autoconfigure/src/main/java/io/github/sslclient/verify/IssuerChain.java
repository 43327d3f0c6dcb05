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
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

import io.github.sslclient.error.VerifyCode;
import org.jspecify.annotations.Nullable;

/**
 * A chain on its way from a leaf to a trusted root, built as OpenSSL's
 * {@code build_chain} builds it: the trust store is asked before the peer's certificates
 * at every step, the chain ends only at a self-signed certificate of the store, and no
 * issuer is looked for beyond the depth allowed.
 */
final class IssuerChain {

	/** How many certificates of one name are tried as the issuer of another. */
	private static final int MAX_CANDIDATES = 16;

	private final List<X509Certificate> chain = new ArrayList<>();

	private final Map<X500Principal, List<X509Certificate>> store;

	private final Set<X509Certificate> stored;

	private final List<X509Certificate> presented;

	private IssuerChain(List<X509Certificate> presented, Map<X500Principal, List<X509Certificate>> store,
			Set<X509Certificate> stored) {
		this.presented = presented;
		this.store = store;
		this.stored = stored;
		this.chain.add(presented.get(0));
	}

	/**
	 * Build a chain.
	 * @return success with the chain, root last, or why it could not be built
	 */
	static VerifyResult build(List<X509Certificate> presented, Map<X500Principal, List<X509Certificate>> store,
			Set<X509Certificate> stored, int maxDepth) {
		return new IssuerChain(presented, store, stored).build(maxDepth);
	}

	private VerifyResult build(int maxDepth) {
		while (!isRoot(top()) || !isStored(top())) {
			if (this.chain.size() > maxDepth + 1L) {
				return refused(VerifyCode.CHAIN_TOO_LONG, "the chain is longer than max-depth " + maxDepth + " allows");
			}
			X509Certificate issuer = isRoot(top()) ? null : issuerOf(top());
			if (issuer == null) {
				return noIssuer();
			}
			this.chain.add(issuer);
		}
		return VerifyResult.accepted(this.chain);
	}

	private VerifyResult noIssuer() {
		if (isRoot(top())) {
			VerifyCode code = (this.chain.size() == 1) ? VerifyCode.SELF_SIGNED_LEAF : VerifyCode.SELF_SIGNED_IN_CHAIN;
			return refused(code,
					"it is self-signed and not among the trusted ones; " + "if it is to be trusted, add it to ca-file");
		}
		String issuer = top().getIssuerX500Principal().getName();
		VerifyCode code = isStored(top()) ? VerifyCode.NO_ISSUER : VerifyCode.NO_LOCAL_ISSUER;
		return refused(code, "its issuer '" + issuer + "' is neither among the trusted certificates nor was it sent; "
				+ "add that authority to ca-file, or have the server send its whole chain");
	}

	private @Nullable X509Certificate issuerOf(X509Certificate certificate) {
		X500Principal name = certificate.getIssuerX500Principal();
		X509Certificate issuer = choose(certificate, this.store.getOrDefault(name, List.of()));
		if (issuer != null) {
			return issuer;
		}
		return choose(certificate,
				this.presented.stream()
					.filter((candidate) -> candidate.getSubjectX500Principal().equals(name))
					.toList());
	}

	/**
	 * Of several certificates with the issuer's name take the one whose key made the
	 * signature, or else any: the validator will then name the bad signature.
	 */
	private @Nullable X509Certificate choose(X509Certificate certificate, List<X509Certificate> candidates) {
		List<X509Certificate> unused = candidates.stream()
			.filter((candidate) -> !this.chain.contains(candidate) && KeyIdentifiers.match(certificate, candidate))
			.limit(MAX_CANDIDATES)
			.toList();
		if (unused.size() < 2) {
			return unused.isEmpty() ? null : unused.get(0);
		}
		return unused.stream()
			.filter((candidate) -> isSignedBy(certificate, candidate))
			.findFirst()
			.orElse(unused.get(0));
	}

	private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
		try {
			certificate.verify(issuer.getPublicKey());
			return true;
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			return false;
		}
	}

	private X509Certificate top() {
		return this.chain.get(this.chain.size() - 1);
	}

	private boolean isStored(X509Certificate certificate) {
		return this.stored.contains(certificate);
	}

	private static boolean isRoot(X509Certificate certificate) {
		return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
	}

	private VerifyResult refused(VerifyCode code, String reason) {
		return VerifyResult.refused(code, this.chain.size() - 1, reason, this.chain);
	}

}
