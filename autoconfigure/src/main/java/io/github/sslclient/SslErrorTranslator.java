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

import java.io.IOException;

import io.github.sslclient.error.SslError;
import org.jspecify.annotations.Nullable;

/**
 * The one place where failures of streams become {@link SslClientException}s: by what the
 * {@link SslError} says, never by the text of a message. A bean of this type takes the
 * place of the one that is configured; to change what becomes of some failures, override
 * {@link #create}. Thread-safe.
 */
public class SslErrorTranslator {

	/**
	 * Translate an exception, wherever in it an {@link SslError} is found.
	 * @param exception what was thrown while a stream was made or used
	 * @return the exception to throw, with the given one as its cause, or {@code null} if
	 * it has nothing to do with TLS
	 * @see SslError#from(Throwable)
	 */
	public final @Nullable SslClientException translate(IOException exception) {
		SslError error = SslError.from(exception);
		return (error != null) ? create(error, exception) : null;
	}

	/**
	 * Make the exception that fits.
	 * @param error the error
	 * @param cause what was thrown
	 * @return the exception
	 */
	protected SslClientException create(SslError error, IOException cause) {
		return Exceptions.create(error, cause);
	}

	/**
	 * Apart, as an application that looks at the methods of all its beans would have all
	 * these classes loaded.
	 */
	private static final class Exceptions {

		static SslClientException create(SslError error, IOException cause) {
			String message = error.message();
			return switch (error.kind()) {
				case CONFIGURATION -> new SslConfigurationException(null, error, cause);
				case PEER_VERIFICATION -> new SslPeerVerificationException(message, error, cause);
				case HANDSHAKE_REFUSED -> new SslHandshakeRefusedException(message, error, cause);
				case CLIENT_CERTIFICATE_REFUSED -> new SslClientCertificateRefusedException(message, error, cause);
				case PROTOCOL -> new SslProtocolException(message, error, cause);
				case TRUNCATION -> new SslTruncationException(message, error, cause);
				case TIMEOUT -> new SslTimeoutException(message, error, cause);
				case CONNECTION -> new SslConnectionException(message, error, cause);
				case PROXY -> new SslProxyException(message, error, cause);
				case CLOSED -> new SslStreamClosedException(message, error, cause);
				case INTERNAL -> new UncategorizedSslClientException(message, error, cause);
			};
		}

	}

}
