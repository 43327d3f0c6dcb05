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

package io.github.sslclient.stream;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;

/**
 * A server on loopback that follows a script for one connection, in a thread of its own
 * and in bounded time. What fails in the script fails the test.
 *
 * @param <T> what the script finds out
 */
final class ScriptedPeer<T> implements Closeable {

	static final int BOUND_SECONDS = 20;

	private final ServerSocket serverSocket;

	private final CompletableFuture<T> outcome = new CompletableFuture<>();

	private ScriptedPeer(ServerSocket serverSocket) {
		this.serverSocket = serverSocket;
	}

	/** Start a peer whose script finds nothing out. */
	static ScriptedPeer<Void> following(Script script) throws IOException {
		return asking((connection) -> {
			script.run(connection);
			return null;
		});
	}

	/** Start a peer whose script finds something out. */
	static <T> ScriptedPeer<T> asking(Question<T> script) throws IOException {
		return start(new ServerSocket(), script);
	}

	/** Start a peer that takes in little before it blocks the sender. */
	static <T> ScriptedPeer<T> withSmallBuffer(Question<T> script) throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReceiveBufferSize(4096);
		return start(socket, script);
	}

	private static <T> ScriptedPeer<T> start(ServerSocket socket, Question<T> script) throws IOException {
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		socket.setSoTimeout(BOUND_SECONDS * 1000);
		ScriptedPeer<T> peer = new ScriptedPeer<>(socket);
		Thread thread = new Thread(() -> peer.run(script), "scripted-peer");
		thread.setDaemon(true);
		thread.start();
		return peer;
	}

	int port() {
		return this.serverSocket.getLocalPort();
	}

	Socket connect() throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), port());
	}

	SslClientStream stream(SslClientSettingsBuilder settings) throws IOException {
		return stream(settings, "localhost");
	}

	SslClientStream stream(SslClientSettingsBuilder settings, String host) throws IOException {
		return SslClientStream.over(connect(), host, SslClientContext.of(settings.build()),
				SslConnectionOverrides.none());
	}

	/** Wait for the script's end. */
	T outcome() throws IOException {
		try {
			return this.outcome.get(BOUND_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw new IOException("The peer's script failed: " + ex.getCause(), ex.getCause());
		}
		catch (TimeoutException | InterruptedException ex) {
			throw new IOException("The peer's script does not end", ex);
		}
	}

	@Override
	public void close() throws IOException {
		try (this.serverSocket) {
			outcome();
		}
	}

	private void run(Question<T> script) {
		try (Socket socket = this.serverSocket.accept()) {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(BOUND_SECONDS * 1000);
			this.outcome.complete(script.ask(new PeerConnection(socket)));
		}
		catch (Throwable ex) {
			this.outcome.completeExceptionally(ex);
		}
	}

	/**
	 * What a peer does.
	 */
	@FunctionalInterface
	interface Script {

		void run(PeerConnection connection) throws Exception;

	}

	/**
	 * What a peer does to find something out.
	 *
	 * @param <T> what it finds out
	 */
	@FunctionalInterface
	interface Question<T> {

		T ask(PeerConnection connection) throws Exception;

	}

}
