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
import io.github.sslclient.error.SslException;

/**
 * Why OpenSSL refuses a server's first flight that the engine would take. The engine has
 * no alert for it, so the refusal brings OpenSSL's along ({@code SSLfatal}).
 */
final class FlightRefusal extends SslException {

	static final int UNEXPECTED_MESSAGE = 10;

	static final int HANDSHAKE_FAILURE = 40;

	static final int ILLEGAL_PARAMETER = 47;

	static final int DECODE_ERROR = 50;

	static final int INTERNAL_ERROR = 80;

	private static final long serialVersionUID = 1L;

	private final int alert;

	/**
	 * Create a refusal.
	 * @param alert the number of the alert that the peer gets
	 */
	FlightRefusal(OpenSslCode code, int alert, String detail) {
		this(SslError.of("handshake", code, detail), alert);
	}

	FlightRefusal(SslError error, int alert) {
		super(error);
		this.alert = alert;
	}

	int alert() {
		return this.alert;
	}

}
