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

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers beans for each named context: the context, and a factory of streams. They are
 * lazy, and nobody gets one who does not ask for it by name. Not with suppliers, which
 * could not be processed ahead of time.
 */
final class NamedBeansRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	NamedBeansRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		if (!StartCheck.isAnythingSet(this.environment)) {
			return;
		}
		for (String name : new ContextProperties(this.environment).names()) {
			register(registry, name, SslClientContext.class, "sslClientContexts", "get");
			register(registry, name, SslClientStreamFactory.class, "sslClientStreamFactories", "create");
		}
	}

	private static void register(BeanDefinitionRegistry registry, String name, Class<?> type, String factoryBean,
			String factoryMethod) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryBeanName(factoryBean);
		definition.setFactoryMethodName(factoryMethod);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		definition.setDefaultCandidate(false);
		definition.setLazyInit(true);
		String beanName = name + type.getSimpleName();
		if (!registry.containsBeanDefinition(beanName)) {
			registry.registerBeanDefinition(beanName, definition);
		}
	}

}
