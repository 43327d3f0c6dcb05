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
import io.github.sslclient.socket.ContextSocketFactory;
import io.github.sslclient.socket.RunningApplications;
import io.github.sslclient.socket.RunningApplications.Registration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Lets a {@link ContextSocketFactory} find the contexts of this application: from before
 * the first bean, as some migrate a database while they are made, until the last is gone.
 * An application that pauses, as those that Spring's tests keep for later, is not found.
 */
final class SocketFactoryRegistration
		implements BeanFactoryPostProcessor, SmartLifecycle, ApplicationListener<ContextClosedEvent>, DisposableBean {

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	private volatile @Nullable Registration registration;

	private volatile boolean closing;

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		start();
	}

	@Override
	public void start() {
		ConfigurableListableBeanFactory beans = this.beanFactory;
		if (this.registration == null && beans != null) {
			ObjectProvider<SslClientContexts> contexts = beans.getBeanProvider(SslClientContexts.class);
			this.registration = RunningApplications.ofJvm().add(beans.getBeanClassLoader(), contexts::getObject);
		}
	}

	/** What is closed is stopped before beans are, which may have a use for it yet. */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.closing = true;
	}

	@Override
	public void stop() {
		if (!this.closing) {
			destroy();
		}
	}

	@Override
	public boolean isRunning() {
		return this.registration != null;
	}

	/** The first to start and the last to stop. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	@Override
	public void destroy() {
		Registration known = this.registration;
		this.registration = null;
		if (known != null) {
			known.close();
		}
	}

}
