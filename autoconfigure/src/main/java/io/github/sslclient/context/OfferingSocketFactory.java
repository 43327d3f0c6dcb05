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

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that offer what a client context does. Thread-safe.
 */
final class OfferingSocketFactory extends SSLSocketFactory {

	private final Supplier<SSLSocketFactory> factory;

	private final Consumer<SSLParameters> offer;

	OfferingSocketFactory(Supplier<SSLSocketFactory> factory, Consumer<SSLParameters> offer) {
		this.factory = factory;
		this.offer = offer;
	}

	@Override
	public String[] getDefaultCipherSuites() {
		SSLParameters parameters = new SSLParameters();
		this.offer.accept(parameters);
		return parameters.getCipherSuites();
	}

	@Override
	public String[] getSupportedCipherSuites() {
		return this.factory.get().getSupportedCipherSuites();
	}

	@Override
	public Socket createSocket() throws IOException {
		return offering(this.factory.get().createSocket());
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return offering(this.factory.get().createSocket(host, port));
	}

	@Override
	public Socket createSocket(String host, int port, @Nullable InetAddress localHost, int localPort)
			throws IOException {
		return offering(this.factory.get().createSocket(host, port, localHost, localPort));
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return offering(this.factory.get().createSocket(host, port));
	}

	@Override
	public Socket createSocket(InetAddress address, int port, @Nullable InetAddress localAddress, int localPort)
			throws IOException {
		return offering(this.factory.get().createSocket(address, port, localAddress, localPort));
	}

	@Override
	public Socket createSocket(Socket socket, @Nullable String host, int port, boolean autoClose) throws IOException {
		return offering(this.factory.get().createSocket(socket, host, port, autoClose));
	}

	@Override
	public Socket createSocket(Socket socket, @Nullable InputStream consumed, boolean autoClose) {
		throw new UnsupportedOperationException("This socket factory is for clients");
	}

	private Socket offering(Socket socket) {
		if (socket instanceof SSLSocket tls) {
			SSLParameters parameters = tls.getSSLParameters();
			this.offer.accept(parameters);
			tls.setSSLParameters(parameters);
		}
		return socket;
	}

}
