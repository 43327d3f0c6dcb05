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

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.protocol.Algorithm;
import io.github.sslclient.protocol.AlgorithmTable;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * What a ServerHello chooses that JSSE bears with and OpenSSL does not: TLS 1.2 without
 * secure renegotiation (RFC 5746), under which somebody in between could put words before
 * ours ({@code final_renegotiate}), and in TLS 1.3 a group below the security level,
 * which OpenSSL would not have offered ({@code tls_parse_stoc_key_share}).
 */
final class ServerHelloCheck {

	/** {@code SSL_R_BAD_KEY_SHARE}. */
	private static final OpenSslCode BAD_KEY_SHARE = new OpenSslCode(0x0A00006C);

	/** {@code SSL_R_UNSAFE_LEGACY_RENEGOTIATION_DISABLED}. */
	private static final OpenSslCode UNSAFE_LEGACY_RENEGOTIATION = new OpenSslCode(0x0A000152);

	private ServerHelloCheck() {
	}

	/**
	 * Check one.
	 * @return why it is refused, or {@code null} if it is not
	 */
	static @Nullable FlightRefusal of(ServerHello hello, SecurityLevel level) {
		if (!hello.isTls13()) {
			return hello.extensions().containsKey(ServerHello.RENEGOTIATION_INFO) ? null
					: new FlightRefusal(UNSAFE_LEGACY_RENEGOTIATION, FlightRefusal.HANDSHAKE_FAILURE,
							"the server does not know secure renegotiation (RFC 5746)");
		}
		Integer group = hello.group();
		Algorithm known = (group != null) ? AlgorithmTable.GROUPS.find(group) : null;
		if (known == null || level.allows(known.bits())) {
			return null;
		}
		SslError error = SslError.of("handshake", BAD_KEY_SHARE,
				"the server chose the group " + known + ", which has " + known.bits()
						+ " bits of security, and security-level " + level.number() + " asks for " + level.bits());
		return new FlightRefusal(error.withHint("the server needs a stronger group, or security-level a lower number"),
				FlightRefusal.ILLEGAL_PARAMETER);
	}

}
