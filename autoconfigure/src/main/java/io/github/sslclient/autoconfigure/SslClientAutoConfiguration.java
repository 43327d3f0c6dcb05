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

import java.util.List;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.stream.HandshakeListener;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link AutoConfiguration Auto-configuration} for TLS client streams. The beans are
 * lazy: what is injected is loaded, and checked, while the application starts; what
 * nobody injects is not loaded at all.
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "ssl.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SslClientProperties.class)
public final class SslClientAutoConfiguration {

	/** What the context is called where contexts are told apart. */
	static final String DEFAULT_CONTEXT = "default";

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor sslClientUnknownPropertyCheck() {
		return UnknownPropertyCheck::new;
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor sslClientPasswordBinding() {
		return PasswordBinding::new;
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SslClientContext sslClientContext(SslClientProperties properties, ResourceLoader resourceLoader) {
		ResourceLoader files = ApplicationResourceLoader.get(resourceLoader, true);
		try {
			return SslClientContext.of(new SettingsMapper(files).map(properties));
		}
		catch (SslException ex) {
			throw refused(ex.getError(), ex);
		}
		catch (IllegalSettingException ex) {
			throw refused(SslError.ofSetting(ex.getSetting(), List.of(), String.valueOf(ex.getMessage())), ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean
	SslErrorTranslator sslErrorTranslator() {
		return new SslErrorTranslator();
	}

	@Bean
	RefusalPublisher sslClientRefusalPublisher(ApplicationEventPublisher publisher) {
		return new RefusalPublisher(publisher);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SslClientStreamFactory sslClientStreamFactory(SslClientProperties properties,
			ObjectProvider<SslClientContext> context, SslErrorTranslator translator,
			ObjectProvider<HandshakeListener> listeners) {
		List<HandshakeListener> told = listeners.orderedStream().toList();
		if (properties.lazy()) {
			return new SslClientStreamFactory(() -> lazily(context), translator).withListeners(told);
		}
		SslClientContext shared = context.getObject();
		return new SslClientStreamFactory(() -> shared, translator).withListeners(told);
	}

	/** A stream's user has no use for what the making of a bean is wrapped into. */
	static SslClientContext lazily(ObjectProvider<SslClientContext> context) {
		try {
			return context.getObject();
		}
		catch (BeanCreationException ex) {
			for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
				if (cause instanceof SslConfigurationException refused) {
					throw refused;
				}
			}
			throw ex;
		}
	}

	private static SslConfigurationException refused(SslError error, Exception cause) {
		return new SslConfigurationException(
				SslClientProperties.PREFIX + "." + ((error.setting() != null) ? error.setting() : "*"), error, cause);
	}

}
