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

import java.net.SocketTimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A read had to wait for longer than it may. Unlike every other failure it is not final:
 * as with a plain socket, nothing is lost and reading can go on. Over a pair of streams
 * the read timeout is not told by this exception: it ends the stream, with an
 * {@link SslException} that is final.
 */
public final class SslReadTimeoutException extends SocketTimeoutException implements SslErrorSource {

	private static final long serialVersionUID = 1L;

	private final SslError error;

	/**
	 * Create an exception.
	 * @param error the error
	 * @param cause what the transport threw, or {@code null}
	 */
	public SslReadTimeoutException(SslError error, @Nullable SocketTimeoutException cause) {
		super(error.message());
		this.error = error;
		initCause(cause);
	}

	@Override
	public SslError getError() {
		return this.error;
	}

}
