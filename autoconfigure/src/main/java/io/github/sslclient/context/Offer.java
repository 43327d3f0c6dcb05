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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLParameters;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.cipher.CipherSuites;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.ProtocolRange;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * What a connection offers the server to choose from. An immutable value.
 *
 * @param protocols the protocol versions
 * @param suites the IANA names of the suites
 * @param algorithms the groups and signature schemes, where they are not left to the
 * provider
 * @param securityLevel how strong all of it is, at least
 */
record Offer(ProtocolRange protocols, List<String> suites, Map<NewerParameters, List<String>> algorithms,
		SecurityLevel securityLevel) {

	Offer {
		suites = List.copyOf(suites);
		algorithms = Map.copyOf(algorithms);
	}

	static Offer of(SslClientSettings settings, SslConnectionOverrides overrides, TlsProvider provider,
			OfferedAlgorithms algorithms) throws SslException {
		String method = overrides.method();
		SecurityLevel level = securityLevel(settings, overrides);
		String ciphers = ciphers(settings, overrides);
		String ciphersuites = overrides.ciphersuites();
		if (ciphersuites == null) {
			ciphersuites = settings.ciphersuites();
		}
		ProtocolRange protocols = ProtocolRange.parse((method != null) ? method : settings.method());
		List<String> suites = new ArrayList<>();
		suites
			.addAll((ciphersuites != null) ? names(CipherSuites.tls13(ciphersuites, level, provider.supportedSuites()))
					: defaults(provider, level, true));
		suites.addAll((ciphers != null) ? names(CipherSuites.older(ciphers, level, provider.supportedSuites()))
				: defaults(provider, level, false));
		requireSuiteOfNewest(protocols, suites, level);
		return new Offer(protocols, suites, algorithms.at(level), level);
	}

	/** {@code ssl_cipher_list_to_bytes}: others may be left without any. */
	private static void requireSuiteOfNewest(ProtocolRange protocols, List<String> suites, SecurityLevel level)
			throws SslException {
		boolean tls13 = protocols.newest() == ProtocolRange.Version.TLSV1_3;
		if (suites.stream().noneMatch((name) -> CipherSuite.ofIanaName(name).tls13() == tls13)) {
			throw new SslException(
					SslError.ofSetting(tls13 ? "ciphersuites" : "ciphers", List.of(OpenSslCode.NO_CIPHERS_AVAILABLE),
							"security-level " + level.number() + " leaves no suite for the newest version of method"));
		}
	}

	/** The level that the ciphers set goes before that of the setting, as in OpenSSL. */
	static SecurityLevel securityLevel(SslClientSettings settings, SslConnectionOverrides overrides) {
		return CipherSuites.securityLevel(ciphers(settings, overrides), new SecurityLevel(settings.securityLevel()));
	}

	/** Whether a connection offers what its context does. */
	static boolean isOfContext(SslConnectionOverrides overrides) {
		return overrides.method() == null && overrides.ciphers() == null && overrides.ciphersuites() == null;
	}

	void applyTo(SSLParameters parameters) {
		parameters.setProtocols(this.protocols.jsseNames().toArray(String[]::new));
		parameters.setCipherSuites(this.suites.toArray(String[]::new));
		this.algorithms.forEach((kind, names) -> kind.set(parameters, names));
	}

	private static @Nullable String ciphers(SslClientSettings settings, SslConnectionOverrides overrides) {
		return (overrides.ciphers() != null) ? overrides.ciphers() : settings.ciphers();
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

}
