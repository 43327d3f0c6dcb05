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
import java.util.Map;

import javax.net.ssl.SSLParameters;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.cipher.CipherSuites;
import io.github.sslclient.protocol.ProtocolRange;
import io.github.sslclient.error.SslException;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.VerifyPolicy;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * What one connection does: the context's settings with the connection's overrides
 * applied and every name resolved.
 *
 * @param peer the host it is meant for
 * @param protocols the protocol versions offered
 * @param suites the IANA names of the suites offered
 * @param algorithms the groups and signature schemes offered, where they are not left to
 * the provider
 * @param serverName the name sent as SNI, or {@code null} to send none
 * @param applicationProtocols the protocols offered by ALPN
 * @param verifyPolicy what is asked of verification
 * @param handshakeTimeout how long the handshake may take
 * @param readTimeout how long a read may wait
 * @param ignoreUnexpectedEof whether an end without close_notify is a plain one
 */
record ConnectionPlan(PeerName peer, ProtocolRange protocols, List<String> suites,
		Map<NewerParameters, List<String>> algorithms, @Nullable PeerName serverName, List<String> applicationProtocols,
		VerifyPolicy verifyPolicy, Duration handshakeTimeout, Duration readTimeout, boolean ignoreUnexpectedEof) {

	static ConnectionPlan of(SslClientSettings settings, SslConnectionOverrides overrides, PeerName peer,
			TlsProvider provider, OfferedAlgorithms algorithms) throws SslException {
		ProtocolRange protocols = ProtocolRange.parse(either(overrides.method(), settings.method()));
		SecurityLevel level = securityLevel(settings, overrides);
		List<String> suites = suites(eitherOrNull(overrides.ciphers(), settings.ciphers()),
				eitherOrNull(overrides.ciphersuites(), settings.ciphersuites()), level, provider);
		VerifyPolicy policy = policy(settings, overrides, settings.verifyHostname() ? peer : null);
		return new ConnectionPlan(peer, protocols, suites, algorithms.at(level), serverName(settings, overrides, peer),
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
		return CipherSuites.securityLevel(eitherOrNull(overrides.ciphers(), settings.ciphers()),
				new SecurityLevel(settings.securityLevel()));
	}

	void applyTo(SSLParameters parameters) {
		parameters.setProtocols(this.protocols.jsseNames().toArray(String[]::new));
		parameters.setCipherSuites(this.suites.toArray(String[]::new));
		this.algorithms.forEach((kind, names) -> kind.set(parameters, names));
		// Set in every case, or JSSE would make a server name of the engine's peer host.
		parameters.setServerNames((this.serverName != null) ? List.of(new HostServerName(this.serverName)) : List.of());
		parameters.setApplicationProtocols(this.applicationProtocols.toArray(String[]::new));
	}

	SessionKey sessionKey() {
		return new SessionKey(this.verifyPolicy, this.peer, this.serverName, this.protocols, this.suites,
				this.applicationProtocols);
	}

	/** A name that is given for this connection is sent in any case. */
	private static @Nullable PeerName serverName(SslClientSettings settings, SslConnectionOverrides overrides,
			PeerName peer) {
		String name = eitherOrNull(overrides.serverName(), settings.serverName());
		if (name == null) {
			return settings.sni() ? peer : null;
		}
		return PeerName.of(name);
	}

	private static List<String> suites(@Nullable String ciphers, @Nullable String ciphersuites, SecurityLevel level,
			TlsProvider provider) throws SslException {
		List<String> suites = new ArrayList<>();
		suites
			.addAll((ciphersuites != null) ? names(CipherSuites.tls13(ciphersuites, level, provider.supportedSuites()))
					: defaults(provider, level, true));
		suites.addAll((ciphers != null) ? names(CipherSuites.older(ciphers, level, provider.supportedSuites()))
				: defaults(provider, level, false));
		return List.copyOf(suites);
	}

	private static List<String> names(List<CipherSuite> suites) {
		return suites.stream().map(CipherSuite::ianaName).toList();
	}

	private static List<String> defaults(TlsProvider provider, SecurityLevel level, boolean tls13) {
		return provider.defaultSuites()
			.stream()
			.filter((name) -> CipherSuite.ofIanaName(name).tls13() == tls13 && CipherSuites.isAllowed(name, level))
			.toList();
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
			List<String> suites, List<String> applicationProtocols) {
	}

}
