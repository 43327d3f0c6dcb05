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

import java.math.BigInteger;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.x509.Asn1Time;
import io.github.sslclient.x509.Extensions;
import io.github.sslclient.x509.RevocationReason;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of one certificate (RFC 6960, section 4.2.1).
 *
 * @param id the certificate
 * @param status what is said
 * @param revocation when and why it was revoked, in words; empty if it was not
 * @param thisUpdate when that was known to be so
 * @param nextUpdate when something newer will be known, or {@code null}
 * @param extensions what else is said
 */
record SingleResponse(CertId id, Status status, String revocation, Asn1Time thisUpdate, @Nullable Asn1Time nextUpdate,
		Extensions extensions) {

	private static final int GENERALIZED_TIME = 0x18;

	private static final int GOOD = 0x80;

	private static final int REVOKED = 0xA1;

	private static final int UNKNOWN = 0x82;

	static SingleResponse read(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		CertId id = CertId.read(content);
		Status status = Status.of(content.tag());
		DerReader detail = content.enter();
		String revocation = "";
		if (status == Status.REVOKED) {
			revocation = revocation(detail);
		}
		detail.finish();
		Asn1Time thisUpdate = time(content);
		Asn1Time nextUpdate = null;
		DerReader next = content.enterOptional(DerReader.CONTEXT_0);
		if (next != null) {
			nextUpdate = time(next);
			next.finish();
		}
		Extensions extensions = extensions(content);
		content.finish();
		return new SingleResponse(id, status, revocation, thisUpdate, nextUpdate, extensions);
	}

	/** OCSP has GeneralizedTime alone. */
	static Asn1Time time(DerReader reader) throws DerException {
		if (!reader.isAt(GENERALIZED_TIME)) {
			throw new DerException("a time is no GeneralizedTime", false);
		}
		return Asn1Time.read(reader);
	}

	/** {@code [1] EXPLICIT}, of an answer and of a status alike. */
	static Extensions extensions(DerReader reader) throws DerException {
		DerReader wrapped = reader.enterOptional(REVOKED);
		if (wrapped == null) {
			return Extensions.NONE;
		}
		Extensions extensions = Extensions.read(wrapped);
		wrapped.finish();
		return extensions;
	}

	private static String revocation(DerReader content) throws DerException {
		Asn1Time time = time(content);
		String reason = "no reason given";
		DerReader wrapped = content.enterOptional(DerReader.CONTEXT_0);
		if (wrapped != null) {
			reason = RevocationReason.text(enumerated(wrapped));
			wrapped.finish();
		}
		return time + " (" + reason + ")";
	}

	/**
	 * Step over an ENUMERATED.
	 * @return the number, -1 where it is none that means anything
	 */
	static int enumerated(DerReader reader) throws DerException {
		BigInteger value = reader.enter(DerReader.ENUMERATED).integerContent();
		return (value.bitLength() < Byte.SIZE) ? value.intValue() : -1;
	}

	/**
	 * The three things that can be said of a certificate.
	 */
	enum Status {

		/** It is not revoked. */
		GOOD,

		/** It is revoked. */
		REVOKED,

		/** The responder does not know it. */
		UNKNOWN;

		static Status of(int tag) throws DerException {
			return switch (tag) {
				case SingleResponse.GOOD -> GOOD;
				case SingleResponse.REVOKED -> REVOKED;
				case SingleResponse.UNKNOWN -> UNKNOWN;
				default -> throw new DerException("a status is none of the three there are", false);
			};
		}

	}

}
