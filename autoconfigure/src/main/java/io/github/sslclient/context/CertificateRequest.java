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

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether a server asked for the client's certificate in one handshake, and what it got:
 * what a person has to know who was refused. Written by the thread that holds the
 * handshake, read by any.
 */
public final class CertificateRequest {

	private final List<ClientIdentity> identities;

	private volatile boolean made;

	private volatile @Nullable ClientIdentity answer;

	private volatile boolean namesIssuer = true;

	CertificateRequest(List<ClientIdentity> identities) {
		this.identities = identities;
	}

	/**
	 * Whether the server asked.
	 * @return whether it did
	 */
	public boolean isMade() {
		return this.made;
	}

	/**
	 * The certificate that the client has, sent or not: of several the one that was sent,
	 * or else the first.
	 * @return the certificate, or {@code null} if none is configured
	 */
	public @Nullable X509Certificate configured() {
		ClientIdentity sent = this.answer;
		if (sent == null && this.identities.isEmpty()) {
			return null;
		}
		return ((sent != null) ? sent : this.identities.get(0)).certificate();
	}

	/**
	 * How many certificates the client has to choose from.
	 * @return the number
	 */
	public int choices() {
		return this.identities.size();
	}

	/**
	 * Whether a certificate was sent.
	 * @return whether there is one of a kind that the server accepts
	 */
	public boolean isAnswered() {
		return this.answer != null;
	}

	/**
	 * Whether an authority that the server named issued a certificate of the chain that
	 * was sent, or of any if none was.
	 * @return whether one did, or the server named none
	 */
	public boolean namesIssuer() {
		return this.namesIssuer;
	}

	/** The server asks, once for each kind of key that it accepts. */
	void made(Principal @Nullable [] issuers, @Nullable ClientIdentity chosen) {
		List<Principal> named = (issuers != null) ? Arrays.asList(issuers) : List.of();
		if (chosen != null) {
			this.answer = chosen;
		}
		ClientIdentity sent = this.answer;
		this.namesIssuer = named.isEmpty() || ((sent != null) ? sent.isIssuedByOneOf(named)
				: this.identities.stream().anyMatch((identity) -> identity.isIssuedByOneOf(named)));
		this.made = true;
	}

}
