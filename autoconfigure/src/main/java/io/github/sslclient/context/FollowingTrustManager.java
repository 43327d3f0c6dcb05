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

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import io.github.sslclient.verify.SslClientTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Has servers verified by the context of their handshake. Thread-safe.
 */
final class FollowingTrustManager extends X509ExtendedTrustManager {

	/** Must not be gone before its managers are. */
	private final LentContext lent;

	private final ForgettableSessions sessions;

	FollowingTrustManager(LentContext lent, ForgettableSessions sessions) {
		this.lent = lent;
		this.sessions = sessions;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
			throws CertificateException {
		of(engine).checkServerTrusted(chain, authType, engine);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
			throws CertificateException {
		of(socket).checkServerTrusted(chain, authType, socket);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		of(null).checkServerTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
			throws CertificateException {
		of(null).checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
			throws CertificateException {
		of(null).checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		of(null).checkClientTrusted(chain, authType);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return of(null).getAcceptedIssuers();
	}

	private SslClientTrustManager of(@Nullable Object connection) {
		SslClientContext context = this.lent.pins().of(connection);
		return context.trustManager().lentWith((session, result) -> {
			this.sessions.accepted(session, result);
			if (context != this.lent.pins().newest()) {
				this.sessions.forget();
			}
		});
	}

}
