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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.util.List;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.context.ClientEngine;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;

/**
 * A TLS client stream over a connected socket, a blocking channel, or any pair of
 * streams, which from then on belong to it.
 * <p>
 * Nothing is sent when it is made. The handshake happens with the first byte read or
 * written, or when {@link #handshake()} asks for it, and so its failure comes out of that
 * call, as an {@link io.github.sslclient.error.SslException}. Where the client's flight
 * is the last, data that was waiting to be written leaves together with it.
 * <p>
 * One thread may read while another writes, and any may {@linkplain #close() close}.
 */
public final class SslClientStream implements Closeable {

	private final ClientEngine connection;

	private final Pump pump;

	private final InputStream input;

	private final OutputStream output;

	private SslClientStream(Transport transport, ClientEngine connection, HandshakeListener... listeners) {
		this.connection = connection;
		this.pump = new Pump(transport, connection, List.of(listeners));
		this.input = new StreamInput(this.pump);
		this.output = new StreamOutput(this.pump);
	}

	/**
	 * Make a stream over a socket.
	 * @param socket the socket, connected
	 * @param host the host the socket was connected to: the identity that the server must
	 * prove, and the server name it is sent unless another is set
	 * @param context what the stream shares with others
	 * @param overrides what it does otherwise
	 * @param listeners who is told of the handshake
	 * @return the stream; closing it closes the socket
	 * @throws IOException if the socket is not connected or an override cannot be used;
	 * the socket stays open then
	 * @throws IllegalArgumentException if the host or the server name is not one
	 */
	public static SslClientStream over(Socket socket, String host, SslClientContext context,
			SslConnectionOverrides overrides, HandshakeListener... listeners) throws IOException {
		return new SslClientStream(SocketTransport.of(socket), context.newEngine(PeerName.of(host), overrides),
				listeners);
	}

	/**
	 * Make a stream over a channel.
	 * @param channel the channel, connected and blocking
	 * @param host the host the channel was connected to
	 * @param context what the stream shares with others
	 * @param overrides what it does otherwise
	 * @param listeners who is told of the handshake
	 * @return the stream; closing it closes the channel
	 * @throws IOException if the channel is not connected or an override cannot be used
	 * @throws java.nio.channels.IllegalBlockingModeException if the channel is not
	 * blocking
	 * @throws IllegalArgumentException if the host or the server name is not one
	 */
	public static SslClientStream over(SocketChannel channel, String host, SslClientContext context,
			SslConnectionOverrides overrides, HandshakeListener... listeners) throws IOException {
		return new SslClientStream(SocketTransport.of(channel), context.newEngine(PeerName.of(host), overrides),
				listeners);
	}

	/**
	 * Make a stream over a pair of streams, such as those of another TLS stream.
	 * @param input what the peer sends
	 * @param output what is sent to the peer; it is flushed as needed
	 * @param abort ends both streams at once, waking whoever is blocked in them, and does
	 * not block; may be called more than once. Without it ({@code null}) a blocked call
	 * ends only when its stream does and timeouts have no effect on it; {@link #close()}
	 * still returns in bounded time
	 * @param host the host at the other end
	 * @param context what the stream shares with others
	 * @param overrides what it does otherwise
	 * @param listeners who is told of the handshake
	 * @return the stream
	 * @throws IOException if an override cannot be used
	 * @throws IllegalArgumentException if the host or the server name is not one
	 */
	public static SslClientStream over(InputStream input, OutputStream output, @Nullable Runnable abort, String host,
			SslClientContext context, SslConnectionOverrides overrides, HandshakeListener... listeners)
			throws IOException {
		return new SslClientStream(new StreamTransport(input, output, abort),
				context.newEngine(PeerName.of(host), overrides), listeners);
	}

	/**
	 * Make a stream through a proxy that was asked in plain, and has connected on.
	 * @param socket the socket to the proxy; what comes from it now is the host's
	 * @param host the host at the other end
	 * @param port the port at the other end
	 * @param context what the stream shares with others
	 * @param overrides what it does otherwise
	 * @param listeners who is told of the handshake
	 * @return the stream; closing it closes the socket
	 * @throws IOException if the socket is not connected or an override cannot be used;
	 * the socket stays open then
	 * @throws IllegalArgumentException if the host or the server name is not one
	 */
	public static SslClientStream through(Socket socket, String host, int port, SslClientContext context,
			SslConnectionOverrides overrides, HandshakeListener... listeners) throws IOException {
		return new SslClientStream(SocketTransport.through(socket, port),
				context.newEngine(PeerName.of(host), overrides), listeners);
	}

	/**
	 * Make a stream through a proxy that was asked over TLS, and has connected on.
	 * @param tunnel the stream to the proxy; what comes from it now is the host's
	 * @param host the host at the other end
	 * @param port the port at the other end
	 * @param context what the stream shares with others
	 * @param overrides what it does otherwise
	 * @param listeners who is told of the handshake
	 * @return the stream; closing it closes the tunnel
	 * @throws IOException if an override cannot be used; the tunnel stays open then
	 * @throws IllegalArgumentException if the host or the server name is not one
	 */
	public static SslClientStream through(SslClientStream tunnel, String host, int port, SslClientContext context,
			SslConnectionOverrides overrides, HandshakeListener... listeners) throws IOException {
		return new SslClientStream(
				new StreamTransport(tunnel.getInputStream(), tunnel.getOutputStream(), tunnel::close, port),
				context.newEngine(PeerName.of(host), overrides), listeners);
	}

	/**
	 * What the peer sends. Its reads give what is there, and -1 after the peer's
	 * close_notify; an end without one is an error, unless the context ignores that.
	 * Closing it closes this stream.
	 * @return the stream, the same at every call
	 */
	public InputStream getInputStream() {
		return this.input;
	}

	/**
	 * What is sent to the peer. Nothing is held back: a write returns when all of it is
	 * with the transport. Closing it closes this stream.
	 * @return the stream, the same at every call
	 */
	public OutputStream getOutputStream() {
		return this.output;
	}

	/**
	 * Do the handshake now, unless it is done.
	 * @throws IOException if it fails
	 */
	public void handshake() throws IOException {
		this.pump.handshake();
	}

	/**
	 * The outcome of verifying the peer.
	 * @return the result; before the handshake, code 0 and {@code ok}, as in OpenSSL
	 */
	public VerifyResult getVerifyResult() {
		return this.connection.verifyResult();
	}

	/**
	 * The certificates that the peer presented, its own first.
	 * @return the certificates, empty before the handshake
	 */
	public List<X509Certificate> getPeerCertificates() {
		return this.connection.peerCertificates();
	}

	/**
	 * The protocol version in use.
	 * @return for instance {@code TLSv1.3}, or {@code null} before the handshake
	 */
	public @Nullable String getProtocol() {
		return this.pump.isOpen() ? this.connection.engine().getSession().getProtocol() : null;
	}

	/**
	 * The cipher suite in use.
	 * @return the suite, or {@code null} before the handshake
	 */
	public @Nullable CipherSuite getCipherSuite() {
		return this.pump.isOpen() ? CipherSuite.ofIanaName(this.connection.engine().getSession().getCipherSuite())
				: null;
	}

	/**
	 * The protocol that the peer chose by ALPN.
	 * @return the protocol, or {@code null} if none was agreed on
	 */
	public @Nullable String getApplicationProtocol() {
		String protocol = this.connection.engine().getApplicationProtocol();
		return (protocol == null || protocol.isEmpty()) ? null : protocol;
	}

	/**
	 * Whether the handshake resumed an earlier session.
	 * @return whether it did
	 */
	public boolean isResumed() {
		return this.connection.isResumed();
	}

	/**
	 * Tell the peer that nothing more will be written: close_notify, and half-close where
	 * the transport can. Reading goes on.
	 * @throws IOException if that cannot be sent
	 */
	public void shutdownOutput() throws IOException {
		this.pump.shutdownOutput();
	}

	/**
	 * Close the stream and what it stands on. May be called at any time and from any
	 * thread; calls that other threads are blocked in end with an exception. The peer is
	 * told, if the writing side is free, and what it still sends is discarded until it
	 * closes too, so that it receives all that was written; that takes two seconds at the
	 * most, and usually as long as a packet travels.
	 */
	@Override
	public void close() {
		this.pump.close();
	}

	@Override
	public String toString() {
		return "SslClientStream[" + this.connection.peer() + ", "
				+ (this.pump.isOpen() ? getProtocol() : "no handshake") + "]";
	}

	/** The reading end, as Java's own streams have it. */
	private static final class StreamInput extends InputStream {

		private final Pump pump;

		StreamInput(Pump pump) {
			this.pump = pump;
		}

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			return this.pump.read(ByteBuffer.wrap(buffer, offset, length));
		}

		@Override
		public int available() {
			return this.pump.available();
		}

		@Override
		public void close() {
			this.pump.close();
		}

	}

	/** The writing end, as Java's own streams have it. */
	private static final class StreamOutput extends OutputStream {

		private final Pump pump;

		StreamOutput(Pump pump) {
			this.pump = pump;
		}

		@Override
		public void write(int value) throws IOException {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] buffer, int offset, int length) throws IOException {
			this.pump.write(ByteBuffer.wrap(buffer, offset, length));
		}

		@Override
		public void close() {
			this.pump.close();
		}

	}

}
