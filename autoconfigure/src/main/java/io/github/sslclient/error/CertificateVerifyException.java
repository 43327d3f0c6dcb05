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
public final class CertificateVerifyException extends CertificateException implements SslErrorSource {

	private static final long serialVersionUID = 1L;

	private final SslError error;

	/**
	 * Create an exception.
	 * @param error which certificate was refused and why
	 * @param cause what tells JSSE which alert to send, or {@code null}
	 */
	public CertificateVerifyException(SslError error, @Nullable Throwable cause) {
		super(error.message(), cause);
		this.error = error;
	}

	@Override
	public SslError getError() {
		return this.error;
	}

}
