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
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.conscrypt.Conscrypt;

/**
 * The floor of everything that is made of the JDK's {@code SSLEngine}: an engine in the
 * smallest loop that works. It verifies nothing, has no time limits, no locks, no alerts,
 * and does not wait for the peer when it closes.
 */
final class EngineFloor implements Client {

	private final Http http = new Http();

	private final EngineLoop.Buffers buffers = new EngineLoop.Buffers();

	private final String name;

	private final SSLContext context;

	private final int port;

	EngineFloor(NginxServer server) throws GeneralSecurityException {
		this(server, SSLContext.getInstance("TLS"), "SSLEngine");
	}

	private EngineFloor(NginxServer server, SSLContext context, String engine) throws GeneralSecurityException {
		this.name = "floor: bare " + engine + " that verifies nothing";
		this.context = context;
		this.context.init(null, new TrustManager[] { new TrustEverybody() }, null);
		this.port = server.port();
	}

	/** That of Conscrypt, over the JDK's sockets as ours. */
	static EngineFloor ofConscrypt(NginxServer server) throws GeneralSecurityException {
		return new EngineFloor(server, SSLContext.getInstance("TLS", Conscrypt.newProvider()), "Conscrypt engine");
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Connection open(boolean full) throws IOException {
		Socket socket = new Socket();
		socket.setTcpNoDelay(true);
		socket.connect(new InetSocketAddress("localhost", this.port));
		// An engine that does not know its peer resumes nothing.
		SSLEngine engine = full ? this.context.createSSLEngine() : this.context.createSSLEngine("localhost", this.port);
		engine.setUseClientMode(true);
		EngineLoop loop = new EngineLoop(engine, socket, this.buffers);
		loop.handshake();
		return new StreamConnection(this.http, loop.input(), loop.output(), loop::close);
	}

	/**
	 * Trusts everybody, since verification is what the floor is to show the cost of.
	 */
	private static final class TrustEverybody extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
