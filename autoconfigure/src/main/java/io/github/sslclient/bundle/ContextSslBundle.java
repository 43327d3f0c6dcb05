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

package io.github.sslclient.bundle;

import java.util.Objects;
import java.util.function.Supplier;

import javax.net.ssl.SSLParameters;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.verify.identity.PeerName;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.util.function.SingletonSupplier;

/**
 * A client context as an {@link SslBundle}: its certificate, its verification, its
 * protocols and suites for whatever client takes a bundle. The context is made when the
 * managers or the options are asked for, and what they give follows it when it is made
 * anew. The stores are empty, since they could not hold all that the context goes by.
 * Thread-safe.
 */
public final class ContextSslBundle implements SslBundle {

	private final String name;

	private final Supplier<ReloadableContext> context;

	private final SingletonSupplier<SslManagerBundle> managers;

	/**
	 * Create a bundle.
	 * @param context where the context stands
	 */
	public ContextSslBundle(ReloadableContext context) {
		this(context.name(), () -> context);
	}

	/**
	 * Create a bundle.
	 * @param name the name of the context
	 * @param context gives where it stands, always the same, when something is asked for
	 */
	public ContextSslBundle(String name, Supplier<ReloadableContext> context) {
		this.name = Objects.requireNonNull(name, "'name' must not be null");
		this.context = Objects.requireNonNull(context, "'context' must not be null");
		this.managers = SingletonSupplier.of(() -> new ContextManagerBundle(context));
	}

	@Override
	public SslStoreBundle getStores() {
		return SslStoreBundle.NONE;
	}

	@Override
	public SslBundleKey getKey() {
		return SslBundleKey.NONE;
	}

	/**
	 * The protocols and the suites of the context, as they are offered to any host.
	 */
	@Override
	public SslOptions getOptions() {
		SSLParameters parameters = parameters(this.context.get().get());
		return SslOptions.of(parameters.getCipherSuites(), parameters.getProtocols());
	}

	@Override
	public String getProtocol() {
		return DEFAULT_PROTOCOL;
	}

	@Override
	public SslManagerBundle getManagers() {
		return this.managers.obtain();
	}

	@Override
	public String toString() {
		return "ContextSslBundle[" + this.name + "]";
	}

	private static SSLParameters parameters(SslClientContext context) {
		try {
			return context.newEngine(PeerName.of("localhost"), SslConnectionOverrides.none())
				.engine()
				.getSSLParameters();
		}
		catch (SslException ex) {
			throw new IllegalStateException("A context that was made does not offer what it is made to", ex);
		}
	}

}
