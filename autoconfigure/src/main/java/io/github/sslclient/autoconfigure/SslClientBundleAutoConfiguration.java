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

import java.util.Set;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.context.SslClientSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} of SSL bundles that are client contexts.
 */
@Lazy
@AutoConfiguration(after = SslClientAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "ssl.client.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "ssl.client.bundles.register", matchIfMissing = true)
@EnableConfigurationProperties(SslClientBundleProperties.class)
public final class SslClientBundleAutoConfiguration {

	@Bean
	static ContextBundleRegistrar sslClientBundleRegistrar(Environment environment,
			ObjectProvider<SslClientBundleProperties> properties, ObjectProvider<SslClientContexts> contexts) {
		return StartCheck.isAnythingSet(environment)
				? new ContextBundleRegistrar(properties.getObject().prefix(), () -> contexts.getObject().names(),
						contexts)
				: new ContextBundleRegistrar("", () -> Set.of(SslClientSettings.DEFAULT_NAME), contexts);
	}

}
