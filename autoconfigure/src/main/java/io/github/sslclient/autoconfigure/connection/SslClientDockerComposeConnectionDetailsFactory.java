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

import io.github.sslclient.autoconfigure.SslClientConnectionDetails;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes connection details of a service of Docker Compose with the label
 * {@code org.springframework.boot.service-connection: sslclient} and labels below
 * {@code org.springframework.boot.sslbundle}. They are for the default context, or for
 * the one that the label {@code io.github.sslclient.context} names.
 */
final class SslClientDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<SslClientConnectionDetails> {

	SslClientDockerComposeConnectionDetailsFactory() {
		super(ServiceBundles.CONNECTION_NAME);
	}

	@Override
	protected SslClientConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new SslClientDockerComposeConnectionDetails(source.getRunningService());
	}

	/**
	 * Details backed by a running service.
	 */
	private static final class SslClientDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements SslClientConnectionDetails {

		private final RunningService service;

		private SslClientDockerComposeConnectionDetails(RunningService service) {
			super(service);
			this.service = service;
		}

		@Override
		public String getContextName() {
			return ServiceBundles.contextName(this.service.labels());
		}

		@Override
		public SslBundle getSslBundle() {
			return ServiceBundles.checked(getSslBundle(this.service),
					"add labels such as org.springframework.boot.sslbundle.pem.truststore.certificate");
		}

	}

}
