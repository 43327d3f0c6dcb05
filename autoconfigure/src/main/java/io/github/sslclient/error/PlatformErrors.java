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

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;

import org.jspecify.annotations.Nullable;

/**
 * The one translation from what JSSE and the operating system throw to an
 * {@link SslError}.
 */
public final class PlatformErrors {

	private PlatformErrors() {
	}

	/**
	 * Translate an exception.
	 * @param what the operation that was under way
	 * @param exception what was thrown
	 * @return the exception itself if it is translated already, otherwise a new one with
	 * it as the cause
	 */
	public static SslException translate(String what, Exception exception) {
		if (exception instanceof SslException translated) {
			return translated;
		}
		return new SslException(error(what, exception), exception);
	}

	private static SslError error(String what, Exception exception) {
		String message = describe(exception);
		CertificateVerifyException refused = cause(exception, CertificateVerifyException.class);
		if (refused != null) {
			return sent(refused.getError(), exception);
		}
		Integer alert = (exception instanceof SSLException) ? received(exception) : null;
		if (alert != null) {
			return SslError.ofAlert(what, alert);
		}
		if (exception instanceof SSLException) {
			return sent(tlsError(what, exception, message), exception);
		}
		if (exception instanceof SocketTimeoutException) {
			return SslError.of(what, OpenSslCode.TIMED_OUT, message);
		}
		if (exception instanceof IOException failure) {
			return ConnectionErrors.translate(what, failure, message);
		}
		// As providers of keys throw when their token is gone, or streams that are not
		// ours.
		JsseFailures failure = JsseFailures.of(exception);
		return (failure != null) ? SslError.of(what, failure.code(), failure.detail() + ": " + message) : SslError
			.of(what, OpenSslCode.INTERNAL_ERROR, "the TLS provider or the transport failed: " + exception);
	}

	private static @Nullable Integer received(Exception exception) {
		Integer alert = Alerts.received(exception.getMessage());
		if (alert == null && !OtherProviders.closedInHandshake(exception)) {
			alert = OtherProviders.received(exception);
		}
		return alert;
	}

	private static SslError tlsError(String what, Exception exception, String message) {
		if (message.contains("close_notify during handshake") || OtherProviders.closedInHandshake(exception)) {
			// SSL_ERROR_ZERO_RETURN: OpenSSL's queue stays empty.
			return SslError.of(SslErrorKind.HANDSHAKE_REFUSED, what, List.of(), "the peer closed during the handshake");
		}
		JsseFailures failure = JsseFailures.of(exception);
		if (failure != null) {
			return SslError.of(what, failure.code(), failure.detail() + ": " + message);
		}
		OpenSslCode fault = OtherProviders.fault(exception);
		if (fault != null) {
			return SslError.of(what, fault, message);
		}
		SocketException broken = cause(exception, SocketException.class);
		if (broken != null) {
			return ConnectionErrors.translate(what, broken, describe(broken));
		}
		if (exception instanceof SSLProtocolException || message.toLowerCase(Locale.ROOT).contains("unexpected")) {
			return SslError.of(what, OpenSslCode.UNEXPECTED_MESSAGE, message);
		}
		return SslError.of(what, OpenSslCode.HANDSHAKE_FAILURE, message);
	}

	private static SslError sent(SslError error, Exception exception) {
		Integer alert = Alerts.sent(exception.getMessage());
		if (alert == null) {
			alert = OtherProviders.sent(exception);
		}
		return (alert != null) ? error.withAlert(new TlsAlert(true, alert)) : error;
	}

	private static String describe(Exception exception) {
		return (exception.getMessage() != null) ? exception.getMessage() : exception.getClass().getSimpleName();
	}

	private static <T extends Throwable> @Nullable T cause(Throwable exception, Class<T> type) {
		return Causes.of(exception).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

}
