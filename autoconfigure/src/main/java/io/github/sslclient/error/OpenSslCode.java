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

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * One entry of OpenSSL's error queue: a number packed as OpenSSL 3 packs it
 * ({@code include/openssl/err.h}) and the text that {@code openssl errstr} prints for it.
 *
 * @param packed the library number in bits 30 to 23 and the reason below, or
 * {@code errno} with bit 31 set
 */
public record OpenSslCode(int packed) implements Serializable {

	private static final int SYSTEM_ERROR = 0x80000000;

	private static final int SYSTEM_LIBRARY = 2;

	/** {@code ERR_LIB_SSL}. */
	private static final int TLS_LIBRARY = 20;

	private static final int REASON_MASK = 0x7FFFFF;

	/**
	 * {@code SSL_AD_REASON_OFFSET} in the SSL library: a received alert is reported as
	 * this number plus its description.
	 */
	private static final int ALERT_RECEIVED = 0x0A0003E8;

	/** {@code SSL_R_CERTIFICATE_VERIFY_FAILED}. */
	public static final OpenSslCode CERTIFICATE_VERIFY_FAILED = new OpenSslCode(0x0A000086);

	/** {@code SSL_R_WRONG_VERSION_NUMBER}: what came is no TLS record. */
	public static final OpenSslCode WRONG_VERSION_NUMBER = new OpenSslCode(0x0A00010B);

	/** {@code SSL_R_UNEXPECTED_EOF_WHILE_READING}: an end without close_notify. */
	public static final OpenSslCode UNEXPECTED_EOF = new OpenSslCode(0x0A000126);

	/** {@code SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC}. */
	public static final OpenSslCode BAD_RECORD_MAC = new OpenSslCode(0x0A000119);

	/** {@code SSL_R_PACKET_LENGTH_TOO_LONG}. */
	public static final OpenSslCode PACKET_LENGTH_TOO_LONG = new OpenSslCode(0x0A0000C6);

	/** {@code SSL_R_UNEXPECTED_MESSAGE}. */
	public static final OpenSslCode UNEXPECTED_MESSAGE = new OpenSslCode(0x0A0000F4);

	/** {@code SSL_R_NO_PROTOCOLS_AVAILABLE}. */
	public static final OpenSslCode NO_PROTOCOLS_AVAILABLE = new OpenSslCode(0x0A0000BF);

	/** {@code SSL_R_UNSUPPORTED_PROTOCOL}. */
	public static final OpenSslCode UNSUPPORTED_PROTOCOL = new OpenSslCode(0x0A000102);

	/** {@code SSL_R_NO_CIPHERS_AVAILABLE}. */
	public static final OpenSslCode NO_CIPHERS_AVAILABLE = new OpenSslCode(0x0A0000B5);

	/** {@code SSL_R_NO_CIPHER_MATCH}. */
	public static final OpenSslCode NO_CIPHER_MATCH = new OpenSslCode(0x0A0000B9);

	/** {@code SSL_R_NO_RENEGOTIATION}. */
	public static final OpenSslCode NO_RENEGOTIATION = new OpenSslCode(0x0A000153);

	/** {@code SSL_R_TOO_MANY_KEY_UPDATES}. */
	public static final OpenSslCode TOO_MANY_KEY_UPDATES = new OpenSslCode(0x0A000084);

	/** {@code SSL_R_PROTOCOL_IS_SHUTDOWN}: use of a stream that was closed. */
	public static final OpenSslCode PROTOCOL_IS_SHUTDOWN = new OpenSslCode(0x0A0000CF);

	/** {@code SSL_R_SSL_HANDSHAKE_FAILURE}. */
	public static final OpenSslCode HANDSHAKE_FAILURE = new OpenSslCode(0x0A0000E5);

	/** {@code ERR_R_INTERNAL_ERROR} in the SSL library. */
	public static final OpenSslCode INTERNAL_ERROR = new OpenSslCode(0x0A0C0103);

	/** {@code ENOENT}. */
	public static final OpenSslCode NO_SUCH_FILE = errno(2);

	/** {@code EACCES}. */
	public static final OpenSslCode PERMISSION_DENIED = errno(13);

	/** {@code EPIPE}. */
	public static final OpenSslCode BROKEN_PIPE = errno(32);

	/** {@code ECONNRESET}. */
	public static final OpenSslCode CONNECTION_RESET = errno(104);

	/** {@code ETIMEDOUT}. */
	public static final OpenSslCode TIMED_OUT = errno(110);

	/** {@code EHOSTUNREACH}. */
	public static final OpenSslCode NO_ROUTE_TO_HOST = errno(113);

	/** {@code ECONNREFUSED}. */
	public static final OpenSslCode CONNECTION_REFUSED = errno(111);

	/**
	 * The code of a system error.
	 * @param errno the number, as Linux counts
	 * @return the code
	 */
	public static OpenSslCode errno(int errno) {
		return new OpenSslCode(SYSTEM_ERROR | errno);
	}

	/**
	 * The code of an alert that the peer sent.
	 * @param description the alert's number (RFC 8446, section 6)
	 * @return the code
	 */
	public static OpenSslCode alertReceived(int description) {
		return new OpenSslCode(ALERT_RECEIVED + description);
	}

	/**
	 * The code of a reason in the SSL library.
	 * @param reason its text, as {@code ERR_reason_error_string} has it
	 * @return the code, or {@code null} if there is none
	 */
	static @Nullable OpenSslCode ofTls(String reason) {
		Integer packed = Tables.REASONS.find((number, text) -> number >>> 23 == TLS_LIBRARY && text.equals(reason));
		return (packed != null) ? new OpenSslCode(packed) : null;
	}

	/**
	 * The library part ({@code ERR_GET_LIB}).
	 * @return the library number
	 */
	public int library() {
		return isSystemError() ? SYSTEM_LIBRARY : (this.packed >>> 23) & 0xFF;
	}

	/**
	 * The reason part ({@code ERR_GET_REASON}).
	 * @return the reason number, or {@code errno}
	 */
	public int reason() {
		return isSystemError() ? this.packed & ~SYSTEM_ERROR : this.packed & REASON_MASK;
	}

	/**
	 * The code as {@code openssl errstr} reads it.
	 * @return eight upper-case hexadecimal digits
	 */
	public String hex() {
		return String.format("%08X", this.packed);
	}

	/**
	 * The text of {@code ERR_error_string}. A reason that its library does not have may
	 * be one that all have in common ({@code ERR_R_SYS_LIB} and so on), under library 0.
	 * @return for instance {@code error:0A000086:SSL routines::certificate verify failed}
	 */
	public String string() {
		String library = Tables.LIBRARIES.get(library(), "lib(" + library() + ")");
		String reason = Tables.REASONS.get(this.packed, Tables.REASONS.get(reason(), "reason(" + reason() + ")"));
		return "error:" + hex() + ":" + library + "::" + reason;
	}

	@Override
	public String toString() {
		return string();
	}

	boolean isSystemError() {
		return (this.packed & SYSTEM_ERROR) != 0;
	}

	/** Read when the first text is asked for, which is when the first thing fails. */
	private static final class Tables {

		static final NumberedTexts LIBRARIES = NumberedTexts.read("libraries.tsv", 10);

		static final NumberedTexts REASONS = NumberedTexts.read("reasons.tsv", 16);

	}

}
