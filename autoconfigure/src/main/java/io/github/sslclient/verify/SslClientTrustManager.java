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

package io.github.sslclient.verify;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

import io.github.sslclient.error.CertificateVerifyException;
import io.github.sslclient.error.VerifyCode;
import org.jspecify.annotations.Nullable;

/**
 * The trust manager that JSSE asks about a server's chain. JSSE has no way to tell it
 * which connection it is asked for, so the connection's thread says so around its
 * handshake's tasks, with {@link #during}. Thread-safe.
 */
public final class SslClientTrustManager extends X509ExtendedTrustManager {

	/** The name under which a verdict travels with a session, and so to resumed ones. */
	private static final String SESSION_VALUE = VerifyResult.class.getName();

	private final ChainVerifier verifier;

	private final Clock clock;

	private final ThreadLocal<Verification> current = new ThreadLocal<>();

	/**
	 * Create a trust manager.
	 * @param verifier what decides
	 * @param clock what tells the time at which chains must be valid
	 */
	public SslClientTrustManager(ChainVerifier verifier, Clock clock) {
		this.verifier = Objects.requireNonNull(verifier, "'verifier' must not be null");
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
	}

	/**
	 * Run tasks of a handshake on behalf of a connection.
	 * @param verification the connection's verification
	 * @param task the task
	 */
	public void during(Verification verification, Runnable task) {
		this.current.set(verification);
		try {
			task.run();
		}
		finally {
			this.current.remove();
		}
	}

	/**
	 * The verdict about a resumed session's peer. It came with the session; where a
	 * provider lost it, the session's certificates are verified once more.
	 * @param verification the connection's verification
	 * @param session the resumed session
	 * @param certificates the certificates that the session remembers
	 * @throws CertificateException if they are refused
	 */
	public void resume(Verification verification, SSLSession session, List<X509Certificate> certificates)
			throws CertificateException {
		if (session.getValue(SESSION_VALUE) instanceof VerifyResult result) {
			verification.found(certificates, result);
			return;
		}
		verify(verification, certificates, null);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		checkServerTrusted(chain, engine);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		checkServerTrusted(chain, (SSLEngine) null);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		checkServerTrusted(chain, (SSLEngine) null);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("This trust manager verifies servers, not clients");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return this.verifier.trusted().toArray(X509Certificate[]::new);
	}

	private void checkServerTrusted(X509Certificate[] chain, @Nullable SSLEngine engine) throws CertificateException {
		Verification verification = this.current.get();
		if (verification == null) {
			throw refused(VerifyCode.UNSPECIFIED, "the connection to verify is not known here");
		}
		verify(verification, List.of(chain), (engine != null) ? engine.getHandshakeSession() : null);
	}

	private void verify(Verification verification, List<X509Certificate> chain, @Nullable SSLSession session)
			throws CertificateVerifyException {
		if (chain.isEmpty()) {
			throw refused(VerifyCode.UNSPECIFIED, "the server presented no certificate");
		}
		VerifyResult result = verifySafely(chain, verification.policy());
		verification.found(chain, result);
		if (!result.isOk() && verification.policy().mode() != VerifyMode.NONE) {
			throw refused(result.code(), result.detail());
		}
		if (session != null) {
			session.putValue(SESSION_VALUE, result);
		}
	}

	/**
	 * JDK 17 would end the handshake without an alert if an unchecked exception left a
	 * trust manager.
	 */
	private VerifyResult verifySafely(List<X509Certificate> chain, VerifyPolicy policy) {
		try {
			return this.verifier.verify(chain, policy, this.clock.instant());
		}
		catch (RuntimeException ex) {
			return VerifyResult.refused(VerifyCode.UNSPECIFIED, 0, "the verifier failed: " + ex, chain);
		}
	}

	private static CertificateVerifyException refused(VerifyCode code, String detail) {
		return new CertificateVerifyException(code, detail, null);
	}

}
