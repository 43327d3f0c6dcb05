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

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.x509.AuthoritySignature;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.Extensions;
import io.github.sslclient.x509.SignatureScheme;
import org.jspecify.annotations.Nullable;

/**
 * A signed answer (BasicOCSPResponse in RFC 6960, section 4.2.1), read and not judged.
 *
 * @param responder who says to have signed it
 * @param statuses what it says of each certificate
 * @param extensions what else it says
 * @param signature the signature
 * @param signatureBits the strength of the signature's digest, -1 if it is not known
 * @param certificates the certificates that came with it
 */
record BasicResponse(ResponderId responder, List<SingleResponse> statuses, Extensions extensions,
		AuthoritySignature signature, int signatureBits, List<CertificateFacts> certificates) {

	/** More than a responder that signs answers for many certificates at once needs. */
	static final int MAXIMUM_STATUSES = 256;

	/** One is usual. */
	static final int MAXIMUM_CERTIFICATES = 16;

	static BasicResponse read(byte[] encoded) throws DerException {
		DerReader outer = DerReader.of(encoded);
		DerReader whole = outer.enter(DerReader.SEQUENCE);
		outer.finish();
		byte[] signed = whole.element(DerReader.SEQUENCE);
		byte[] algorithm = whole.element(DerReader.SEQUENCE);
		byte[] signature = signature(whole.enter(DerReader.BIT_STRING).rest());
		List<CertificateFacts> certificates = certificates(whole.enterOptional(DerReader.CONTEXT_0));
		whole.finish();
		DerReader data = DerReader.of(signed).enter(DerReader.SEQUENCE);
		version(data.enterOptional(DerReader.CONTEXT_0));
		ResponderId responder = ResponderId.read(data);
		SingleResponse.time(data);
		List<SingleResponse> statuses = statuses(data.enter(DerReader.SEQUENCE));
		Extensions extensions = SingleResponse.extensions(data);
		data.finish();
		return new BasicResponse(responder, statuses, extensions,
				AuthoritySignature.of(algorithm, signed, ShortestForm.has(signed) ? signature : null),
				SignatureScheme.securityBits(algorithm), certificates);
	}

	/** Any number will do. */
	private static void version(@Nullable DerReader wrapped) throws DerException {
		if (wrapped != null) {
			wrapped.integer();
			wrapped.finish();
		}
	}

	private static List<SingleResponse> statuses(DerReader content) throws DerException {
		List<SingleResponse> statuses = new ArrayList<>();
		while (content.hasMore()) {
			if (statuses.size() == MAXIMUM_STATUSES) {
				throw new DerException("it holds more than " + MAXIMUM_STATUSES + " statuses", false);
			}
			statuses.add(SingleResponse.read(content));
		}
		return List.copyOf(statuses);
	}

	private static List<CertificateFacts> certificates(@Nullable DerReader wrapped) throws DerException {
		if (wrapped == null) {
			return List.of();
		}
		List<CertificateFacts> certificates = new ArrayList<>();
		DerReader content = wrapped.enter(DerReader.SEQUENCE);
		wrapped.finish();
		while (content.hasMore()) {
			if (certificates.size() == MAXIMUM_CERTIFICATES) {
				throw new DerException("it holds more than " + MAXIMUM_CERTIFICATES + " certificates", false);
			}
			certificates.add(certificate(content.element(DerReader.SEQUENCE)));
		}
		return List.copyOf(certificates);
	}

	private static CertificateFacts certificate(byte[] encoded) throws DerException {
		try {
			return CertificateFacts.of((X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(encoded)));
		}
		catch (CertificateException | RuntimeException ex) {
			// The platform's parser answers some bytes with unchecked exceptions.
			throw new DerException("a certificate in it cannot be read: " + ex.getMessage(), false);
		}
	}

	/** OpenSSL reads a signature that does not end with a byte, and then refuses it. */
	private static byte @Nullable [] signature(byte[] content) throws DerException {
		if (content.length == 0 || content[0] < 0 || content[0] > 7) {
			throw new DerException("a bit string is malformed", false);
		}
		return (content[0] == 0) ? Arrays.copyOfRange(content, 1, content.length) : null;
	}

}
