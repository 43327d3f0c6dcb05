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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLParameters;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.cipher.CipherSuites;
import io.github.sslclient.cipher.ProtocolRange;
import io.github.sslclient.error.SslException;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.VerifyPolicy;
import io.github.sslclient.verify.chain.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * What one connection does: the context's settings with the connection's overrides
 * applied and every name resolved.
 *
 * @param peer the host it is meant for
 * @param protocols the protocol versions offered
 * @param suites the suites offered, or {@code null} for the provider's
 * @param serverName the name sent as SNI, or {@code null} to send none
 * @param applicationProtocols the protocols offered by ALPN
 * @param verifyPolicy what is asked of verification
 * @param handshakeTimeout how long the handshake may take
 * @param readTimeout how long a read may wait
 * @param ignoreUnexpectedEof whether an end without close_notify is a plain one
 */
record ConnectionPlan(PeerName peer, ProtocolRange protocols, @Nullable List<String> suites,
		@Nullable PeerName serverName, List<String> applicationProtocols, VerifyPolicy verifyPolicy,
		Duration handshakeTimeout, Duration readTimeout, boolean ignoreUnexpectedEof) {

	static ConnectionPlan of(SslClientSettings settings, SslConnectionOverrides overrides, PeerName peer,
			List<String> supported, List<String> defaults) throws SslException {
		ProtocolRange protocols = ProtocolRange.parse(either(overrides.method(), settings.method()));
		List<String> suites = suites(eitherOrNull(overrides.ciphers(), settings.ciphers()),
				eitherOrNull(overrides.ciphersuites(), settings.ciphersuites()), settings.securityLevel(), supported,
				defaults);
		VerifyPolicy policy = policy(settings, overrides, settings.verifyHostname() ? peer : null);
		String name = eitherOrNull(overrides.serverName(), settings.serverName());
		return new ConnectionPlan(peer, protocols, suites, (name != null) ? PeerName.of(name) : peer,
				settings.applicationProtocols(), policy,
				either(overrides.handshakeTimeout(), settings.handshakeTimeout()),
				either(overrides.readTimeout(), settings.readTimeout()), settings.ignoreUnexpectedEof());
	}

	/** An address is no server name (RFC 6066, section 3). */
	ConnectionPlan {
		serverName = (serverName != null && serverName.address() == null) ? serverName : null;
	}

	/**
	 * What verification asks.
	 * @param host the identity to check, or {@code null} to check none
	 */
	static VerifyPolicy policy(SslClientSettings settings, SslConnectionOverrides overrides, @Nullable PeerName host) {
		return new VerifyPolicy(either(overrides.verify(), settings.verify()),
				either(overrides.maxDepth(), settings.maxDepth()), securityLevel(settings, overrides),
				settings.crlCheck(), host);
	}

	/** The level that the ciphers set goes before that of the setting, as in OpenSSL. */
	static SecurityLevel securityLevel(SslClientSettings settings, SslConnectionOverrides overrides) {
		return new SecurityLevel(CipherSuites.securityLevel(eitherOrNull(overrides.ciphers(), settings.ciphers()),
				settings.securityLevel()));
	}

	void applyTo(SSLParameters parameters) {
		parameters.setProtocols(this.protocols.jsseNames().toArray(String[]::new));
		if (this.suites != null) {
			parameters.setCipherSuites(this.suites.toArray(String[]::new));
		}
		// Set in every case, or JSSE would make a server name of the engine's peer host.
		parameters.setServerNames((this.serverName != null) ? List.of(new HostServerName(this.serverName)) : List.of());
		parameters.setApplicationProtocols(this.applicationProtocols.toArray(String[]::new));
	}

	SessionKey sessionKey() {
		return new SessionKey(this.verifyPolicy, this.peer, this.serverName, this.protocols, this.suites,
				this.applicationProtocols);
	}

	private static @Nullable List<String> suites(@Nullable String ciphers, @Nullable String ciphersuites,
			int securityLevel, List<String> supported, List<String> defaults) throws SslException {
		if (ciphers == null && ciphersuites == null) {
			return null;
		}
		List<String> suites = new ArrayList<>();
		suites.addAll(
				(ciphersuites != null) ? names(CipherSuites.tls13(ciphersuites, supported)) : defaults(defaults, true));
		suites.addAll((ciphers != null) ? names(CipherSuites.older(ciphers, securityLevel, supported))
				: defaults(defaults, false));
		return List.copyOf(suites);
	}

	private static List<String> names(List<CipherSuite> suites) {
		return suites.stream().map(CipherSuite::ianaName).toList();
	}

	private static List<String> defaults(List<String> defaults, boolean tls13) {
		return defaults.stream().filter((name) -> CipherSuite.ofIanaName(name).tls13() == tls13).toList();
	}

	private static <T> T either(@Nullable T override, T setting) {
		return (override != null) ? override : setting;
	}

	private static <T> @Nullable T eitherOrNull(@Nullable T override, @Nullable T setting) {
		return (override != null) ? override : setting;
	}

	/**
	 * All that a session depends on: whoever asks for anything else starts a new one.
	 */
	record SessionKey(VerifyPolicy verifyPolicy, PeerName peer, @Nullable PeerName serverName, ProtocolRange protocols,
			@Nullable List<String> suites, List<String> applicationProtocols) {
	}

}
