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
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.SslClientContextCustomizer;
import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.expiry.ExpiryMonitor;
import io.github.sslclient.reload.ContextListener;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.HandshakeListener;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link AutoConfiguration Auto-configuration} for TLS client streams. The beans are
 * lazy: what is injected is loaded, and checked, while the application starts; what
 * nobody injects is not loaded at all.
 */
@Lazy
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "ssl.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ SslClientProperties.class, SslClientExpiryProperties.class,
		SslClientReloadProperties.class })
@Import(NamedBeansRegistrar.class)
public final class SslClientAutoConfiguration {

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor sslClientBindHandlerAdvisor() {
		return (parent) -> new PasswordBinding(new UnknownPropertyCheck(parent));
	}

	@Bean
	static SocketFactoryRegistration sslClientSocketFactoryRegistration() {
		return new SocketFactoryRegistration();
	}

	@Bean
	ContextPlaces sslClientContextPlaces(ResourceLoader resourceLoader, ObjectProvider<SslBundles> bundles,
			ObjectProvider<SslClientContextCustomizer> customizers, SslClientReloadProperties properties,
			Environment environment, ApplicationEventPublisher publisher, ConnectionDetailsBeans details,
			ObjectProvider<ContextBundleRegistrar> registrar, ObjectProvider<ExpiryMonitor> monitor) {
		MaterialSources sources = new MaterialSources(ApplicationResourceLoader.get(resourceLoader, true),
				bundles::getObject);
		List<ContextListener> listeners = new ArrayList<>();
		listeners.add(new ReloadPublisher(publisher));
		registrar.ifAvailable(listeners::add);
		listeners.add(new ExpiryStart(monitor::getObject));
		return new ContextPlaces(new SettingsMapper(sources, customizers::orderedStream), bundles::getObject,
				new ContextWatch(properties, new BackgroundThreads(environment)), listeners, details);
	}

	@Lazy(false)
	@Bean
	static StartCheck sslClientStartCheck(Environment environment, BeanFactory beanFactory) {
		return new StartCheck(environment, beanFactory);
	}

	/** Checks, also where beans are lazy. */
	@Lazy(false)
	@Bean
	static ConnectionDetailsBeans sslClientConnectionDetailsBeans(ListableBeanFactory beanFactory,
			ObjectProvider<SslClientContexts> contexts) {
		return new ConnectionDetailsBeans(beanFactory, contexts);
	}

	/** Not where the application has a context of its own. */
	@Bean
	@ConditionalOnMissingBean(SslClientContext.class)
	ReloadableContext sslClientReloadableContext(ContextPlaces places, ObjectProvider<SslClientProperties> properties) {
		return places.create(SslClientSettings.DEFAULT_NAME, SslClientProperties.PREFIX, properties::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	SslClientContext sslClientContext(@Qualifier(ConnectionDetailsBeans.DEFAULT_CONTEXT) ReloadableContext context) {
		return context.get();
	}

	@Bean
	SslClientContexts sslClientContexts(ContextPlaces places, Environment environment,
			@Qualifier(ConnectionDetailsBeans.DEFAULT_CONTEXT) ObjectProvider<ReloadableContext> ofProperties,
			ObjectProvider<SslClientContext> ofApplication) {
		List<ReloadableContext> contexts = new ArrayList<>();
		contexts.add(ofProperties.getIfAvailable(
				() -> places.create(ContextLoader.of(() -> PropertiesContextLoader.unwrap(ofApplication::getObject)))));
		ContextProperties named = new ContextProperties(environment);
		for (String name : named.names()) {
			contexts.add(named.context(name, places));
		}
		return new SslClientContexts(contexts);
	}

	@Bean
	@ConditionalOnMissingBean
	SslErrorTranslator sslErrorTranslator() {
		return new SslErrorTranslator();
	}

	/** Made when the first context is loaded. */
	@Bean(initMethod = "start")
	ExpiryMonitor sslClientExpiryMonitor(SslClientContexts contexts, SslClientExpiryProperties properties,
			ApplicationEventPublisher publisher, Environment environment) {
		return new ExpiryMonitor(contexts.names().stream().map(contexts::reloadable).toList(), properties.thresholds(),
				Clock.systemUTC(), new BackgroundThreads(environment).named("ssl-client-expiry"),
				new ExpiryPublisher(publisher));
	}

	@Bean
	StreamFactories sslClientStreamFactories(SslClientContexts contexts, SslClientProperties properties,
			SslErrorTranslator translator, ObjectProvider<HandshakeListener> listeners,
			ApplicationEventPublisher publisher) {
		List<HandshakeListener> all = new ArrayList<>(listeners.orderedStream().toList());
		all.add(new RefusalPublisher(publisher));
		return new StreamFactories(contexts, properties.lazy(), translator, all);
	}

	@Bean
	@ConditionalOnMissingBean
	SslClientStreamFactory sslClientStreamFactory(StreamFactories factories, SslClientProperties properties) {
		return factories.createRouted(SslClientSettings.DEFAULT_NAME, properties.routes());
	}

}
