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

package io.github.sslclient.crl;

import io.github.sslclient.x509.RevocationReason;

/**
 * What a list says of a certificate. An immutable value.
 *
 * @param status whether the certificate is revoked
 * @param reason the reason's number (RFC 5280, section 5.3.1), {@link #NO_REASON} if
 * there is none, or {@link #OTHER_REASON}
 */
public record Revocation(Status status, int reason) {

	/** No reason is given, or the certificate is not on the list. */
	public static final int NO_REASON = -1;

	/** A reason with a number far beyond those that mean something. */
	public static final int OTHER_REASON = 127;

	/** The certificate is not on the list. */
	static final Revocation NONE = new Revocation(Status.NOT_LISTED, NO_REASON);

	private static final int REMOVE_FROM_LIST = 8;

	static Revocation of(int reason) {
		return new Revocation((reason != REMOVE_FROM_LIST) ? Status.REVOKED : Status.REMOVED, reason);
	}

	/**
	 * Whether the certificate must be refused ({@code X509_V_ERR_CERT_REVOKED}).
	 * @return whether it is on the list, for whatever reason but removal
	 */
	public boolean isRevoked() {
		return this.status == Status.REVOKED;
	}

	/**
	 * The reason, for messages.
	 * @return its name in RFC 5280, such as {@code keyCompromise}
	 */
	public String reasonText() {
		return (this.reason == NO_REASON) ? "no reason given" : RevocationReason.text(this.reason);
	}

	/**
	 * The three answers of {@code X509_CRL_get0_by_cert}.
	 */
	public enum Status {

		/** It is not on the list. */
		NOT_LISTED,

		/** It is on the list. */
		REVOKED,

		/** It is on the list because it has been taken off an earlier one. */
		REMOVED

	}

}
