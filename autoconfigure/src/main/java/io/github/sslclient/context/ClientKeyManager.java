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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/**
 * The key manager of a client.
 * <p>
 * A single identity is presented whenever its kind of key is acceptable. Like OpenSSL it
 * does not look at the list of authorities that a server sends then: the server decides.
 * <p>
 * Of several it presents the first that one of the authorities issued, in the order in
 * which the server prefers kinds of keys, and any where the server names no authority. If
 * none fits it presents none (RFC 8446, section 4.4.2): nobody knows which of them the
 * server should get to see. OpenSSL cannot choose: it has one certificate for each kind
 * of key, of several the one that was set last, and sends that ({@code s_client -xcert}).
 */
final class ClientKeyManager extends X509ExtendedKeyManager {

	/** No two have the same alias, so that it tells which of them it is from. */
	private static final AtomicLong COUNTER = new AtomicLong();

	private final String name = "client-" + COUNTER.incrementAndGet();

	/** In the order in which they are preferred. */
	private final Map<String, ClientIdentity> identities = new LinkedHashMap<>();

	private final ThreadLocal<CertificateRequest> current = new ThreadLocal<>();

	ClientKeyManager(List<ClientIdentity> identities) {
		identities.forEach((identity) -> this.identities.put(this.name + "." + this.identities.size(), identity));
	}

	/** The name of the manager that an alias is from. */
	static String name(String alias) {
		int end = alias.indexOf('.');
		return (end > 0) ? alias.substring(0, end) : alias;
	}

	/** What one handshake is asked for will be noted here. */
	CertificateRequest newRequest() {
		return new CertificateRequest(List.copyOf(this.identities.values()));
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
		return choose(keyTypes, issuers, (engine != null) ? engine.getHandshakeSession() : null);
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			@Nullable Socket socket) {
		return choose(keyTypes, issuers, (socket instanceof SSLSocket tls) ? tls.getHandshakeSession() : null);
	}

	private @Nullable String choose(String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLSession session) {
		Predicate<ClientIdentity> accepted = CurveChoice.of(session);
		String chosen = Arrays.stream(keyTypes)
			.flatMap((keyType) -> aliases(keyType, issuers))
			.filter((alias) -> this.identities.size() == 1 || accepted.test(this.identities.get(alias)))
			.findFirst()
			.orElse(null);
		CertificateRequest request = this.current.get();
		if (request != null) {
			request.made(issuers, (chosen != null) ? this.identities.get(chosen) : null);
		}
		return chosen;
	}

	private Stream<String> aliases(String keyType, Principal @Nullable [] issuers) {
		List<Principal> authorities = (issuers != null && this.identities.size() > 1) ? Arrays.asList(issuers)
				: List.of();
		return this.identities.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().isOf(keyType))
			.filter((entry) -> authorities.isEmpty() || entry.getValue().isIssuedByOneOf(authorities))
			.map(Map.Entry::getKey);
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		String[] aliases = aliases(keyType, issuers).toArray(String[]::new);
		return (aliases.length > 0) ? aliases : null;
	}

	@Override
	public X509Certificate @Nullable [] getCertificateChain(String alias) {
		ClientIdentity identity = this.identities.get(alias);
		return (identity != null) ? identity.chain().toArray(X509Certificate[]::new) : null;
	}

	@Override
	public @Nullable PrivateKey getPrivateKey(String alias) {
		ClientIdentity identity = this.identities.get(alias);
		return (identity != null) ? identity.key() : null;
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
