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

import java.security.Provider;

/**
 * What engines of a TLS provider do otherwise than those of the JVM's own, as far as
 * streams must know it. A provider that is not known is taken for one that tells of
 * nothing by itself.
 */
public enum ProviderKind {

	/** The JVM's own. */
	SUN_JSSE,

	/**
	 * BoringSSL: its handshake status is about handshakes alone, and its every answer is
	 * {@code CLOSED} once we have ended our half.
	 */
	CONSCRYPT,

	/** Bouncy Castle: it ends both directions when one side ends its own. */
	BCJSSE,

	/** Any other. */
	OTHER;

	static ProviderKind of(Provider provider) {
		return switch (provider.getName()) {
			case "SunJSSE" -> SUN_JSSE;
			case "Conscrypt" -> CONSCRYPT;
			case "BCJSSE" -> BCJSSE;
			default -> OTHER;
		};
	}

	/**
	 * Whether the handshake status tells of alerts, close_notify and answers too.
	 * @return whether it does; otherwise the engine is to be asked for them
	 */
	public boolean tellsWhatItOwes() {
		return this == SUN_JSSE || this == BCJSSE;
	}

	/**
	 * Whether its session may be asked for the version before the handshake is over.
	 * @return whether it may
	 */
	public boolean knowsVersionDuringHandshake() {
		return this != CONSCRYPT;
	}

	/**
	 * Whether the peer can still be read after our close_notify.
	 * @return whether it can
	 */
	public boolean endsHalves() {
		return this != BCJSSE;
	}

	/**
	 * Whether sessions of a context that others use can be kept from outliving the
	 * verdicts they were made under: Conscrypt renews a session's age with each ticket of
	 * a resumed one, and neither it nor BCJSSE forgets at once.
	 * @return whether they can
	 */
	public boolean boundsLentSessions() {
		return this == SUN_JSSE;
	}

	/**
	 * Whether groups and signature algorithms can be chosen for a connection.
	 * @return whether they can, as far as the JVM has the means
	 */
	public boolean obeysAlgorithms() {
		return this != CONSCRYPT;
	}

	/**
	 * Whether a connection to a host with a name can do without a server name.
	 * @return whether it can
	 */
	public boolean canSendNoServerName() {
		return this != CONSCRYPT;
	}

	/**
	 * Whether an engine that has had enough may have found the peer's end by itself, so
	 * that no record needs to have shown it.
	 * @return whether its word is enough
	 */
	public boolean isTrustedToHaveEnded() {
		return this == SUN_JSSE;
	}

}
