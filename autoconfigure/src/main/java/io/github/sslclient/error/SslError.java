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
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What failed, in OpenSSL's numbers and words and in a sentence for a person. An
 * immutable value.
 *
 * @param what the operation that was under way, such as {@code handshake} or {@code read}
 * @param codes the entries of OpenSSL's error queue, oldest first; empty where OpenSSL
 * would leave its queue empty
 * @param verifyResult the verification's outcome, {@link VerifyCode#OK} where no chain
 * was refused
 * @param setting the setting at fault, such as {@code ca-file}, or {@code null}
 * @param detail what happened and what to do about it; never holds a secret
 */
public record SslError(String what, List<OpenSslCode> codes, VerifyCode verifyResult, @Nullable String setting,
		String detail) implements Serializable {

	public SslError {
		Objects.requireNonNull(what, "'what' must not be null");
		Objects.requireNonNull(verifyResult, "'verifyResult' must not be null");
		Objects.requireNonNull(detail, "'detail' must not be null");
		codes = List.copyOf(codes);
	}

	/**
	 * An error of a connection.
	 * @param what the operation that was under way
	 * @param code the OpenSSL code
	 * @param detail what happened and what to do about it
	 * @return the error
	 */
	public static SslError of(String what, OpenSslCode code, String detail) {
		return new SslError(what, List.of(code), VerifyCode.OK, null, detail);
	}

	/**
	 * An error in the settings or in a file they name.
	 * @param setting the setting at fault
	 * @param codes the OpenSSL codes, oldest first
	 * @param detail what is wrong and what to do about it
	 * @return the error
	 */
	public static SslError ofSetting(String setting, List<OpenSslCode> codes, String detail) {
		return new SslError("configuration", codes, VerifyCode.OK, setting, detail);
	}

	/**
	 * A refused certificate chain.
	 * @param verifyResult why it was refused
	 * @param detail which certificate, and what to do about it
	 * @return the error
	 */
	public static SslError ofVerification(VerifyCode verifyResult, String detail) {
		return new SslError("handshake", List.of(OpenSslCode.CERTIFICATE_VERIFY_FAILED), verifyResult, null, detail);
	}

	/**
	 * The texts of the codes.
	 * @return the texts, oldest first
	 */
	public List<String> strings() {
		return this.codes.stream().map(OpenSslCode::string).toList();
	}

	/**
	 * The verification's outcome in OpenSSL's words.
	 * @return for instance {@code certificate has expired}, or {@code ok}
	 */
	public String verifyResultString() {
		return this.verifyResult.string();
	}

	/**
	 * The printed form: one line that a person can act on.
	 * @return the line
	 */
	public String message() {
		StringBuilder message = new StringBuilder(this.what);
		if (this.setting != null) {
			message.append(" of ").append(this.setting);
		}
		message.append(" failed: ").append(this.detail);
		if (!this.verifyResult.isOk()) {
			message.append("; verify result ").append(this.verifyResult);
		}
		if (!this.codes.isEmpty()) {
			message.append(strings().stream().collect(Collectors.joining(", ", " [", "]")));
		}
		return message.toString();
	}

	@Override
	public String toString() {
		return message();
	}

}
