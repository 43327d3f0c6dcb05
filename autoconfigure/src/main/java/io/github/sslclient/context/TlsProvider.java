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

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.Algorithm;
import io.github.sslclient.protocol.ClientHello;
import org.jspecify.annotations.Nullable;

/**
 * What the provider of an SSL context can do. JSSE tells its suites; what it offers of
 * groups and signature schemes only a ClientHello tells. Thread-safe.
 */
final class TlsProvider {

	private static final String[] OLDER = { "TLSv1.2" };

	private final SSLContext context;

	private final List<String> supportedSuites;

	private final List<String> defaultSuites;

	private volatile @Nullable ClientHello defaultHello;

	private volatile @Nullable ClientHello olderHello;

	TlsProvider(SSLContext context) {
		this.context = context;
		this.supportedSuites = List.of(context.getSupportedSSLParameters().getCipherSuites());
		this.defaultSuites = List.of(context.getDefaultSSLParameters().getCipherSuites());
	}

	/** Its name and version. */
	String name() {
		return this.context.getProvider().getName() + " " + this.context.getProvider().getVersionStr();
	}

	ProviderKind kind() {
		return ProviderKind.of(this.context.getProvider());
	}

	/** The IANA names of all suites that can be enabled. */
	List<String> supportedSuites() {
		return this.supportedSuites;
	}

	/** The IANA names of the suites that are enabled if nobody says otherwise. */
	List<String> defaultSuites() {
		return this.defaultSuites;
	}

	/**
	 * Whether there are keys on a curve: JSSE goes on to offer those that Java lost in
	 * version 16.
	 */
	static boolean hasCurve(Algorithm group) {
		try {
			KeyPairGenerator.getInstance("EC").initialize(new ECGenParameterSpec(group.jsseName()));
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * What is offered if nobody says otherwise.
	 */
	ClientHello defaultHello() {
		ClientHello hello = this.defaultHello;
		if (hello == null) {
			hello = hello(Map.of());
			this.defaultHello = hello;
		}
		return hello;
	}

	/**
	 * What is offered if nobody says otherwise, without all that came with TLS 1.3 and so
	 * is strong. No key pairs are made for it, which would cost the first context 40 ms.
	 */
	ClientHello olderHello() {
		ClientHello hello = this.olderHello;
		if (hello == null) {
			hello = hello((parameters) -> parameters.setProtocols(OLDER));
			if (hello.cipherSuites().isEmpty()) {
				// This JVM does not speak TLS 1.2 any more.
				hello = defaultHello();
			}
			this.olderHello = hello;
		}
		return hello;
	}

	/**
	 * Make a ClientHello.
	 * @param names what it offers; the rest is left to the provider
	 */
	ClientHello hello(Map<NewerParameters, List<String>> names) {
		return hello((parameters) -> names.forEach((kind, list) -> kind.set(parameters, list)));
	}

	/**
	 * Make the ClientHello of a connection that never is, as it is planned.
	 * @throws SslException if the provider cannot do it
	 */
	ClientHello hello(ConnectionPlan plan) throws SslException {
		SSLEngine engine = this.context.createSSLEngine(plan.peer().host(), 0);
		engine.setUseClientMode(true);
		plan.applyTo(engine, this);
		return hello(engine);
	}

	/**
	 * Make the ClientHello of a connection that never is, to no host, so that no session
	 * is touched.
	 * @param choice sets what it offers; the rest is left to the provider
	 */
	ClientHello hello(Consumer<SSLParameters> choice) {
		SSLEngine engine = this.context.createSSLEngine();
		engine.setUseClientMode(true);
		SSLParameters parameters = engine.getSSLParameters();
		choice.accept(parameters);
		engine.setSSLParameters(parameters);
		return hello(engine);
	}

	private static ClientHello hello(SSLEngine engine) {
		ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		try {
			engine.wrap(ByteBuffer.allocate(0), record);
		}
		catch (SSLException ex) {
			// It has nothing of what is asked, so it offers nothing.
			return new ClientHello(List.of(), List.of(), List.of(), List.of(), null);
		}
		return ClientHello.parse(record.flip());
	}

}
