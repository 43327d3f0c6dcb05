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

package io.github.sslclient.context;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code configuration.c}, compiled with the installed libssl.
 */
final class ConfigurationProgram {

	private static final String NAME = "configuration";

	private ConfigurationProgram() {
	}

	/**
	 * Compiles it.
	 * @param directory where to put it
	 * @return what the compiler printed, and its end: nothing if all went well
	 */
	static String compile(Path directory) throws Exception {
		Path source = Path
			.of(Objects.requireNonNull(ConfigurationProgram.class.getResource(NAME + ".c"), "configuration.c").toURI());
		try {
			Process compiler = new ProcessBuilder("cc", "-o", directory.resolve(NAME).toString(), source.toString(),
					"-lssl", "-lcrypto")
				.redirectErrorStream(true)
				.start();
			String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return (compiler.waitFor() != 0) ? "cc failed: " + output : "";
		}
		catch (IOException ex) {
			return "there is no cc: " + ex.getMessage();
		}
	}

	/**
	 * Runs it.
	 * @param program the directory in which it was compiled
	 * @param files the directory with the files
	 * @param lines its input
	 * @return its answers
	 */
	static List<String> run(Path program, Path files, List<String> lines) throws Exception {
		Path input = Files.write(program.resolve("input"), lines, StandardCharsets.US_ASCII);
		Process process = new ProcessBuilder(program.resolve(NAME).toString()).directory(files.toFile())
			.redirectInput(input.toFile())
			.redirectErrorStream(true)
			.start();
		List<String> answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines()
			.toList();
		assertThat(process.waitFor()).as(() -> "the program's end after " + answers).isZero();
		assertThat(answers).hasSameSizeAs(lines);
		return answers.stream().map((answer) -> answer.substring(answer.lastIndexOf('\t') + 1)).toList();
	}

}
