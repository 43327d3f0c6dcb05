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

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/**
 * A TLS failure that carries its {@link SslError}. Being an {@link SSLException} and so
 * an {@link java.io.IOException}, it passes through any code that reads and writes
 * streams.
 */
public class SslException extends SSLException implements SslErrorSource {

	private static final long serialVersionUID = 1L;

	private final SslError error;

	/**
	 * Create an exception with the error's printed form as its message.
	 * @param error the error
	 * @param cause what the platform threw, or {@code null}
	 */
	public SslException(SslError error, @Nullable Throwable cause) {
		super(error.message(), cause);
		this.error = error;
	}

	/**
	 * Create an exception that has no cause of the platform's.
	 * @param error the error
	 */
	public SslException(SslError error) {
		this(error, null);
	}

	@Override
	public SslError getError() {
		return this.error;
	}

	/**
	 * The same failure, of which more is known.
	 * @param told the error with what is known now
	 * @return an exception that stands for this one, with its cause, what it suppressed
	 * and where it was thrown
	 */
	public SslException with(SslError told) {
		if (told.equals(this.error)) {
			return this;
		}
		SslException exception = new SslException(told, getCause());
		exception.setStackTrace(getStackTrace());
		for (Throwable suppressed : getSuppressed()) {
			exception.addSuppressed(suppressed);
		}
		return exception;
	}

}
