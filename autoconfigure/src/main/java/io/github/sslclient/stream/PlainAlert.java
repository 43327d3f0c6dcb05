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

import java.nio.ByteBuffer;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * An alert that came before the peer began to encrypt (RFC 5246, section 7.2). JSSE ends
 * the handshake for a mere warning, such as the {@code unrecognized_name} that some
 * servers send before their ServerHello; OpenSSL passes over it
 * ({@code ssl3_read_bytes}), and so do we.
 */
final class PlainAlert {

	static final int LENGTH = 2;

	private static final int WARNING = 1;

	private static final int FATAL = 2;

	private static final int CLOSE_NOTIFY = 0;

	/** {@code SSL_R_INVALID_ALERT}. */
	private static final OpenSslCode INVALID_ALERT = new OpenSslCode(0x0A0000CD);

	/** {@code SSL_R_UNKNOWN_ALERT_TYPE}. */
	private static final OpenSslCode UNKNOWN_ALERT_TYPE = new OpenSslCode(0x0A0000F6);

	private PlainAlert() {
	}

	/**
	 * The fatal alert that a record is.
	 * @return its number, or {@code null} if it is none
	 */
	static @Nullable Integer fatal(ByteBuffer record) {
		RecordHeader header = RecordHeader.of(record);
		int body = record.position() + RecordHeader.LENGTH;
		boolean fatal = header.type() == RecordHeader.ALERT && header.length() == LENGTH && record.get(body) == FATAL;
		return fatal ? record.get(body + 1) & 0xFF : null;
	}

	/** A record that is a fatal alert. */
	static byte[] record(int description) {
		return new byte[] { RecordHeader.ALERT, 3, 3, 0, LENGTH, FATAL, (byte) description };
	}

	/**
	 * Whether the next record is a warning to pass over. An encrypted alert is longer, or
	 * looks like application data.
	 * @throws SslException if it is an alert that OpenSSL would not understand
	 */
	static boolean isWarning(ByteBuffer records, boolean first) throws SslException {
		RecordHeader header = RecordHeader.of(records);
		if (header.type() != RecordHeader.ALERT) {
			return false;
		}
		if (header.length() != LENGTH) {
			if (first) {
				throw new SslException(SslError.of("handshake", INVALID_ALERT,
						"the peer sent an alert of " + header.length() + " bytes instead of two"));
			}
			return false;
		}
		int level = records.get(records.position() + RecordHeader.LENGTH);
		int description = records.get(records.position() + RecordHeader.LENGTH + 1);
		if (level != WARNING && level != FATAL) {
			throw new SslException(SslError.of("handshake", UNKNOWN_ALERT_TYPE,
					"the peer sent an alert of level " + (level & 0xFF) + ", neither warning nor fatal"));
		}
		return level == WARNING && description != CLOSE_NOTIFY;
	}

}
