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

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.health.SslClientHealthIndicator;
import io.github.sslclient.health.TargetMonitor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} of the health of a TLS client context. It
 * asks for the context when it is asked itself, so a context that cannot be made is
 * unhealthy, and stops nothing.
 */
@AutoConfiguration(after = SslClientAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("sslclient")
@ConditionalOnBooleanProperty(name = "ssl.client.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(name = { "sslClientHealthIndicator", "sslClientHealthContributor" })
@EnableConfigurationProperties(SslClientHealthProperties.class)
public final class SslClientHealthContributorAutoConfiguration {

	@Bean
	TargetMonitor sslClientHealthTargetMonitor(SslClientHealthProperties properties,
			ObjectProvider<SslClientContext> context, SslErrorTranslator translator) {
		SslClientStreamFactory factory = new SslClientStreamFactory(() -> SslClientAutoConfiguration.lazily(context),
				translator);
		return new TargetMonitor(factory, properties.targets(), properties.interval(), properties.timeout(),
				Clock.systemUTC());
	}

	@Bean
	SslClientHealthIndicator sslClientHealthIndicator(SslClientHealthProperties properties,
			ObjectProvider<SslClientContext> context, TargetMonitor targets) {
		return new SslClientHealthIndicator(() -> SslClientAutoConfiguration.lazily(context), targets,
				properties.expiryWarning(), Clock.systemUTC());
	}

}
