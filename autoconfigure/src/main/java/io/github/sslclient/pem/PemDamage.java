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

package io.github.sslclient.pem;

import java.util.List;

import io.github.sslclient.error.OpenSslCode;

/**
 * What can be wrong with a block of PEM text, with the reasons that OpenSSL's
 * {@code PEM_read_bio_ex} gives.
 */
enum PemDamage {

	/** {@code PEM_R_BAD_BASE64_DECODE}. */
	BASE64("is damaged: it is no valid base64", 0x04800064),

	/** {@code PEM_R_BAD_END_LINE}. */
	END_MISSING("has no END line", 0x04800066),

	/** {@code PEM_R_BAD_END_LINE}. */
	END_WRONG("has an END line that does not fit its BEGIN line", 0x04800066),

	/** {@code PEM_R_BAD_END_LINE}: only one blank line may stand behind the headers. */
	BLANK_LINE("has a blank line inside", 0x04800066),

	/** {@code PEM_R_BAD_END_LINE}. */
	SHORT_LINE("has a line of less than 64 characters that is not its last", 0x04800066),

	/** OpenSSL fails without a reason. */
	LONG_LINE("has a line of more than 64 characters below a blank line"),

	/**
	 * {@code PEM_R_NOT_PROC_TYPE}: whatever stands above a blank line is taken for
	 * headers.
	 */
	HEADER("has a blank line inside, or headers that do not begin with Proc-Type", 0x0480006B),

	/** OpenSSL fails without a reason. */
	EMPTY("is empty"),

	/** The default callback has no password to offer. */
	ENCRYPTED("is encrypted, as only keys may be", 0x1C80006B, 0x04800065),

	/** Our own bound, {@code ASN1_R_TOO_LONG}. */
	TOO_LARGE("is larger than 1 MiB", 0x0680009B);

	private final String text;

	private final List<OpenSslCode> codes;

	PemDamage(String text, int... codes) {
		this.text = text;
		this.codes = OpenSslCodes.list(codes);
	}

	String text() {
		return this.text;
	}

	List<OpenSslCode> codes() {
		return this.codes;
	}

}
