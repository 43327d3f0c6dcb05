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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * CONNECT of SOCKS 5 (RFC 1928), with the name as it is: the proxy resolves it. Every
 * message says how long it is, so nothing behind the last one is read.
 */
final class SocksConnect {

	private static final int VERSION = 5;

	private static final int NO_AUTHENTICATION = 0;

	private static final int USER_AND_PASSWORD = 2;

	private static final int NO_METHOD = 0xFF;

	/** RFC 1929, section 2. */
	private static final int NEGOTIATION_VERSION = 1;

	private static final int CONNECT = 1;

	private static final int IPV4 = 1;

	private static final int NAME = 3;

	private static final int IPV6 = 4;

	private final ProxyRequest request;

	private boolean answered;

	SocksConnect(ProxyRequest request) {
		this.request = request;
	}

	void run(InputStream input, OutputStream output) throws IOException {
		Credentials credentials = this.request.credentials();
		send(output, (credentials != null) ? new byte[] { VERSION, 2, NO_AUTHENTICATION, USER_AND_PASSWORD }
				: new byte[] { VERSION, 1, NO_AUTHENTICATION });
		int method = readMethod(input, credentials);
		if (method == USER_AND_PASSWORD && credentials != null) {
			logIn(credentials, input, output);
		}
		send(output, connect());
		readReply(input);
	}

	private int readMethod(InputStream input, @Nullable Credentials credentials) throws IOException {
		checkVersion(VERSION, input);
		int method = read(input);
		if (method == NO_METHOD) {
			throw this.request.failure(SslErrorKind.PROXY,
					(credentials != null) ? "accepts neither a user and password nor that there is none"
							: "does not let anybody in without credentials",
					(credentials != null) ? "have the proxy accept a user and password (RFC 1929)"
							: "set proxy.username and proxy.password");
		}
		if (method != NO_AUTHENTICATION && (method != USER_AND_PASSWORD || credentials == null)) {
			throw garbage("chose the method " + method + ", which was not offered");
		}
		return method;
	}

	private void logIn(Credentials credentials, InputStream input, OutputStream output) throws IOException {
		byte[] user = credentials.username().getBytes(StandardCharsets.UTF_8);
		byte[] password = credentials.passwordBytes();
		ByteBuffer message = ByteBuffer.allocate(3 + user.length + password.length);
		message.put((byte) NEGOTIATION_VERSION)
			.put((byte) user.length)
			.put(user)
			.put((byte) password.length)
			.put(password);
		try {
			send(output, message.array());
		}
		finally {
			Credentials.wipe(password);
			Credentials.wipe(message.array());
		}
		checkVersion(NEGOTIATION_VERSION, input);
		int status = read(input);
		if (status != 0) {
			throw this.request.failure(SslErrorKind.PROXY, "refused the credentials (status " + status + ")",
					"check proxy.username and proxy.password");
		}
	}

	private byte[] connect() {
		InetAddress literal = this.request.target().address();
		byte[] address = (literal != null) ? literal.getAddress()
				: this.request.target().host().getBytes(StandardCharsets.US_ASCII);
		ByteBuffer message = ByteBuffer.allocate(7 + address.length).put(new byte[] { VERSION, CONNECT, 0 });
		if (literal != null) {
			message.put((byte) ((literal instanceof Inet4Address) ? IPV4 : IPV6));
		}
		else {
			// At most 253, so a byte counts them.
			message.put((byte) NAME).put((byte) address.length);
		}
		message.put(address).putShort((short) this.request.port()).flip();
		byte[] bytes = new byte[message.remaining()];
		message.get(bytes);
		return bytes;
	}

	private void readReply(InputStream input) throws IOException {
		checkVersion(VERSION, input);
		int reply = read(input);
		if (reply != 0) {
			throw refused(reply);
		}
		read(input);
		int type = read(input);
		int length = switch (type) {
			case IPV4 -> 4;
			case IPV6 -> 16;
			case NAME -> read(input);
			default -> throw garbage("answered with an address of type " + type + ", which there is not");
		};
		// Its own address and port are of no use to us.
		for (int i = 0; i < length + 2; i++) {
			read(input);
		}
	}

	/** RFC 1928, section 6. */
	private SslException refused(int reply) {
		String word = switch (reply) {
			case 1 -> "general SOCKS server failure";
			case 2 -> "connection not allowed by ruleset";
			case 3 -> "Network unreachable";
			case 4 -> "Host unreachable";
			case 5 -> "Connection refused";
			case 6 -> "TTL expired";
			case 7 -> "Command not supported";
			case 8 -> "Address type not supported";
			default -> "unassigned";
		};
		String hint = switch (reply) {
			case 2 -> "have the proxy's rules allow this host and port, or name the host in proxy.non-proxy-hosts";
			case 3, 4, 5, 6 -> "check host and port, which the proxy could not connect to";
			case 8 -> "give the host by name, or by an address of the other family";
			default -> "look into the proxy's log";
		};
		boolean mayPass = reply == 1 || (reply >= 3 && reply <= 6);
		return this.request.failure(mayPass ? SslErrorKind.CONNECTION : SslErrorKind.PROXY,
				"answered " + reply + " (" + word + ")", hint);
	}

	private void checkVersion(int version, InputStream input) throws IOException {
		int read = read(input);
		if (read != version) {
			throw garbage("answered " + Excerpt.of(new byte[] { (byte) read }, input) + " where a " + version
					+ " had to stand first, which is no SOCKS 5");
		}
	}

	private SslException garbage(String told) {
		return this.request.failure(SslErrorKind.PROXY, told, "check proxy.host, proxy.port and proxy.type");
	}

	private int read(InputStream input) throws IOException {
		int value = input.read();
		if (value < 0) {
			throw this.request.ended(this.answered);
		}
		this.answered = true;
		return value;
	}

	private static void send(OutputStream output, byte[] message) throws IOException {
		output.write(message);
		output.flush();
	}

}
