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

import java.util.Objects;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * What clients other than our streams get: an {@link SSLContext} and its managers, which
 * ask the newest of the contexts that follow one another, and the same one throughout a
 * handshake. Thread-safe.
 */
public final class LentContext {

	private final HandshakePins pins;

	private final LentSessions ownSessions;

	private final SeenSessions othersSessions = new SeenSessions();

	private final FollowingTrustManager trustManager;

	private final FollowingKeyManager keyManager;

	private final SSLContext sslContext;

	/**
	 * Create it.
	 * @param contexts gives the newest context; may fail now, and not later
	 */
	public LentContext(Supplier<SslClientContext> contexts) {
		Objects.requireNonNull(contexts, "'contexts' must not be null");
		this.pins = new HandshakePins(contexts);
		SslClientContext first = contexts.get();
		this.ownSessions = new LentSessions(() -> sslContext().getClientSessionContext(), first.settings().sessions(),
				first.clock());
		this.trustManager = new FollowingTrustManager(this, this.othersSessions);
		this.keyManager = new FollowingKeyManager(this);
		try {
			String provider = first.settings().provider();
			TrustManager ownTrustManager = new FollowingTrustManager(this, this.ownSessions);
			SSLContext context = SslContexts.create(provider, this.keyManager, ownTrustManager);
			boolean resumes = ProviderKind.of(context.getProvider()).boundsLentSessions();
			this.sslContext = OfferingContextSpi.wrap(context,
					() -> resumes ? context : another(provider, ownTrustManager),
					(parameters) -> this.pins.newest().offer(parameters));
		}
		catch (SslException ex) {
			throw new IllegalStateException("The provider made one context and refuses another", ex);
		}
		this.ownSessions.open();
	}

	/** What nobody else uses has no session to resume. */
	private SSLContext another(@Nullable String provider, TrustManager manager) {
		try {
			return SslContexts.create(provider, this.keyManager, manager);
		}
		catch (SslException ex) {
			throw new IllegalStateException("The provider made one context and refuses another", ex);
		}
	}

	/**
	 * The SSL context. Its engines and sockets offer the protocols, suites, groups and
	 * signature algorithms of the newest context, and the server name where the settings
	 * have one or want none, until their user says otherwise; it makes none for servers.
	 * With a provider other than the JVM's own each connection has sessions of its own,
	 * so that none is resumed.
	 * @return the SSL context, always the same
	 */
	public SSLContext sslContext() {
		return this.sslContext;
	}

	/**
	 * A trust manager for an SSL context of somebody else's. One gap is left there: the
	 * session of its very first handshake, if a new context comes in the midst of it, may
	 * be resumed until there is another full handshake. {@link #sslContext()} has none.
	 * @return the trust manager, always the same
	 */
	public X509ExtendedTrustManager trustManager() {
		return this.trustManager;
	}

	/**
	 * A key manager for an SSL context of somebody else's.
	 * @return the key manager, always the same
	 */
	public X509ExtendedKeyManager keyManager() {
		return this.keyManager;
	}

	/**
	 * There is a new context: forget all sessions, as they may rest on what is not
	 * trusted any more. One of a handshake that is under way may be resumed for a second.
	 */
	public void renewed() {
		this.pins.renewed();
		this.ownSessions.forget();
		this.othersSessions.forget();
	}

	HandshakePins pins() {
		return this.pins;
	}

}
