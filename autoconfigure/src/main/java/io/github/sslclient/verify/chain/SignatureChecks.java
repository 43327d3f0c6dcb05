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

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * The signatures and dates of a chain, from the top down ({@code internal_verify}). A
 * self-signed certificate at the top is trusted for itself: its dates count, its
 * signature does not.
 */
public final class SignatureChecks {

	private SignatureChecks() {
	}

	/**
	 * Check the dates alone.
	 * @param chain the chain
	 * @param at the time
	 * @return the first fault, or {@code null}
	 */
	public static @Nullable Fault checkDates(CertificateChain chain, Instant at) {
		for (int depth = first(chain); depth >= 0; depth--) {
			Fault fault = Validity.check(chain.get(depth), depth, at);
			if (fault != null) {
				return fault;
			}
		}
		return null;
	}

	/**
	 * Check signatures and dates.
	 * @param chain the chain
	 * @param at the time
	 * @return the first fault, or {@code null}
	 */
	public static @Nullable Fault check(CertificateChain chain, Instant at) {
		for (int depth = first(chain); depth >= 0; depth--) {
			Fault fault = (depth < chain.size() - 1) ? checkSignature(chain, depth) : null;
			if (fault == null) {
				fault = Validity.check(chain.get(depth), depth, at);
			}
			if (fault != null) {
				return fault;
			}
		}
		return null;
	}

	/**
	 * Of a trusted certificate that is no root nothing is checked, not even its dates.
	 */
	private static int first(CertificateChain chain) {
		int top = chain.size() - 1;
		return chain.get(top).isLikelyIssuedBy(chain.get(top)) ? top : top - 1;
	}

	private static @Nullable Fault checkSignature(CertificateChain chain, int depth) {
		CertificateFacts certificate = chain.get(depth);
		CertificateFacts issuer = chain.get(depth + 1);
		if (!issuer.allowsUsage(CertificateFacts.USAGE_CERT_SIGN)) {
			return new Fault(VerifyCode.KEY_USAGE_NO_CERT_SIGN, depth + 1, "its key usage does not allow keyCertSign");
		}
		if (!issuer.key().isDecodable()) {
			return new Fault(VerifyCode.ISSUER_KEY_UNDECODABLE, depth + 1, "its public key cannot be decoded");
		}
		Fault encoding = checkEncoding(chain, depth);
		if (encoding != null) {
			return encoding;
		}
		PublicKey key = issuer.certificate().getPublicKey();
		try {
			certificate.certificate().verify(key);
			return null;
		}
		catch (NoSuchAlgorithmException ex) {
			return new Fault(VerifyCode.UNSUPPORTED_SIGNATURE_ALGORITHM, depth,
					"the JVM cannot use its signature algorithm: " + ex.getMessage());
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			// Some providers throw what they like when keys and signatures are odd.
			return isUsable(key)
					? new Fault(VerifyCode.CERT_SIGNATURE_FAILURE, depth,
							"its signature does not fit the key of '" + issuer + "': " + ex.getMessage())
					: new Fault(VerifyCode.ISSUER_KEY_UNDECODABLE, depth + 1,
							"the JVM cannot use its public key: " + ex.getMessage());
		}
	}

	/**
	 * Check what the JDK forgives in signatures and OpenSSL does not.
	 * @param chain the chain
	 * @return the first fault, or {@code null}
	 */
	public static @Nullable Fault checkEncodings(CertificateChain chain) {
		for (int depth = chain.size() - 2; depth >= 0; depth--) {
			Fault fault = checkEncoding(chain, depth);
			if (fault != null) {
				return fault;
			}
		}
		return null;
	}

	private static @Nullable Fault checkEncoding(CertificateChain chain, int depth) {
		CertificateFacts certificate = chain.get(depth);
		if (!certificate.hasConsistentAlgorithms()) {
			return new Fault(VerifyCode.CERT_SIGNATURE_FAILURE, depth, "it names two signature algorithms that differ");
		}
		PublicKey key = chain.get(depth + 1).certificate().getPublicKey();
		boolean strict = certificate.hasStrictSignature()
				&& !(key instanceof RSAPublicKey rsa && RsaPadding.lacksParameters(certificate.signature(), rsa));
		return strict ? null
				: new Fault(VerifyCode.CERT_SIGNATURE_FAILURE, depth, "its signature is not encoded as it should be");
	}

	/** JDKs know the names of more curves than they can compute with. */
	private static boolean isUsable(PublicKey key) {
		if (!(key instanceof ECPublicKey ecKey)) {
			return true;
		}
		try {
			KeyPairGenerator.getInstance("EC").initialize(ecKey.getParams());
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
