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

package io.github.sslclient.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import javax.net.ssl.SSLContext;

/**
 * Does one thing with every connection; over TLS if it is given a context.
 */
final class ScriptedServer implements AutoCloseable {

	private final ServerSocket serverSocket;

	ScriptedServer(SSLContext context, Script script) {
		this(() -> context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress()), script);
	}

	ScriptedServer(Script script) {
		this(() -> new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), script);
	}

	private ScriptedServer(Opening opening, Script script) {
		try {
			this.serverSocket = opening.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(() -> serve(script), "scripted-server");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.serverSocket.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.serverSocket.close();
	}

	private void serve(Script script) {
		while (!this.serverSocket.isClosed()) {
			try (Socket socket = this.serverSocket.accept()) {
				script.run(socket);
			}
			catch (IOException ex) {
				// The client had enough, or the test has.
			}
		}
	}

	interface Script {

		void run(Socket socket) throws IOException;

	}

	private interface Opening {

		ServerSocket open() throws IOException;

	}

}
