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
import java.util.ArrayDeque;
import java.util.Deque;

import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * The TLS of Apache HttpClient 5: {@code SSLSocket}, and a check of the host's name by
 * itself.
 */
final class ApacheClient implements Client {

	private final Http http = new Http();

	private final Roots roots;

	private final DefaultClientTlsStrategy strategy;

	private final int port;

	private final Deque<DefaultClientTlsStrategy> unused = new ArrayDeque<>();

	ApacheClient(NginxServer server) throws IOException, GeneralSecurityException {
		this.roots = Roots.of(server.root());
		this.strategy = new DefaultClientTlsStrategy(this.roots.newContext());
		this.port = server.port();
	}

	@Override
	public String name() {
		return "Apache HttpClient 5";
	}

	@Override
	public void prepare(int fullHandshakes) throws GeneralSecurityException {
		for (int i = this.unused.size(); i < fullHandshakes; i++) {
			this.unused.add(new DefaultClientTlsStrategy(this.roots.newContext()));
		}
	}

	@Override
	public Connection open(boolean full) throws IOException {
		Socket plain = new Socket();
		plain.setTcpNoDelay(true);
		plain.connect(new InetSocketAddress("localhost", this.port));
		SSLSocket socket = (full ? this.unused.remove() : this.strategy).upgrade(plain, "localhost", this.port, null,
				HttpCoreContext.create());
		return new StreamConnection(this.http, socket.getInputStream(), socket.getOutputStream(), socket);
	}

}
