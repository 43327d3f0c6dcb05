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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientRoutes;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.HandshakeListener;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes factories of streams, one for each context.
 *
 * @param contexts the contexts
 * @param lazy whether a context is loaded with the first stream, not with its factory
 * @param translator makes what the factories throw
 * @param listeners who is told of handshakes
 */
record StreamFactories(SslClientContexts contexts, boolean lazy, SslErrorTranslator translator,
		List<HandshakeListener> listeners) {

	SslClientStreamFactory create(String name) {
		return new SslClientStreamFactory(place(name), this.translator).withListeners(this.listeners)
			.withProxyContexts(this.contexts);
	}

	/**
	 * Make a factory that chooses among contexts.
	 * @param name the context for hosts that no route is for
	 * @param routes the routes
	 */
	SslClientStreamFactory createRouted(String name, List<SslClientRoute> routes) {
		Map<String, ReloadableContext> byHost = new LinkedHashMap<>();
		for (int i = 0; i < routes.size(); i++) {
			String property = "routes[" + i + "]";
			String host = required(property + ".host", routes.get(i).host());
			String context = required(property + ".context", routes.get(i).context());
			Set<String> names = this.contexts.names();
			if (!names.contains(context)) {
				throw PropertyRefusal.of(property + ".context",
						"there is no context '" + context + "'; there are " + names);
			}
			if (byHost.put(host, place(context)) != null) {
				throw PropertyRefusal.of(property + ".host", "there is another route to '" + host + "'");
			}
		}
		try {
			return create(name).withRoutes(new SslClientRoutes(byHost));
		}
		catch (IllegalArgumentException ex) {
			throw PropertyRefusal.of("routes", String.valueOf(ex.getMessage()));
		}
	}

	private ReloadableContext place(String name) {
		ReloadableContext context = this.contexts.reloadable(name);
		if (!this.lazy) {
			checkProxy(name, context.get().settings().proxy());
		}
		return context;
	}

	/** What a proxy is spoken to with is loaded with what goes through it. */
	private void checkProxy(String name, @Nullable ProxySettings proxy) {
		String context = (proxy != null) ? proxy.context() : null;
		if (context == null) {
			return;
		}
		Set<String> names = this.contexts.names();
		if (!names.contains(context)) {
			String prefix = name.equals(SslClientSettings.DEFAULT_NAME) ? "" : "contexts." + name + ".";
			throw PropertyRefusal.of(prefix + "proxy.context",
					"there is no context '" + context + "'; there are " + names);
		}
		this.contexts.get(context);
	}

	private static String required(String property, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			throw PropertyRefusal.of(property, "it must be set");
		}
		return value;
	}

}
