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

package io.github.sslclient.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * A listening socket on loopback, and the connections that came in by it, each in a
 * thread of its own. All end with {@link #close()}.
 */
final class Connections implements AutoCloseable {

	/** As many at a time; further ones wait until they are accepted. */
	private static final int MAXIMUM = 256;

	private static final int BACKLOG = 50;

	private static final Duration CLOSING = Duration.ofSeconds(5);

	private final ServerSocket serverSocket;

	private final Consumer<Socket> service;

	private final Semaphore permits = new Semaphore(MAXIMUM);

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	/** Those that serve, and such as have ended since the last one was accepted. */
	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	private final Thread acceptor;

	private Connections(ServerSocket serverSocket, Consumer<Socket> service) {
		this.serverSocket = serverSocket;
		this.service = service;
		this.acceptor = thread(this::acceptAll);
	}

	/**
	 * Listen at a port that is free.
	 * @param service what to do with a connection, which is closed afterwards
	 */
	static Connections accept(Consumer<Socket> service) {
		try {
			ServerSocket serverSocket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
			Connections connections = new Connections(serverSocket, service);
			connections.acceptor.start();
			return connections;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The test server cannot listen on loopback: " + ex.getMessage(), ex);
		}
	}

	int port() {
		return this.serverSocket.getLocalPort();
	}

	boolean isClosed() {
		return this.serverSocket.isClosed();
	}

	@Override
	public void close() {
		long end = System.nanoTime() + CLOSING.toNanos();
		close(this.serverSocket);
		// First whoever would add to the others.
		this.acceptor.interrupt();
		await(this.acceptor, end);
		this.open.forEach(Connections::close);
		List<Thread> others = new ArrayList<>(this.threads);
		// A handler may close the server that it serves.
		others.remove(Thread.currentThread());
		others.forEach(Thread::interrupt);
		others.forEach((thread) -> await(thread, end));
	}

	private void acceptAll() {
		try {
			while (!isClosed()) {
				this.permits.acquire();
				this.threads.removeIf((thread) -> !thread.isAlive());
				acceptOne();
			}
		}
		catch (InterruptedException ex) {
			// Closed while there were as many as there may be.
		}
	}

	private void acceptOne() {
		try {
			Socket socket = this.serverSocket.accept();
			this.open.add(socket);
			Thread thread = thread(() -> serve(socket));
			this.threads.add(thread);
			thread.start();
		}
		catch (IOException ex) {
			// Closed, or a connection that was gone at once.
			this.permits.release();
		}
	}

	private void serve(Socket socket) {
		try {
			this.service.accept(socket);
		}
		finally {
			close(socket);
			this.open.remove(socket);
			this.permits.release();
		}
	}

	private Thread thread(Runnable task) {
		Thread thread = new Thread(task, "sslclient-test-server-" + port());
		thread.setDaemon(true);
		return thread;
	}

	private static void await(Thread thread, long end) {
		try {
			// Zero would be for ever.
			thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void close(AutoCloseable socket) {
		try {
			socket.close();
		}
		catch (Exception ex) {
			// It is gone in any case.
		}
	}

}
