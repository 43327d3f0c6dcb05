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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens 10,000 streams at a time, each on a virtual thread, in a JVM with 512 MiB of
 * heap, has all of them write and read, and asks the flight recorder who was pinned to a
 * carrier. The server is in a JVM of its own. Needs Java 21, and 20,000 files that a
 * process may have open.
 */
public final class VirtualThreads {

	private static final int STREAMS = 10_000;

	private static final String PASSWORD = "not a secret";

	private VirtualThreads() {
	}

	/**
	 * Measure, and print what was found.
	 * @param arguments how many streams, 10,000 if left out
	 * @throws IOException if a program cannot be run, or a stream failed or was pinned
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static void main(String... arguments) throws IOException, InterruptedException {
		String streams = (arguments.length > 0) ? arguments[0] : String.valueOf(STREAMS);
		Path directory = Files.createTempDirectory("sslclient-virtual-threads-");
		Path store = directory.resolve("server.p12");
		Path certificate = directory.resolve("server.pem");
		try {
			run(keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1", "-dname",
					"CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-keystore", store.toString(),
					"-storepass", PASSWORD));
			run(keytool("-exportcert", "-rfc", "-alias", "server", "-file", certificate.toString(), "-keystore",
					store.toString(), "-storepass", PASSWORD));
			Process server = new ProcessBuilder(java("-Xmx4g", VirtualThreadsServer.class, store.toString(), PASSWORD))
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			try {
				String port = server.inputReader(StandardCharsets.US_ASCII).readLine();
				run(java("-Xmx512m", VirtualThreadsClient.class, port, certificate.toString(), streams));
			}
			finally {
				server.destroy();
			}
		}
		finally {
			Files.deleteIfExists(store);
			Files.deleteIfExists(certificate);
			Files.deleteIfExists(directory);
		}
	}

	private static List<String> keytool(String... arguments) {
		List<String> command = new ArrayList<>(List.of(program("keytool")));
		command.addAll(List.of(arguments));
		return command;
	}

	private static List<String> java(String heap, Class<?> program, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(program("java"), heap, "-classpath", System.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	private static String program(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

	private static void run(List<String> command) throws IOException, InterruptedException {
		int status = new ProcessBuilder(command).inheritIO().start().waitFor();
		if (status != 0) {
			throw new IOException(command.get(0) + " ended with " + status);
		}
	}

}
