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

package io.github.sslclient.benchmark;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client of {@link UsedApplication} by an SSL bundle of Spring Boot and the JDK.
 */
@Configuration(proxyBeanMethods = false)
class BundleClient {

	/** The context of the bundle, made as the application starts. */
	@Bean
	FirstByte firstByte(SslBundles bundles) {
		SSLContext context = bundles.getBundle("peer").createSslContext();
		return (port) -> {
			try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
				SSLParameters parameters = socket.getSSLParameters();
				parameters.setEndpointIdentificationAlgorithm("HTTPS");
				socket.setSSLParameters(parameters);
				socket.getOutputStream().write('x');
				socket.getOutputStream().flush();
				socket.getInputStream().read();
			}
		};
	}

}
