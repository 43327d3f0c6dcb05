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

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Records made and altered by hand.
 */
final class TlsRecords {

	static final int ALERT = 21;

	static final int HANDSHAKE = 22;

	static final int APPLICATION_DATA = 23;

	static final int WARNING = 1;

	static final int FATAL = 2;

	private TlsRecords() {
	}

	/** A record in plain. */
	static byte[] plain(int type, int... body) {
		return join(header(type, body.length), bytes(body));
	}

	static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	/** The header of a record, which may promise anything. */
	static byte[] header(int type, int length) {
		return new byte[] { (byte) type, 3, 3, (byte) (length >> 8), (byte) length };
	}

	/** The first half of a record, which is more than its header. */
	static byte[] half(byte[] record) {
		return Arrays.copyOf(record, Math.max(RecordHeader.LENGTH + 1, record.length / 2));
	}

	static byte[] rest(byte[] record) {
		return Arrays.copyOfRange(record, half(record).length, record.length);
	}

	/** A record with its last bit flipped, which belongs to the tag. */
	static byte[] forged(byte[] record) {
		byte[] forged = record.clone();
		forged[forged.length - 1] ^= 1;
		return forged;
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			joined.writeBytes(part);
		}
		return joined.toByteArray();
	}

}
