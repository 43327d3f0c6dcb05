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

import io.github.sslclient.autoconfigure.SslClientConnectionDetails;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Makes connection details of a container that is annotated with
 * {@code @ServiceConnection(name = "sslclient")} and with {@code @PemTrustStore},
 * {@code @PemKeyStore} and their like. They are for the default context, or for the one
 * that the label {@code io.github.sslclient.context} of the container names. Spring Boot
 * passes over all containers of this name but the first.
 */
final class SslClientContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, SslClientConnectionDetails> {

	SslClientContainerConnectionDetailsFactory() {
		super(ServiceBundles.CONNECTION_NAME);
	}

	@Override
	protected SslClientConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new SslClientContainerConnectionDetails(source);
	}

	/**
	 * Details backed by a container, which is started when they are asked.
	 */
	private static final class SslClientContainerConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements SslClientConnectionDetails {

		private SslClientContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public String getContextName() {
			return ServiceBundles.contextName(
					(getContainer() instanceof GenericContainer<?> container) ? container.getLabels() : Map.of());
		}

		@Override
		public SslBundle getSslBundle() {
			return ServiceBundles.checked(super.getSslBundle(),
					"add @PemTrustStore, @PemKeyStore, @JksTrustStore or @JksKeyStore beside @ServiceConnection");
		}

	}

}
