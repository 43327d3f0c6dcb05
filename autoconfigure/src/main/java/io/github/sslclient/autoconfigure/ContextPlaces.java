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
import java.util.List;
import java.util.function.Supplier;

import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.reload.ContextListener;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;

import org.springframework.boot.ssl.SslBundles;

/**
 * Makes the places that contexts stand in, and sees to it that they are loaded anew when
 * they should be.
 */
final class ContextPlaces implements AutoCloseable {

	private final SettingsMapper mapper;

	private final Supplier<SslBundles> bundles;

	private final ContextWatch watch;

	private final List<ContextListener> listeners;

	private final ConnectionDetailsBeans details;

	/**
	 * Create it.
	 * @param mapper reads properties
	 * @param bundles gives the SSL bundles that properties may name
	 * @param watch watches the files of contexts, and is closed with this
	 * @param listeners who is told when a context was made
	 * @param details what counts in place of properties
	 */
	ContextPlaces(SettingsMapper mapper, Supplier<SslBundles> bundles, ContextWatch watch,
			List<ContextListener> listeners, ConnectionDetailsBeans details) {
		this.mapper = mapper;
		this.bundles = bundles;
		this.watch = watch;
		this.listeners = List.copyOf(listeners);
		this.details = details;
	}

	/**
	 * Make the place of a context that comes from properties.
	 * @param name the name of the context
	 * @param prefix what the keys of the properties begin with
	 * @param properties gives the properties, when the context is first asked for
	 */
	ReloadableContext create(String name, String prefix, Supplier<SslClientProperties> properties) {
		BundleFollower follower = new BundleFollower(this.bundles);
		PropertiesContextLoader loader = new PropertiesContextLoader(name, prefix, properties, this.mapper, follower,
				this.details);
		ReloadableContext context = new ReloadableContext(name, loader, Clock.systemUTC(), this.watch.watcher());
		follower.onChange(context::reload);
		this.listeners.forEach(context::addListener);
		return context;
	}

	/**
	 * Make the place of the context that an application made itself.
	 * @param loader gives it
	 */
	ReloadableContext create(ContextLoader loader) {
		ReloadableContext context = new ReloadableContext(SslClientSettings.DEFAULT_NAME, loader, Clock.systemUTC());
		this.listeners.forEach(context::addListener);
		return context;
	}

	@Override
	public void close() {
		this.watch.close();
	}

}
