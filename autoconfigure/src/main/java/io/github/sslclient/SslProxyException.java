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
 * A proxy refused to connect on: its rules or the credentials are in the way, or it does
 * not answer as a proxy does.
 */
public class SslProxyException extends NonTransientSslClientException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what failed
	 * @param error the error as data
	 * @param cause what was thrown
	 */
	public SslProxyException(String message, SslError error, Throwable cause) {
		super(message, error, cause);
	}

}
