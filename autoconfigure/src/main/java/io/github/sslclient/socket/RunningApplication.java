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

package io.github.sslclient.socket;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.LentContext;
import io.github.sslclient.error.SslException;
import io.github.sslclient.reload.ReloadableContext;
import org.jspecify.annotations.Nullable;

/**
 * What an application has for its drivers. All that ask for a context get the same, as
 * some make a factory for each connection, which would resume no session. Thread-safe.
 */
final class RunningApplication {

	private final @Nullable ClassLoader classLoader;

	private final Supplier<SslClientContexts> contexts;

	private final Map<ReloadableContext, LentContext> lent = new ConcurrentHashMap<>();

	RunningApplication(@Nullable ClassLoader classLoader, Supplier<SslClientContexts> contexts) {
		this.classLoader = classLoader;
		this.contexts = contexts;
	}

	@Nullable ClassLoader classLoader() {
		return this.classLoader;
	}

	/**
	 * The sockets of a context.
	 * @throws IOException if there is no such context, or it cannot be made
	 */
	SSLSocketFactory sockets(String context) throws IOException {
		try {
			return lent(this.contexts.get().reloadable(context)).sslContext().getSocketFactory();
		}
		catch (SslConfigurationException ex) {
			throw new SslException(ex.getError(), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	/** Made outside of the map, whose locks are not for what takes its time. */
	private LentContext lent(ReloadableContext context) {
		LentContext known = this.lent.get(context);
		if (known != null) {
			return known;
		}
		LentContext made = context.lend();
		LentContext other = this.lent.putIfAbsent(context, made);
		return (other != null) ? other : made;
	}

}
