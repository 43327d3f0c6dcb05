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

package io.github.sslclient.autoconfigure;

import java.util.Objects;

import io.github.sslclient.context.SslClientSettings;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Key and trust material for a TLS client context from where the other side runs: a
 * container of a test, a service of Docker Compose, or a bean of the application's.
 * <p>
 * A bean of this type takes the place of the properties {@code bundle},
 * {@code certificate}, {@code key}, {@code certificate-password}, {@code key-alias},
 * {@code key-store-provider}, {@code ca-file}, {@code ca-file-password} and
 * {@code ca-directory} of the context that it names, of all of them together: what they
 * name is not looked at and need not exist. A bundle without a key store means no client
 * certificate, one without a trust store the trust store of the JVM, as if those
 * properties were not set. Everything else stays with the properties, {@code crl-file}
 * and {@code trust-system} too.
 * <p>
 * There is at most one for a context. More than one, or one for a context that there is
 * not, ends the start with an {@link io.github.sslclient.SslConfigurationException}; so
 * does one for the default context where the application makes that one itself.
 * <p>
 * Implementations have to be safe for use by several threads.
 */
public interface SslClientConnectionDetails extends ConnectionDetails {

	/**
	 * The name of the context that this is for. It must always be the same.
	 * @return {@code default} for the context of {@code ssl.client.*}, which is what is
	 * returned if not overridden, or {@code NAME} of {@code ssl.client.contexts.NAME.*},
	 * of which at least one property has to be set
	 */
	default String getContextName() {
		return SslClientSettings.DEFAULT_NAME;
	}

	/**
	 * The key and trust material. It is asked for whenever the context is loaded, and not
	 * before. Protocol, protocol versions and suites of the bundle are not used: these
	 * stay with the properties. A bundle that changes is seen with the next reload, as
	 * nobody tells of it.
	 * @return the bundle, which has a key store, a trust store or both, and is no TLS
	 * client context itself
	 * @throws RuntimeException if it cannot be had, which ends the load with an
	 * {@link io.github.sslclient.SslConfigurationException} that has its message
	 */
	SslBundle getSslBundle();

	/**
	 * Details with a bundle that is there already.
	 * @param contextName the name of the context
	 * @param bundle its key and trust material
	 * @return the details
	 */
	static SslClientConnectionDetails of(String contextName, SslBundle bundle) {
		Objects.requireNonNull(contextName, "'contextName' must not be null");
		Objects.requireNonNull(bundle, "'bundle' must not be null");
		return new SslClientConnectionDetails() {

			@Override
			public String getContextName() {
				return contextName;
			}

			@Override
			public SslBundle getSslBundle() {
				return bundle;
			}

		};
	}

}
