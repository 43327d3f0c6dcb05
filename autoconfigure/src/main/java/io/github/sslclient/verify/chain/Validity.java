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

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * When certificates are valid ({@code ossl_x509_check_cert_time}). The last second is not
 * part of it: a certificate has expired at its notAfter.
 */
final class Validity {

	private Validity() {
	}

	static boolean isValid(CertificateFacts certificate, Instant at) {
		return check(certificate, 0, at) == null;
	}

	/** A time in a wrong format is never the later one. */
	static boolean endsLater(CertificateFacts certificate, CertificateFacts other) {
		Instant end = certificate.notAfter().instant();
		Instant otherEnd = other.notAfter().instant();
		return end != null && otherEnd != null && end.isAfter(otherEnd);
	}

	static @Nullable Fault check(CertificateFacts certificate, int depth, Instant at) {
		Instant begin = certificate.notBefore().instant();
		if (begin == null) {
			return new Fault(VerifyCode.ERROR_IN_CERT_NOT_BEFORE, depth, "the format of its notBefore is wrong");
		}
		if (begin.isAfter(at)) {
			return new Fault(VerifyCode.CERT_NOT_YET_VALID, depth,
					"not valid before " + begin + ", and now it is " + at);
		}
		Instant end = certificate.notAfter().instant();
		if (end == null) {
			return new Fault(VerifyCode.ERROR_IN_CERT_NOT_AFTER, depth, "the format of its notAfter is wrong");
		}
		return end.isAfter(at) ? null
				: new Fault(VerifyCode.CERT_HAS_EXPIRED, depth, "expired at " + end + ", and now it is " + at);
	}

}
