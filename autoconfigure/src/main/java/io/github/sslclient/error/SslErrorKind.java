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

package io.github.sslclient.error;

/**
 * What sort of failure an {@link SslError} is: what decides whether it helps to try
 * again, and who has to do something about it.
 */
public enum SslErrorKind {

	/**
	 * The settings, or a file they name, cannot be used.
	 */
	CONFIGURATION,

	/**
	 * The peer's certificate chain was refused.
	 */
	PEER_VERIFICATION,

	/**
	 * The peer refused the handshake, with an alert or by closing within it.
	 */
	HANDSHAKE_REFUSED,

	/**
	 * The peer refused the client's certificate, or that there was none.
	 */
	CLIENT_CERTIFICATE_REFUSED,

	/**
	 * What the peer sent is no TLS, or not as TLS wants it; or the peer says so of us.
	 */
	PROTOCOL,

	/**
	 * The connection ended without close_notify.
	 */
	TRUNCATION,

	/**
	 * Something took longer than it may.
	 */
	TIMEOUT,

	/**
	 * There is no connection, or none any more.
	 */
	CONNECTION,

	/**
	 * A proxy refused to connect on, or what it answered is no answer.
	 */
	PROXY,

	/**
	 * The stream, or its output, was closed on this side.
	 */
	CLOSED,

	/**
	 * Something failed that should not be able to.
	 */
	INTERNAL

}
