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

package io.github.sslclient;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.proxy.ProxyRequest;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.proxy.ProxyType;
import io.github.sslclient.stream.SslClientStream;

/**
 * Connects to a host through a proxy: to the proxy, to TLS with it where it wants that,
 * and on to the host when it has agreed. One limit is for all of it, however slowly the
 * proxy answers: when it is over, the socket is closed beneath whoever waits.
 */
final class ProxyConnector {

	/**
	 * How long a read may wait is for the host's stream to say, and a tunnel knows no
	 * silence that is too long.
	 */
	private static final SslConnectionOverrides TO_PROXY = SslConnectionOverrides.builder()
		.readTimeout(Duration.ZERO)
		.build();

	private final ProxyRequest request;

	private final ProxySettings proxy;

	private final Duration timeout;

	private final ProxyContexts contexts;

	ProxyConnector(ProxyRequest request, Duration timeout, ProxyContexts contexts) {
		this.request = request;
		this.proxy = request.proxy();
		this.timeout = timeout;
		this.contexts = contexts;
	}

	/**
	 * Connect.
	 * @param plain makes the stream to the host over a socket to the proxy
	 * @param encrypted makes the stream to the host over a stream to the proxy
	 */
	SslClientStream connect(Maker<Socket> plain, Maker<SslClientStream> encrypted) throws IOException {
		// Whether there is one is known before anything is connected.
		SslClientContext context = (this.proxy.type() == ProxyType.HTTPS) ? this.contexts.get(this.proxy) : null;
		long start = System.nanoTime();
		Socket socket = connectToProxy();
		CompletableFuture<Void> done = new CompletableFuture<>();
		if (!this.timeout.isZero()) {
			long left = Math.max(1, this.timeout.toNanos() - (System.nanoTime() - start));
			done.orTimeout(left, TimeUnit.NANOSECONDS).exceptionally((ex) -> {
				close(socket);
				return null;
			});
		}
		try {
			SslClientStream stream = (context != null) ? overTls(socket, context, encrypted) : inPlain(socket, plain);
			if (!isInTime(done)) {
				stream.close();
				throw new SocketException("The time was over just before the end");
			}
			return stream;
		}
		catch (IOException ex) {
			close(socket);
			throw isInTime(done) ? ex : this.request.timedOut(this.timeout, ex);
		}
		catch (RuntimeException ex) {
			close(socket);
			isInTime(done);
			throw ex;
		}
	}

	private SslClientStream inPlain(Socket socket, Maker<Socket> maker) throws IOException {
		this.request.send(socket.getInputStream(), socket.getOutputStream());
		return maker.over(socket);
	}

	private SslClientStream overTls(Socket socket, SslClientContext context, Maker<SslClientStream> maker)
			throws IOException {
		SslClientStream tunnel = SslClientStream.over(socket, this.proxy.host().host(), context, TO_PROXY);
		try {
			handshake(tunnel);
			this.request.send(tunnel.getInputStream(), tunnel.getOutputStream());
			return maker.over(tunnel);
		}
		catch (IOException | RuntimeException ex) {
			// A proxy that failed is not waited for.
			close(socket);
			tunnel.close();
			throw ex;
		}
	}

	private Socket connectToProxy() throws IOException {
		try {
			return new SocketConnector(this.proxy.host(), this.proxy.port(), this.timeout).connect();
		}
		catch (SslException ex) {
			throw this.request.unreachable(ex);
		}
	}

	/**
	 * Listeners are not told: to them, and to whoever observes, the host is the peer.
	 */
	private void handshake(SslClientStream tunnel) throws IOException {
		try {
			tunnel.handshake();
		}
		catch (SslException ex) {
			throw this.request.handshakeFailed(ex);
		}
		String protocol = tunnel.getApplicationProtocol();
		if (protocol != null && !protocol.equals("http/1.1")) {
			throw this.request.wrongProtocol(protocol);
		}
	}

	/** From the first time it is asked on, time does not matter any more. */
	private static boolean isInTime(CompletableFuture<Void> done) {
		return done.complete(null) || !done.isCompletedExceptionally();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Nobody is left to be told.
		}
	}

	/**
	 * Makes the stream to the host.
	 *
	 * @param <T> what it is made over
	 */
	@FunctionalInterface
	interface Maker<T> {

		SslClientStream over(T connection) throws IOException;

	}

}
