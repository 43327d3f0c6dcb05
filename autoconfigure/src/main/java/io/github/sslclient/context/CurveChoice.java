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

import java.security.interfaces.ECKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/**
 * Whether a server takes signatures of a client's key: in TLS 1.3 each curve has a
 * signature algorithm of its own (RFC 8446, section 4.2.3), and JSSE fails with a key for
 * which the server names none, where it could have taken another.
 */
final class CurveChoice {

	/** By the length of the order of the curve. */
	private static final Map<Integer, String> ALGORITHMS = Map.of(256, "SHA256withECDSA", 384, "SHA384withECDSA", 521,
			"SHA512withECDSA");

	/**
	 * Signs nothing in TLS 1.3, and is all that Conscrypt's sessions name, whatever the
	 * server does.
	 */
	private static final String SHA_1 = "SHA1with";

	private CurveChoice() {
	}

	/**
	 * What a server's choice leaves.
	 * @param session the session whose handshake is going on, or {@code null} where that
	 * is not known
	 * @return tells whether an identity can be used
	 */
	static Predicate<ClientIdentity> of(@Nullable SSLSession session) {
		if (!(session instanceof ExtendedSSLSession extended) || !"TLSv1.3".equals(session.getProtocol())) {
			return (identity) -> true;
		}
		List<String> accepted = Arrays.stream(extended.getPeerSupportedSignatureAlgorithms())
			.filter((name) -> !name.startsWith(SHA_1))
			.toList();
		return (identity) -> {
			String algorithm = (identity.certificate().getPublicKey() instanceof ECKey key)
					? ALGORITHMS.get(key.getParams().getOrder().bitLength()) : null;
			return algorithm == null || accepted.isEmpty() || accepted.contains(algorithm);
		};
	}

}
