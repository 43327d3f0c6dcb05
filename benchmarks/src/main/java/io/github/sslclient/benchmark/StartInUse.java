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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.sslclient.testing.SslClientTestServer;

/**
 * What the library adds to the start of a minimal application that uses it, with mutual
 * TLS and 150 roots, and how long the first byte of its first stream takes then. The same
 * with an SSL bundle of Spring Boot's in its place, and without either, in turns, each
 * time in a JVM of its own; and what making the context takes by itself. Then it has the
 * JVM tell which classes it loads: none of Bouncy Castle's, unless the key is encrypted
 * in a way that needs it.
 */
public final class StartInUse {

	private static final int ROUNDS = 25;

	private static final int ROOTS = 150;

	private static final double MILLION = 1_000_000;

	private static final String PASSWORD = "not a secret";

	private final Path directory;

	private final int port;

	private StartInUse(Path directory, int port) {
		this.directory = directory;
		this.port = port;
	}

	/**
	 * Measure, and print medians.
	 * @param arguments how many rounds, 25 if left out
	 * @throws IOException if a program cannot be run, or classes of Bouncy Castle were
	 * loaded
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static void main(String... arguments) throws IOException, InterruptedException {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : ROUNDS;
		Path directory = Files.createTempDirectory("sslclient-start-");
		try (SslClientTestServer server = SslClientTestServer.builder().demandClientCertificate().start()) {
			Path roots = directory.resolve("ca.pem");
			new GeneratedRoots().writeFile(roots, ROOTS - 1);
			Files.writeString(roots, Files.readString(roots) + server.caPem());
			Files.writeString(directory.resolve("client.pem"), server.clientCertificatePem());
			Path key = directory.resolve("key.pem");
			ClientKeyFile.write(key, server.clientKeyPem(), server.clientCertificatePem());
			encrypt(key, directory.resolve("encrypted.pem"));
			StartInUse measurement = new StartInUse(directory, server.port());
			measurement.compare(rounds);
			measurement.requireNoBouncyCastle("an unencrypted key", "key.pem");
			measurement.requireNoBouncyCastle("a key encrypted with AES (PBES2)", "encrypted.pem");
		}
		finally {
			try (Stream<Path> files = Files.list(directory)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(directory);
		}
	}

	private static void encrypt(Path key, Path encrypted) throws IOException, InterruptedException {
		Process openSsl = new ProcessBuilder("openssl", "pkcs8", "-topk8", "-v2", "aes-256-cbc", "-in", key.toString(),
				"-passout", "pass:" + PASSWORD, "-out", encrypted.toString())
			.inheritIO()
			.start();
		if (openSsl.waitFor() != 0) {
			throw new IOException("openssl pkcs8 failed");
		}
	}

	private void compare(int rounds) throws IOException, InterruptedException {
		// The files are read into the system's memory, the server becomes warm.
		round(0);
		List<Round> measured = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			measured.add(round(i));
		}
		System.out.printf(Locale.ROOT, "median of %d rounds%26s%12s%12s%n", rounds, "without", "library", "SSL bundle");
		print(measured, "start of the application, ms", 0);
		print(measured, "  added by the client", 0, 0);
		print(measured, "processor time of its thread, ms", 1);
		print(measured, "  added by the client", 1, 1);
		print(measured, "first byte after that, ms", 2);
		print(measured, "context alone, ms", 3);
		print(measured, "  processor time of its thread", 4);
		System.out.printf(Locale.ROOT, "first byte, library to bundle: %.2f%n",
				Starts.median(measured, (round) -> (double) round.library()[2] / round.bundle()[2]));
	}

	private static void print(List<Round> rounds, String what, int figure) {
		System.out.printf(Locale.ROOT, "%-32s%12.2f%12.2f%12.2f%n", what,
				Starts.median(rounds, (round) -> round.none()[figure] / MILLION),
				Starts.median(rounds, (round) -> round.library()[figure] / MILLION),
				Starts.median(rounds, (round) -> round.bundle()[figure] / MILLION));
	}

	private static void print(List<Round> rounds, String what, int figure, int base) {
		System.out.printf(Locale.ROOT, "%-44s%12.2f%12.2f%n", what,
				Starts.median(rounds, (round) -> (round.library()[figure] - round.none()[base]) / MILLION),
				Starts.median(rounds, (round) -> (round.bundle()[figure] - round.none()[base]) / MILLION));
	}

	/** Who begins changes from round to round. */
	private Round round(int number) throws IOException, InterruptedException {
		long[][] figures = new long[3][];
		for (int i = 0; i < figures.length; i++) {
			int which = (number + i) % figures.length;
			figures[which] = switch (which) {
				case 0 -> join(none(), new long[2]);
				case 1 -> join(library(List.of(), "key.pem"), context("library"));
				default -> join(bundle(), context("bundle"));
			};
		}
		return new Round(figures[0], figures[1], figures[2]);
	}

	private static long[] join(long[] start, long[] context) {
		return LongStream.concat(Arrays.stream(start), Arrays.stream(context)).toArray();
	}

	private long[] context(String whose) throws IOException, InterruptedException {
		return Starts.run(List.of(), Starts.classPath(), ColdContext.class,
				List.of(whose, file("client.pem").toString(), file("key.pem").toString(), file("ca.pem").toString()));
	}

	private long[] none() throws IOException, InterruptedException {
		return Starts.run(List.of(), Starts.classPathWithoutLibrary(), UsedApplication.class,
				List.of("none", String.valueOf(this.port)));
	}

	private long[] library(List<String> options, String key) throws IOException, InterruptedException {
		return Starts.run(options, Starts.classPath(), UsedApplication.class,
				List.of(LibraryClient.class.getName(), String.valueOf(this.port),
						"--ssl.client.certificate=" + file("client.pem"), "--ssl.client.key=" + file(key),
						"--ssl.client.certificate-password=" + PASSWORD, "--ssl.client.ca-file=" + file("ca.pem")));
	}

	private long[] bundle() throws IOException, InterruptedException {
		String prefix = "--spring.ssl.bundle.pem.peer.";
		return Starts.run(List.of(), Starts.classPathWithoutLibrary(), UsedApplication.class,
				List.of(BundleClient.class.getName(), String.valueOf(this.port),
						prefix + "keystore.certificate=" + file("client.pem").toUri(),
						prefix + "keystore.private-key=" + file("key.pem").toUri(),
						prefix + "truststore.certificate=" + file("ca.pem").toUri()));
	}

	private void requireNoBouncyCastle(String what, String key) throws IOException, InterruptedException {
		Path log = file("classes.log");
		library(List.of("-Xlog:class+load:file=" + log + ":none"), key);
		List<String> loaded;
		try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
			loaded = lines.filter((line) -> line.startsWith("org.bouncycastle.")).toList();
		}
		System.out.println("classes of Bouncy Castle loaded for " + what + ": " + loaded.size());
		if (!loaded.isEmpty()) {
			throw new IOException("Classes of Bouncy Castle were loaded: " + loaded);
		}
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

	private record Round(long[] none, long[] library, long[] bundle) {
	}

}
