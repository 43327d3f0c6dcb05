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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.bundle.ContextSslBundle;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.reload.ContextListener;
import io.github.sslclient.reload.ReloadOutcome;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.Ordered;

/**
 * Registers client contexts as SSL bundles, after all others: an application's own bundle
 * is not to find its name taken. Nothing is loaded by that, and a context's place is
 * asked for with its bundle. Who wants to know when a bundle has changed is told when its
 * context was made anew.
 */
final class ContextBundleRegistrar implements SslBundleRegistrar, ContextListener, Ordered {

	private final String prefix;

	private final Supplier<Set<String>> names;

	private final ObjectProvider<SslClientContexts> contexts;

	private final Map<String, Runnable> updates = new ConcurrentHashMap<>();

	/**
	 * Create it.
	 * @param prefix what the names of bundles begin with
	 * @param names gives the names of the contexts
	 * @param contexts gives the contexts
	 */
	ContextBundleRegistrar(String prefix, Supplier<Set<String>> names, ObjectProvider<SslClientContexts> contexts) {
		this.prefix = prefix;
		this.names = names;
		this.contexts = contexts;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void registerBundles(SslBundleRegistry registry) {
		List<String> taken = (registry instanceof SslBundles bundles) ? List.copyOf(bundles.getBundleNames())
				: List.of();
		for (String name : this.names.get()) {
			if (!taken.contains(this.prefix + name)) {
				register(registry, name);
			}
			else if (!name.equals(SslClientSettings.DEFAULT_NAME)) {
				throw taken(name);
			}
		}
	}

	private void register(SslBundleRegistry registry, String context) {
		String name = this.prefix + context;
		ContextSslBundle bundle = new ContextSslBundle(context, () -> this.contexts.getObject().reloadable(context));
		registry.registerBundle(name, bundle);
		if (registry instanceof SslBundles bundles) {
			// Else Spring Boot would warn of clients that cannot follow, which all do.
			bundles.addBundleUpdateHandler(name, (same) -> {
			});
		}
		this.updates.put(context, () -> registry.updateBundle(name, bundle));
	}

	@Override
	public void reloaded(ReloadOutcome outcome) {
		Runnable update = this.updates.get(outcome.context());
		if (update != null && outcome.isSuccess()) {
			update.run();
		}
	}

	private SslConfigurationException taken(String name) {
		return PropertyRefusal.of("contexts." + name,
				"there is another SSL bundle of the name '" + this.prefix + name + "'",
				"rename the context or that bundle, set ssl.client.bundles.prefix, or have no context registered with "
						+ "ssl.client.bundles.register=false");
	}

}
