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

/**
 * The five bytes before every record (RFC 8446, section 5.1). They are read here, apart
 * from the engine, because JSSE has one and the same message for a plain-text answer and
 * for application data within a handshake.
 *
 * @param type the content type
 * @param majorVersion the first byte of the version, 3 in all of TLS
 * @param length the length of what follows
 */
record RecordHeader(int type, int majorVersion, int length) {

	static final int LENGTH = 5;

	static final int CHANGE_CIPHER_SPEC = 20;

	static final int ALERT = 21;

	static final int HANDSHAKE = 22;

	static final int APPLICATION_DATA = 23;

	private static final int HEARTBEAT = 24;

	/** {@code SSL3_RT_MAX_ENCRYPTED_LENGTH} of OpenSSL 3.0, built without compression. */
	private static final int MAX_LENGTH = 16384 + 320;

	static final int MAX_RECORD_LENGTH = LENGTH + MAX_LENGTH;

	/** Look at the header at a buffer's position. */
	static RecordHeader of(ByteBuffer records) {
		int start = records.position();
		return new RecordHeader(records.get(start) & 0xFF, records.get(start + 1) & 0xFF,
				records.getShort(start + 3) & 0xFFFF);
	}

	int recordLength() {
		return LENGTH + this.length;
	}

	/**
	 * Refuse what no engine should see.
	 * @param first whether it is the peer's first record
	 * @param what the operation that is under way
	 * @throws SslException if it is not the header of a record, or of one too long
	 */
	void check(boolean first, String what) throws SslException {
		if (this.majorVersion != 3) {
			throw new SslException(
					SslError.of(what, OpenSslCode.WRONG_VERSION_NUMBER, "the peer does not speak TLS on this port"));
		}
		if (this.type < CHANGE_CIPHER_SPEC || this.type > HEARTBEAT
				|| (first && this.type != HANDSHAKE && this.type != ALERT)) {
			throw new SslException(SslError.of(what, OpenSslCode.UNEXPECTED_MESSAGE,
					"the peer sent a record of type " + this.type + ", which has no place here"));
		}
		if (this.length > MAX_LENGTH) {
			throw new SslException(SslError.of(what, OpenSslCode.PACKET_LENGTH_TOO_LONG, "the peer sent a record of "
					+ this.length + " bytes, more than the " + MAX_LENGTH + " that TLS allows"));
		}
	}

}
