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

package io.github.sslclient.benchmark.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * {@code SSLSocket} with the JDK's PKIX trust manager, which checks the host's name too.
 */
final class SocketClient implements Client {

	private final KeyStore roots;

	private final SSLContext context;

	private final int port;

	private final Deque<SSLContext> unused = new ArrayDeque<>();

	SocketClient(Path root, int port) throws IOException, GeneralSecurityException {
		this.roots = KeyStore.getInstance("PKCS12");
		this.roots.load(null, null);
		try (InputStream input = Files.newInputStream(root)) {
			this.roots.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(input));
		}
		this.context = context();
		this.port = port;
	}

	@Override
	public String name() {
		return "SSLSocket";
	}

	/** JSSE resumes what is in a context, so each full handshake has one of its own. */
	@Override
	public void prepare(int fullHandshakes) throws GeneralSecurityException {
		for (int i = this.unused.size(); i < fullHandshakes; i++) {
			this.unused.add(context());
		}
	}

	@Override
	public Connection open(boolean full) throws IOException {
		SSLSocket socket = (SSLSocket) (full ? this.unused.remove() : this.context).getSocketFactory()
			.createSocket("localhost", this.port);
		socket.setTcpNoDelay(true);
		SSLParameters parameters = socket.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		socket.setSSLParameters(parameters);
		socket.startHandshake();
		return new Connection() {

			@Override
			public InputStream input() throws IOException {
				return socket.getInputStream();
			}

			@Override
			public OutputStream output() throws IOException {
				return socket.getOutputStream();
			}

			@Override
			public void close() throws IOException {
				socket.close();
			}

		};
	}

	private SSLContext context() throws GeneralSecurityException {
		TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
		trust.init(this.roots);
		SSLContext made = SSLContext.getInstance("TLS");
		made.init(null, trust.getTrustManagers(), null);
		return made;
	}

}
