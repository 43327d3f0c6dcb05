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

import io.github.sslclient.error.SslError;

/**
 * The server refused the client's certificate, or wants one and got none. In TLS 1.3 that
 * is known only after the handshake, by the first read (RFC 8446, appendix E.1.2).
 */
public class SslClientCertificateRefusedException extends SslHandshakeRefusedException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what failed
	 * @param error the error as data
	 * @param cause what was thrown
	 */
	public SslClientCertificateRefusedException(String message, SslError error, Throwable cause) {
		super(message, error, cause);
	}

}
