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

/**
 * The fields of a ServerHello (RFC 5246, section 7.4.1.3, and RFC 8446, section 4.1.3),
 * of which each may be altered into what no server may say.
 */
final class HelloFields {

	static final int SERVER_NAME = 0;

	static final int MAX_FRAGMENT_LENGTH = 1;

	static final int STATUS_REQUEST = 5;

	static final int SUPPORTED_GROUPS = 10;

	static final int POINT_FORMATS = 11;

	static final int HEARTBEAT = 15;

	static final int ALPN = 16;

	static final int EXTENDED_MASTER_SECRET = 23;

	static final int SESSION_TICKET = 35;

	static final int PRE_SHARED_KEY = 41;

	static final int SUPPORTED_VERSIONS = 43;

	static final int COOKIE = 44;

	static final int KEY_SHARE = 51;

	static final int RENEGOTIATION_INFO = 0xFF01;

	int version;

	final byte[] random = new byte[32];

	byte[] sessionId;

	int cipherSuite;

	int compression;

	private final List<Extension> extensions = new ArrayList<>();

	/** What is added to the length that the block of extensions is said to have. */
	int extensionsLengthError;

	/** What follows where the message should end. */
	byte[] trailer = {};

	private HelloFields(ByteBuffer body) {
		this.version = body.getShort();
		body.get(this.random);
		this.sessionId = new byte[body.get()];
		body.get(this.sessionId);
		this.cipherSuite = body.getShort();
		this.compression = body.get();
		if (body.hasRemaining()) {
			body.getShort();
		}
		while (body.hasRemaining()) {
			int type = body.getShort() & 0xFFFF;
			byte[] data = new byte[body.getShort()];
			body.get(data);
			this.extensions.add(new Extension(type, data));
		}
	}

	static HelloFields of(byte[] body) {
		return new HelloFields(ByteBuffer.wrap(body));
	}

	byte[] extension(int type) {
		return this.extensions.stream().filter((extension) -> extension.type == type).findFirst().orElseThrow().data;
	}

	void add(int type, int... data) {
		this.extensions.add(new Extension(type, TlsRecords.bytes(data)));
	}

	void add(int type, byte[] data) {
		this.extensions.add(new Extension(type, data));
	}

	void remove(int type) {
		this.extensions.removeIf((extension) -> extension.type == type);
	}

	void replace(int type, int... data) {
		remove(type);
		add(type, data);
	}

	/** Leave out the block of extensions. */
	void removeExtensions() {
		this.extensions.clear();
	}

	byte[] encode() {
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		for (Extension extension : this.extensions) {
			block.writeBytes(twoBytes(extension.type));
			block.writeBytes(twoBytes(extension.data.length));
			block.writeBytes(extension.data);
		}
		byte[] extensions = (block.size() > 0)
				? TlsRecords.join(twoBytes(block.size() + this.extensionsLengthError), block.toByteArray())
				: new byte[0];
		return TlsRecords.join(twoBytes(this.version), this.random, new byte[] { (byte) this.sessionId.length },
				this.sessionId, twoBytes(this.cipherSuite), new byte[] { (byte) this.compression }, extensions,
				this.trailer);
	}

	private static byte[] twoBytes(int value) {
		return new byte[] { (byte) (value >> 8), (byte) value };
	}

	private record Extension(int type, byte[] data) {

	}

}
