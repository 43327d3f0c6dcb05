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

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.trust.TrustContents;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.verify.OpenSslChainVerifier;
import io.github.sslclient.verify.SslClientTrustManager;
import io.github.sslclient.verify.VerifyResult;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * What all streams of one kind share: protocol versions and suites, the client's own
 * certificate and key, the trusted roots, and the sessions that later connections resume.
 * Made once from {@link SslClientSettings}: files are read, keys decrypted and every name
 * checked then, so that what is wrong is known before the first stream. Immutable and
 * thread-safe.
 */
public final class SslClientContext {

	private final SslClientSettings settings;

	private final ClientKeyManager keyManager;

	private final SSLContext sslContext;

	/** Where full handshakes are asked for, their sessions shall not displace others. */
	private final SSLContext withoutSessions;

	private final SslClientTrustManager trustManager;

	private final TlsProvider provider;

	private final OfferedAlgorithms algorithms;

	private final Offer offer;

	private final SessionCache sessions;

	private final Clock clock;

	private final Inventory inventory;

	private final Figures figures;

	private final OpenConnections connections;

	private SslClientContext(SslClientSettings settings, List<ClientIdentity> identities, TrustStore store,
			SslClientTrustManager trustManager, Clock clock, Figures figures) throws SslException {
		this.settings = settings;
		this.clock = clock;
		this.figures = figures;
		this.connections = new OpenConnections(figures.traffic());
		this.inventory = new Inventory(settings, identities, store);
		this.keyManager = new ClientKeyManager(identities);
		this.sslContext = SslContexts.create(settings.provider(), this.keyManager, trustManager);
		this.trustManager = trustManager;
		SessionCache.bound(this.sslContext.getClientSessionContext(), settings.sessions());
		this.withoutSessions = SslContexts.create(settings.provider(), this.keyManager, trustManager);
		SessionCache.keepNone(this.withoutSessions.getClientSessionContext());
		this.provider = new TlsProvider(this.sslContext);
		this.sessions = new SessionCache(this.sslContext.getClientSessionContext(), settings.sessions(), clock,
				figures);
		this.algorithms = OfferedAlgorithms.of(settings, this.provider);
		this.offer = Offer.of(settings, SslConnectionOverrides.none(), this.provider, this.algorithms);
	}

	/**
	 * Make a context.
	 * @param settings the settings
	 * @return the context
	 * @throws SslException if a file cannot be read or a value not be used; the error
	 * names setting, file and cause
	 */
	public static SslClientContext of(SslClientSettings settings) throws SslException {
		return of(settings, Clock.systemUTC());
	}

	/**
	 * Make a context that has its own notion of time.
	 * @param settings the settings
	 * @param clock what tells the time at which certificates must be valid
	 * @return the context
	 * @throws SslException if a file cannot be read or a value not be used
	 */
	public static SslClientContext of(SslClientSettings settings, Clock clock) throws SslException {
		return load(settings, clock, Figures.zero(), TrustContents.NOTHING);
	}

	/**
	 * Make the context that takes the place of this one: with what the files hold now,
	 * and what this one found in {@code ca-directory} looked for again. This one stays as
	 * it is, and none of its sessions is resumed by the new one, but the figures of both
	 * are counted together.
	 * @param settings the settings
	 * @return the new context
	 * @throws SslException if a file cannot be read or a value not be used
	 */
	public SslClientContext successor(SslClientSettings settings) throws SslException {
		return load(settings, this.clock, this.figures, this.inventory.store().contents());
	}

	private static SslClientContext load(SslClientSettings settings, Clock clock, Figures figures, TrustContents known)
			throws SslException {
		List<ClientIdentity> identities = ClientIdentities.load(settings);
		TrustStore store = TrustStore.of(settings.trustSources());
		SslClientTrustManager trustManager = new SslClientTrustManager(
				new OpenSslChainVerifier(store, settings.platformValidation(), figures.disagreements()), clock,
				ConnectionPlan.policy(settings, SslConnectionOverrides.none(),
						Offer.securityLevel(settings, SslConnectionOverrides.none())),
				settings.verifyHostname(), settings.pins());
		SslClientContext context = new SslClientContext(settings, identities, store, trustManager, clock, figures);
		context.checkNames();
		store.lookUp(known);
		return context;
	}

	/**
	 * The settings the context was made from.
	 * @return the settings
	 */
	public SslClientSettings settings() {
		return this.settings;
	}

	/**
	 * Make an engine for one connection.
	 * @param peer the host it is meant for
	 * @param overrides what the connection does otherwise than the context says
	 * @return the engine
	 * @throws SslException if an override names what cannot be used
	 * @throws IllegalArgumentException if the server name is not one
	 */
	public ClientEngine newEngine(PeerName peer, SslConnectionOverrides overrides) throws SslException {
		ConnectionPlan plan = plan(peer, overrides);
		SessionCache.Partition partition = overrides.fullHandshake() ? this.sessions.newPartition()
				: this.sessions.partition(plan.sessionKey());
		SSLEngine engine = (overrides.fullHandshake() ? this.withoutSessions : this.sslContext)
			.createSSLEngine(plan.engineHost(this.provider.kind()), partition.number());
		engine.setUseClientMode(true);
		plan.applyTo(engine, this.provider);
		return new ClientEngine(engine, this.provider, plan, this.trustManager, this.keyManager, (result, resumed) -> {
			this.sessions.finished(resumed);
			if (!resumed) {
				partition.endBy(result.validUntil());
			}
		}, this.connections);
	}

	/**
	 * Verify a chain as a connection of this context would, without one and so without
	 * the OCSP answer that a server staples. The name of the host is checked whatever
	 * {@code verify-hostname} says, if there is one.
	 * @param presented the certificates, the peer's own first; at least one
	 * @param host the host that they must have been issued for, or {@code null} for any
	 * @param at the time at which they must be valid
	 * @return the result, whatever the verify mode is
	 * @throws IllegalArgumentException if there is no certificate, or the host is neither
	 * a name nor an address
	 */
	public VerifyResult verify(List<X509Certificate> presented, @Nullable String host, Instant at) {
		PeerName peer = (host != null) ? PeerName.of(host) : null;
		return this.trustManager.verify(presented,
				ConnectionPlan.policy(this.settings, SslConnectionOverrides.none(), this.offer.securityLevel())
					.withHost(peer, this.settings.pins().find(peer)),
				at);
	}

	/**
	 * An {@link SSLContext} for other clients than the streams of this library, with the
	 * same certificate, key and verification. A new one with each call, to be kept: its
	 * sessions are its own. A provider resumes them without asking again, so none lives
	 * for longer than the first verdict that ends of those they were made under. Where
	 * none is to be kept {@code SSLSession.isValid}, which tells what can be resumed, is
	 * {@code false}, and one of TLS 1.3 may be resumed for a second. What it makes offers
	 * what streams do, but for ALPN, until its user says otherwise.
	 * @return the SSL context
	 */
	public SSLContext newSslContext() {
		return new LentContext(() -> this).sslContext();
	}

	/**
	 * Close all streams of this context, as they rest on what is not trusted any more.
	 * That happens in other threads; a stream that is made of this context from now on is
	 * closed from the beginning.
	 */
	public void closeStreams() {
		this.connections.closeAll();
	}

	/**
	 * What connections of this context offer a server to choose from.
	 * @return the offer, as their ClientHello has it
	 */
	public ClientOffer offer() {
		return ClientOffer.of(this.offer, this.provider);
	}

	/**
	 * How often the JDK's validator refused a chain that OpenSSL's rules accept.
	 * @return the number since the context was made, or the first of those it succeeded
	 * by reload
	 */
	public long platformDisagreements() {
		return this.figures.disagreements().sum();
	}

	/**
	 * The certificates and CRLs of this context, and when they end.
	 * @return the client's own certificates, then the trusted ones, then the CRLs; of
	 * {@code ca-directory} what was needed so far
	 */
	public List<Material> material() {
		return this.inventory.list();
	}

	/**
	 * How often the streams of this context resumed a session.
	 * @return the figures of now
	 */
	public SessionStatistics sessions() {
		return this.sessions.statistics();
	}

	/**
	 * What went through the streams of this context.
	 * @return the figures of now
	 */
	public TrafficStatistics traffic() {
		return this.figures.traffic().statistics();
	}

	@Override
	public String toString() {
		return "SslClientContext[" + this.settings + "]";
	}

	private ConnectionPlan plan(PeerName peer, SslConnectionOverrides overrides) throws SslException {
		Offer own = Offer.isOfContext(overrides) ? this.offer
				: Offer.of(this.settings, overrides, this.provider, this.algorithms);
		return ConnectionPlan.of(this.settings, overrides, peer, own);
	}

	/**
	 * A wrong method, suite or server name is to be found now, not by the first stream.
	 */
	private void checkNames() throws SslException {
		try {
			ConnectionPlan plan = plan(PeerName.of("www.example.org"), SslConnectionOverrides.none());
			if (this.provider.kind() != ProviderKind.SUN_JSSE) {
				plan.check(this.provider.hello(plan), this.provider);
			}
		}
		catch (IllegalArgumentException ex) {
			throw new SslException(SslError.ofSetting("server-name", List.of(), String.valueOf(ex.getMessage())), ex);
		}
	}

	/**
	 * Has another client's connection offer what streams do. Whom it talks to, and in
	 * which application protocol, only that client knows.
	 */
	void offer(SSLParameters parameters) {
		this.offer.applyTo(parameters);
		String serverName = this.settings.serverName();
		if (serverName != null || !this.settings.sni()) {
			parameters
				.setServerNames(HostServerName.knownListOf((serverName != null) ? PeerName.of(serverName) : null));
		}
	}

	ClientKeyManager keyManager() {
		return this.keyManager;
	}

	SslClientTrustManager trustManager() {
		return this.trustManager;
	}

	Clock clock() {
		return this.clock;
	}

}
