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

package io.github.sslclient.x509;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * A time as certificates and CRLs hold it. {@code X509_cmp_time} takes two forms alone,
 * {@code YYMMDDHHMMSSZ} and {@code YYYYMMDDHHMMSSZ}; any other is a format error, which
 * has a verify code of its own.
 *
 * @param instant the time, or {@code null} if its format is not one of these
 */
public record Asn1Time(@Nullable Instant instant) {

	private static final int UTC_TIME = 0x17;

	private static final int GENERALIZED_TIME = 0x18;

	/** The digits without those of the year's century, and a Z. */
	private static final int UTC_LENGTH = 13;

	/**
	 * Read a time.
	 * @param reader what stands before it, and steps over it
	 * @return the time
	 * @throws DerException if it is neither a UTCTime nor a GeneralizedTime
	 */
	public static Asn1Time read(DerReader reader) throws DerException {
		int tag = reader.tag();
		byte[] text = reader.enter((tag == GENERALIZED_TIME) ? GENERALIZED_TIME : UTC_TIME).rest();
		int century = text.length - UTC_LENGTH;
		if (century != ((tag == GENERALIZED_TIME) ? 2 : 0) || text[text.length - 1] != 'Z' || !isNumeric(text)) {
			return new Asn1Time(null);
		}
		int year = number(text, century);
		if (tag == GENERALIZED_TIME) {
			year += 100 * number(text, 0);
		}
		else {
			// RFC 5280, section 4.1.2.5.1
			year += (year < 50) ? 2000 : 1900;
		}
		try {
			return new Asn1Time(LocalDateTime
				.of(year, number(text, century + 2), number(text, century + 4), number(text, century + 6),
						number(text, century + 8), number(text, century + 10))
				.toInstant(ZoneOffset.UTC));
		}
		catch (DateTimeException ex) {
			return new Asn1Time(null);
		}
	}

	private static boolean isNumeric(byte[] text) {
		for (int i = 0; i < text.length - 1; i++) {
			if (text[i] < '0' || text[i] > '9') {
				return false;
			}
		}
		return true;
	}

	private static int number(byte[] text, int position) {
		return (text[position] - '0') * 10 + text[position + 1] - '0';
	}

	@Override
	public String toString() {
		return (this.instant != null) ? this.instant.toString() : "a time in a wrong format";
	}

}
