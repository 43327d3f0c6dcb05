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
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;

/**
 * A scripted peer's end of the connection, below TLS.
 */
final class PeerConnection {

	private final Socket socket;

	private final DataInputStream input;

	PeerConnection(Socket socket) throws IOException {
		this.socket = socket;
		this.input = new DataInputStream(socket.getInputStream());
	}

	/** Read one record of the client's, its header included. */
	byte[] readRecord() throws IOException {
		byte[] header = this.input.readNBytes(RecordHeader.LENGTH);
		if (header.length < RecordHeader.LENGTH) {
			throw new IOException("The client ended within the header of a record");
		}
		byte[] body = new byte[(header[3] & 0xFF) << 8 | header[4] & 0xFF];
		this.input.readFully(body);
		return TlsRecords.join(header, body);
	}

	/** Read to the client's end and tell of what types its records were. */
	List<Integer> readRecordTypes() throws IOException {
		return readRecords().stream().map((record) -> RecordHeader.of(ByteBuffer.wrap(record)).type()).toList();
	}

	/** Read to the client's end, record by record. */
	List<byte[]> readRecords() throws IOException {
		ByteBuffer records = ByteBuffer.wrap(this.input.readAllBytes());
		List<byte[]> read = new ArrayList<>();
		while (records.hasRemaining()) {
			byte[] record = new byte[RecordHeader.of(records).recordLength()];
			records.get(record);
			read.add(record);
		}
		return read;
	}

	void write(byte[]... records) throws IOException {
		// In one write, so that the client may find all of it at once.
		this.socket.getOutputStream().write(TlsRecords.join(records));
	}

	/** Say that nothing more will come (FIN), and take what still comes. */
	void end() throws IOException {
		shutdownOutput();
		awaitClientsEnd();
	}

	/** Say that nothing more will come (FIN). */
	void shutdownOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	/** Take what comes until the client is gone, in whatever way. */
	void awaitClientsEnd() throws IOException {
		try {
			this.input.transferTo(OutputStream.nullOutputStream());
		}
		catch (SocketException ex) {
			// Gone.
		}
	}

	/** Break the connection (RST). */
	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	/** Be a TLS server from here on. */
	PeerTls tls(SSLContext context, String protocol) {
		return new PeerTls(this, context, protocol);
	}

}
