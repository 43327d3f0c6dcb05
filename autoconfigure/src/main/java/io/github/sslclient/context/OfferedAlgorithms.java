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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.Algorithm;
import io.github.sslclient.protocol.AlgorithmTable;
import io.github.sslclient.protocol.ClientHello;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * The groups and signature schemes that connections of a context offer. Immutable and
 * thread-safe.
 */
final class OfferedAlgorithms {

	/**
	 * Up to here the level allows whatever a JVM offers by itself, but for SHA-1 in older
	 * ones. Above, what has no known strength is not offered either.
	 */
	private static final SecurityLevel LENIENT = new SecurityLevel(2);

	private final TlsProvider provider;

	private final Map<NewerParameters, List<Algorithm>> chosen = new EnumMap<>(NewerParameters.class);

	OfferedAlgorithms(TlsProvider provider) {
		this.provider = provider;
	}

	/**
	 * Read the settings, and ask the provider whether it has what they name.
	 * @throws SslException if a name is unknown here or to the provider, or the JVM is
	 * too old to offer it per connection
	 */
	static OfferedAlgorithms of(SslClientSettings settings, TlsProvider provider) throws SslException {
		SecurityLevel level = Offer.securityLevel(settings, SslConnectionOverrides.none());
		OfferedAlgorithms offered = new OfferedAlgorithms(provider);
		offered.choose(NewerParameters.GROUPS, settings.groups(), level);
		offered.choose(NewerParameters.SIGNATURE_SCHEMES, settings.signatureAlgorithms(), level);
		return offered;
	}

	/**
	 * What a connection offers.
	 * @param level its security level
	 * @return the names that JSSE has; what is not there is left to the provider
	 * @throws SslException if the level leaves none
	 */
	Map<NewerParameters, List<String>> at(SecurityLevel level) throws SslException {
		Map<NewerParameters, List<String>> names = new EnumMap<>(NewerParameters.class);
		for (NewerParameters kind : NewerParameters.values()) {
			List<Algorithm> algorithms = this.chosen.get(kind);
			if (algorithms == null && !isLeftToProvider(kind, level)) {
				algorithms = known(this.provider.defaultHello(), kind.table());
			}
			if (algorithms != null) {
				names.put(kind, jsseNames(kind.table().at(level, algorithms)));
			}
		}
		return names;
	}

	private void choose(NewerParameters kind, @Nullable String list, SecurityLevel level) throws SslException {
		if (list == null) {
			return;
		}
		List<Algorithm> algorithms = kind.table().parse(list);
		kind.table().at(level, algorithms);
		kind.requireSupported();
		List<Integer> offered = this.provider.hello(Map.of(kind, jsseNames(algorithms))).of(kind.table());
		String[] names = list.split(":");
		for (int i = 0; i < names.length; i++) {
			Algorithm algorithm = algorithms.get(i);
			boolean lost = algorithm.isNamedCurve() && !TlsProvider.hasCurve(algorithm);
			if (lost || !offered.contains(algorithm.code())) {
				throw kind.table()
					.unavailable("this JVM's TLS provider does not have '" + names[i].trim()
							+ "', or the security property jdk.tls.disabledAlgorithms forbids it");
			}
		}
		this.chosen.put(kind, algorithms);
	}

	private boolean isLeftToProvider(NewerParameters kind, SecurityLevel level) {
		if (!kind.isSupported() || level.number() == 0) {
			return true;
		}
		if (level.number() <= LENIENT.number() && !this.provider.kind().obeysAlgorithms()) {
			// What the level forbids is refused when the server chooses it.
			return true;
		}
		return level.number() <= LENIENT.number() && known(this.provider.olderHello(), kind.table()).stream()
			.allMatch((algorithm) -> level.allows(algorithm.bits()));
	}

	private static List<Algorithm> known(ClientHello hello, AlgorithmTable table) {
		return hello.of(table).stream().map(table::find).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
	}

	private static List<String> jsseNames(List<Algorithm> algorithms) {
		return algorithms.stream().map(Algorithm::jsseName).toList();
	}

}
