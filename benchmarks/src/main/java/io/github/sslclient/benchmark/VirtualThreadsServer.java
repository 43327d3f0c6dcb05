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

package io.github.sslclient.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Sends back what comes, over JSSE's own sockets, until it is killed.
 */
public final class VirtualThreadsServer {

	private static final int BACKLOG = 4096;

	private VirtualThreadsServer() {
	}

	/**
	 * Serve, and print the port.
	 * @param arguments a PKCS #12 file with the key, and its password
	 * @throws IOException if nothing can be served
	 * @throws GeneralSecurityException if the key cannot be used
	 */
	public static void main(String... arguments) throws IOException, GeneralSecurityException {
		SSLContext context = context(Path.of(arguments[0]), arguments[1].toCharArray());
		VirtualThreadTaskExecutor threads = new VirtualThreadTaskExecutor("echo-");
		try (SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory()
			.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
			System.out.println(server.getLocalPort());
			while (true) {
				SSLSocket connection = (SSLSocket) server.accept();
				threads.execute(() -> echo(connection));
			}
		}
	}

	/**
	 * A server's context.
	 * @param store a PKCS #12 file with the key
	 * @param password its password
	 * @return the context
	 * @throws IOException if the file cannot be read
	 * @throws GeneralSecurityException if the key cannot be used
	 */
	public static SSLContext context(Path store, char[] password) throws IOException, GeneralSecurityException {
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		try (InputStream file = Files.newInputStream(store)) {
			keyStore.load(file, password);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(keyStore, password);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	private static void echo(SSLSocket connection) {
		try (connection) {
			connection.getInputStream().transferTo(connection.getOutputStream());
		}
		catch (IOException ex) {
			// The client tells.
		}
	}

}
