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

package io.github.sslclient;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorSource;

import org.springframework.core.NestedRuntimeException;

/**
 * A TLS client failure for callers that do no I/O of their own: the root of a family of
 * unchecked exceptions, told apart by what can be done about them. Whether it can help to
 * try the same again is told by type: {@link TransientSslClientException} or
 * {@link NonTransientSslClientException}.
 */
public abstract class SslClientException extends NestedRuntimeException implements SslErrorSource {

	private static final long serialVersionUID = 1L;

	private final SslError error;

	/**
	 * Create an exception.
	 * @param message what failed
	 * @param error the error as data
	 * @param cause what was thrown
	 */
	protected SslClientException(String message, SslError error, Throwable cause) {
		super(message, cause);
		this.error = error;
	}

	@Override
	public SslError getError() {
		return this.error;
	}

}
