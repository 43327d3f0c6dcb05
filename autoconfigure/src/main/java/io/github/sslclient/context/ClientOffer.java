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

import java.util.List;
import java.util.Objects;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.protocol.Algorithm;
import io.github.sslclient.protocol.AlgorithmTable;
import io.github.sslclient.protocol.ClientHello;

/**
 * What connections of a context offer a server to choose from, as their ClientHello has
 * it: what the provider does not have, or has disabled, is left out. An immutable value.
 *
 * @param provider the name and the version of the provider that speaks TLS
 * @param protocols JSSE's names of the protocol versions, the oldest first
 * @param cipherSuites the suites, the preferred one first
 * @param groups OpenSSL's names of the groups for key exchange, the preferred one first,
 * or the code point in hexadecimal of one that has no name there
 * @param signatureAlgorithms OpenSSL's names of the signature algorithms, likewise
 */
public record ClientOffer(String provider, List<String> protocols, List<CipherSuite> cipherSuites, List<String> groups,
		List<String> signatureAlgorithms) {

	public ClientOffer {
		Objects.requireNonNull(provider, "'provider' must not be null");
		protocols = List.copyOf(protocols);
		cipherSuites = List.copyOf(cipherSuites);
		groups = List.copyOf(groups);
		signatureAlgorithms = List.copyOf(signatureAlgorithms);
	}

	static ClientOffer of(Offer offer, TlsProvider provider) {
		ClientHello hello = provider.hello(offer::applyTo);
		return new ClientOffer(provider.name(), offer.protocols().jsseNames(),
				hello.cipherSuites().stream().map(CipherSuite::ofCode).toList(), names(AlgorithmTable.GROUPS, hello),
				names(AlgorithmTable.SIGNATURE_SCHEMES, hello));
	}

	private static List<String> names(AlgorithmTable table, ClientHello hello) {
		return hello.of(table).stream().map((code) -> name(table, code)).toList();
	}

	private static String name(AlgorithmTable table, int code) {
		Algorithm algorithm = table.find(code);
		return (algorithm != null) ? algorithm.openSslNames().get(0) : "0x%04X".formatted(code);
	}

}
