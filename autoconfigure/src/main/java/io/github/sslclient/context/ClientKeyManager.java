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
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/**
 * The key manager of a client with a single identity or none. It presents it whenever its
 * kind of key is acceptable. Like OpenSSL it does not look at the list of authorities
 * that a server sends: the server decides.
 */
final class ClientKeyManager extends X509ExtendedKeyManager {

	/** No two have the same alias, so that it tells which of them it is from. */
	private static final AtomicLong COUNTER = new AtomicLong();

	private final String alias = "client-" + COUNTER.incrementAndGet();

	private final @Nullable ClientIdentity identity;

	private final ThreadLocal<CertificateRequest> current = new ThreadLocal<>();

	ClientKeyManager(@Nullable ClientIdentity identity) {
		this.identity = identity;
	}

	/** What one handshake is asked for will be noted here. */
	CertificateRequest newRequest() {
		return new CertificateRequest(this.identity);
	}

	/**
	 * This thread does a connection's handshake from now on, or that of none.
	 * @return what it did before, to be restored
	 */
	@Nullable CertificateRequest announce(@Nullable CertificateRequest request) {
		CertificateRequest before = this.current.get();
		if (request != null) {
			this.current.set(request);
		}
		else {
			this.current.remove();
		}
		return before;
	}

	@Override
	public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			@Nullable SSLEngine engine) {
		boolean accepted = this.identity != null
				&& Arrays.asList(keyTypes).contains(this.identity.key().getAlgorithm());
		CertificateRequest request = this.current.get();
		if (request != null) {
			request.made(issuers, accepted);
		}
		return accepted ? this.alias : null;
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			@Nullable Socket socket) {
		return chooseEngineClientAlias(keyTypes, issuers, null);
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		return (this.identity != null && this.identity.key().getAlgorithm().equals(keyType))
				? new String[] { this.alias } : null;
	}

	@Override
	public X509Certificate @Nullable [] getCertificateChain(String alias) {
		return (this.identity != null && this.alias.equals(alias))
				? this.identity.chain().toArray(X509Certificate[]::new) : null;
	}

	@Override
	public @Nullable PrivateKey getPrivateKey(String alias) {
		return (this.identity != null && this.alias.equals(alias)) ? this.identity.key() : null;
	}

	@Override
	public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
		return null;
	}

}
