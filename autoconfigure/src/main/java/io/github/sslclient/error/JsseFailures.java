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
import java.util.Objects;
import java.util.regex.Pattern;

import javax.crypto.BadPaddingException;

import org.jspecify.annotations.Nullable;

/**
 * What JSSE's client finds wrong with a peer, and what OpenSSL 3.0's says about the same
 * fault. JSSE tells its faults apart by nothing but messages, which are the same on JDK
 * 17 and 25 and never localised; newer JDKs put the name of the alert before them. The
 * codes are those of {@code ssl/statem} of OpenSSL 3.0, most of them measured
 * ({@code HandshakeFaultTests}). One message of JSSE may stand for faults that OpenSSL
 * tells apart; then the code is that of the fault which is the likeliest.
 *
 * @param message the beginning of JSSE's message
 * @param code the OpenSSL code
 * @param detail what happened
 */
record JsseFailures(Pattern message, OpenSslCode code, String detail) {

	private static final JsseFailures DAMAGED_RECORD = row("", 0x0A000119, // DECRYPTION_FAILED_OR_BAD_RECORD_MAC
			"a record was damaged or forged on its way");

	private static final List<JsseFailures> ROWS = List.of(
			// Versions.
			row("The server selected protocol version null ", 0x0A000074, // BAD_PROTOCOL_VERSION_NUMBER
					"the peer chose a protocol version that does not exist"),
			row("The server selected protocol version |Unsupported protocol version|Server chose ", 0x0A000102, // UNSUPPORTED_PROTOCOL
					"the peer chose a protocol version that is not enabled here"),
			row("Unexpected HelloRetryRequest for", 0x0A000102, // UNSUPPORTED_PROTOCOL
					"the peer asked for another ClientHello, which only TLS 1.3 knows"),
			row("The \\w+\\.legacy_version ", 0x0A000124, // BAD_LEGACY_VERSION
					"the peer chose TLS 1.3 where only older versions have their place"),
			row("A potential protocol version downgrade", 0x0A000175, // INAPPROPRIATE_FALLBACK
					"the peer could do better than the version it chose: somebody may be in between"),
			row("No appropriate ", 0x0A0000B5, // NO_CIPHERS_AVAILABLE
					"no cipher suite is left for the protocol versions asked for"),
			// What ServerHello chooses.
			row("Server selected improper ciphersuite (UNKNOWN|SSL_(?!RSA_WITH_NULL_)|TLS_KRB5|TLS_EMPTY|\\w+_WITH_RC4_)",
					0x0A0000F8, // UNKNOWN_CIPHER_RETURNED
					"the peer chose a cipher suite that does not exist"),
			row("Server selected improper ciphersuite|TLS 1.2 or prior version does not support the server cipher",
					0x0A000105, // WRONG_CIPHER_RETURNED
					"the peer chose a cipher suite that was not offered"),
			row("Server returned wrong cipher suite for session", 0x0A0000C5, // OLD_SESSION_CIPHER_NOT_RETURNED
					"the peer resumed a session with another cipher suite"),
			row("Server resumed with wrong protocol version", 0x0A0000D2, // SSL_SESSION_VERSION_MISMATCH
					"the peer resumed a session with another protocol version"),
			row("compression type not supported", 0x0A000157, // COMPRESSION_DISABLED
					"the peer chose a compression that was not offered"),
			row("Invalid session ID length", 0x0A00012C, // SSL3_SESSION_ID_TOO_LONG
					"the peer's session id is too long"),
			// Extensions.
			row("Unexpected [\\w ]+ extension|Server sent unexpected|The maximum fragment length response|"
					+ "Server sent the extended_master_secret", 0x0A0000D9, // UNSOLICITED_EXTENSION
					"the peer answered an extension that was not asked for"),
			row("the requested maximum fragment length", 0x0A0000E8, // SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH
					"the peer chose another length of fragments"),
			row("Invalid renegotiation_info extension data", 0x0A000150, // RENEGOTIATION_ENCODING_ERR
					"the peer's renegotiation_info is damaged"),
			row("Invalid renegotiation_info in ServerHello|Inconsistent secure renegotiation", 0x0A000151, // RENEGOTIATION_MISMATCH
					"the peer's renegotiation_info belongs to another connection"),
			row("Failed to negotiate the use of secure renegotiation|Unsafe renegotiation", 0x0A000152, // UNSAFE_LEGACY_RENEGOTIATION_DISABLED
					"the peer does not know secure renegotiation (RFC 5746)"),
			row("Missing Extended Master|Extended Master Secret|Server sent an unexpected extended_master", 0x0A000068, // INCONSISTENT_EXTMS
					"the peer resumed a session with another kind of master secret"),
			row("Invalid ec_point_formats extension data: peer", 0x0A0000A2, // ILLEGAL_POINT_COMPRESSION
					"the peer does not take uncompressed points"),
			row("Selected identity index", 0x0A000072, // BAD_PSK_IDENTITY
					"the peer chose a session that was not offered"),
			row("Incorrect extensions|Insufficient extensions data", 0x0A00010F, // BAD_LENGTH
					"the peer's extensions are damaged"),
			// Key shares of TLS 1.3.
			row("Not negotiated key shares", 0x0A000065, // NO_SUITABLE_KEY_SHARE
					"the peer sent no key share"),
			row("Invalid (key_share extension|supported_versions)", 0x0A00009F, // LENGTH_MISMATCH
					"an extension of the peer's is damaged"),
			row("(Unsupported|Unexpected|Illegal) HelloRetryRequest selected group|No key exchange for named group|"
					+ "Unsupported key_share|Unsupported named group: (?![A-Z0-9_]+$)|No sufficient \\w+ key agreement",
					0x0A00006C, // BAD_KEY_SHARE
					"the peer chose a group for which it has no key of ours"),
			row("Point has small order", 0x0A00006C, // BAD_KEY_SHARE
					"the peer's public key would make the secret known to everybody"),
			row("Could not generate secret|Cannot decode named group|Insufficient Point data|Only uncompressed point",
					0x0A000132, // BAD_ECPOINT
					"the peer's public key is not valid"),
			// Other extensions, and lengths.
			row("extension \\(\\d+\\) should not be|Error parsing extension|Invalid [\\w ]+ extension|"
					+ "Invalid (application_layer_protocol_negotiation|signature_algorithms)", 0x0A00006E, // BAD_EXTENSION
					"an extension of the peer's is damaged or has no place here"),
			row("The size of the handshake message|Error parsing ServerHelloDone|The certificate chain length",
					0x0A000098, // EXCESSIVE_MESSAGE_SIZE
					"a message of the peer's is too long"),
			row("Illegal handshake message|Insufficient space in the buffer|Invalid handshake message: insufficient|"
					+ "Error parsing certificate message|Empty server certificate chain|Invalid Certificate message|"
					+ "In(valid|correct) CertificateRequest|Invalid CertificateVerify message: no|"
					+ "Invalid NewSessionTicket|SessionTicket buffer|Invalid EncryptedExtensions|Zero-length OCSP",
					0x0A00009F, // LENGTH_MISMATCH
					"a message of the peer's is damaged: its lengths do not agree"),
			// Certificates, and what comes with them.
			row("Failed to parse server certificates|improperly specified input name|The distinguished names of the peer",
					0x0A08000D, // ERR_R_ASN1_LIB
					"a certificate or name that the peer sent cannot be read"),
			row("Unsupported StatusResponseType|Unsupported status_type", 0x0A000149, // UNSUPPORTED_STATUS_TYPE
					"the peer sent a certificate status of an unknown kind"),
			// In TLS 1.3, whoever checks OCSP answers and whether anybody does.
			row("Unexpected BasicOCSPResponse|Unknown OCSPResponse|Unsupported (OCSP|singleResponse)|"
					+ "Bad encoding in |Bad ASN.1 encoding in Single|Invalid certificate status", 0x0A000148, // INVALID_STATUS_RESPONSE
					"the OCSP answer that the peer stapled cannot be read by JSSE"),
			row("No mandatory signature_algorithms", 0x0A000070, // MISSING_SIGALGS_EXTENSION
					"the peer asks for a certificate and does not say how to sign"),
			row("No signature algorithms specified", 0x0A000168, // SIGNATURE_ALGORITHMS_ERROR
					"the peer asks for a certificate and takes no signature"),
			row("No supported signature algorithm$", 0x0A000178, // NO_SHARED_SIGNATURE_ALGORITHMS
					"the peer takes none of the signatures that are known here"),
			// The peer's half of the key exchange in TLS 1.2.
			row("Unsupported ECCurveType|Unknown named group ID|Unsupported named group|ServerKeyExchange for ",
					0x0A00017A, // WRONG_CURVE
					"the peer chose a curve that was not offered"),
			row("Invalid DH ServerKeyExchange: invalid parameters", 0x0A000066, // BAD_DH_VALUE
					"the peer's Diffie-Hellman parameters are not valid"),
			row("DH ServerKeyExchange does not comply|Could not generate DHPublicKey", 0x0A00018A, // DH_KEY_TOO_SMALL
					"the peer's Diffie-Hellman parameters are too weak"),
			row("(Invalid|Unsupported) signature algorithm|No installed provider supports this key", 0x0A000172, // WRONG_SIGNATURE_TYPE
					"the peer signed with an algorithm that was not offered or does not fit its key"),
			row("Invalid \\w+ ServerKeyExchange signature|Invalid signature on|Cannot verify |"
					+ "Invalid CertificateVerify (message: invalid )?signature", 0x0A00007B, // BAD_SIGNATURE
					"the peer's signature was not made with the key of its certificate"),
			// Without a certificate JSSE takes the signature for extra data.
			row("Invalid DH ServerKeyExchange: unknown extra data|No \\w+ credentials negotiated|Error parsing HelloRequest",
					0x0A0000F4, // UNEXPECTED_MESSAGE
					"a handshake message of the peer's is missing or has no place here"),
			// The end.
			row("The Finished message cannot be verified", 0x0A000095, // DIGEST_CHECK_FAILED
					"the peer saw another handshake than this one: somebody may be in between"),
			row("Inappropriate finished message", 0x0A00006F, // BAD_DIGEST_LENGTH
					"the peer's Finished has a wrong length"),
			row("Malformed or unexpected ChangeCipherSpec", 0x0A000067, // BAD_CHANGE_CIPHER_SPEC
					"the peer's change_cipher_spec is damaged"),
			row("KeyUpdate has an unexpected length|Invalid KeyUpdate message", 0x0A00007A, // BAD_KEY_UPDATE
					"the peer's KeyUpdate is damaged"),
			// Records.
			row("Receiving application data before handshake", 0x0A0000F5, // UNEXPECTED_RECORD
					"the peer sent data before the handshake was finished"),
			row("Invalid Alert message", 0x0A0000CD, // INVALID_ALERT
					"an alert of the peer's is damaged"),
			row("Unknown content type|Incorrect inner plaintext", 0x0A0001BB, // BAD_RECORD_TYPE
					"the peer sent a record of an unknown type"),
			row("Input record too big|Bad input record size", 0x0A0000C6, // PACKET_LENGTH_TOO_LONG
					"a record is longer than TLS allows"),
			row("Handshake (packets|fragments) must not be zero", 0x0A00010F, // BAD_LENGTH
					"a handshake record is empty"),
			row("Unrecognized (record version|SSL message)|Unsupported or unrecognized SSL|SSL V2.0", 0x0A00010B, // WRONG_VERSION_NUMBER
					"what the peer sent is no record of TLS"),
			// Of sockets and of engines that are not ours, which have no other way to
			// tell.
			row("closing inbound before receiving|Remote host (terminated|closed)", 0x0A000126, // UNEXPECTED_EOF_WHILE_READING
					"the connection ended without close_notify"),
			// What no part of JSSE expected.
			row("Field length overflow|Unhandled exception", 0x0A0C0103, // ERR_R_INTERNAL_ERROR
					"JSSE cannot cope with what the peer sent"));

	private static JsseFailures row(String message, int code, String detail) {
		return new JsseFailures(Pattern.compile("(?:\\([\\w ]+\\) )?(?:" + message + ")"), new OpenSslCode(code),
				detail);
	}

	/**
	 * Look up what was thrown. The causes are looked at too: some say more, and JDK 25
	 * wraps what its tasks throw.
	 * @param thrown what JSSE threw
	 * @return what it stands for, or {@code null} if that is not known
	 */
	static @Nullable JsseFailures of(Throwable thrown) {
		List<Throwable> causes = Causes.of(thrown).toList();
		List<String> messages = causes.stream().map(Throwable::getMessage).filter(Objects::nonNull).toList();
		JsseFailures other = causes.stream().anyMatch(BadPaddingException.class::isInstance) ? DAMAGED_RECORD : null;
		return ROWS.stream().filter((row) -> messages.stream().anyMatch(row::matches)).findFirst().orElse(other);
	}

	private boolean matches(String text) {
		return this.message.matcher(text).lookingAt();
	}

}
