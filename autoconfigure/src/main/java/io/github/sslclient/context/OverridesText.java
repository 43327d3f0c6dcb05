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

package io.github.sslclient.context;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.verify.VerifyMode;

/**
 * Overrides in the form of text.
 */
final class OverridesText {

	private static final Map<String, BiConsumer<SslConnectionOverrides.Builder, String>> SETTERS = Map.of("method",
			SslConnectionOverrides.Builder::method, "ciphers", SslConnectionOverrides.Builder::ciphers, "ciphersuites",
			SslConnectionOverrides.Builder::ciphersuites, "verify",
			(overrides, value) -> overrides.verify(verifyMode(value)), "max-depth",
			(overrides, value) -> overrides.maxDepth(number("max-depth", value)), "server-name",
			SslConnectionOverrides.Builder::serverName, "connect-timeout",
			(overrides, value) -> overrides.connectTimeout(duration("connect-timeout", value)), "handshake-timeout",
			(overrides, value) -> overrides.handshakeTimeout(duration("handshake-timeout", value)), "read-timeout",
			(overrides, value) -> overrides.readTimeout(duration("read-timeout", value)));

	private static final Set<String> OF_THE_CONTEXT = Set.of("certificate", "key", "certificate-password", "key-alias",
			"key-store-provider", "ca-file", "ca-file-password", "ca-directory", "trust-system", "crl-file",
			"crl-check", "ocsp", "security-level", "platform-validation", "verify-hostname", "alpn",
			"ignore-unexpected-eof", "groups", "sigalgs", "sni", "session-cache", "session-cache-size",
			"session-timeout", "key-log-file", "pins", "provider", "proxy", "proxy.type", "proxy.host", "proxy.port",
			"proxy.username", "proxy.password", "proxy.non-proxy-hosts", "proxy.context");

	private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d{1,12})(ms|s|m)?");

	private OverridesText() {
	}

	static SslConnectionOverrides read(Map<String, ?> text) {
		SslConnectionOverrides.Builder overrides = SslConnectionOverrides.builder();
		text.forEach((name, value) -> {
			BiConsumer<SslConnectionOverrides.Builder, String> setter = SETTERS.get(kebab(name));
			if (setter == null) {
				throw misplaced(kebab(name));
			}
			// An empty value means unset, as it does in properties.
			if (value != null && !value.toString().isBlank()) {
				setter.accept(overrides, value.toString().trim());
			}
		});
		return overrides.build();
	}

	private static IllegalArgumentException misplaced(String property) {
		if (OF_THE_CONTEXT.contains(property)) {
			return new IllegalArgumentException("'" + property + "' belongs to the context and cannot be overridden "
					+ "for one connection: set the property ssl.client." + property);
		}
		return new IllegalArgumentException("'" + property + "' is not an override; there are method, ciphers, "
				+ "ciphersuites, verify, max-depth, server-name, connect-timeout, handshake-timeout and read-timeout");
	}

	private static VerifyMode verifyMode(String value) {
		return Arrays.stream(VerifyMode.values())
			.filter((mode) -> mode.name().equalsIgnoreCase(value))
			.findFirst()
			.orElseThrow(() -> unreadable("verify", value, "none, optional or required"));
	}

	private static int number(String property, String value) {
		try {
			return Integer.parseInt(value);
		}
		catch (NumberFormatException ex) {
			throw unreadable(property, value, "a whole number");
		}
	}

	private static Duration duration(String property, String value) {
		Matcher simple = SIMPLE_DURATION.matcher(value.toLowerCase(Locale.ROOT));
		if (simple.matches()) {
			long amount = Long.parseLong(simple.group(1));
			if ("m".equals(simple.group(2))) {
				return Duration.ofMinutes(amount);
			}
			return "s".equals(simple.group(2)) ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
		}
		try {
			return Duration.parse(value);
		}
		catch (DateTimeParseException ex) {
			throw unreadable(property, value, "a duration such as 5s or 500ms");
		}
	}

	private static IllegalArgumentException unreadable(String property, String value, String expected) {
		return new IllegalArgumentException("'" + property + "' must be " + expected + " but is '" + value + "'");
	}

	private static String kebab(String name) {
		return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

}
