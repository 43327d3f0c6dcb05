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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SingleLine;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * CONNECT of HTTP/1.1 (RFC 9110, section 9.3.6; RFC 9112). The answer is read byte by
 * byte, so that what comes behind it stays where it is: that is the host's. Errors have
 * the codes of {@code OSSL_HTTP_proxy_connect}.
 */
final class HttpConnect {

	/** Of all answers together, up to the end of the last one's header. */
	private static final int MAX_LENGTH = 16 * 1024;

	private static final int MAX_TOLD = 200;

	private static final byte[] PROTOCOL = "HTTP/".getBytes(StandardCharsets.US_ASCII);

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9]{2})( .*)?", Pattern.DOTALL);

	private static final String CHALLENGE = "proxy-authenticate:";

	private static final int SWITCHING_PROTOCOLS = 101;

	/** The second is tinyproxy's word for credentials that are wrong. */
	private static final Set<Integer> CREDENTIALS_WANTED = Set.of(407, 401);

	/** What may be otherwise the next time: timeouts, overload, a host that is down. */
	private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429, 500, 502, 503, 504);

	/** {@code HTTP_R_CONNECT_FAILURE}. */
	private static final OpenSslCode CONNECT_FAILURE = new OpenSslCode(0x1E800064);

	/** {@code HTTP_R_RECEIVED_WRONG_HTTP_VERSION}. */
	private static final OpenSslCode WRONG_HTTP_VERSION = new OpenSslCode(0x1E80006A);

	/** {@code HTTP_R_RESPONSE_LINE_TOO_LONG}. */
	private static final OpenSslCode TOO_LONG = new OpenSslCode(0x1E800071);

	/** {@code HTTP_R_HEADER_PARSE_ERROR}. */
	private static final OpenSslCode PARSE_ERROR = new OpenSslCode(0x1E80007E);

	private final ProxyRequest request;

	private int received;

	HttpConnect(ProxyRequest request) {
		this.request = request;
	}

	void run(InputStream input, OutputStream output) throws IOException {
		byte[] message = message();
		try {
			output.write(message);
			output.flush();
		}
		finally {
			Credentials.wipe(message);
		}
		// A client must be able to pass over interim answers (RFC 9110, section 15.2).
		String status = readStatus(input);
		while (status.charAt(0) == '1' && Integer.parseInt(status.substring(0, 3)) != SWITCHING_PROTOCOLS) {
			readHeaders(input);
			status = readStatus(input);
		}
		if (status.charAt(0) != '2') {
			throw refused(status, input);
		}
		// Content-Length and Transfer-Encoding mean nothing here (RFC 9110, section
		// 9.3.6), so none of the headers matters.
		readHeaders(input);
	}

	/** In one piece, as it fits into one segment. */
	private byte[] message() {
		String authority = authority();
		byte[] head = ("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] authorization = authorization(this.request.credentials());
		ByteBuffer message = ByteBuffer.allocate(head.length + authorization.length + 2);
		message.put(head).put(authorization).put((byte) '\r').put((byte) '\n');
		Credentials.wipe(authorization);
		return message.array();
	}

	/** Nothing that a name or an address cannot have, so no line of a header either. */
	private String authority() {
		return this.request.target().canonical().withPort(this.request.port());
	}

	private static byte[] authorization(@Nullable Credentials credentials) {
		if (credentials == null) {
			return new byte[0];
		}
		byte[] pair = credentials.pair();
		byte[] encoded = Base64.getEncoder().encode(pair);
		byte[] name = "Proxy-Authorization: Basic ".getBytes(StandardCharsets.US_ASCII);
		ByteBuffer line = ByteBuffer.allocate(name.length + encoded.length + 2);
		line.put(name).put(encoded).put((byte) '\r').put((byte) '\n');
		Credentials.wipe(pair);
		Credentials.wipe(encoded);
		return line.array();
	}

	/** The status code, and behind it what the proxy says it means. */
	private String readStatus(InputStream input) throws IOException {
		String line = readLine(input, true);
		Matcher matcher = STATUS_LINE.matcher(line);
		if (matcher.matches()) {
			return line.substring(matcher.start(1));
		}
		boolean otherVersion = !line.startsWith("HTTP/1.");
		throw this.request.failure(SslErrorKind.PROXY,
				"answered " + Excerpt.of(line.getBytes(StandardCharsets.ISO_8859_1), InputStream.nullInputStream())
						+ (otherVersion ? ", which is not HTTP/1.1" : ", which is no status line"),
				"check proxy.host, proxy.port and proxy.type", otherVersion ? WRONG_HTTP_VERSION : PARSE_ERROR);
	}

	private List<String> readHeaders(InputStream input) throws IOException {
		List<String> headers = new ArrayList<>();
		for (String line = readLine(input, false); !line.isEmpty(); line = readLine(input, false)) {
			headers.add(line);
		}
		return headers;
	}

	/** A single line feed ends a line too (RFC 9112, section 2.2). */
	private String readLine(InputStream input, boolean first) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		while (true) {
			int value = input.read();
			if (value < 0) {
				throw this.request.ended(this.received > 0);
			}
			if (++this.received > MAX_LENGTH) {
				throw this.request.failure(SslErrorKind.PROXY,
						"answered with more than " + MAX_LENGTH + " bytes before anything of the host's",
						"check proxy.host, proxy.port and proxy.type", TOO_LONG);
			}
			if (value == '\n') {
				String text = line.toString(StandardCharsets.ISO_8859_1);
				return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
			}
			line.write(value);
			if (first && line.size() <= PROTOCOL.length && value != PROTOCOL[line.size() - 1]) {
				// Now, for what is no HTTP may never end a line.
				throw garbage(line.toByteArray(), input);
			}
		}
	}

	private SslException garbage(byte[] read, InputStream input) throws IOException {
		boolean tls = read.length == 1 && (read[0] == 0x15 || read[0] == 0x16);
		return this.request.failure(SslErrorKind.PROXY, "answered " + Excerpt.of(read, input) + ", which is no HTTP",
				tls ? "it speaks TLS: set proxy.type=https" : "check proxy.host, proxy.port and proxy.type",
				PARSE_ERROR);
	}

	private SslException refused(String status, InputStream input) {
		int code = Integer.parseInt(status.substring(0, 3));
		String told = "answered " + SingleLine.of(status, MAX_TOLD);
		if (CREDENTIALS_WANTED.contains(code)) {
			return unauthorized(told, challenges(input));
		}
		SslErrorKind kind = TRANSIENT.contains(code) ? SslErrorKind.CONNECTION : SslErrorKind.PROXY;
		return this.request.failure(kind, told, hint(code), CONNECT_FAILURE);
	}

	private SslException unauthorized(String told, List<String> challenges) {
		Credentials credentials = this.request.credentials();
		boolean basic = challenges.isEmpty()
				|| challenges.stream().anyMatch((scheme) -> scheme.toLowerCase(Locale.ROOT).startsWith("basic"));
		if (!basic) {
			return this.request.failure(SslErrorKind.PROXY,
					told + ", and offers only " + SingleLine.of(String.join(", ", challenges), MAX_TOLD),
					"have the proxy offer Basic, which is all that can be answered", CONNECT_FAILURE);
		}
		return this.request.failure(SslErrorKind.PROXY,
				told + ((credentials != null) ? ": it refused the credentials" : ": it wants credentials"),
				(credentials != null) ? "check proxy.username and proxy.password"
						: "set proxy.username and proxy.password",
				CONNECT_FAILURE);
	}

	/**
	 * The challenges of a refusal, as far as they can be read: it stands without them.
	 */
	private List<String> challenges(InputStream input) {
		try {
			return readHeaders(input).stream()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(CHALLENGE))
				.map((line) -> line.substring(CHALLENGE.length()).trim())
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static String hint(int code) {
		return switch (code) {
			case 403 -> "have the proxy's rules allow this host and port, or name the host in proxy.non-proxy-hosts";
			case 400, 404, 405, 501 ->
				"check proxy.host and proxy.port: it may be a server, or a proxy without CONNECT";
			case 502, 503, 504 -> "check host and port, which the proxy could not connect to, and the proxy's log";
			default -> "look into the proxy's log";
		};
	}

}
