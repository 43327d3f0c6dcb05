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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A token in software: SoftHSM, as Debian's package {@code softhsm2} has it. Its library
 * is loaded into the JVM that uses it, which finds the token by an environment variable.
 */
public final class SoftHsm {

	/** The PIN of the token. */
	public static final String PIN = "7-secret-7";

	/** Where the library is. */
	public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

	private static final Path UTILITY = Path.of("/usr/bin/softhsm2-util");

	private SoftHsm() {
	}

	/**
	 * Leaves a test out where it is not installed, unless such tests are required.
	 */
	public static void assumeInstalled() {
		if (ContainerTestExtension.isRequired()) {
			assertThat(List.of(LIBRARY, UTILITY)).as("SoftHSM, of the package softhsm2").allMatch(Files::exists);
		}
		assumeThat(List.of(LIBRARY, UTILITY)).as("SoftHSM, of the package softhsm2").allMatch(Files::exists);
	}

	/**
	 * Makes a token without any object.
	 * @param directory where it keeps its objects
	 * @return the environment in which it is found
	 * @throws Exception if it cannot be made
	 */
	public static Map<String, String> create(Path directory) throws Exception {
		Path objects = Files.createDirectory(directory.resolve("tokens"));
		Path configuration = Files.writeString(directory.resolve("softhsm2.conf"),
				"directories.tokendir = " + objects + "\nobjectstore.backend = file\nlog.level = ERROR\n");
		Map<String, String> environment = Map.of("SOFTHSM2_CONF", configuration.toString());
		run(environment, UTILITY.toString(), "--init-token", "--free", "--label", "test", "--pin", PIN, "--so-pin",
				"8-secret-8");
		return environment;
	}

	/**
	 * Runs a program that uses the token.
	 * @param environment where the token is
	 * @param command the program and its arguments
	 * @return what it prints
	 * @throws IOException if it cannot be started
	 * @throws InterruptedException if the wait for its end is interrupted
	 */
	public static String run(Map<String, String> environment, String... command)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
