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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Sends back what it receives, to clients that present a certificate. It stands on JSSE's
 * own sockets, so that the sample's stream is seen to work with somebody else's TLS.
 */
final class EchoServer implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(EchoServer.class);

	/** One of them accepts. */
	private static final int THREADS = 17;

	private static final int IDLE_MILLIS = 30_000;

	private final SSLServerSocket serverSocket;

	private final Set<SSLSocket> connections = ConcurrentHashMap.newKeySet();

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, (task) -> {
		Thread thread = new Thread(task, "echo-server");
		thread.setDaemon(true);
		return thread;
	});

	private EchoServer(SSLServerSocket serverSocket) {
		this.serverSocket = serverSocket;
	}

	static EchoServer start(SSLContext context) {
		try {
			SSLServerSocket serverSocket = (SSLServerSocket) context.getServerSocketFactory()
				.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
			serverSocket.setEnabledProtocols(new String[] { "TLSv1.3", "TLSv1.2" });
			serverSocket.setNeedClientAuth(true);
			EchoServer server = new EchoServer(serverSocket);
			server.executor.execute(server::accept);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The echo server cannot listen: " + ex.getMessage(), ex);
		}
	}

	int port() {
		return this.serverSocket.getLocalPort();
	}

	@Override
	public void close() {
		closeQuietly(this.serverSocket);
		this.connections.forEach(EchoServer::closeQuietly);
		this.executor.shutdown();
		try {
			this.executor.awaitTermination(2, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept() {
		while (!this.serverSocket.isClosed()) {
			try {
				SSLSocket connection = (SSLSocket) this.serverSocket.accept();
				this.connections.add(connection);
				this.executor.execute(() -> echo(connection));
			}
			catch (IOException | RejectedExecutionException ex) {
				// Closed, as the condition finds, or a connection that was gone at once.
				logger.debug("Not accepted", ex);
			}
		}
		this.connections.forEach(EchoServer::closeQuietly);
	}

	private void echo(SSLSocket connection) {
		try (connection) {
			connection.setSoTimeout(IDLE_MILLIS);
			connection.getInputStream().transferTo(connection.getOutputStream());
		}
		catch (IOException ex) {
			// Whoever is refused learns it from the alert.
			logger.debug("Connection ended", ex);
		}
		finally {
			this.connections.remove(connection);
		}
	}

	private static void closeQuietly(AutoCloseable socket) {
		try {
			socket.close();
		}
		catch (Exception ex) {
			logger.debug("Not closed", ex);
		}
	}

}
