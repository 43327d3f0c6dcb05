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

package io.github.sslclient.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Comparator;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

import io.github.sslclient.context.SslClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * Sockets of a client context, for libraries that take the name of a class and make it
 * themselves: PostgreSQL's driver ({@code sslfactory}, with the name of the context as
 * {@code sslfactoryarg}), and LDAP and others that ask {@link #getDefault()}. Which
 * context is meant is looked up with each socket, so it follows reloads; a context that
 * cannot be made is an {@link IOException} of that socket.
 * <p>
 * It finds the contexts of the one application that runs in this JVM, or of the one whose
 * class loader the thread has. Where a library takes an object,
 * {@link io.github.sslclient.reload.ReloadableContext#lend()} is the better way.
 * <p>
 * For {@link #getDefault()} of another context, a class of its own is needed: <pre>
 * public class DirectorySockets extends ContextSocketFactory {
 *
 *     public DirectorySockets() {
 *         super("directory");
 *     }
 *
 *     public static SocketFactory getDefault() {
 *         return new DirectorySockets();
 *     }
 *
 * }
 * </pre>
 * <p>
 * It is a {@link Comparator} of class names since LDAP pools connections of no others.
 * Thread-safe.
 */
public class ContextSocketFactory extends SSLSocketFactory implements Comparator<String> {

	private final RunningApplications applications;

	private final String context;

	/**
	 * Create one for the context of {@code ssl.client.*}.
	 */
	public ContextSocketFactory() {
		this(null);
	}

	/**
	 * Create one.
	 * @param context the name of the context, or {@code null} for that of
	 * {@code ssl.client.*}
	 */
	public ContextSocketFactory(@Nullable String context) {
		this(RunningApplications.ofJvm(), (context != null) ? context : SslClientSettings.DEFAULT_NAME);
	}

	ContextSocketFactory(RunningApplications applications, String context) {
		this.applications = applications;
		this.context = context;
	}

	/**
	 * One for the context of {@code ssl.client.*}. Where a library asks this class, it is
	 * not the JVM's own.
	 * @return a factory
	 */
	public static SocketFactory getDefault() {
		return new ContextSocketFactory();
	}

	/**
	 * What the context offers.
	 * @return the names of the suites
	 * @throws UncheckedIOException if the context cannot be made
	 */
	@Override
	public String[] getDefaultCipherSuites() {
		return unchecked().getDefaultCipherSuites();
	}

	/**
	 * What the provider of the JVM has.
	 * @return the names of the suites
	 * @throws UncheckedIOException if the context cannot be made
	 */
	@Override
	public String[] getSupportedCipherSuites() {
		return unchecked().getSupportedCipherSuites();
	}

	@Override
	public Socket createSocket() throws IOException {
		return sockets().createSocket();
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return sockets().createSocket(host, port);
	}

	@Override
	public Socket createSocket(String host, int port, @Nullable InetAddress localHost, int localPort)
			throws IOException {
		return sockets().createSocket(host, port, localHost, localPort);
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return sockets().createSocket(host, port);
	}

	@Override
	public Socket createSocket(InetAddress address, int port, @Nullable InetAddress localAddress, int localPort)
			throws IOException {
		return sockets().createSocket(address, port, localAddress, localPort);
	}

	@Override
	public Socket createSocket(Socket socket, @Nullable String host, int port, boolean autoClose) throws IOException {
		return sockets().createSocket(socket, host, port, autoClose);
	}

	@Override
	public Socket createSocket(Socket socket, @Nullable InputStream consumed, boolean autoClose) throws IOException {
		return sockets().createSocket(socket, consumed, autoClose);
	}

	@Override
	public final int compare(String one, String other) {
		return one.compareTo(other);
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.context + "]";
	}

	private SSLSocketFactory sockets() throws IOException {
		return this.applications.current().sockets(this.context);
	}

	private SSLSocketFactory unchecked() {
		try {
			return sockets();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
