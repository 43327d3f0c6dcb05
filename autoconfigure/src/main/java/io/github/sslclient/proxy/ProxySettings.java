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

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.sslclient.verify.identity.HostPatterns;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that connections to hosts go through, and the hosts that it is not asked for.
 * Nothing of it comes from system properties or the environment. An immutable value that
 * prints no password. Thread-safe.
 */
public final class ProxySettings {

	/** One byte counts them (RFC 1929, section 2). */
	private static final int MAX_SOCKS_BYTES = 255;

	/**
	 * So that a request has bounds; no server takes a line of a header that is longer.
	 */
	private static final int MAX_HTTP_CHARACTERS = 2048;

	private final ProxyType type;

	private final PeerName host;

	private final int port;

	private final @Nullable Credentials credentials;

	private final List<String> nonProxyHosts;

	private final HostPatterns<Boolean> direct;

	private final @Nullable String context;

	private ProxySettings(ProxyType type, PeerName host, int port, @Nullable Credentials credentials,
			List<String> nonProxyHosts, @Nullable String context) {
		this.type = type;
		this.host = host;
		this.port = port;
		this.credentials = credentials;
		this.nonProxyHosts = List.copyOf(nonProxyHosts);
		this.direct = patterns(this.nonProxyHosts);
		this.context = context;
	}

	/**
	 * A proxy for every host, without credentials.
	 * @param type how it is spoken to
	 * @param host its DNS name or IP literal; no URL
	 * @param port its port
	 * @return the settings
	 * @throws IllegalArgumentException if the host or the port is none; the message does
	 * not quote a host that may hold credentials
	 */
	public static ProxySettings of(ProxyType type, String host, int port) {
		Objects.requireNonNull(type, "'type' must not be null");
		if (host.indexOf('@') >= 0 || host.indexOf('/') >= 0) {
			throw new IllegalArgumentException("the host of a proxy must be a name or an address alone, no URL");
		}
		checkPort(port);
		return new ProxySettings(type, PeerName.of(host), port, null, List.of(), null);
	}

	/**
	 * The same with credentials, which are sent to the proxy at every connection: as
	 * {@code Basic} (RFC 7617) or as user and password of SOCKS (RFC 1929), in UTF-8.
	 * @param username the user; without a colon for HTTP
	 * @param password the password, which is copied; not empty for SOCKS
	 * @return the settings
	 * @throws IllegalArgumentException if the type of proxy cannot be sent these; the
	 * message quotes neither
	 */
	public ProxySettings withCredentials(String username, char[] password) {
		Credentials given = new Credentials(username, password.clone());
		if (this.type.isHttp()) {
			checkHttp(given);
		}
		else {
			checkSocks(given);
		}
		return new ProxySettings(this.type, this.host, this.port, given, this.nonProxyHosts, this.context);
	}

	/**
	 * The same with hosts that are connected to without the proxy.
	 * @param patterns hosts, each a name or address itself, or {@code *.} and a name for
	 * every name below that
	 * @return the settings
	 * @throws IllegalArgumentException if one is no pattern
	 */
	public ProxySettings withNonProxyHosts(List<String> patterns) {
		return new ProxySettings(this.type, this.host, this.port, this.credentials, patterns, this.context);
	}

	/**
	 * The same with a context for the TLS connection to the proxy.
	 * @param name the name of the context
	 * @return the settings
	 * @throws IllegalArgumentException if there is no TLS to this type of proxy
	 */
	public ProxySettings withContext(String name) {
		if (this.type != ProxyType.HTTPS) {
			throw new IllegalArgumentException("there is TLS to a proxy of type https only");
		}
		return new ProxySettings(this.type, this.host, this.port, this.credentials, this.nonProxyHosts, name);
	}

	/**
	 * How the proxy is spoken to.
	 * @return the type
	 */
	public ProxyType type() {
		return this.type;
	}

	/**
	 * Where the proxy is.
	 * @return its name or address
	 */
	public PeerName host() {
		return this.host;
	}

	/**
	 * Where the proxy listens.
	 * @return its port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Whom the proxy takes us for.
	 * @return the user, or {@code null} if no credentials are sent
	 */
	public @Nullable String username() {
		return (this.credentials != null) ? this.credentials.username() : null;
	}

	/**
	 * Which hosts are connected to without the proxy.
	 * @return the patterns, as they were given
	 */
	public List<String> nonProxyHosts() {
		return this.nonProxyHosts;
	}

	/**
	 * What the TLS connection to the proxy is made from.
	 * @return the name of the context, or {@code null} for a context of defaults: the
	 * JVM's trust store, and no client certificate
	 */
	public @Nullable String context() {
		return this.context;
	}

	/**
	 * Whether connections to a host go through the proxy.
	 * @param target the host
	 * @return whether they do
	 */
	public boolean serves(PeerName target) {
		return this.direct.find(target) == null;
	}

	@Nullable Credentials credentials() {
		return this.credentials;
	}

	/** As it stands in sentences. */
	String name() {
		return "the " + this.type.word() + " proxy " + this.host.withPort(this.port);
	}

	@Override
	public String toString() {
		return this.type.name().toLowerCase(Locale.ROOT) + "://" + this.host.withPort(this.port);
	}

	static void checkPort(int port) {
		if (port < 1 || port > 65535) {
			throw new IllegalArgumentException("'port' must be between 1 and 65535 but is " + port);
		}
	}

	/** RFC 7617, section 2. */
	private static void checkHttp(Credentials given) {
		if (given.username().indexOf(':') >= 0) {
			throw new IllegalArgumentException("the name of a user must have no colon for an HTTP proxy");
		}
		if (given.username().length() > MAX_HTTP_CHARACTERS || given.password().length > MAX_HTTP_CHARACTERS) {
			throw new IllegalArgumentException(
					"user and password must not be longer than " + MAX_HTTP_CHARACTERS + " characters");
		}
		if (given.hasControlCharacter()) {
			throw new IllegalArgumentException("user and password must have no control characters for an HTTP proxy");
		}
	}

	private static HostPatterns<Boolean> patterns(List<String> hosts) {
		Map<String, Boolean> values = new LinkedHashMap<>();
		hosts.forEach((host) -> values.put(host, true));
		return new HostPatterns<>(values);
	}

	private static void checkSocks(Credentials given) {
		int name = given.username().getBytes(StandardCharsets.UTF_8).length;
		byte[] password = given.passwordBytes();
		int length = password.length;
		Credentials.wipe(password);
		if (name == 0 || name > MAX_SOCKS_BYTES || length == 0 || length > MAX_SOCKS_BYTES) {
			throw new IllegalArgumentException(
					"user and password must have 1 to " + MAX_SOCKS_BYTES + " bytes each for a SOCKS proxy");
		}
	}

}
