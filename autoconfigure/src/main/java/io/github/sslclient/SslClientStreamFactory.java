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
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.proxy.ProxyRequest;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.stream.HandshakeListener;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * Makes TLS client streams: over a socket that it is given, or over one that it connects.
 * Thread-safe.
 *
 * <pre class="code">
 * try (SslClientStream stream = factory.connect("db.example.org", 5433)) {
 *     stream.getOutputStream().write(request);
 *     ...
 * }
 * </pre>
 */
public final class SslClientStreamFactory {

	private static final SslClientRoutes NO_ROUTES = new SslClientRoutes(Map.of());

	private final Supplier<SslClientContext> context;

	private final SslClientRoutes routes;

	private final SslErrorTranslator translator;

	private final HandshakeListener[] listeners;

	private final ProxyContexts proxyContexts;

	/**
	 * Create a factory.
	 * @param context what all its streams share
	 */
	public SslClientStreamFactory(SslClientContext context) {
		this(supply(context), new SslErrorTranslator());
	}

	/**
	 * Create a factory that asks for its context at every stream.
	 * @param context gives what its streams share; must give the same or an equally
	 * usable one each time, and may fail
	 * @param translator makes what {@link #execute} throws
	 */
	public SslClientStreamFactory(Supplier<SslClientContext> context, SslErrorTranslator translator) {
		this(context, NO_ROUTES, translator, List.of(), ProxyContexts.none());
	}

	private SslClientStreamFactory(Supplier<SslClientContext> context, SslClientRoutes routes,
			SslErrorTranslator translator, List<HandshakeListener> listeners, ProxyContexts proxyContexts) {
		this.context = Objects.requireNonNull(context, "'context' must not be null");
		this.routes = Objects.requireNonNull(routes, "'routes' must not be null");
		this.translator = Objects.requireNonNull(translator, "'translator' must not be null");
		this.listeners = listeners.toArray(HandshakeListener[]::new);
		this.proxyContexts = proxyContexts;
	}

	/**
	 * The same factory, with listeners.
	 * @param listeners who is told of the handshakes of the streams that it makes, in
	 * this order, instead of those it has
	 * @return a factory; this one stays as it is
	 */
	public SslClientStreamFactory withListeners(List<HandshakeListener> listeners) {
		return new SslClientStreamFactory(this.context, this.routes, this.translator, List.copyOf(listeners),
				this.proxyContexts);
	}

	/**
	 * The same factory, with routes.
	 * @param routes which streams are made from another context, instead of the routes it
	 * has
	 * @return a factory; this one stays as it is
	 */
	public SslClientStreamFactory withRoutes(SslClientRoutes routes) {
		return new SslClientStreamFactory(this.context, routes, this.translator, List.of(this.listeners),
				this.proxyContexts);
	}

	/**
	 * The same factory, with the contexts that the settings of proxies may name.
	 * @param contexts what TLS connections to proxies are made from, instead of those it
	 * knows
	 * @return a factory; this one stays as it is
	 */
	public SslClientStreamFactory withProxyContexts(SslClientContexts contexts) {
		return new SslClientStreamFactory(this.context, this.routes, this.translator, List.of(this.listeners),
				ProxyContexts.of(contexts));
	}

	/**
	 * Connect to a host and make a stream over the connection. Every address of the host
	 * is tried in turn, within the connect timeout. Where the context has a proxy, and it
	 * is for this host, the proxy is connected to, and asked to connect on, within that
	 * timeout; the host is not looked up here then.
	 * @param host a DNS name, internationalised or not, or an IP literal; the server must
	 * prove to be this host, and a name is sent as server name
	 * @param port the port
	 * @return the stream, its handshake not done yet
	 * @throws IOException if no address could be connected to; the message has the
	 * failure of each, or what the proxy said
	 * @throws IllegalArgumentException if the host or port is not one
	 * @throws SslConfigurationException if the context for that host is loaded only now
	 * and cannot be
	 */
	public SslClientStream connect(String host, int port) throws IOException {
		return connect(host, port, SslConnectionOverrides.none());
	}

	/**
	 * Connect to a host and make a stream over the connection.
	 * @param host a DNS name or an IP literal
	 * @param port the port
	 * @param overrides what this connection does otherwise than the context says
	 * @return the stream, its handshake not done yet
	 * @throws IOException if no address could be connected to, or an override cannot be
	 * used
	 * @throws IllegalArgumentException if the host or port is not one
	 * @throws SslConfigurationException if the context for that host is loaded only now
	 * and cannot be
	 */
	public SslClientStream connect(String host, int port, SslConnectionOverrides overrides) throws IOException {
		SslClientContext context = contextFor(host);
		Duration timeout = (overrides.connectTimeout() != null) ? overrides.connectTimeout()
				: context.settings().connectTimeout();
		PeerName peer = PeerName.of(host);
		ProxySettings proxy = context.settings().proxy();
		if (proxy != null && proxy.serves(peer)) {
			return new ProxyConnector(new ProxyRequest(proxy, peer, port), timeout, this.proxyContexts).connect(
					(socket) -> SslClientStream.through(socket, host, port, context, overrides, this.listeners),
					(tunnel) -> SslClientStream.through(tunnel, host, port, context, overrides, this.listeners));
		}
		Socket socket = new SocketConnector(peer, port, timeout).connect();
		try {
			return SslClientStream.over(socket, host, context, overrides, this.listeners);
		}
		catch (IOException | RuntimeException ex) {
			socket.close();
			throw ex;
		}
	}

	/**
	 * Make a stream over a socket, for the host it was connected with.
	 * @param socket the socket, connected; the stream owns it from then on
	 * @return the stream, its handshake not done yet
	 * @throws IOException if the socket is not connected
	 * @throws SslConfigurationException if the context for that host is loaded only now
	 * and cannot be
	 */
	public SslClientStream wrap(Socket socket) throws IOException {
		// The host as it was given: a reverse look-up would ask the network who it wants
		// to be.
		if (!(socket.getRemoteSocketAddress() instanceof InetSocketAddress address)) {
			throw new SocketException("The socket to wrap is not connected");
		}
		return wrap(socket, address.getHostString(), SslConnectionOverrides.none());
	}

	/**
	 * Make a stream over a socket.
	 * @param socket the socket, connected; the stream owns it from then on
	 * @param host the host that the server must prove to be
	 * @param overrides what this connection does otherwise than the context says
	 * @return the stream, its handshake not done yet
	 * @throws IOException if the socket is not connected, or an override cannot be used
	 * @throws IllegalArgumentException if the host is not one
	 * @throws SslConfigurationException if the context for that host is loaded only now
	 * and cannot be
	 */
	public SslClientStream wrap(Socket socket, String host, SslConnectionOverrides overrides) throws IOException {
		return SslClientStream.over(socket, host, contextFor(host), overrides, this.listeners);
	}

	/**
	 * Make a stream over a channel.
	 * @param channel the channel, connected and blocking; the stream owns it from then on
	 * @param host the host that the server must prove to be
	 * @param overrides what this connection does otherwise than the context says
	 * @return the stream, its handshake not done yet
	 * @throws IOException if the channel is not connected, or an override cannot be used
	 * @throws java.nio.channels.IllegalBlockingModeException if the channel is not
	 * blocking
	 * @throws IllegalArgumentException if the host is not one
	 * @throws SslConfigurationException if the context for that host is loaded only now
	 * and cannot be
	 */
	public SslClientStream wrap(SocketChannel channel, String host, SslConnectionOverrides overrides)
			throws IOException {
		return SslClientStream.over(channel, host, contextFor(host), overrides, this.listeners);
	}

	/**
	 * Make a stream over any pair of streams, such as those of another TLS stream.
	 * @param input what the peer sends
	 * @param output what is sent to the peer
	 * @param abort ends both at once, without blocking, or {@code null} if nothing can
	 * @param host the host that the server must prove to be
	 * @param overrides what this connection does otherwise than the context says
	 * @return the stream, its handshake not done yet
	 * @throws IOException if an override cannot be used
	 * @throws IllegalArgumentException if the host is not one
	 * @throws SslConfigurationException if the context for that host is loaded only now
	 * and cannot be
	 * @see SslClientStream#over(InputStream, OutputStream, Runnable, String,
	 * SslClientContext, SslConnectionOverrides, HandshakeListener...)
	 */
	public SslClientStream wrap(InputStream input, OutputStream output, @Nullable Runnable abort, String host,
			SslConnectionOverrides overrides) throws IOException {
		return SslClientStream.over(input, output, abort, host, contextFor(host), overrides, this.listeners);
	}

	/**
	 * Connect, use the stream, and close it.
	 * @param <T> what comes of it
	 * @param host a DNS name or an IP literal
	 * @param port the port
	 * @param callback what to do with the stream
	 * @return what the callback returned
	 * @throws SslClientException if connecting, reading or writing fails
	 * @throws UncheckedIOException if the callback fails with something that has nothing
	 * to do with TLS
	 * @throws IllegalArgumentException if the host or port is not one
	 */
	public <T extends @Nullable Object> T execute(String host, int port, SslClientStreamCallback<T> callback) {
		return execute(host, port, SslConnectionOverrides.none(), callback);
	}

	/**
	 * Connect, use the stream, and close it.
	 * @param <T> what comes of it
	 * @param host a DNS name or an IP literal
	 * @param port the port
	 * @param overrides what this connection does otherwise than the context says
	 * @param callback what to do with the stream
	 * @return what the callback returned
	 * @throws SslClientException if connecting, reading or writing fails
	 * @throws UncheckedIOException if the callback fails with something that has nothing
	 * to do with TLS
	 * @throws IllegalArgumentException if the host or port is not one
	 */
	public <T extends @Nullable Object> T execute(String host, int port, SslConnectionOverrides overrides,
			SslClientStreamCallback<T> callback) {
		try (SslClientStream stream = connect(host, port, overrides)) {
			return callback.doWithStream(stream);
		}
		catch (UncheckedIOException ex) {
			// Java's own readers wrap so what their streams throw.
			SslClientException translated = this.translator.translate(Objects.requireNonNull(ex.getCause()));
			throw (translated != null) ? translated : ex;
		}
		catch (IOException ex) {
			SslClientException translated = this.translator.translate(ex);
			throw (translated != null) ? translated : new UncheckedIOException(ex);
		}
	}

	private SslClientContext contextFor(String host) {
		Supplier<SslClientContext> routed = this.routes.find(PeerName.of(host));
		return ((routed != null) ? routed : this.context).get();
	}

	private static Supplier<SslClientContext> supply(SslClientContext context) {
		Objects.requireNonNull(context, "'context' must not be null");
		return () -> context;
	}

}
