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

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A man in the middle of one connection who takes the extension out of ClientHello that
 * offers TLS 1.3, so that the server believes the client is older.
 */
final class Downgrader {

	private static final int SUPPORTED_VERSIONS = 43;

	/** Reserved, so that a server ignores it (RFC 8701). */
	private static final short UNKNOWN = 0x0A0A;

	private final ServerSocket listening;

	private final CompletableFuture<byte[]> lastWords;

	private Downgrader(ServerSocket listening, CompletableFuture<byte[]> lastWords) {
		this.listening = listening;
		this.lastWords = lastWords;
	}

	static Downgrader to(String host, int port) throws IOException {
		ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		CompletableFuture<byte[]> lastWords = new CompletableFuture<>();
		InBackground.start(() -> {
			try (listening; Socket client = listening.accept(); Socket server = new Socket(host, port)) {
				DataInputStream input = new DataInputStream(client.getInputStream());
				server.getOutputStream().write(downgraded(record(input)));
				InBackground.start(() -> server.getInputStream().transferTo(client.getOutputStream()));
				lastWords.complete(record(input));
			}
			catch (IOException ex) {
				lastWords.completeExceptionally(ex);
			}
		});
		return new Downgrader(listening, lastWords);
	}

	int port() {
		return this.listening.getLocalPort();
	}

	/**
	 * The one record that the client sends after its ClientHello.
	 */
	byte[] lastWords() throws Exception {
		return this.lastWords.get(30, TimeUnit.SECONDS);
	}

	private static byte[] record(DataInputStream input) throws IOException {
		byte[] header = input.readNBytes(RecordHeader.LENGTH);
		return TlsRecords.join(header, input.readNBytes(ByteBuffer.wrap(header).getShort(3)));
	}

	private static byte[] downgraded(byte[] hello) {
		ByteBuffer buffer = ByteBuffer.wrap(hello);
		// The headers of record and message, version and random.
		buffer.position(RecordHeader.LENGTH + 4 + 2 + 32);
		skip(buffer, buffer.get());
		skip(buffer, buffer.getShort());
		skip(buffer, buffer.get());
		buffer.getShort();
		while (buffer.hasRemaining()) {
			if (buffer.getShort(buffer.position()) == SUPPORTED_VERSIONS) {
				buffer.putShort(buffer.position(), UNKNOWN);
			}
			buffer.getShort();
			skip(buffer, buffer.getShort());
		}
		return hello;
	}

	private static void skip(ByteBuffer buffer, int length) {
		buffer.position(buffer.position() + length);
	}

}
