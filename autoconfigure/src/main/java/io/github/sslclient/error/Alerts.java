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

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The alerts that JSSE names in its messages, by their numbers (RFC 8446, section 6, and
 * RFC 5246, section 7.2).
 */
final class Alerts {

	/**
	 * {@code Received fatal alert: name} on JDK 17, {@code (name) Received fatal alert:
	 * name} since. An alert in an encrypted record is known by nothing but this message.
	 * In TLS 1.3 a warning ends the handshake too (RFC 8446, section 6.2).
	 */
	private static final Pattern RECEIVED = Pattern
		.compile("(?:Received fatal alert|received handshake warning): (\\w+)");

	private static final Pattern UNKNOWN = Pattern.compile("Unknown alert description \\((-?\\d+)\\)");

	private static final Map<String, Integer> DESCRIPTIONS = Map.ofEntries(Map.entry("close_notify", 0),
			Map.entry("unexpected_message", 10), Map.entry("bad_record_mac", 20), Map.entry("decryption_failed", 21),
			Map.entry("record_overflow", 22), Map.entry("decompression_failure", 30),
			Map.entry("handshake_failure", 40), Map.entry("no_certificate", 41), Map.entry("bad_certificate", 42),
			Map.entry("unsupported_certificate", 43), Map.entry("certificate_revoked", 44),
			Map.entry("certificate_expired", 45), Map.entry("certificate_unknown", 46),
			Map.entry("illegal_parameter", 47), Map.entry("unknown_ca", 48), Map.entry("access_denied", 49),
			Map.entry("decode_error", 50), Map.entry("decrypt_error", 51), Map.entry("export_restriction", 60),
			Map.entry("protocol_version", 70), Map.entry("insufficient_security", 71), Map.entry("internal_error", 80),
			Map.entry("inappropriate_fallback", 86), Map.entry("user_canceled", 90), Map.entry("no_renegotiation", 100),
			Map.entry("missing_extension", 109), Map.entry("unsupported_extension", 110),
			Map.entry("certificate_unobtainable", 111), Map.entry("unrecognized_name", 112),
			Map.entry("bad_certificate_status_response", 113), Map.entry("bad_certificate_hash_value", 114),
			Map.entry("unknown_psk_identity", 115), Map.entry("certificate_required", 116),
			Map.entry("no_application_protocol", 120));

	private static final Map<Integer, String> NAMES = DESCRIPTIONS.entrySet()
		.stream()
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

	private static final String UNNAMED = "unknown";

	/** Since JDK 18: the alert that goes to the peer, before what happened. */
	private static final Pattern SENT = Pattern
		.compile("^\\((\\w+)\\) (?!Received fatal alert|received handshake warning)");

	private Alerts() {
	}

	static String name(int description) {
		return NAMES.getOrDefault(description, UNNAMED);
	}

	static List<String> fatalNames() {
		return Stream.concat(NAMES.values().stream().filter((name) -> !name.equals("close_notify")), Stream.of(UNNAMED))
			.sorted()
			.toList();
	}

	/**
	 * The alert that JSSE says it sends.
	 * @param message an exception's message
	 * @return its number, or {@code null} if the message speaks of none, as on JDK 17
	 */
	static @Nullable Integer sent(@Nullable String message) {
		Matcher matcher = SENT.matcher((message != null) ? message : "");
		return matcher.find() ? DESCRIPTIONS.get(matcher.group(1)) : null;
	}

	/**
	 * The alert that JSSE says the peer sent.
	 * @param message an exception's message
	 * @return its number, or {@code null} if the message speaks of none
	 */
	static @Nullable Integer received(@Nullable String message) {
		if (message == null) {
			return null;
		}
		Matcher matcher = RECEIVED.matcher(message);
		if (matcher.find()) {
			return DESCRIPTIONS.get(matcher.group(1));
		}
		// JSSE prints the byte as a signed one.
		Matcher unknown = UNKNOWN.matcher(message);
		return unknown.find() ? Integer.parseInt(unknown.group(1)) & 0xFF : null;
	}

}
