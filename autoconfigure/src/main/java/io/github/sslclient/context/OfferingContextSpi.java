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

package io.github.sslclient.context;

import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

import org.jspecify.annotations.Nullable;

/**
 * A context of JSSE's whose engines and sockets offer what a client context does, before
 * their user says anything. Some users could say it themselves if they were told, as by
 * an SSL bundle; but groups and signature algorithms are in no bundle, and
 * {@code HttpURLConnection} asks nobody. Thread-safe.
 */
final class OfferingContextSpi extends SSLContextSpi {

	private final SSLContext context;

	private final Supplier<SSLContext> ofConnection;

	private final Consumer<SSLParameters> offer;

	private OfferingContextSpi(SSLContext context, Supplier<SSLContext> ofConnection, Consumer<SSLParameters> offer) {
		this.context = context;
		this.ofConnection = ofConnection;
		this.offer = offer;
	}

	/**
	 * Wrap a context.
	 * @param context the context
	 * @param ofConnection gives the context that a new connection is made of
	 * @param offer says what a new connection offers
	 */
	static SSLContext wrap(SSLContext context, Supplier<SSLContext> ofConnection, Consumer<SSLParameters> offer) {
		return new SSLContext(new OfferingContextSpi(context, ofConnection, offer), context.getProvider(),
				context.getProtocol()) {
		};
	}

	@Override
	protected void engineInit(KeyManager @Nullable [] keyManagers, TrustManager @Nullable [] trustManagers,
			@Nullable SecureRandom random) {
		throw new IllegalStateException("This SSLContext belongs to a TLS client context, and is initialized");
	}

	@Override
	protected SSLSocketFactory engineGetSocketFactory() {
		return new OfferingSocketFactory(() -> this.ofConnection.get().getSocketFactory(), this.offer);
	}

	@Override
	protected SSLServerSocketFactory engineGetServerSocketFactory() {
		throw new UnsupportedOperationException("This SSLContext is for clients");
	}

	@Override
	protected SSLEngine engineCreateSSLEngine() {
		return offering(this.ofConnection.get().createSSLEngine());
	}

	@Override
	protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
		return offering(this.ofConnection.get().createSSLEngine(host, port));
	}

	@Override
	protected SSLSessionContext engineGetServerSessionContext() {
		return this.context.getServerSessionContext();
	}

	@Override
	protected SSLSessionContext engineGetClientSessionContext() {
		return this.context.getClientSessionContext();
	}

	@Override
	protected SSLParameters engineGetDefaultSSLParameters() {
		SSLParameters parameters = this.context.getDefaultSSLParameters();
		this.offer.accept(parameters);
		return parameters;
	}

	@Override
	protected SSLParameters engineGetSupportedSSLParameters() {
		return this.context.getSupportedSSLParameters();
	}

	/** Most users say so themselves; what is offered is for clients alone. */
	private SSLEngine offering(SSLEngine engine) {
		engine.setUseClientMode(true);
		SSLParameters parameters = engine.getSSLParameters();
		this.offer.accept(parameters);
		engine.setSSLParameters(parameters);
		return engine;
	}

}
