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
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

import io.github.sslclient.error.CertificateVerifyException;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.pin.KeyPins;
import org.jspecify.annotations.Nullable;

/**
 * The trust manager that JSSE asks about a server's chain. JSSE has no way to tell it
 * which connection it is asked for, so the connection's thread says so around its
 * handshake, with {@link #announce}. Connections of other clients are verified under the
 * context's own policy, for the host that JSSE knows. Thread-safe.
 */
public final class SslClientTrustManager extends X509ExtendedTrustManager {

	/** The name under which a verdict travels with a session, and so to resumed ones. */
	private static final String SESSION_VALUE = Verdict.class.getName();

	private final ChainVerifier verifier;

	private final Clock clock;

	private final VerifyPolicy policy;

	private final boolean verifyHostname;

	private final KeyPins pins;

	private final SessionKeeping sessionKeeping;

	private final ThreadLocal<Verification> current = new ThreadLocal<>();

	/**
	 * Create a trust manager.
	 * @param verifier what decides
	 * @param clock what tells the time at which chains must be valid
	 * @param policy what is asked for connections that nobody announced with
	 * {@link #announce}; their host is taken from JSSE
	 * @param verifyHostname whether that host's identity is checked
	 * @param pins the keys that are pinned for hosts
	 */
	public SslClientTrustManager(ChainVerifier verifier, Clock clock, VerifyPolicy policy, boolean verifyHostname,
			KeyPins pins) {
		this(verifier, clock, policy, verifyHostname, pins, (session, result) -> session.invalidate());
	}

	private SslClientTrustManager(ChainVerifier verifier, Clock clock, VerifyPolicy policy, boolean verifyHostname,
			KeyPins pins, SessionKeeping sessionKeeping) {
		this.verifier = Objects.requireNonNull(verifier, "'verifier' must not be null");
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
		this.policy = Objects.requireNonNull(policy, "'policy' must not be null");
		this.verifyHostname = verifyHostname;
		this.pins = Objects.requireNonNull(pins, "'pins' must not be null");
		this.sessionKeeping = sessionKeeping;
	}

	/**
	 * The same for an SSL context that is lent to other clients.
	 * @param keeping what bounds their sessions
	 * @return the trust manager
	 */
	public SslClientTrustManager lentWith(SessionKeeping keeping) {
		return new SslClientTrustManager(this.verifier, this.clock, this.policy, this.verifyHostname, this.pins,
				keeping);
	}

	/**
	 * Verify on behalf of a connection in this thread from now on.
	 * @param verification the connection's verification, or {@code null} for that of none
	 * @return on whose behalf it was before, to be restored: a handshake may need another
	 * one first, where TLS goes through TLS
	 */
	public @Nullable Verification announce(@Nullable Verification verification) {
		Verification before = this.current.get();
		if (verification != null) {
			this.current.set(verification);
		}
		else {
			this.current.remove();
		}
		return before;
	}

	/**
	 * The verdict about a resumed session's peer. It came with the session; where a
	 * provider lost it, or it does not hold any more, the session's certificates are
	 * verified once more.
	 * @param verification the connection's verification
	 * @param session the resumed session
	 * @param certificates the certificates that the session remembers
	 * @throws CertificateException if they are refused
	 */
	public void resume(Verification verification, SSLSession session, List<X509Certificate> certificates)
			throws CertificateException {
		if (session.getValue(SESSION_VALUE) instanceof Verdict verdict && verdict.policy().equals(verification.policy())
				&& this.clock.instant().isBefore(verdict.result().validUntil())) {
			verification.found(certificates, verdict.result());
			return;
		}
		verify(verification, certificates, session);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
			throws CertificateException {
		checkServerTrusted(chain, (engine != null) ? engine.getHandshakeSession() : null);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
			throws CertificateException {
		checkServerTrusted(chain, (socket instanceof SSLSocket ssl) ? ssl.getHandshakeSession() : null);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		checkServerTrusted(chain, (SSLSession) null);
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

	/**
	 * Verify a chain outside any handshake, and so without the OCSP answers that only a
	 * handshake brings.
	 * @param presented the certificates, the peer's own first; at least one
	 * @param policy what is asked
	 * @param at the time at which they must be valid
	 * @return the result
	 */
	public VerifyResult verify(List<X509Certificate> presented, VerifyPolicy policy, Instant at) {
		if (presented.isEmpty()) {
			throw new IllegalArgumentException("There must be a certificate to verify");
		}
		try {
			return this.verifier.verify(presented, policy, at);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return new VerifyResult(VerifyCode.UNSPECIFIED, 0, "the verifier failed: " + ex, presented, at);
		}
	}

	private void checkServerTrusted(X509Certificate[] chain, @Nullable SSLSession session) throws CertificateException {
		try {
			Verification announced = this.current.get();
			VerifyResult result = verify((announced != null) ? announced : new Verification(policyFor(session)),
					List.of(chain), session);
			if (session != null) {
				keep(session, announced, result);
			}
		}
		catch (RuntimeException ex) {
			// JDK 17 would end the handshake without an alert if this left the manager.
			throw refused(SslError.ofVerification(VerifyCode.UNSPECIFIED, "the trust manager failed: " + ex, null), ex);
		}
	}

	private VerifyPolicy policyFor(@Nullable SSLSession session) throws CertificateException {
		if (this.policy.mode() == VerifyMode.NONE) {
			return this.policy;
		}
		String host = (session != null) ? session.getPeerHost() : null;
		if (!this.verifyHostname) {
			return this.policy.withHost(null, this.pins.find(nameOrNull(host)));
		}
		if (host == null) {
			throw refused(SslError
				.ofVerification(VerifyCode.HOSTNAME_MISMATCH,
						"the client did not say which host it connects to, so that name cannot be checked", null)
				.withHint("give the host to its socket or engine, or set verify-hostname to false"), null);
		}
		try {
			PeerName name = PeerName.of(host);
			return this.policy.withHost(name, this.pins.find(name));
		}
		catch (IllegalArgumentException ex) {
			throw refused(SslError.ofVerification(VerifyCode.HOSTNAME_MISMATCH, String.valueOf(ex.getMessage()), null),
					ex);
		}
	}

	/** Where no name is checked it may be none. */
	private static @Nullable PeerName nameOrNull(@Nullable String host) {
		try {
			return (host != null) ? PeerName.of(host) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private VerifyResult verify(Verification verification, List<X509Certificate> chain, @Nullable SSLSession session)
			throws CertificateVerifyException {
		if (chain.isEmpty()) {
			throw refused(SslError.ofVerification(VerifyCode.UNSPECIFIED, "the server presented no certificate", null),
					null);
		}
		Instant at = this.clock.instant();
		VerifyResult result = StapleCheck.check(verify(chain, verification.policy(), at), verification.policy(),
				session, at);
		verification.found(chain, result);
		if (!result.isOk() && verification.policy().mode() != VerifyMode.NONE) {
			throw refused(result.toError(verification.policy().host()), AlertReason.of(result));
		}
		return result;
	}

	private void keep(SSLSession session, @Nullable Verification announced, VerifyResult result) {
		if (announced != null) {
			session.putValue(SESSION_VALUE, new Verdict(announced.policy(), result));
		}
		else {
			this.sessionKeeping.accepted(session, result);
		}
	}

	private static CertificateVerifyException refused(SslError error, @Nullable Throwable cause) {
		return new CertificateVerifyException(error, cause);
	}

	/**
	 * What travels with a session.
	 *
	 * @param policy what was asked
	 * @param result what was found
	 */
	private record Verdict(VerifyPolicy policy, VerifyResult result) {
	}

}
