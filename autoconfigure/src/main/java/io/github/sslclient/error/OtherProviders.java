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

package io.github.sslclient.error;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What TLS providers other than the JVM's own say of alerts and faults.
 */
final class OtherProviders {

	/**
	 * Conscrypt has the error queue of BoringSSL, where received alerts begin at
	 * {@code SSL_AD_REASON_OFFSET}, 1000, as in OpenSSL.
	 */
	private static final Pattern BORING_SSL = Pattern
		.compile("error:10000([0-9a-f]{3}):SSL routines:OPENSSL_internal:(\\w+)");

	private static final int ALERT_RECEIVED = 1000;

	/** {@code SSL_do_handshake} at the end of the stream, and close_notify as a fault. */
	private static final Set<String> BORING_SSL_CLOSED = Set.of("SSL_HANDSHAKE_FAILURE", "SSLV3_ALERT_CLOSE_NOTIFY");

	/**
	 * Bouncy Castle has an exception for an alert of either side, which begins with its
	 * name and number.
	 */
	private static final Pattern BOUNCY_CASTLE = Pattern.compile("\\w+\\((-?\\d{1,3})\\)");

	private static final String BOUNCY_CASTLE_RECEIVED = "TlsFatalAlertReceived";

	private static final String BOUNCY_CASTLE_SENT = "TlsFatalAlert";

	/** The alert is all that is known of the fault; internal_error tells nothing. */
	private static final Map<Integer, OpenSslCode> FAULTS = Map.of(10, OpenSslCode.UNEXPECTED_MESSAGE, //
			20, OpenSslCode.BAD_RECORD_MAC, //
			22, OpenSslCode.PACKET_LENGTH_TOO_LONG, //
			47, new OpenSslCode(0x0A00006E), // BAD_EXTENSION
			50, new OpenSslCode(0x0A00009F), // LENGTH_MISMATCH
			51, new OpenSslCode(0x0A00007B), // BAD_SIGNATURE
			70, OpenSslCode.UNSUPPORTED_PROTOCOL, //
			71, new OpenSslCode(0x0A000105), // WRONG_CIPHER_RETURNED
			110, new OpenSslCode(0x0A0000D9)); // UNSOLICITED_EXTENSION

	private OtherProviders() {
	}

	/**
	 * The alert that the peer sent.
	 * @param thrown what the provider threw
	 * @return its number, or {@code null} if there is none
	 */
	static @Nullable Integer received(Throwable thrown) {
		Matcher boring = boringSsl(thrown);
		if (boring != null) {
			int reason = Integer.parseInt(boring.group(1), 16);
			return (reason >= ALERT_RECEIVED && reason <= ALERT_RECEIVED + 0xFF) ? reason - ALERT_RECEIVED : null;
		}
		return bouncyCastle(thrown, BOUNCY_CASTLE_RECEIVED);
	}

	/**
	 * Whether the peer sent close_notify before the handshake was over.
	 * @param thrown what the provider threw
	 */
	static boolean closedInHandshake(Throwable thrown) {
		Matcher boring = boringSsl(thrown);
		return (boring != null) ? BORING_SSL_CLOSED.contains(boring.group(2))
				: Integer.valueOf(0).equals(bouncyCastle(thrown, BOUNCY_CASTLE_RECEIVED));
	}

	/**
	 * The alert that the provider sends.
	 * @param thrown what it threw
	 * @return its number, or {@code null} if it does not say
	 */
	static @Nullable Integer sent(Throwable thrown) {
		return bouncyCastle(thrown, BOUNCY_CASTLE_SENT);
	}

	/**
	 * The fault that a provider found.
	 * @param thrown what it threw
	 * @return the code, or {@code null} if OpenSSL has none like it
	 */
	static @Nullable OpenSslCode fault(Throwable thrown) {
		Matcher boring = boringSsl(thrown);
		if (boring != null) {
			return OpenSslCode.ofTls(boring.group(2).toLowerCase(Locale.ROOT).replace('_', ' '));
		}
		Integer alert = sent(thrown);
		return (alert != null) ? FAULTS.get(alert) : null;
	}

	private static @Nullable Matcher boringSsl(Throwable thrown) {
		return Causes.of(thrown)
			.map((cause) -> BORING_SSL.matcher(String.valueOf(cause.getMessage())))
			.filter(Matcher::find)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Integer bouncyCastle(Throwable thrown, String type) {
		return Causes.of(thrown)
			.filter((cause) -> cause.getClass().getSimpleName().equals(type))
			.map((cause) -> BOUNCY_CASTLE.matcher(String.valueOf(cause.getMessage())))
			.filter(Matcher::lookingAt)
			// It prints the byte as a signed one.
			.map((matcher) -> Integer.parseInt(matcher.group(1)) & 0xFF)
			.findFirst()
			.orElse(null);
	}

}
