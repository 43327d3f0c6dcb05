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

package io.github.sslclient.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The installed {@code openssl}, which has the last word on what OpenSSL does.
 */
public final class OpenSsl {

	private static final Pattern VERSION = Pattern.compile("OpenSSL (\\d+\\.\\d+\\.\\d+)");

	private static final Pattern ERROR = Pattern.compile("error (\\d+) at (\\d+) depth lookup");

	/** More than any command needs, and less than a test may take. */
	private static final int BOUND_SECONDS = 60;

	private static final String REFERENCE = "3.0.";

	private OpenSsl() {
	}

	/**
	 * Leaves a test out where there is no OpenSSL 3.0, unless such tests are required.
	 */
	public static void assumeInstalled() {
		assumeInstalled(REFERENCE);
	}

	/**
	 * Leaves a test out where there is no OpenSSL of a series, unless such tests are
	 * required.
	 * @param series how its versions begin
	 */
	public static void assumeInstalled(String series) {
		if (ContainerTestExtension.isRequired()) {
			assertThat(version()).as("the openssl command").startsWith(series);
		}
		assumeThat(version()).as("the openssl command").startsWith(series);
	}

	/**
	 * Tells whether it is of the series whose every word we give.
	 * @return whether it is installed, and an OpenSSL 3.0
	 */
	public static boolean isReference() {
		return version().startsWith(REFERENCE);
	}

	/**
	 * The version that is installed.
	 * @return for instance {@code 3.0.19}, or nothing if there is none
	 */
	public static String version() {
		Matcher version = VERSION.matcher(run("version"));
		return version.lookingAt() ? version.group(1) : "";
	}

	/**
	 * Runs the command.
	 * @param arguments what follows {@code openssl}
	 * @return all that it prints, or nothing if it cannot be run
	 */
	public static String run(String... arguments) {
		return run(List.of(arguments));
	}

	/**
	 * Runs the command.
	 * @param arguments what follows {@code openssl}
	 * @return all that it prints, or nothing if it cannot be run
	 */
	public static String run(List<String> arguments) {
		return run(Map.of(), arguments);
	}

	/**
	 * Runs the command.
	 * @param environment variables to set
	 * @param arguments what follows {@code openssl}
	 * @return all that it prints, or nothing if it cannot be run
	 */
	public static String run(Map<String, String> environment, List<String> arguments) {
		ProcessBuilder builder = new ProcessBuilder().redirectErrorStream(true);
		builder.environment().putAll(environment);
		return run(builder, arguments);
	}

	private static String run(ProcessBuilder builder, List<String> arguments) {
		try {
			Process process = builder.command(Stream.concat(Stream.of("openssl"), arguments.stream()).toList()).start();
			CompletableFuture<Process> end = process.onExit().orTimeout(BOUND_SECONDS, TimeUnit.SECONDS);
			// What is killed ends its output, and so the reading of it.
			end.whenComplete((ended, late) -> {
				if (late != null) {
					process.toHandle().destroyForcibly();
				}
			});
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
			assertThat(end).as("openssl " + String.join(" ", arguments))
				.succeedsWithin(BOUND_SECONDS, TimeUnit.SECONDS);
			return output;
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Verifies certificates, all in one process, so that thousands take a second.
	 * @param options the options of {@code openssl verify}
	 * @param directory where the certificates are
	 * @param files their file names
	 * @return for each the first error as {@code code@depth}, {@code ok}, or
	 * {@code unreadable}
	 * @throws IOException if a file cannot be written or read
	 */
	public static List<String> verify(List<String> options, Path directory, List<String> files) throws IOException {
		List<String> paths = files.stream().map((file) -> directory.resolve(file).toString()).toList();
		Path log = directory.resolve("errors");
		String successes = "\n" + run(new ProcessBuilder().redirectError(log.toFile()),
				Stream.of(Stream.of("verify"), options.stream(), paths.stream()).flatMap((part) -> part).toList());
		String errors = Files.readString(log, StandardCharsets.ISO_8859_1);
		return paths.stream().map((path) -> result(successes, errors, path)).toList();
	}

	/** What is about a failure ends in a line that names the file. */
	private static String result(String successes, String errors, String path) {
		if (successes.contains("\n" + path + ": OK\n")) {
			return "ok";
		}
		int end = errors.indexOf("error " + path + ": verification failed\n");
		if (end < 0) {
			return "unreadable";
		}
		int start = errors.lastIndexOf(": verification failed\n", end);
		Matcher error = ERROR.matcher(errors.substring(Math.max(start, 0), end));
		return error.find() ? error.group(1) + "@" + error.group(2) : "no code";
	}

}
