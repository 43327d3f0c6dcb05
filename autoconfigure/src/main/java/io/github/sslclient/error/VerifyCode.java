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

package io.github.sslclient.error;

import java.io.Serializable;

/**
 * A number of OpenSSL's {@code X509_V_ERR} family: the outcome of verifying a peer's
 * certificate chain.
 *
 * @param number OpenSSL's number, 0 for success
 */
public record VerifyCode(int number) implements Serializable {

	/** {@code X509_V_OK}. */
	public static final VerifyCode OK = new VerifyCode(0);

	/** {@code X509_V_ERR_UNSPECIFIED}. */
	public static final VerifyCode UNSPECIFIED = new VerifyCode(1);

	/** {@code X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT}. */
	public static final VerifyCode NO_ISSUER = new VerifyCode(2);

	/** {@code X509_V_ERR_UNABLE_TO_GET_CRL}. */
	public static final VerifyCode NO_CRL = new VerifyCode(3);

	/** {@code X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY}. */
	public static final VerifyCode ISSUER_KEY_UNDECODABLE = new VerifyCode(6);

	/** {@code X509_V_ERR_CERT_SIGNATURE_FAILURE}. */
	public static final VerifyCode CERT_SIGNATURE_FAILURE = new VerifyCode(7);

	/** {@code X509_V_ERR_CRL_SIGNATURE_FAILURE}. */
	public static final VerifyCode CRL_SIGNATURE_FAILURE = new VerifyCode(8);

	/** {@code X509_V_ERR_CERT_NOT_YET_VALID}. */
	public static final VerifyCode CERT_NOT_YET_VALID = new VerifyCode(9);

	/** {@code X509_V_ERR_CERT_HAS_EXPIRED}. */
	public static final VerifyCode CERT_HAS_EXPIRED = new VerifyCode(10);

	/** {@code X509_V_ERR_CRL_NOT_YET_VALID}. */
	public static final VerifyCode CRL_NOT_YET_VALID = new VerifyCode(11);

	/** {@code X509_V_ERR_CRL_HAS_EXPIRED}. */
	public static final VerifyCode CRL_HAS_EXPIRED = new VerifyCode(12);

	/** {@code X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD}. */
	public static final VerifyCode ERROR_IN_CERT_NOT_BEFORE = new VerifyCode(13);

	/** {@code X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD}. */
	public static final VerifyCode ERROR_IN_CERT_NOT_AFTER = new VerifyCode(14);

	/** {@code X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD}. */
	public static final VerifyCode ERROR_IN_CRL_LAST_UPDATE = new VerifyCode(15);

	/** {@code X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD}. */
	public static final VerifyCode ERROR_IN_CRL_NEXT_UPDATE = new VerifyCode(16);

	/** {@code X509_V_ERR_OUT_OF_MEM}. */
	public static final VerifyCode OUT_OF_MEMORY = new VerifyCode(17);

	/** {@code X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT}. */
	public static final VerifyCode SELF_SIGNED_LEAF = new VerifyCode(18);

	/** {@code X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN}. */
	public static final VerifyCode SELF_SIGNED_IN_CHAIN = new VerifyCode(19);

	/** {@code X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY}. */
	public static final VerifyCode NO_LOCAL_ISSUER = new VerifyCode(20);

	/** {@code X509_V_ERR_CERT_CHAIN_TOO_LONG}. */
	public static final VerifyCode CHAIN_TOO_LONG = new VerifyCode(22);

	/** {@code X509_V_ERR_CERT_REVOKED}. */
	public static final VerifyCode CERT_REVOKED = new VerifyCode(23);

	/** {@code X509_V_ERR_PATH_LENGTH_EXCEEDED}. */
	public static final VerifyCode PATH_LENGTH_EXCEEDED = new VerifyCode(25);

	/** {@code X509_V_ERR_INVALID_PURPOSE}. */
	public static final VerifyCode INVALID_PURPOSE = new VerifyCode(26);

	/** {@code X509_V_ERR_CERT_UNTRUSTED}. */
	public static final VerifyCode CERT_UNTRUSTED = new VerifyCode(27);

	/** {@code X509_V_ERR_CERT_REJECTED}. */
	public static final VerifyCode CERT_REJECTED = new VerifyCode(28);

	/** {@code X509_V_ERR_KEYUSAGE_NO_CERTSIGN}. */
	public static final VerifyCode KEY_USAGE_NO_CERT_SIGN = new VerifyCode(32);

	/** {@code X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER}. */
	public static final VerifyCode NO_CRL_ISSUER = new VerifyCode(33);

	/** {@code X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION}. */
	public static final VerifyCode UNHANDLED_CRITICAL_EXTENSION = new VerifyCode(34);

	/** {@code X509_V_ERR_KEYUSAGE_NO_CRL_SIGN}. */
	public static final VerifyCode KEY_USAGE_NO_CRL_SIGN = new VerifyCode(35);

	/** {@code X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION}. */
	public static final VerifyCode UNHANDLED_CRITICAL_CRL_EXTENSION = new VerifyCode(36);

	/** {@code X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED}. */
	public static final VerifyCode PROXY_CERTIFICATES_NOT_ALLOWED = new VerifyCode(40);

	/** {@code X509_V_ERR_INVALID_EXTENSION}. */
	public static final VerifyCode INVALID_EXTENSION = new VerifyCode(41);

	/** {@code X509_V_ERR_DIFFERENT_CRL_SCOPE}. */
	public static final VerifyCode DIFFERENT_CRL_SCOPE = new VerifyCode(44);

	/** {@code X509_V_ERR_UNNESTED_RESOURCE}. */
	public static final VerifyCode UNNESTED_RESOURCE = new VerifyCode(46);

	/** {@code X509_V_ERR_PERMITTED_VIOLATION}. */
	public static final VerifyCode PERMITTED_VIOLATION = new VerifyCode(47);

	/** {@code X509_V_ERR_EXCLUDED_VIOLATION}. */
	public static final VerifyCode EXCLUDED_VIOLATION = new VerifyCode(48);

	/** {@code X509_V_ERR_SUBTREE_MINMAX}. */
	public static final VerifyCode SUBTREE_MINMAX = new VerifyCode(49);

	/** {@code X509_V_ERR_APPLICATION_VERIFICATION}. */
	public static final VerifyCode APPLICATION_VERIFICATION = new VerifyCode(50);

	/** {@code X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE}. */
	public static final VerifyCode UNSUPPORTED_CONSTRAINT_TYPE = new VerifyCode(51);

	/** {@code X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX}. */
	public static final VerifyCode UNSUPPORTED_CONSTRAINT_SYNTAX = new VerifyCode(52);

	/** {@code X509_V_ERR_UNSUPPORTED_NAME_SYNTAX}. */
	public static final VerifyCode UNSUPPORTED_NAME_SYNTAX = new VerifyCode(53);

	/** {@code X509_V_ERR_CRL_PATH_VALIDATION_ERROR}. */
	public static final VerifyCode CRL_PATH_VALIDATION_ERROR = new VerifyCode(54);

	/** {@code X509_V_ERR_HOSTNAME_MISMATCH}. */
	public static final VerifyCode HOSTNAME_MISMATCH = new VerifyCode(62);

	/** {@code X509_V_ERR_IP_ADDRESS_MISMATCH}. */
	public static final VerifyCode IP_ADDRESS_MISMATCH = new VerifyCode(64);

	/** {@code X509_V_ERR_EE_KEY_TOO_SMALL}. */
	public static final VerifyCode EE_KEY_TOO_SMALL = new VerifyCode(66);

	/** {@code X509_V_ERR_CA_KEY_TOO_SMALL}. */
	public static final VerifyCode CA_KEY_TOO_SMALL = new VerifyCode(67);

	/** {@code X509_V_ERR_CA_MD_TOO_WEAK}. */
	public static final VerifyCode CA_MD_TOO_WEAK = new VerifyCode(68);

	/** {@code X509_V_ERR_OCSP_VERIFY_NEEDED}. */
	public static final VerifyCode OCSP_VERIFY_NEEDED = new VerifyCode(73);

	/** {@code X509_V_ERR_OCSP_VERIFY_FAILED}. */
	public static final VerifyCode OCSP_VERIFY_FAILED = new VerifyCode(74);

	/** {@code X509_V_ERR_OCSP_CERT_UNKNOWN}. */
	public static final VerifyCode OCSP_CERT_UNKNOWN = new VerifyCode(75);

	/** {@code X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM}. */
	public static final VerifyCode UNSUPPORTED_SIGNATURE_ALGORITHM = new VerifyCode(76);

	/** {@code X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH}. */
	public static final VerifyCode SIGNATURE_ALGORITHM_MISMATCH = new VerifyCode(77);

	/** {@code X509_V_ERR_SIGNATURE_ALGORITHM_INCONSISTENCY}. */
	public static final VerifyCode SIGNATURE_ALGORITHM_INCONSISTENCY = new VerifyCode(78);

	/** {@code X509_V_ERR_INVALID_CA}. */
	public static final VerifyCode INVALID_CA = new VerifyCode(79);

	/** {@code X509_V_ERR_EC_KEY_EXPLICIT_PARAMS}. */
	public static final VerifyCode EC_KEY_EXPLICIT_PARAMS = new VerifyCode(94);

	/**
	 * Whether the chain was accepted.
	 * @return whether this is {@link #OK}
	 */
	public boolean isOk() {
		return this.number == 0;
	}

	/**
	 * The text of {@code X509_verify_cert_error_string}.
	 * @return for instance {@code unable to get local issuer certificate}
	 */
	public String string() {
		return Table.TEXTS.get(this.number, "unknown certificate verification error");
	}

	@Override
	public String toString() {
		return this.number + " (" + string() + ")";
	}

	private static final class Table {

		static final NumberedTexts TEXTS = NumberedTexts.read("verify-codes.tsv", 10);

	}

}
