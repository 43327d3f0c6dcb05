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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.x509.Asn1Time;

/**
 * When a status is to be believed ({@code OCSP_check_validity}).
 */
final class Period {

	/**
	 * How far clocks may differ: {@code MAX_VALIDITY_PERIOD} in OpenSSL's
	 * {@code apps/ocsp.c}, and what curl says.
	 */
	static final Duration LEEWAY = Duration.ofSeconds(300);

	/**
	 * How long a status without nextUpdate is believed. To OpenSSL, which calls what is
	 * older "too old" where it is told an age, that is for ever unless it is told one.
	 */
	static final Duration WITHOUT_END = Duration.ofDays(1);

	private final SingleResponse status;

	private final Instant at;

	private final List<OcspReason> reasons = new ArrayList<>();

	private final List<String> words = new ArrayList<>();

	private Period(SingleResponse status, Instant at) {
		this.status = status;
		this.at = at;
	}

	/**
	 * Check a status.
	 * @param status the status
	 * @param at the time at which it must be valid
	 * @return when it ends, which may be as much as the leeway ago
	 * @throws OcspException if it is not valid, with all that is wrong
	 */
	static Instant check(SingleResponse status, Instant at) throws OcspException {
		Period period = new Period(status, at);
		Instant end = period.check();
		if (!period.reasons.isEmpty()) {
			throw new OcspException(String.join(" and ", period.words), period.reasons.toArray(OcspReason[]::new));
		}
		return end;
	}

	private Instant check() {
		Instant begin = this.status.thisUpdate().instant();
		if (begin == null) {
			wrong(OcspReason.ERROR_IN_THISUPDATE_FIELD, "has a thisUpdate of wrong format");
		}
		else if (begin.minus(LEEWAY).isAfter(this.at)) {
			wrong(OcspReason.STATUS_NOT_YET_VALID, "is not valid before " + begin + ", and now it is " + this.at);
		}
		Asn1Time next = this.status.nextUpdate();
		if (next == null) {
			return withoutEnd((begin != null) ? begin : this.at);
		}
		Instant end = next.instant();
		if (end == null) {
			wrong(OcspReason.ERROR_IN_NEXTUPDATE_FIELD, "has a nextUpdate of wrong format");
			return this.at;
		}
		if (!end.plus(LEEWAY).isAfter(this.at)) {
			wrong(OcspReason.STATUS_EXPIRED, "expired at " + end + ", and now it is " + this.at);
		}
		if (begin != null && end.isBefore(begin)) {
			wrong(OcspReason.NEXTUPDATE_BEFORE_THISUPDATE, "ends before it begins");
		}
		return end;
	}

	private Instant withoutEnd(Instant begin) {
		Instant end = begin.plus(WITHOUT_END);
		if (!end.plus(LEEWAY).isAfter(this.at)) {
			wrong(OcspReason.STATUS_TOO_OLD, "is of " + begin + " and does not say until when it is valid, so that it "
					+ "is believed for a day, and now it is " + this.at);
		}
		return end;
	}

	private void wrong(OcspReason reason, String text) {
		this.reasons.add(reason);
		this.words.add(text);
	}

}
