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

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * Where something is set below {@code ssl.client}, makes the contexts' places, and what
 * all of them share, while the application starts. Where nothing is set nothing can be
 * wrong with them, and they are made when somebody asks: an application that has no use
 * for the library does not wait for it.
 */
final class StartCheck implements SmartInitializingSingleton {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(SslClientProperties.PREFIX);

	private final Environment environment;

	private final BeanFactory beanFactory;

	StartCheck(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	/**
	 * Whether a property is set, or may be: not every source can list what it has.
	 */
	static boolean isAnythingSet(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.containsDescendantOf(PREFIX) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (isAnythingSet(this.environment)) {
			this.beanFactory.getBean(SslClientExpiryProperties.class);
			this.beanFactory.getBean(SslClientReloadProperties.class);
			this.beanFactory.getBean(SslClientContexts.class);
		}
	}

}
