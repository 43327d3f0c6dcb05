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

package io.github.sslclient.test;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * A TLS server on loopback, made of JSSE. Each connection is served in a thread of its
 * own, and what the serving found out can be awaited.
 *
 * @param <T> what serving a connection finds out
 */
public final class TlsTestServer<T> implements Closeable {

	private final SSLServerSocket serverSocket;

	private final Handler<T> handler;

	private final LinkedBlockingQueue<CompletableFuture<T>> served = new LinkedBlockingQueue<>();

	private TlsTestServer(SSLServerSocket serverSocket, Handler<T> handler) {
		this.serverSocket = serverSocket;
		this.handler = handler;
	}

	/**
	 * Start a server for {@code localhost}.
	 * @param <T> what serving a connection finds out
	 * @param pki whose certificate it presents and whose clients it trusts
	 * @param parameters what else is special about it
	 * @param handler serves a connection
	 * @return the server
	 */
	public static <T> TlsTestServer<T> start(TestPki pki, ServerParameters parameters, Handler<T> handler) {
		return start(pki, pki.server("localhost", "127.0.0.1", "*.example.org"), parameters, handler);
	}

	/**
	 * Start a server.
	 * @param <T> what serving a connection finds out
	 * @param pki whose clients it trusts
	 * @param identity the certificate that it presents
	 * @param parameters what else is special about it
	 * @param handler serves a connection
	 * @return the server
	 */
	public static <T> TlsTestServer<T> start(TestPki pki, Identity identity, ServerParameters parameters,
			Handler<T> handler) {
		try {
			SSLServerSocket socket = (SSLServerSocket) context(pki, identity).getServerSocketFactory()
				.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
			SSLParameters sslParameters = socket.getSSLParameters();
			parameters.apply(sslParameters);
			socket.setSSLParameters(sslParameters);
			TlsTestServer<T> server = new TlsTestServer<>(socket, handler);
			start(server::accept);
			return server;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Serve by sending back all that comes, until the client ends.
	 * @param socket the connection
	 * @return how many bytes came
	 * @throws IOException if that fails
	 */
	public static long echo(SSLSocket socket) throws IOException {
		return socket.getInputStream().transferTo(socket.getOutputStream());
	}

	/**
	 * The server's port.
	 * @return the port
	 */
	public int port() {
		return this.serverSocket.getLocalPort();
	}

	/**
	 * Wait for what serving the next connection found out.
	 * @return what it found out
	 * @throws Exception if serving it failed
	 */
	public T next() throws Exception {
		return Objects.requireNonNull(this.served.poll(30, TimeUnit.SECONDS), "no connection came")
			.get(30, TimeUnit.SECONDS);
	}

	@Override
	public void close() throws IOException {
		this.serverSocket.close();
	}

	private void accept() {
		try {
			while (true) {
				SSLSocket socket = (SSLSocket) this.serverSocket.accept();
				CompletableFuture<T> outcome = new CompletableFuture<>();
				this.served.add(outcome);
				start(() -> serve(socket, outcome));
			}
		}
		catch (SocketException ex) {
			// Closed.
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void serve(SSLSocket socket, CompletableFuture<T> outcome) {
		try (socket) {
			outcome.complete(this.handler.handle(socket));
		}
		catch (Exception ex) {
			outcome.completeExceptionally(ex);
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "tls-test-server");
		thread.setDaemon(true);
		thread.start();
	}

	private static SSLContext context(TestPki pki, Identity identity) throws GeneralSecurityException, IOException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		keys.load(null, null);
		List<X509Certificate> chain = new ArrayList<>(List.of(identity.certificate()));
		chain.addAll(identity.intermediates());
		keys.setKeyEntry("server", identity.key(), new char[0], chain.toArray(X509Certificate[]::new));
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
		keyManagers.init(keys, new char[0]);
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("ca", pki.ca());
		TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
		trustManagers.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
		context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
		return context;
	}

	/**
	 * Serves a connection.
	 *
	 * @param <T> what serving it finds out
	 */
	@FunctionalInterface
	public interface Handler<T> {

		/**
		 * Serve a connection.
		 * @param socket the connection, its handshake not done
		 * @return what was found out
		 * @throws Exception if it could not be served
		 */
		T handle(SSLSocket socket) throws Exception;

	}

	/**
	 * What is special about a server.
	 *
	 * @param protocol the one protocol it speaks, or {@code null} for what JSSE does
	 * @param clientCertificate whether it demands a client certificate
	 * @param applicationProtocols what it knows of ALPN
	 */
	public record ServerParameters(@Nullable String protocol, boolean clientCertificate,
			String... applicationProtocols) {

		/**
		 * Nothing special.
		 * @return the parameters
		 */
		public static ServerParameters none() {
			return new ServerParameters(null, false);
		}

		/**
		 * A server of one protocol.
		 * @param protocol its name
		 * @return the parameters
		 */
		public static ServerParameters of(String protocol) {
			return new ServerParameters(protocol, false);
		}

		void apply(SSLParameters parameters) {
			if (this.protocol != null) {
				parameters.setProtocols(new String[] { this.protocol });
			}
			parameters.setNeedClientAuth(this.clientCertificate);
			parameters.setApplicationProtocols(this.applicationProtocols);
		}

	}

}
