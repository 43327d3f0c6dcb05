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

package io.github.sslclient.ocsp;

import java.time.Instant;
import java.util.Set;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.x509.AuthoritySignature;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * Who signed an answer, and whether that is one who may ({@code OCSP_basic_verify}): the
 * certificate's issuer, or whom that issuer certified for nothing but this.
 *
 * @param issuer the certificate of the issuer, which is known to be good
 * @param level how strong keys and digests must be
 * @param at the time at which a responder's certificate must be valid
 */
record Responder(CertificateFacts issuer, SecurityLevel level, Instant at) {

	private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

	/**
	 * Check the signature of an answer.
	 * @param answer the answer
	 * @return when its signer's certificate ends
	 * @throws OcspException if nobody signed it who may
	 */
	Instant check(BasicResponse answer) throws OcspException {
		CertificateFacts signer = find(answer);
		if (!signer.key().isDecodable()) {
			throw new OcspException("is signed with a key that cannot be decoded", OcspReason.NO_SIGNER_KEY);
		}
		if (!answer.signature().isBy(signer.certificate().getPublicKey())) {
			throw new OcspException("is not signed with the key of '" + signer + "'", OcspReason.SIGNATURE_FAILURE);
		}
		if (!this.level.allows(answer.signatureBits()) && this.level.number() > 0) {
			throw new OcspException("has a signature whose digest has " + Math.max(answer.signatureBits(), 0)
					+ " bits of security, and " + required());
		}
		if (signer.equals(this.issuer)) {
			return Instant.MAX;
		}
		checkDelegate(signer);
		Instant end = signer.notAfter().instant();
		return (end != null) ? end : this.at;
	}

	private CertificateFacts find(BasicResponse answer) throws OcspException {
		try {
			if (answer.responder().isOf(this.issuer)) {
				return this.issuer;
			}
			for (CertificateFacts certificate : answer.certificates()) {
				if (answer.responder().isOf(certificate)) {
					return certificate;
				}
			}
		}
		catch (DerException ex) {
			throw new OcspException("is malformed: " + ex.getMessage());
		}
		throw new OcspException(
				"is not by its issuer '" + this.issuer + "', and the responder's certificate is not " + "in it",
				OcspReason.SIGNER_CERTIFICATE_NOT_FOUND);
	}

	/** {@code ocsp_verify_signer}, then {@code ocsp_check_issuer}. */
	private void checkDelegate(CertificateFacts delegate) throws OcspException {
		String who = "is signed by '" + delegate + "', whose certificate ";
		String fault = fault(delegate);
		if (fault != null) {
			throw new OcspException(who + fault, OcspReason.CERTIFICATE_VERIFY_ERROR);
		}
		Set<String> usages = delegate.extendedKeyUsage();
		if (usages == null || !usages.contains(OCSP_SIGNING)) {
			throw new OcspException(who + "does not allow OCSPSigning in its extended key usage",
					OcspReason.MISSING_OCSPSIGNING_USAGE, OcspReason.ROOT_CA_NOT_TRUSTED);
		}
	}

	private @Nullable String fault(CertificateFacts delegate) {
		if (!delegate.isLikelyIssuedBy(this.issuer) || !isSignedByIssuer(delegate)) {
			return "was not issued by '" + this.issuer + "'";
		}
		if (delegate.hasUnhandledCriticalExtension() || delegate.isProxy()) {
			return "has a critical extension that is not known here, or is a proxy certificate";
		}
		Instant begin = delegate.notBefore().instant();
		if (begin == null || begin.isAfter(this.at)) {
			return "is not valid before " + delegate.notBefore() + ", and now it is " + this.at;
		}
		Instant end = delegate.notAfter().instant();
		if (end == null || !end.isAfter(this.at)) {
			return "expired at " + delegate.notAfter() + ", and now it is " + this.at;
		}
		boolean strong = this.level.number() == 0 || (this.level.allows(delegate.key().securityBits())
				&& this.level.allows(delegate.signatureSecurityBits()));
		return strong ? null : "has a key or a signature too weak, and " + required();
	}

	private boolean isSignedByIssuer(CertificateFacts delegate) {
		if (!delegate.hasConsistentAlgorithms() || !delegate.hasStrictSignature()
				|| !this.issuer.allowsUsage(CertificateFacts.USAGE_CERT_SIGN)) {
			return false;
		}
		try {
			DerReader content = DerReader.of(delegate.encoded()).enter(DerReader.SEQUENCE);
			byte[] signed = content.element(DerReader.SEQUENCE);
			return AuthoritySignature.of(content.element(DerReader.SEQUENCE), signed, delegate.signature())
				.isBy(this.issuer.certificate().getPublicKey());
		}
		catch (DerException ex) {
			return false;
		}
	}

	private String required() {
		return "security-level " + this.level.number() + " asks for " + this.level.bits();
	}

}
