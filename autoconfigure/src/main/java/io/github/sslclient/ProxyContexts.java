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

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.proxy.ProxySettings;
import org.jspecify.annotations.Nullable;

/**
 * What the TLS connections to proxies are made from. Thread-safe.
 */
final class ProxyContexts {

	private static final String NAME = "proxy";

	private final @Nullable SslClientContexts named;

	private final Lock lock = new ReentrantLock();

	/** Made when it is first wanted, since few want it, and kept for its sessions. */
	private @Nullable SslClientContext unnamed;

	private ProxyContexts(@Nullable SslClientContexts named) {
		this.named = named;
	}

	static ProxyContexts none() {
		return new ProxyContexts(null);
	}

	static ProxyContexts of(SslClientContexts named) {
		return new ProxyContexts(named);
	}

	/**
	 * The context for a proxy, as it is now.
	 * @throws SslException if there is none of that name, or the one of defaults cannot
	 * be made
	 * @throws SslConfigurationException if the named one cannot be made
	 */
	SslClientContext get(ProxySettings proxy) throws SslException {
		String name = proxy.context();
		if (name == null) {
			return unnamed();
		}
		if (this.named == null || !this.named.names().contains(name)) {
			throw new SslException(SslError.ofSetting("proxy.context", List.of(), "there is no context '" + name
					+ "'; there are " + ((this.named != null) ? this.named.names() : List.of())));
		}
		return this.named.get(name);
	}

	/**
	 * Nothing is taken from the context of the host: no proxy gets a certificate that was
	 * meant for another.
	 */
	private SslClientContext unnamed() throws SslException {
		this.lock.lock();
		try {
			if (this.unnamed == null) {
				this.unnamed = SslClientContext.of(SslClientSettings.builder().name(NAME).build());
			}
			return this.unnamed;
		}
		finally {
			this.lock.unlock();
		}
	}

}
