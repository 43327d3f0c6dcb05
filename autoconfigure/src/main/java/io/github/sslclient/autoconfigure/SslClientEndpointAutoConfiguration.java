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

import java.time.Clock;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.endpoint.SslClientEndpoint;
import io.github.sslclient.endpoint.SslClientEndpointWebExtension;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} of the actuator endpoint of TLS client
 * contexts. Contexts are asked for when the endpoint is, so one that cannot be made stops
 * nothing.
 */
@AutoConfiguration(after = SslClientAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(SslClientEndpoint.class)
@ConditionalOnBooleanProperty(name = "ssl.client.enabled", matchIfMissing = true)
public final class SslClientEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SslClientEndpoint sslClientEndpoint(SslClientContexts contexts,
			ObjectProvider<SanitizingFunction> sanitizingFunctions) {
		return new SslClientEndpoint(contexts, sanitizingFunctions.orderedStream().toList(), Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(SslClientEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	SslClientEndpointWebExtension sslClientEndpointWebExtension(SslClientEndpoint endpoint) {
		return new SslClientEndpointWebExtension(endpoint);
	}

}
