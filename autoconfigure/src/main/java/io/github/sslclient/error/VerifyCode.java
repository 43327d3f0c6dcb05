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

	/** {@code X509_V_ERR_CERT_SIGNATURE_FAILURE}. */
	public static final VerifyCode CERT_SIGNATURE_FAILURE = new VerifyCode(7);

	/** {@code X509_V_ERR_CERT_NOT_YET_VALID}. */
	public static final VerifyCode CERT_NOT_YET_VALID = new VerifyCode(9);

	/** {@code X509_V_ERR_CERT_HAS_EXPIRED}. */
	public static final VerifyCode CERT_HAS_EXPIRED = new VerifyCode(10);

	/** {@code X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT}. */
	public static final VerifyCode SELF_SIGNED_LEAF = new VerifyCode(18);

	/** {@code X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN}. */
	public static final VerifyCode SELF_SIGNED_IN_CHAIN = new VerifyCode(19);

	/** {@code X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY}. */
	public static final VerifyCode NO_LOCAL_ISSUER = new VerifyCode(20);

	/** {@code X509_V_ERR_CERT_CHAIN_TOO_LONG}. */
	public static final VerifyCode CHAIN_TOO_LONG = new VerifyCode(22);

	/** {@code X509_V_ERR_PATH_LENGTH_EXCEEDED}. */
	public static final VerifyCode PATH_LENGTH_EXCEEDED = new VerifyCode(25);

	/** {@code X509_V_ERR_INVALID_PURPOSE}. */
	public static final VerifyCode INVALID_PURPOSE = new VerifyCode(26);

	/** {@code X509_V_ERR_KEYUSAGE_NO_CERTSIGN}. */
	public static final VerifyCode KEY_USAGE_NO_CERT_SIGN = new VerifyCode(32);

	/** {@code X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION}. */
	public static final VerifyCode UNHANDLED_CRITICAL_EXTENSION = new VerifyCode(34);

	/** {@code X509_V_ERR_PERMITTED_VIOLATION}. */
	public static final VerifyCode PERMITTED_VIOLATION = new VerifyCode(47);

	/** {@code X509_V_ERR_HOSTNAME_MISMATCH}. */
	public static final VerifyCode HOSTNAME_MISMATCH = new VerifyCode(62);

	/** {@code X509_V_ERR_IP_ADDRESS_MISMATCH}. */
	public static final VerifyCode IP_ADDRESS_MISMATCH = new VerifyCode(64);

	/** {@code X509_V_ERR_CA_MD_TOO_WEAK}. */
	public static final VerifyCode CA_MD_TOO_WEAK = new VerifyCode(68);

	/** {@code X509_V_ERR_INVALID_CA}. */
	public static final VerifyCode INVALID_CA = new VerifyCode(79);

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
