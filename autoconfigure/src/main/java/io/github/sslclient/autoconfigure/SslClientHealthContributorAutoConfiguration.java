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

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.SslClientSettings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} of the health of TLS client contexts.
 * Contexts are asked for when health is, so one that cannot be made is unhealthy, and
 * stops nothing.
 */
@AutoConfiguration(after = SslClientAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("sslclient")
@ConditionalOnBooleanProperty(name = "ssl.client.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(name = { "sslClientHealthIndicator", "sslClientHealthContributor" })
@EnableConfigurationProperties(SslClientHealthProperties.class)
public final class SslClientHealthContributorAutoConfiguration {

	@Bean
	HealthIndicators sslClientHealthIndicators(SslClientHealthProperties properties, SslClientContexts contexts,
			SslErrorTranslator translator, Environment environment) {
		ContextProperties named = new ContextProperties(environment);
		return new HealthIndicators(contexts, translator,
				(name) -> name.equals(SslClientSettings.DEFAULT_NAME) ? properties : named.health(name),
				new BackgroundThreads(environment).named("ssl-client-health"));
	}

	@Bean
	HealthContributor sslClientHealthContributor(HealthIndicators indicators) {
		return indicators.contributor();
	}

}
