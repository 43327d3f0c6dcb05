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
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;

/**
 * Many {@code openssl s_server} side by side in a container, each restricted in its own
 * way. They answer a request with their status page and keep a log with a trace of every
 * handshake.
 */
final class OpenSslServers implements Closeable {

	/** The name their certificates are for. */
	static final String HOST = "localhost";

	private static final int FIRST_PORT = 4700;

	/** {@code 4027...:error:0A00010B:SSL routines:function:reason:file:line:}. */
	private static final Pattern ERROR = Pattern.compile("(?m)^[0-9A-F]+:error:([0-9A-F]{8}):");

	private final TestPki pki;

	private final Map<String, Identity> identities = new LinkedHashMap<>();

	private final List<String> commands = new ArrayList<>();

	private PeerContainer container;

	/**
	 * Prepare a container without any server.
	 * @param pki whom clients are to trust
	 */
	OpenSslServers(TestPki pki) {
		this.pki = pki;
	}

	OpenSslServers withIdentity(String name, Identity identity) {
		this.identities.put(name, identity);
		return this;
	}

	/**
	 * Add a server before the container is started.
	 * @param identity the name of its certificate and key
	 * @param options how it is restricted
	 * @return its port
	 */
	int add(String identity, String options) {
		int port = FIRST_PORT + this.commands.size();
		this.commands
			.add("stdbuf -oL openssl s_server -accept %d -cert %s.pem -key %s.key -www -trace %s >/run/%d.log 2>&1 &"
				.formatted(port, identity, identity, options, port));
		return port;
	}

	void start() {
		int[] ports = new int[this.commands.size()];
		for (int i = 0; i < ports.length; i++) {
			ports[i] = FIRST_PORT + i;
		}
		this.container = new PeerContainer(
				"cd " + PeerContainer.FILES + "\n" + String.join("\n", this.commands) + "\nwait", ports)
			.withText("ca.pem", this.pki.caPem());
		this.identities.forEach(this.container::withIdentity);
		this.container.start();
	}

	@Override
	public void close() {
		this.container.stop();
	}

	/**
	 * The host that all are reached at from outside.
	 */
	String host() {
		return this.container.getHost();
	}

	/**
	 * The port that one is reached at from outside.
	 */
	int port(int port) {
		return this.container.getMappedPort(port);
	}

	SslClientStream connect(SslClientStreamFactory factory, int port) throws IOException {
		return connect(factory, port, SslConnectionOverrides.none());
	}

	SslClientStream connect(SslClientStreamFactory factory, int port, SslConnectionOverrides overrides)
			throws IOException {
		return factory.wrap(new Socket(host(), port(port)), HOST, overrides);
	}

	/**
	 * The lines of a server's log in which a pattern is found.
	 */
	List<String> logged(int port, Pattern pattern) {
		return this.container
			.copyFileFromContainer("/run/" + port + ".log",
					(log) -> new String(log.readAllBytes(), StandardCharsets.ISO_8859_1))
			.lines()
			.filter(pattern.asPredicate())
			.map(String::strip)
			.toList();
	}

	/**
	 * What {@code openssl s_client} meets.
	 * @param options how it is restricted
	 * @return the codes in its error queue, oldest first
	 */
	List<String> codesOfTheCommand(int port, String options) {
		return codes(this.container
			.run("timeout 20 openssl s_client -connect 127.0.0.1:" + port + " -servername " + HOST + " -CAfile "
					+ PeerContainer.FILES + "ca.pem -verify_return_error " + options + " </dev/null 2>&1 || true"));
	}

	/**
	 * The codes in an error queue that the command printed.
	 */
	static List<String> codes(String printed) {
		return ERROR.matcher(printed).results().map((match) -> match.group(1)).toList();
	}

}
