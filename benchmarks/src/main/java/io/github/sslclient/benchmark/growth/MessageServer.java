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

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import io.github.sslclient.benchmark.VirtualThreadsServer;

/**
 * Sends back what it is sent, once with TLS and once without. A message begins with its
 * length, so that it is sent back when all of it has come: two that write at a time would
 * wait for each other for ever.
 */
final class MessageServer {

	private MessageServer() {
	}

	/**
	 * Serve until the input ends, and print the ports, that with TLS first.
	 * @param arguments a PKCS #12 file with the key, and its password
	 * @throws IOException if nothing can be served
	 * @throws GeneralSecurityException if the key cannot be used
	 */
	public static void main(String... arguments) throws IOException, GeneralSecurityException {
		InetAddress loopback = InetAddress.getLoopbackAddress();
		ServerSocket secure = VirtualThreadsServer.context(Path.of(arguments[0]), arguments[1].toCharArray())
			.getServerSocketFactory()
			.createServerSocket(0, 0, loopback);
		ServerSocket plain = new ServerSocket(0, 0, loopback);
		start(() -> accept(secure));
		start(() -> accept(plain));
		System.out.println(secure.getLocalPort());
		System.out.println(plain.getLocalPort());
		// Whoever started this may have ended without a word.
		while (System.in.read() >= 0) {
			continue;
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work);
		thread.setDaemon(true);
		thread.start();
	}

	private static void accept(ServerSocket server) {
		while (true) {
			try {
				Socket connection = server.accept();
				connection.setTcpNoDelay(true);
				start(() -> serve(connection));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private static void serve(Socket connection) {
		try (connection) {
			DataInputStream input = new DataInputStream(connection.getInputStream());
			byte[] message = new byte[0];
			while (true) {
				int length = input.readInt();
				message = (message.length == length) ? message : new byte[length];
				input.readFully(message);
				connection.getOutputStream().write(message);
			}
		}
		catch (IOException ex) {
			// The client tells.
		}
	}

}
