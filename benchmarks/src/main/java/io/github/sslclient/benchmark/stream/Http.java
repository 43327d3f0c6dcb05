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

package io.github.sslclient.benchmark.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * As much HTTP/1.1 as it takes to have nginx send and receive.
 */
final class Http {

	static final int CHUNK = 64 * 1024;

	/** Asks for {@code /bulk}. */
	static final byte[] BULK = get("/bulk", "");

	/** Begins to send to {@code /sink}. */
	static final byte[] UPLOAD = ("PUT /sink HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + NginxServer.BULK_LENGTH
			+ "\r\n\r\n")
		.getBytes(StandardCharsets.US_ASCII);

	private final byte[] buffer = new byte[CHUNK];

	/** Read {@code /bulk}. */
	void download(InputStream input, OutputStream output) throws IOException {
		output.write(BULK);
		skipBody(input, NginxServer.BULK_LENGTH);
	}

	/** Send as much to {@code /sink}. */
	void upload(InputStream input, OutputStream output) throws IOException {
		output.write(UPLOAD);
		for (long sent = 0; sent < NginxServer.BULK_LENGTH; sent += this.buffer.length) {
			output.write(this.buffer);
		}
		skipBody(input, 0);
	}

	/**
	 * Send a few bytes and receive as many.
	 * @return whether the server says that it resumed the session
	 */
	boolean exchange(Message message, InputStream input, OutputStream output) throws IOException {
		output.write(message.request());
		int length = 0;
		int end = -1;
		while (end < 0 || length < end + 4 + message.length()) {
			int count = input.read(this.buffer, length, this.buffer.length - length);
			if (count < 0) {
				throw new EOFException();
			}
			length += count;
			end = (end < 0) ? endOfHeader(length) : end;
		}
		return new String(this.buffer, 0, end, StandardCharsets.US_ASCII).contains("Reused: r");
	}

	private void skipBody(InputStream input, long body) throws IOException {
		int length = 0;
		int end = -1;
		while (end < 0) {
			length += read(input, length);
			end = endOfHeader(length);
		}
		if (this.buffer[9] != '2') {
			throw new IOException(new String(this.buffer, 0, end, StandardCharsets.US_ASCII));
		}
		long left = body - (length - end - 4);
		while (left > 0) {
			left -= read(input, 0);
		}
	}

	private int read(InputStream input, int offset) throws IOException {
		int count = input.read(this.buffer, offset, this.buffer.length - offset);
		if (count < 0) {
			throw new EOFException();
		}
		return count;
	}

	private int endOfHeader(int length) {
		for (int i = 3; i < length; i++) {
			if (this.buffer[i] == '\n' && this.buffer[i - 1] == '\r' && this.buffer[i - 2] == '\n') {
				return i - 3;
			}
		}
		return -1;
	}

	private static byte[] get(String path, String header) {
		return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * What is sent as a request and received as the body of its answer.
	 */
	enum Message {

		SMALL("/small", 64, ""), KIBIBYTE("/kibibyte", 1024, "Padding: " + "x".repeat(960) + "\r\n");

		private final int length;

		private final byte[] request;

		Message(String path, int length, String header) {
			this.length = length;
			this.request = get(path, header);
		}

		int length() {
			return this.length;
		}

		byte[] request() {
			return this.request;
		}

	}

}
