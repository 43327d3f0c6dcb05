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

package io.github.sslclient.autoconfigure.connection;

import java.util.Map;

import io.github.sslclient.context.SslClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * What containers of tests and services of Docker Compose have in common.
 */
final class ServiceBundles {

	/** The name of the connection. */
	static final String CONNECTION_NAME = "sslclient";

	/** The label of a container that names the context. */
	static final String CONTEXT_LABEL = "io.github.sslclient.context";

	private ServiceBundles() {
	}

	static String contextName(Map<String, String> labels) {
		return labels.getOrDefault(CONTEXT_LABEL, SslClientSettings.DEFAULT_NAME);
	}

	/**
	 * See to it that a bundle says something, and nothing that would not be heard.
	 * @param bundle the bundle, or {@code null} if the service has none
	 * @param way how a service gets one
	 * @throws IllegalStateException if it cannot be used
	 */
	static SslBundle checked(@Nullable SslBundle bundle, String way) {
		if (bundle == null) {
			throw new IllegalStateException("the service says nothing of certificates and keys; " + way);
		}
		if (bundle.getOptions().isSpecified()) {
			throw new IllegalStateException("the service names protocols or ciphers, which are not taken from it; "
					+ "leave them out, and set the properties 'method', 'ciphers' and 'ciphersuites' of the context");
		}
		return bundle;
	}

}
