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
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.ClientHello;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.VerifyPolicy;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * What one connection does: the context's settings with the connection's overrides
 * applied and every name resolved.
 *
 * @param context the name of the context
 * @param peer the host it is meant for
 * @param offer what the server chooses from
 * @param serverName the name sent as SNI, or {@code null} to send none
 * @param applicationProtocols the protocols offered by ALPN
 * @param verifyPolicy what is asked of verification
 * @param handshakeTimeout how long the handshake may take
 * @param readTimeout how long a read may wait
 * @param ignoreUnexpectedEof whether an end without close_notify is a plain one
 */
record ConnectionPlan(String context, PeerName peer, Offer offer, @Nullable PeerName serverName,
		List<String> applicationProtocols, VerifyPolicy verifyPolicy, Duration handshakeTimeout, Duration readTimeout,
		boolean ignoreUnexpectedEof) {

	/**
	 * Make the plan of a connection.
	 * @throws IllegalArgumentException if the server name is not one
	 */
	static ConnectionPlan of(SslClientSettings settings, SslConnectionOverrides overrides, PeerName peer, Offer offer) {
		return new ConnectionPlan(settings.name(), peer, offer, serverName(settings, overrides, peer),
				settings.applicationProtocols(),
				policy(settings, overrides, offer.securityLevel()).withHost(settings.verifyHostname() ? peer : null,
						settings.pins().find(peer)),
				either(overrides.handshakeTimeout(), settings.handshakeTimeout()),
				either(overrides.readTimeout(), settings.readTimeout()), settings.ignoreUnexpectedEof());
	}

	/** An address is no server name (RFC 6066, section 3). */
	ConnectionPlan {
		serverName = (serverName != null && serverName.address() == null) ? serverName : null;
	}

	/** What verification asks, whatever the host is. */
	static VerifyPolicy policy(SslClientSettings settings, SslConnectionOverrides overrides, SecurityLevel level) {
		return new VerifyPolicy(either(overrides.verify(), settings.verify()),
				either(overrides.maxDepth(), settings.maxDepth()), level, settings.crlCheck(), null)
			.withOcsp(settings.ocsp());
	}

	/**
	 * What an engine takes for the host. Conscrypt makes a server name of it whatever its
	 * parameters say, but for one that ends with a dot.
	 */
	String engineHost(ProviderKind provider) {
		return (provider == ProviderKind.CONSCRYPT && this.serverName == null && this.peer.address() == null)
				? this.peer.host() + "." : this.peer.host();
	}

	/**
	 * Check what an engine made of it.
	 * @throws SslException if it offers anything else
	 */
	void check(ClientHello hello, TlsProvider provider) throws SslException {
		if (provider.kind() != ProviderKind.SUN_JSSE) {
			new HelloCheck(provider.name(), this, hello).run();
		}
	}

	/**
	 * Have an engine do it.
	 * @throws SslException if its provider cannot
	 */
	void applyTo(SSLEngine engine, TlsProvider provider) throws SslException {
		try {
			SSLParameters parameters = engine.getSSLParameters();
			applyTo(parameters, provider.kind());
			engine.setSSLParameters(parameters);
			if (provider.kind() != ProviderKind.SUN_JSSE) {
				// Some see what they were given when they are asked for it.
				engine.getSSLParameters();
			}
		}
		catch (IllegalArgumentException | ClassCastException ex) {
			throw new SslException(SslError.ofSetting("server-name", List.of(),
					"is '" + this.serverName + "', which " + provider.name()
							+ " cannot send; leave provider out, or set " + (provider.kind().canSendNoServerName()
									? "sni to false" : "server-name to another name of the server")),
					ex);
		}
	}

	private void applyTo(SSLParameters parameters, ProviderKind provider) {
		this.offer.applyTo(parameters);
		// Set in every case, or JSSE would make a server name of the engine's peer host.
		parameters.setServerNames(HostServerName.listOf(this.serverName, provider));
		parameters.setApplicationProtocols(this.applicationProtocols.toArray(String[]::new));
	}

	SessionKey sessionKey() {
		return new SessionKey(this.verifyPolicy, this.peer, this.serverName, this.offer, this.applicationProtocols);
	}

	/** A name that is given for this connection is sent in any case. */
	private static @Nullable PeerName serverName(SslClientSettings settings, SslConnectionOverrides overrides,
			PeerName peer) {
		String name = (overrides.serverName() != null) ? overrides.serverName() : settings.serverName();
		if (name == null) {
			return settings.sni() ? peer : null;
		}
		return PeerName.of(name);
	}

	private static <T> T either(@Nullable T override, T setting) {
		return (override != null) ? override : setting;
	}

	/**
	 * All that a session depends on: whoever asks for anything else starts a new one.
	 */
	record SessionKey(VerifyPolicy verifyPolicy, PeerName peer, @Nullable PeerName serverName, Offer offer,
			List<String> applicationProtocols) {
	}

}
