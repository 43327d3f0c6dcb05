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

package io.github.sslclient.benchmark.growth;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.benchmark.AuthorityFileBenchmark;
import io.github.sslclient.benchmark.GeneratedChain;
import io.github.sslclient.benchmark.report.Axis;
import io.github.sslclient.benchmark.report.Report;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.stream.SslClientStream;

/**
 * How the work of an exchange grows with what is sent and comes back.
 */
final class MessageGrowth {

	private static final String PASSWORD = "not a secret";

	private final GeneratedChain chain = GeneratedChain.ofLeaves(2, 1);

	private final Curves curves;

	MessageGrowth(int rounds) throws Exception {
		this.curves = Curves.ofTimes("A message there and back, CPU time of the client", Axis.ofBytes("length"),
				rounds);
	}

	void run(int[] places, Report report) throws Exception {
		Path store = Files.createTempFile("sslclient-messages", ".p12");
		this.chain.writeKeyStore(store, PASSWORD.toCharArray());
		Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-classpath", System.getProperty("java.class.path"), MessageServer.class.getName(), store.toString(),
				PASSWORD)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader ports = server.inputReader(StandardCharsets.US_ASCII)) {
			int secure = Integer.parseInt(ports.readLine());
			int plain = Integer.parseInt(ports.readLine());
			try (Connection ours = stream(secure);
					Connection socket = socket(secure);
					Connection floor = Connection.of(new Socket(InetAddress.getLoopbackAddress(), plain))) {
				for (int place : places) {
					Message message = Message.of(place);
					this.curves.measure(place,
							List.of(Contender.working("SslClientStream", () -> ours.exchange(message)),
									Contender.working("SSLSocket", () -> socket.exchange(message)),
									Contender.working("floor: a socket without TLS", () -> floor.exchange(message))));
				}
			}
		}
		finally {
			server.destroy();
			Files.delete(store);
		}
		report.add("message-size", this.curves.plot());
	}

	private Connection stream(int port) throws IOException {
		SslClientStream stream = new SslClientStreamFactory(
				SslClientContext.of(SslClientSettings.builder().caFile(this.chain.rootFile()).build()))
			.connect("localhost", port);
		return new Connection(stream.getInputStream(), stream.getOutputStream(), stream);
	}

	private Connection socket(int port) throws Exception {
		SSLContext context = AuthorityFileBenchmark.newContext(this.chain.platform());
		SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
		SSLParameters parameters = socket.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		socket.setSSLParameters(parameters);
		return Connection.of(socket);
	}

	/**
	 * A connection.
	 */
	private record Connection(InputStream input, OutputStream output, Closeable whole) implements Closeable {

		static Connection of(Socket socket) throws IOException {
			socket.setTcpNoDelay(true);
			return new Connection(socket.getInputStream(), socket.getOutputStream(), socket);
		}

		void exchange(Message message) throws IOException {
			this.output.write(message.sent());
			this.output.flush();
			byte[] received = message.received();
			received[received.length - 1] = 0;
			if (this.input.readNBytes(received, 0, received.length) < received.length
					|| received[received.length - 1] != Message.LAST) {
				throw new IOException("Something else came back");
			}
		}

		@Override
		public void close() throws IOException {
			this.whole.close();
		}

	}

	/**
	 * What is sent, its length first, and room for what comes back.
	 */
	private record Message(byte[] sent, byte[] received) {

		static final byte LAST = 1;

		static Message of(int length) {
			byte[] sent = ByteBuffer.allocate(Integer.BYTES + length).putInt(length).array();
			sent[sent.length - 1] = LAST;
			return new Message(sent, new byte[length]);
		}

	}

}
