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

import java.security.cert.CertificateException;

import org.jspecify.annotations.Nullable;

/**
 * What a trust manager throws when it refuses a chain; JSSE hands it on as a cause.
 */
public final class CertificateVerifyException extends CertificateException {

	private static final long serialVersionUID = 1L;

	private final VerifyCode code;

	/**
	 * Create an exception.
	 * @param code why the chain was refused
	 * @param message which certificate, and what to do about it
	 * @param cause what the platform's validator threw, or {@code null}
	 */
	public CertificateVerifyException(VerifyCode code, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.code = code;
	}

	/**
	 * Why the chain was refused.
	 * @return the verify code
	 */
	public VerifyCode getCode() {
		return this.code;
	}

}
