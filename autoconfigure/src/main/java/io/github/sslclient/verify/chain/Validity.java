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
import java.util.List;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * When certificates are valid ({@code ossl_x509_check_cert_time}). The last second is not
 * part of it: a certificate has expired at its notAfter.
 */
public final class Validity {

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

	/**
	 * When the dates of something are to be judged anew.
	 * @param begin when it begins to be valid, or {@code null} if that cannot be read
	 * @param end when it ends, or {@code null} if that cannot be read
	 * @param at when it was judged
	 * @return the next of both, or the time of judgement if there is none any more
	 */
	public static Instant change(@Nullable Instant begin, @Nullable Instant end, Instant at) {
		if (begin == null || end == null || !end.isAfter(at)) {
			return at;
		}
		return begin.isAfter(at) ? begin : end;
	}

	/**
	 * When the first certificate of a chain is to be judged anew.
	 * @param certificates the certificates
	 * @param at when they were judged
	 * @return the time
	 */
	public static Instant change(List<CertificateFacts> certificates, Instant at) {
		Instant earliest = Instant.MAX;
		for (CertificateFacts certificate : certificates) {
			earliest = earlier(earliest,
					change(certificate.notBefore().instant(), certificate.notAfter().instant(), at));
		}
		return earliest;
	}

	/**
	 * The earlier of two times.
	 * @param one a time
	 * @param other another
	 * @return the earlier
	 */
	public static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
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
