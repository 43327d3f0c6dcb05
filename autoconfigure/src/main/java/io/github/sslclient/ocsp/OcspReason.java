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

import io.github.sslclient.error.OpenSslCode;

/**
 * Reasons of OpenSSL's OCSP library ({@code ocsperr.h}).
 */
enum OcspReason {

	/** {@code OCSP_R_CERTIFICATE_VERIFY_ERROR}. */
	CERTIFICATE_VERIFY_ERROR(101),

	/** {@code OCSP_R_MISSING_OCSPSIGNING_USAGE}. */
	MISSING_OCSPSIGNING_USAGE(103),

	/** {@code OCSP_R_NOT_BASIC_RESPONSE}. */
	NOT_BASIC_RESPONSE(104),

	/** {@code OCSP_R_NO_RESPONSE_DATA}. */
	NO_RESPONSE_DATA(108),

	/** {@code OCSP_R_RESPONSE_CONTAINS_NO_REVOCATION_DATA}. */
	NO_REVOCATION_DATA(111),

	/** {@code OCSP_R_ROOT_CA_NOT_TRUSTED}: nobody may answer for this issuer. */
	ROOT_CA_NOT_TRUSTED(112),

	/** {@code OCSP_R_SIGNATURE_FAILURE}. */
	SIGNATURE_FAILURE(117),

	/** {@code OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND}. */
	SIGNER_CERTIFICATE_NOT_FOUND(118),

	/** {@code OCSP_R_UNKNOWN_MESSAGE_DIGEST}. */
	UNKNOWN_MESSAGE_DIGEST(119),

	/** {@code OCSP_R_ERROR_IN_NEXTUPDATE_FIELD}. */
	ERROR_IN_NEXTUPDATE_FIELD(122),

	/** {@code OCSP_R_ERROR_IN_THISUPDATE_FIELD}. */
	ERROR_IN_THISUPDATE_FIELD(123),

	/** {@code OCSP_R_NEXTUPDATE_BEFORE_THISUPDATE}. */
	NEXTUPDATE_BEFORE_THISUPDATE(124),

	/** {@code OCSP_R_STATUS_EXPIRED}. */
	STATUS_EXPIRED(125),

	/** {@code OCSP_R_STATUS_NOT_YET_VALID}. */
	STATUS_NOT_YET_VALID(126),

	/** {@code OCSP_R_STATUS_TOO_OLD}. */
	STATUS_TOO_OLD(127),

	/** {@code OCSP_R_NO_SIGNER_KEY}. */
	NO_SIGNER_KEY(130);

	/** {@code ERR_LIB_OCSP}. */
	private static final int LIBRARY = 39 << 23;

	private final int number;

	OcspReason(int number) {
		this.number = number;
	}

	OpenSslCode code() {
		return new OpenSslCode(LIBRARY | this.number);
	}

}
