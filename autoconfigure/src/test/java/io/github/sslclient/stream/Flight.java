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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A server's first flight, taken apart into its handshake messages as far as they are in
 * plain, so that a test may alter, drop, repeat or add some.
 */
final class Flight {

	static final int HELLO_REQUEST = 0;

	static final int SERVER_HELLO = 2;

	static final int NEW_SESSION_TICKET = 4;

	static final int ENCRYPTED_EXTENSIONS = 8;

	static final int CERTIFICATE = 11;

	static final int SERVER_KEY_EXCHANGE = 12;

	static final int CERTIFICATE_REQUEST = 13;

	static final int SERVER_HELLO_DONE = 14;

	static final int CERTIFICATE_VERIFY = 15;

	static final int FINISHED = 20;

	static final int CERTIFICATE_STATUS = 22;

	static final int KEY_UPDATE = 24;

	private static final int HEADER_LENGTH = 4;

	private final List<Message> messages = new ArrayList<>();

	/** Take a flight apart; what follows its plain messages is left out. */
	static Flight of(List<byte[]> records) {
		ByteArrayOutputStream plain = new ByteArrayOutputStream();
		for (byte[] record : records) {
			if (record[0] != TlsRecords.HANDSHAKE) {
				break;
			}
			plain.write(record, RecordHeader.LENGTH, record.length - RecordHeader.LENGTH);
		}
		Flight flight = new Flight();
		ByteBuffer content = ByteBuffer.wrap(plain.toByteArray());
		while (content.hasRemaining()) {
			int header = content.getInt();
			byte[] body = new byte[header & 0xFFFFFF];
			content.get(body);
			flight.messages.add(new Message(header >>> 24, body));
		}
		return flight;
	}

	/** The body of the only message of a type. */
	byte[] body(int type) {
		return this.messages.get(indexOf(type)).body();
	}

	/** Give the message of a type another body. */
	Flight alter(int type, UnaryOperator<byte[]> change) {
		this.messages.set(indexOf(type), new Message(type, change.apply(body(type))));
		return this;
	}

	/** Alter the fields of ServerHello. */
	Flight hello(Consumer<HelloFields> change) {
		return alter(SERVER_HELLO, (body) -> {
			HelloFields fields = HelloFields.of(body);
			change.accept(fields);
			return fields.encode();
		});
	}

	Flight drop(int type) {
		this.messages.remove(indexOf(type));
		return this;
	}

	Flight repeat(int type) {
		this.messages.add(indexOf(type), this.messages.get(indexOf(type)));
		return this;
	}

	/** Let two neighbours change places. */
	Flight swap(int first, int second) {
		Message message = this.messages.remove(indexOf(first));
		this.messages.add(indexOf(second) + 1, message);
		return this;
	}

	/** Put a new message before one. */
	Flight addBefore(int next, int type, int... body) {
		this.messages.add(indexOf(next), new Message(type, TlsRecords.bytes(body)));
		return this;
	}

	/** Put a new message at the end. */
	Flight add(int type, byte[] body) {
		this.messages.add(new Message(type, body));
		return this;
	}

	/** The messages, each in a record of its own. */
	byte[] records() {
		return TlsRecords.join(this.messages.stream().map(Message::record).toArray(byte[][]::new));
	}

	/** The messages in one run, as if there were no records. */
	byte[] content() {
		return TlsRecords.join(this.messages.stream().map(Message::encode).toArray(byte[][]::new));
	}

	private int indexOf(int type) {
		for (int i = 0; i < this.messages.size(); i++) {
			if (this.messages.get(i).type() == type) {
				return i;
			}
		}
		throw new IllegalArgumentException("No message of type " + type);
	}

	/**
	 * A handshake message.
	 *
	 * @param type its type (RFC 5246, section 7.4)
	 * @param body what follows the header
	 */
	private record Message(int type, byte[] body) {

		byte[] encode() {
			return ByteBuffer.allocate(HEADER_LENGTH + this.body.length)
				.putInt(this.type << 24 | this.body.length)
				.put(this.body)
				.array();
		}

		byte[] record() {
			byte[] content = encode();
			return TlsRecords.join(TlsRecords.header(TlsRecords.HANDSHAKE, content.length), content);
		}

	}

}
