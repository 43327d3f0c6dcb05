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

package io.github.sslclient.verify.identity;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The host that a connection is meant for: a DNS name, as A-labels (RFC 5890) without a
 * trailing dot, or an IP address.
 *
 * @param host the name in lower case, or the address as it was written, without brackets
 * and zone
 * @param address the address, or {@code null} for a name
 */
public record PeerName(String host, @Nullable InetAddress address) {

	/** Anything else the JDK would take for a name and look up. */
	private static final Pattern IPV4 = Pattern.compile("(0*(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}(?<!\\.)");

	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

	private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

	/**
	 * Letters, digits and hyphens (RFC 1123), and the underscore that many networks use.
	 */
	private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

	private static final int MAX_NAME_LENGTH = 253;

	private static final int FIRST_OUTSIDE_ASCII = 0x80;

	/**
	 * Read a host.
	 * @param host a DNS name, internationalised or not, with or without a trailing dot,
	 * or an IP literal, with or without brackets and zone
	 * @return the name
	 * @throws IllegalArgumentException if it is neither
	 */
	public static PeerName of(String host) {
		String bare = withoutZone(withoutBrackets(host.trim()));
		if (IPV4.matcher(bare).matches() || IPV6.matcher(bare).matches()) {
			return new PeerName(bare, literal(host, bare));
		}
		String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
		String ascii = toAscii(host, name).toLowerCase(Locale.ROOT);
		if (ascii.isEmpty() || ascii.length() > MAX_NAME_LENGTH) {
			throw invalid(host, "a name has 1 to " + MAX_NAME_LENGTH + " characters");
		}
		if (ENDS_IN_NUMBER.matcher(ascii).matches()) {
			// 127.1 and 0x7f.1 are addresses to some resolvers and names to others.
			throw invalid(host, "a name does not end in a number and an IPv4 address has four");
		}
		for (String label : ascii.split("\\.", -1)) {
			if (!LABEL.matcher(label).matches()) {
				throw invalid(host, "'" + label + "' cannot be a label of a DNS name");
			}
		}
		return new PeerName(ascii, null);
	}

	/**
	 * The host and a port, as in a URI (RFC 3986).
	 * @param port the port
	 * @return the two with a colon between them, an IPv6 address in brackets
	 */
	public String withPort(int port) {
		return ((this.host.indexOf(':') >= 0) ? "[" + this.host + "]" : this.host) + ":" + port;
	}

	/**
	 * The same in the one form that every reader agrees upon: an address as its bytes
	 * print, without leading zeros.
	 * @return the name itself, or the address in that form
	 */
	public PeerName canonical() {
		return (this.address != null) ? new PeerName(this.address.getHostAddress(), this.address) : this;
	}

	@Override
	public String toString() {
		return this.host;
	}

	private static String withoutBrackets(String host) {
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

	private static String withoutZone(String host) {
		int zone = host.indexOf('%');
		return (zone > 0 && host.indexOf(':') >= 0) ? host.substring(0, zone) : host;
	}

	private static InetAddress literal(String host, String bare) {
		try {
			// A literal is parsed, never looked up.
			return InetAddress.getByName(bare);
		}
		catch (UnknownHostException ex) {
			throw invalid(host, "it is no IP address");
		}
	}

	/**
	 * Of a name in ASCII the JDK checks only what we check too, and loads much for it.
	 */
	private static String toAscii(String host, String name) {
		if (name.chars().allMatch((character) -> character < FIRST_OUTSIDE_ASCII)) {
			return name;
		}
		try {
			return IDN.toASCII(name);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(host, "it has no ASCII form: " + ex.getMessage());
		}
	}

	private static IllegalArgumentException invalid(String host, String reason) {
		return new IllegalArgumentException("'" + host + "' is not a host name or IP address: " + reason);
	}

}
