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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.testing.SslClientTestServerBuilder.Manner;
import org.jspecify.annotations.Nullable;

/**
 * A TLS server for tests, with an authority of its own that lives in memory as long as it
 * does. It stands on JSSE's sockets, so that a client is seen to work with somebody
 * else's TLS, and it misbehaves where a test needs that:
 *
 * <pre>
 * static final SslClientTestServer server = SslClientTestServer.builder().expired().start();
 *
 * &#64;DynamicPropertySource
 * static void tls(DynamicPropertyRegistry registry) {
 *     server.properties().forEach((name, value) -&gt; registry.add(name, () -&gt; value));
 * }
 * </pre>
 *
 * <p>
 * It must not be used to serve: see the package. Thread-safe. Its threads are daemons,
 * and end with {@link #close()}.
 *
 * <p>
 * What it counts and remembers of a connection it knows before the handler is called. A
 * client that has had an answer can rely on it; one whose handshake has only just ended
 * may be ahead of the server.
 */
public final class SslClientTestServer implements AutoCloseable {

	private static final String HOST = "localhost";

	private static final String PREFIX = "ssl.client.";

	/** A client that never begins would hold its thread until the server is closed. */
	private static final int HANDSHAKE_MILLIS = 30_000;

	private static final int BUFFER_SIZE = 8 * 1024;

	private final Material material;

	private final SSLContext context;

	private final List<String> protocols;

	private final boolean clientCertificateDemanded;

	private final Manner manner;

	private final ConnectionHandler handler;

	private final AtomicInteger handshakes = new AtomicInteger();

	private volatile @Nullable X509Certificate clientCertificate;

	private volatile @Nullable Throwable lastFailure;

	private final Connections connections;

	SslClientTestServer(Material material, List<String> protocols, boolean clientCertificateDemanded, Manner manner,
			@Nullable ConnectionHandler handler) {
		this.material = material;
		this.context = material.serverContext();
		this.protocols = known(protocols, this.context);
		this.clientCertificateDemanded = clientCertificateDemanded;
		this.manner = manner;
		this.handler = (handler != null) ? handler : (socket) -> echo(socket, manner);
		this.connections = Connections.accept(this::serve);
	}

	/**
	 * Start a server that nothing is wrong with, and that sends back what it is sent.
	 * @return the server
	 * @throws java.io.UncheckedIOException if it cannot listen
	 */
	public static SslClientTestServer start() {
		return builder().start();
	}

	/**
	 * Say what a server is to be like.
	 * @return a builder
	 */
	public static SslClientTestServerBuilder builder() {
		return new SslClientTestServerBuilder();
	}

	/**
	 * The host to connect to.
	 * @return {@code localhost}
	 */
	public String host() {
		return HOST;
	}

	/**
	 * The port to connect to.
	 * @return the port, which the system chose
	 */
	public int port() {
		return this.connections.port();
	}

	/**
	 * What the context of {@code ssl.client.*} needs: {@code ca-file} and
	 * {@code crl-file} and, where the server demands one, {@code certificate} and
	 * {@code key}. All of it is material, as PEM text; how strict the client is stays
	 * with the application's own configuration.
	 * @return properties by their full names
	 */
	public Map<String, String> properties() {
		return this.material.properties(PREFIX, this.clientCertificateDemanded);
	}

	/**
	 * What a context of {@code ssl.client.contexts.*} needs.
	 * @param context the name of the context
	 * @return properties as above, by their full names
	 */
	public Map<String, String> properties(String context) {
		return this.material.properties(PREFIX + "contexts." + context + ".", this.clientCertificateDemanded);
	}

	/**
	 * The authority that clients are told to trust.
	 * @return its certificate, in PEM
	 */
	public String caPem() {
		return this.material.caPem();
	}

	/**
	 * The CRL of the authority that issued the server's certificate.
	 * @return the CRL in PEM, which is empty unless the server's certificate is revoked
	 */
	public String crlPem() {
		return this.material.crlPem();
	}

	/**
	 * The certificate for clients, whether it is demanded or not.
	 * @return the certificate in PEM
	 */
	public String clientCertificatePem() {
		return this.material.clientCertificatePem();
	}

	/**
	 * The key of the certificate for clients.
	 * @return the key in PEM, as PKCS#8, not encrypted
	 */
	public String clientKeyPem() {
		return this.material.clientKeyPem();
	}

	/**
	 * The certificate that the server presents.
	 * @return the certificate
	 */
	public X509Certificate certificate() {
		return this.material.certificate();
	}

	/**
	 * How many handshakes have ended well, resumed ones included.
	 * @return the number
	 */
	public int handshakes() {
		return this.handshakes.get();
	}

	/**
	 * What the last client that ended its handshake presented.
	 * @return its certificate, or {@code null} if it presented none or there was none yet
	 */
	public @Nullable X509Certificate clientCertificate() {
		return this.clientCertificate;
	}

	/**
	 * What ended the last connection that did not end well, such as the alert of a client
	 * that refuses the server, or a failed assertion of the handler.
	 * @return the failure, or {@code null} if there was none yet
	 */
	public @Nullable Throwable lastFailure() {
		return this.lastFailure;
	}

	/**
	 * Stop listening, cut all connections, and wait for their handlers, but not for
	 * longer than five seconds.
	 */
	@Override
	public void close() {
		this.connections.close();
	}

	private void serve(Socket connection) {
		try {
			if (this.manner == Manner.SILENT) {
				awaitEnd(connection);
			}
			else {
				serve(connection, handshake(connection));
			}
		}
		catch (Exception | AssertionError ex) {
			if (!this.connections.isClosed()) {
				this.lastFailure = ex;
			}
		}
	}

	private void serve(Socket connection, SSLSocket socket) throws Exception {
		this.handler.handle(socket);
		if (this.manner == Manner.TRUNCATING) {
			connection.shutdownOutput();
			// With bytes of the client unread, closing would be a reset and no end.
			awaitEnd(connection);
		}
		else {
			socket.close();
		}
	}

	/** TLS lies on a socket of its own, which can be closed without a word. */
	private SSLSocket handshake(Socket connection) throws IOException {
		SSLSocket socket = (SSLSocket) this.context.getSocketFactory().createSocket(connection, null, true);
		socket.setNeedClientAuth(this.clientCertificateDemanded);
		if (!this.protocols.isEmpty()) {
			socket.setEnabledProtocols(this.protocols.toArray(String[]::new));
		}
		socket.setSoTimeout(HANDSHAKE_MILLIS);
		socket.startHandshake();
		socket.setSoTimeout(0);
		this.clientCertificate = peerCertificate(socket);
		this.handshakes.incrementAndGet();
		return socket;
	}

	private static @Nullable X509Certificate peerCertificate(SSLSocket socket) {
		try {
			return (X509Certificate) socket.getSession().getPeerCertificates()[0];
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

	private static void echo(SSLSocket socket, Manner manner) throws IOException {
		InputStream input = socket.getInputStream();
		OutputStream output = socket.getOutputStream();
		if (manner == Manner.TRUNCATING) {
			byte[] buffer = new byte[BUFFER_SIZE];
			output.write(buffer, 0, Math.max(input.read(buffer), 0));
		}
		else {
			input.transferTo(output);
		}
	}

	private static void awaitEnd(Socket connection) throws IOException {
		connection.getInputStream().transferTo(OutputStream.nullOutputStream());
	}

	private static List<String> known(List<String> protocols, SSLContext context) {
		List<String> supported = Arrays.asList(context.getSupportedSSLParameters().getProtocols());
		for (String protocol : protocols) {
			if (!supported.contains(protocol)) {
				throw new IllegalArgumentException(
						"This JVM knows no protocol '" + protocol + "'; it knows " + supported);
			}
		}
		return protocols;
	}

}
