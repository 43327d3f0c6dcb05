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
 * How far a connection was when something failed.
 */
public enum SslPhase {

	/**
	 * Nothing was connected yet: settings and the files they name.
	 */
	CONFIGURATION,

	/**
	 * The connection was being made.
	 */
	CONNECT,

	/**
	 * A proxy was connected to, or asked to connect on.
	 */
	PROXY,

	/**
	 * The handshake was under way.
	 */
	HANDSHAKE,

	/**
	 * The handshake was done on this side. In TLS 1.3 the server may still refuse the
	 * client's certificate (RFC 8446, appendix E.1.2).
	 */
	DATA;

	static SslPhase of(String what) {
		return switch (what) {
			case "configuration" -> CONFIGURATION;
			case "connect" -> CONNECT;
			case SslError.PROXY -> PROXY;
			case "handshake" -> HANDSHAKE;
			default -> DATA;
		};
	}

}
