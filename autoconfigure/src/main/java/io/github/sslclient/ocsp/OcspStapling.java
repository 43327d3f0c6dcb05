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
import java.util.List;
import java.util.Set;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.Extensions;

/**
 * The question whether the answer that a server stapled lets its certificate pass; how it
 * is decided stands with the package.
 */
public final class OcspStapling {

	/** JSSE takes no chain of more than ten certificates. */
	private static final int MAXIMUM_ANSWERS = 10;

	/**
	 * What may be critical: the nonce, CRL references, archive cutoff, extended revoke,
	 * reason code, invalidity date and signed certificate timestamps.
	 */
	private static final Set<String> KNOWN = Set.of("1.3.6.1.5.5.7.48.1.2", "1.3.6.1.5.5.7.48.1.3",
			"1.3.6.1.5.5.7.48.1.6", "1.3.6.1.5.5.7.48.1.9", "2.5.29.21", "2.5.29.24", "1.3.6.1.4.1.11129.2.4.5");

	private final CertificateFacts certificate;

	private final CertificateFacts issuer;

	private final SecurityLevel level;

	private final Instant at;

	/**
	 * Create the question.
	 * @param certificate the server's certificate
	 * @param issuer the certificate that issued it, known to be good
	 * @param level how strong keys and digests must be
	 * @param at the time at which an answer must be valid
	 */
	public OcspStapling(CertificateFacts certificate, CertificateFacts issuer, SecurityLevel level, Instant at) {
		this.certificate = certificate;
		this.issuer = issuer;
		this.level = level;
		this.at = at;
	}

	/**
	 * Decide. Whatever the answers hold, there is a verdict.
	 * @param check what is asked
	 * @param answers what was stapled, in DER and in the order in which it came: the
	 * first that is about the server's certificate counts, or the first of all
	 * @return the verdict
	 */
	public OcspVerdict check(OcspCheck check, List<byte[]> answers) {
		if (check == OcspCheck.OFF) {
			return new OcspVerdict(null, Instant.MAX);
		}
		List<byte[]> given = answers.stream().filter((answer) -> answer.length > 0).limit(MAXIMUM_ANSWERS).toList();
		if (given.isEmpty()) {
			return absent(check);
		}
		try {
			return new OcspVerdict(null, end(given));
		}
		catch (OcspException ex) {
			return new OcspVerdict(ex.fault(), this.at);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return new OcspVerdict(OcspFault.failed("could not be checked: " + ex), this.at);
		}
	}

	private OcspVerdict absent(OcspCheck check) {
		String reason = null;
		if (check == OcspCheck.MUST_STAPLE) {
			reason = "no OCSP answer is stapled to it";
		}
		else if (TlsFeature.demandsStatus(this.certificate.certificate())) {
			reason = "no OCSP answer is stapled to it, and its TLS feature extension (RFC 7633) promises one";
		}
		return (reason != null)
				? new OcspVerdict(new OcspFault(VerifyCode.OCSP_VERIFY_NEEDED, List.of(), reason), this.at)
				: new OcspVerdict(null, Instant.MAX);
	}

	/** When the good answer ends; there is no other result. */
	private Instant end(List<byte[]> given) throws OcspException {
		Subject subject = subject();
		BasicResponse answer = choose(given, subject);
		Instant end = new Responder(this.issuer, this.level, this.at).check(answer);
		checkIssuers(answer, subject);
		checkExtensions(answer.extensions());
		boolean found = false;
		for (SingleResponse status : answer.statuses()) {
			if (subject.is(status.id())) {
				found = true;
				Instant ownEnd = check(status);
				end = ownEnd.isBefore(end) ? ownEnd : end;
			}
		}
		if (!found) {
			throw new OcspException("is about other certificates, not the one with serial number "
					+ subject.serialNumber().toString(16));
		}
		return end.isAfter(this.at) ? end : this.at;
	}

	private Subject subject() throws OcspException {
		try {
			return Subject.of(this.certificate.encoded(), this.issuer.encoded());
		}
		catch (DerException ex) {
			throw new OcspException("cannot be compared with it: " + ex.getMessage());
		}
	}

	/**
	 * TLS 1.3 has an answer for each certificate, and JSSE does not tell whose is whose.
	 */
	private static BasicResponse choose(List<byte[]> given, Subject subject) throws OcspException {
		BasicResponse first = null;
		for (byte[] encoded : given) {
			BasicResponse answer = OcspResponse.read(encoded);
			if (answer.statuses().stream().anyMatch((status) -> subject.is(status.id()))) {
				return answer;
			}
			first = (first != null) ? first : answer;
		}
		if (first == null) {
			throw new IllegalArgumentException("There must be an answer to choose");
		}
		return first;
	}

	/** {@code ocsp_check_ids}: nobody answers for two issuers at once. */
	private void checkIssuers(BasicResponse answer, Subject subject) throws OcspException {
		if (answer.statuses().isEmpty()) {
			throw new OcspException("is about no certificate at all", OcspReason.NO_REVOCATION_DATA);
		}
		for (SingleResponse status : answer.statuses()) {
			if (!subject.isComputable(status.id())) {
				throw new OcspException(
						"names its issuer by a digest that is not known here (" + status.id().digest() + ")",
						OcspReason.UNKNOWN_MESSAGE_DIGEST);
			}
			if (!subject.hasIssuerOf(status.id())) {
				throw new OcspException("is about certificates of another issuer than '" + this.issuer + "'",
						OcspReason.ROOT_CA_NOT_TRUSTED);
			}
		}
	}

	private Instant check(SingleResponse status) throws OcspException {
		if (status.status() == SingleResponse.Status.REVOKED) {
			throw new OcspException(new OcspFault(VerifyCode.CERT_REVOKED, List.of(),
					"the OCSP answer stapled to it says that it was revoked at " + status.revocation()));
		}
		if (status.status() == SingleResponse.Status.UNKNOWN) {
			throw new OcspException(new OcspFault(VerifyCode.OCSP_CERT_UNKNOWN, List.of(),
					"the OCSP answer stapled to it says that the responder does not know it"));
		}
		checkExtensions(status.extensions());
		return Period.check(status, this.at);
	}

	/** OpenSSL looks at none. */
	private static void checkExtensions(Extensions extensions) throws OcspException {
		for (Extensions.Extension extension : extensions.list()) {
			if (extension.critical() && !KNOWN.contains(extension.oid())) {
				throw new OcspException("has a critical extension that is not known here (" + extension.oid() + ")");
			}
		}
	}

}
