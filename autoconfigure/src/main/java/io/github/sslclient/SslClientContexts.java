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

package io.github.sslclient;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.reload.ReloadableContext;

/**
 * All the client contexts of an application by name: that of {@code ssl.client.*}, called
 * {@value SslClientSettings#DEFAULT_NAME}, and those of
 * {@code ssl.client.contexts.NAME.*}. Each is made when it is first asked for. Immutable
 * and thread-safe.
 */
public final class SslClientContexts {

	private final Map<String, ReloadableContext> contexts = new LinkedHashMap<>();

	/**
	 * Create it.
	 * @param contexts the contexts, no two of one name
	 */
	public SslClientContexts(Collection<ReloadableContext> contexts) {
		for (ReloadableContext context : contexts) {
			if (this.contexts.putIfAbsent(context.name(), context) != null) {
				throw new IllegalArgumentException("There are two TLS client contexts named '" + context.name() + "'");
			}
		}
	}

	/**
	 * The names of the contexts.
	 * @return the names, in their order
	 */
	public Set<String> names() {
		return Collections.unmodifiableSet(this.contexts.keySet());
	}

	/**
	 * A context as it is now. One that is made anew later is a new object: who wants the
	 * newest asks again, or uses a stream factory.
	 * @param name the name
	 * @return the context
	 * @throws IllegalArgumentException if there is none of that name
	 * @throws SslConfigurationException if it cannot be made
	 */
	public SslClientContext get(String name) {
		return reloadable(name).get();
	}

	/**
	 * Where a context stands, now and later.
	 * @param name the name
	 * @return the place
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public ReloadableContext reloadable(String name) {
		ReloadableContext context = this.contexts.get(name);
		if (context == null) {
			throw new IllegalArgumentException(
					"There is no TLS client context '" + name + "'; there are " + this.contexts.keySet());
		}
		return context;
	}

}
