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

package io.github.sslclient.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The installed {@code openssl}, which is the judge.
 */
final class OpenSslCommand {

	private static final Pattern VERIFY_ERROR = Pattern.compile("error (\\d+) at \\d+ depth lookup");

	private static final Pattern QUEUE_ENTRY = Pattern.compile("error:([0-9A-F]{8}):");

	private OpenSslCommand() {
	}

	/** Leaves the test out where there is no OpenSSL 3, unless tests must not be. */
	static void assumeInstalled() {
		if ("required".equals(System.getenv("SSLCLIENT_CONTAINER_TESTS"))) {
			assertThat(version()).startsWith("OpenSSL 3.");
		}
		assumeThat(version()).startsWith("OpenSSL 3.");
	}

	/** Whether it is of the series whose every word we give. */
	static boolean isReference() {
		return version().startsWith("OpenSSL 3.0.");
	}

	private static String version() {
		return run("version").output();
	}

	/**
	 * Verifies a certificate with nothing but the options' trust.
	 * @param leaf the certificate
	 * @param directories what {@code -CApath} would take were it a list, or none
	 * @param options more options
	 * @return what it printed
	 */
	static Answer verify(Path leaf, @Nullable String directories, String... options) {
		List<String> arguments = new ArrayList<>(List.of("openssl", "verify", "-no-CAstore", "-purpose", "sslserver"));
		arguments.addAll(List.of(options));
		if (!arguments.contains("-CAfile")) {
			arguments.add("-no-CAfile");
		}
		if (directories == null) {
			arguments.add("-no-CApath");
		}
		arguments.add(leaf.toString());
		return run((directories != null) ? directories : "", arguments);
	}

	static Answer run(String... arguments) {
		return run("", Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList());
	}

	private static Answer run(String directories, List<String> command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().put("SSL_CERT_DIR", directories);
			Process process = builder.start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor();
			return new Answer(output);
		}
		catch (IOException ex) {
			return new Answer("");
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What it printed.
	 *
	 * @param output both streams
	 */
	record Answer(String output) {

		/** The first error of a verification, 0 for none, -1 if there was none at all. */
		int verdict() {
			Matcher error = VERIFY_ERROR.matcher(this.output);
			if (error.find()) {
				return Integer.parseInt(error.group(1));
			}
			return this.output.contains(": OK") ? 0 : -1;
		}

		/** The error queue, oldest first. */
		List<String> codes() {
			return QUEUE_ENTRY.matcher(this.output).results().map((result) -> result.group(1)).toList();
		}

	}

}
