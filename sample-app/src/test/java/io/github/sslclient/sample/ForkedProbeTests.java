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

package io.github.sslclient.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the shell's probe in a JVM of its own, as a shell has it.
 */
class ForkedProbeTests {

	private static final TestEchoServer server = new TestEchoServer();

	@TempDir
	private Path directory;

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void acceptedProbeEndsWithZeroAndOneObject() throws Exception {
		Outcome outcome = fork(Map.of(), List.of(), server.accepted("--json"));
		assertThat(outcome.status()).isZero();
		assertThat(outcome.json().get("ok").booleanValue()).isTrue();
		assertThat(outcome.errors()).isEmpty();
	}

	@Test
	void nothingButTheCommandLineDecidesWhatIsTrusted() throws Exception {
		Files.writeString(this.directory.resolve("application.properties"), "ssl.client.verify=none\n");
		Outcome outcome = fork(
				Map.of("SSL_CLIENT_VERIFY", "none", "SPRING_APPLICATION_JSON",
						"{\"ssl\":{\"client\":{\"verify\":\"none\"}}}"),
				List.of("-Dssl.client.verify=none"), List.of(server.target(), server.certificate(), "--json"));
		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.json().get("error").get("codes").get(0).stringValue()).isEqualTo("0A000086");
	}

	@Test
	void unusableCommandLineEndsWithTwoAndWithoutAStackTrace() throws Exception {
		Outcome outcome = fork(Map.of(), List.of(), List.of(server.target(), "--ssl.client.colour=red", "--json"));
		assertThat(outcome.status()).isEqualTo(2);
		assertThat(outcome.output()).isEmpty();
		assertThat(outcome.errors()).startsWith("probe: unknown property --ssl.client.colour").doesNotContain("\tat ");
	}

	private Outcome fork(Map<String, String> environment, List<String> options, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path")));
		command.addAll(options);
		command.addAll(Arrays.asList(SampleApplication.class.getName(), "probe"));
		command.addAll(arguments);
		Path output = this.directory.resolve("output");
		Path errors = this.directory.resolve("errors");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile());
		// Java reports these on standard error.
		builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
		}
		finally {
			process.destroyForcibly();
		}
	}

	private record Outcome(int status, String output, String errors) {

		JsonNode json() {
			assertThat(this.output).hasLineCount(1);
			return JsonMapper.shared().readTree(this.output);
		}

	}

}
