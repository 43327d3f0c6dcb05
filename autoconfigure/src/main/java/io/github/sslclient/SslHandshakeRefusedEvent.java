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

package io.github.sslclient;

import java.util.Objects;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;

/**
 * An application event: one side of a connection refused the other, in the handshake or,
 * as a server of TLS 1.3 does with a client's certificate, right after it. Published in
 * the thread of the connection, which waits for its listeners; {@code @Async} frees it.
 * An immutable value.
 *
 * @param context the name of the client context
 * @param kind who refused, and what: {@link SslErrorKind#PEER_VERIFICATION},
 * {@link SslErrorKind#HANDSHAKE_REFUSED}, {@link SslErrorKind#CLIENT_CERTIFICATE_REFUSED}
 * or {@link SslErrorKind#PROTOCOL}
 * @param error the error, with the peer
 */
public record SslHandshakeRefusedEvent(String context, SslErrorKind kind, SslError error) {

	public SslHandshakeRefusedEvent {
		Objects.requireNonNull(context, "'context' must not be null");
		Objects.requireNonNull(kind, "'kind' must not be null");
		Objects.requireNonNull(error, "'error' must not be null");
	}

}
