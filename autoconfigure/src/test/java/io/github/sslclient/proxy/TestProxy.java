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

package io.github.sslclient.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A proxy on loopback that does for each connection what a script says, in a thread of
 * its own, and then waits for the client's end.
 */
final class TestProxy implements Closeable {

	private static final int BOUND_SECONDS = 20;

	private final ServerSocket serverSocket;

	private final Script script;

	private final BlockingQueue<CompletableFuture<Void>> served = new LinkedBlockingQueue<>();

	private TestProxy(ServerSocket serverSocket, Script script) {
		this.serverSocket = serverSocket;
		this.script = script;
	}

	static TestProxy following(Script script) throws IOException {
		TestProxy proxy = new TestProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
		start(proxy::accept);
		return proxy;
	}

	/**
	 * An HTTP proxy that connects to a port of this machine, whatever host it is told.
	 */
	static TestProxy connecting(int port) throws IOException {
		return following((client) -> connect(client, port));
	}

	/** The same in SOCKS 5. */
	static TestProxy connectingBySocks(int port) throws IOException {
		return following((client) -> {
			client.getInputStream().readNBytes(3);
			client.getOutputStream().write(new byte[] { 5, 0 });
			byte[] begin = client.getInputStream().readNBytes(5);
			client.getInputStream().readNBytes(begin[4] + 2);
			client.getOutputStream().write(new byte[] { 5, 0, 0, 1, 127, 0, 0, 1, 0, 0 });
			relay(client, port);
		});
	}

	/** A script for a proxy that connects on, also over TLS. */
	static void connect(Socket client, int port) throws IOException {
		readHead(client.getInputStream());
		write(client, "HTTP/1.1 200 OK\r\n\r\n");
		relay(client, port);
	}

	/** Read a request. */
	static String readHead(InputStream input) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int value = input.read();
			if (value < 0) {
				throw new IOException("The client ended within its request: " + head);
			}
			head.append((char) value);
		}
		return head.toString();
	}

	static void write(Socket client, String text) throws IOException {
		client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		client.getOutputStream().flush();
	}

	ProxySettings settings(ProxyType type) {
		return ProxySettings.of(type, "localhost", this.serverSocket.getLocalPort());
	}

	/** Wait for the end of a connection, which must be the client's doing. */
	void awaitClientsEnd() throws Exception {
		CompletableFuture<Void> connection = this.served.poll(BOUND_SECONDS, TimeUnit.SECONDS);
		if (connection == null) {
			throw new IllegalStateException("no connection came");
		}
		connection.get(BOUND_SECONDS, TimeUnit.SECONDS);
	}

	/** Whether nobody has come yet. */
	boolean isUnused() {
		return this.served.isEmpty();
	}

	@Override
	public void close() throws IOException {
		this.serverSocket.close();
	}

	private static void relay(Socket client, int port) throws IOException {
		try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
			start(() -> {
				try {
					copy(server.getInputStream(), client.getOutputStream());
					client.shutdownOutput();
				}
				catch (IOException ex) {
					// Either end may go.
				}
			});
			copy(client.getInputStream(), server.getOutputStream());
			server.shutdownOutput();
		}
	}

	private static void copy(InputStream input, OutputStream output) throws IOException {
		byte[] buffer = new byte[8192];
		for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
			output.write(buffer, 0, read);
			output.flush();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.serverSocket.accept();
				CompletableFuture<Void> connection = new CompletableFuture<>();
				this.served.add(connection);
				start(() -> serve(client, connection));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void serve(Socket client, CompletableFuture<Void> connection) {
		try (client) {
			client.setSoTimeout(BOUND_SECONDS * 1000);
			client.setTcpNoDelay(true);
			this.script.run(client);
			awaitEnd(client.getInputStream());
			connection.complete(null);
		}
		catch (Throwable ex) {
			connection.completeExceptionally(ex);
		}
	}

	private static void awaitEnd(InputStream input) {
		try {
			input.transferTo(OutputStream.nullOutputStream());
		}
		catch (SocketTimeoutException ex) {
			throw new IllegalStateException("The client does not end the connection", ex);
		}
		catch (IOException ex) {
			// A reset is an end too.
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "test-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * What the proxy does with a connection.
	 */
	@FunctionalInterface
	interface Script {

		void run(Socket client) throws Exception;

	}

}
