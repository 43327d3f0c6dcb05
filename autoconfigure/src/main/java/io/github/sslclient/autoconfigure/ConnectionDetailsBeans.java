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

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.context.SslClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Finds the connection details of contexts among the beans, when a context is loaded. Not
 * when the contexts are listed: details may be made of SSL bundles, and these know the
 * contexts. That each is for a context is looked at when all beans are there.
 */
final class ConnectionDetailsBeans implements SmartInitializingSingleton {

	/** The place of the default context, where the application does not make it. */
	static final String DEFAULT_CONTEXT = "sslClientReloadableContext";

	private final ListableBeanFactory beanFactory;

	private final ObjectProvider<SslClientContexts> contexts;

	ConnectionDetailsBeans(ListableBeanFactory beanFactory, ObjectProvider<SslClientContexts> contexts) {
		this.beanFactory = beanFactory;
		this.contexts = contexts;
	}

	/**
	 * The details of a context.
	 * @param context its name
	 * @return the details, or {@code null} if properties count
	 */
	@Nullable ContextDetails find(String context) {
		return all().get(context);
	}

	@Override
	public void afterSingletonsInstantiated() {
		Map<String, ContextDetails> all = all();
		if (!all.isEmpty()) {
			Set<String> names = this.contexts.getObject().names();
			all.values().forEach((details) -> check(details, names));
		}
	}

	private void check(ContextDetails details, Set<String> names) {
		String context = details.contextName();
		if (!names.contains(context)) {
			throw ContextDetails.refusal(
					details + " are for the context '" + context + "', which there is not; there are " + names,
					"set a property below ssl.client.contexts." + context + ", or have them name one of these");
		}
		if (context.equals(SslClientSettings.DEFAULT_NAME) && !this.beanFactory.containsBean(DEFAULT_CONTEXT)) {
			throw ContextDetails.refusal(
					details + " are for the context '" + context
							+ "', which the application makes itself (a bean SslClientContext)",
					"remove one of the two, or have the details name another context");
		}
	}

	/** By the names of contexts. A bean that is still being made is an error. */
	private Map<String, ContextDetails> all() {
		Map<String, ContextDetails> all = new TreeMap<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory,
				SslClientConnectionDetails.class)) {
			ContextDetails details = new ContextDetails(name,
					this.beanFactory.getBean(name, SslClientConnectionDetails.class));
			ContextDetails other = all.putIfAbsent(details.contextName(), details);
			if (other != null) {
				throw ContextDetails.refusal(
						"there are two for the context '" + details.contextName() + "': " + other + " and " + details,
						"remove one of them, or have it name another context");
			}
		}
		return all;
	}

}
