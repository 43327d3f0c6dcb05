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

package io.github.sslclient.stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a server lets sessions be resumed.
 */
enum SessionKind {

	/** By a ticket of TLS 1.3 that holds the session. */
	TICKET_OF_TLS_1_3("-tls1_3"),

	/** By a ticket of TLS 1.3 that names a session the server keeps. */
	KEPT_SESSION_OF_TLS_1_3("-tls1_3 -no_ticket"),

	/** By a ticket of TLS 1.2 (RFC 5077). */
	TICKET_OF_TLS_1_2("-tls1_2"),

	/** By the identifier of a session that the server keeps. */
	IDENTIFIER_OF_TLS_1_2("-tls1_2 -no_ticket");

	private final String options;

	SessionKind(String options) {
		this.options = options;
	}

	/** The options of {@code openssl s_server}. */
	String options() {
		return this.options;
	}

	boolean tls13() {
		return this.options.contains("-tls1_3");
	}

	/**
	 * Whether a server's page says that it resumed a session.
	 */
	static boolean isReused(String page) {
		assertThat(page).containsPattern("\n(New|Reused), TLSv1");
		return page.contains("\nReused, TLSv1");
	}

}
