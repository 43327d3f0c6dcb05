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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.deadline.Watchdog;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first address of a host that answers.
 */
final class SocketConnector {

	private final PeerName host;

	private final int port;

	private final Duration timeout;

	SocketConnector(PeerName host, int port, Duration timeout) {
		if (port < 1 || port > 65535) {
			throw new IllegalArgumentException("'port' must be between 1 and 65535 but is " + port);
		}
		this.host = host;
		this.port = port;
		this.timeout = timeout;
	}

	Socket connect() throws IOException {
		if (this.host.address() != null) {
			return connect(new InetAddress[] { this.host.address() });
		}
		try {
			return connect(InetAddress.getAllByName(this.host.host()));
		}
		catch (UnknownHostException ex) {
			throw new SslException(
					PlatformErrors.translate("connect", ex).getError().withPeer(this.host.withPort(this.port)), ex);
		}
	}

	Socket connect(InetAddress[] addresses) throws SslException {
		long end = System.nanoTime() + this.timeout.toNanos();
		List<IOException> failures = new ArrayList<>();
		for (int i = 0; i < addresses.length; i++) {
			try {
				return connect(addresses[i], share(end, addresses.length - i));
			}
			catch (IOException ex) {
				failures.add(ex);
			}
		}
		throw failed(addresses, failures);
	}

	/**
	 * The part of the time left that one address may take, so that a silent first address
	 * leaves time for the others.
	 * @return the time, zero for no limit
	 */
	private Duration share(long end, int addressesLeft) throws SocketTimeoutException {
		if (this.timeout.isZero()) {
			return Duration.ZERO;
		}
		long left = (end - System.nanoTime()) / addressesLeft;
		if (left <= 0) {
			throw new SocketTimeoutException("connect-timeout was over before its turn");
		}
		return Duration.ofNanos(left);
	}

	/**
	 * Not by {@link Socket#connect(java.net.SocketAddress, int)}: a socket that was
	 * connected so asks the kernel three times for each read that has to wait.
	 */
	private Socket connect(InetAddress address, Duration limit) throws IOException {
		// Without that, the JVM's socksProxyHost would be obeyed in silence.
		Socket socket = new Socket(Proxy.NO_PROXY);
		try (Watchdog watchdog = Watchdog.arm(limit, () -> close(socket))) {
			try {
				socket.setTcpNoDelay(true);
				socket.connect(new InetSocketAddress(address, this.port));
			}
			catch (IOException | RuntimeException ex) {
				socket.close();
				if (watchdog.hasBitten()) {
					throw timedOut(ex);
				}
				throw ex;
			}
			watchdog.close();
			if (watchdog.hasBitten()) {
				throw timedOut(null);
			}
			return socket;
		}
	}

	private static SocketTimeoutException timedOut(@Nullable Exception cause) {
		SocketTimeoutException exception = new SocketTimeoutException("Connect timed out");
		exception.initCause(cause);
		return exception;
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Whoever waits for it finds out.
		}
	}

	private SslException failed(InetAddress[] addresses, List<IOException> failures) {
		StringBuilder detail = new StringBuilder("no address of " + this.host + " could be connected to on port ")
			.append(this.port);
		for (int i = 0; i < addresses.length; i++) {
			detail.append((i == 0) ? ": " : "; ")
				.append(addresses[i].getHostAddress())
				.append(": ")
				.append(failures.get(i).getMessage());
		}
		IOException first = failures.get(0);
		failures.subList(1, failures.size()).forEach(first::addSuppressed);
		SslError error = PlatformErrors.translate("connect", first).getError();
		return new SslException(
				error.as(error.kind(), detail.toString(), error.hint()).withPeer(this.host.withPort(this.port)), first);
	}

}
