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

package io.github.sslclient.context;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSSE's contexts.
 */
final class SslContexts {

	private SslContexts() {
	}

	/**
	 * Make a context.
	 * @param provider the name of the provider, or {@code null} for the JVM's own
	 * @param keyManager chooses the client's certificate
	 * @param trustManager verifies servers
	 */
	static SSLContext create(@Nullable String provider, KeyManager keyManager, TrustManager trustManager)
			throws SslException {
		try {
			SSLContext context = (provider != null) ? SSLContext.getInstance("TLS", ProviderByName.find(provider))
					: SSLContext.getInstance("TLS");
			// BCJSSE looks for one of its own if it gets none, which is not installed.
			context.init(new KeyManager[] { keyManager }, new TrustManager[] { trustManager }, new SecureRandom());
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new SslException(SslError.of("configuration", OpenSslCode.INTERNAL_ERROR,
					((provider != null) ? provider + " is" : "the JVM has") + " no usable TLS provider: "
							+ ex.getMessage()),
					ex);
		}
	}

}
