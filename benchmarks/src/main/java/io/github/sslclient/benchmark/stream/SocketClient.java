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
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * {@code SSLSocket} with the JDK's PKIX trust manager, which checks the host's name too.
 */
final class SocketClient implements Client {

	private final Http http = new Http();

	private final Roots roots;

	private final SSLContext context;

	private final int port;

	private final Deque<SSLContext> unused = new ArrayDeque<>();

	SocketClient(NginxServer server) throws IOException, GeneralSecurityException {
		this.roots = Roots.of(server.root());
		this.context = this.roots.newContext();
		this.port = server.port();
	}

	@Override
	public String name() {
		return "SSLSocket";
	}

	/** JSSE resumes what is in a context, so each full handshake has one of its own. */
	@Override
	public void prepare(int fullHandshakes) throws GeneralSecurityException {
		for (int i = this.unused.size(); i < fullHandshakes; i++) {
			this.unused.add(this.roots.newContext());
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
		return new StreamConnection(this.http, socket.getInputStream(), socket.getOutputStream(), socket);
	}

}
