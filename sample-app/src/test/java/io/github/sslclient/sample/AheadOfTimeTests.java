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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the application as it starts from the beans that were processed ahead of time
 * when it was built, in a JVM of its own.
 */
class AheadOfTimeTests {

	private static final int BOUND_SECONDS = 120;

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final String ANSWER = "The echo server answered 'Hello over TLS': protocol TLSv1.3, "
			+ "cipher TLS_AES_256_GCM_SHA384, verify result 0 (ok)";

	@TempDir
	private Path directory;

	@Test
	void processedBeansMakeTheRoundTrip() throws Exception {
		start(List.of("-Dspring.aot.enabled=true"), (log, port) -> {
			assertThat(log).contains("Starting AOT-processed SampleApplication", ANSWER);
			assertThat(json(port, "/actuator/health").at("/components/sslClient/status").stringValue()).isEqualTo("UP");
			JsonNode context = json(port, "/actuator/sslclient/default");
			assertThat(context.at("/settings/verify").stringValue()).isEqualTo("required");
			assertThat(context.at("/figures/handshakes").longValue()).isPositive();
		});
	}

	@Test
	void theyAreNotUsedUnlessAskedFor() throws Exception {
		start(List.of(), (log, port) -> assertThat(log).contains("Starting SampleApplication", ANSWER)
			.doesNotContain("AOT-processed"));
	}

	private void start(List<String> options, Check check) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path")));
		command.addAll(options);
		command.addAll(Arrays.asList(SampleApplication.class.getName(), "--server.port=0"));
		Process process = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.start();
		// What is killed ends its output, and so the reading of it.
		CompletableFuture<?> bound = CompletableFuture.runAsync(process::destroyForcibly,
				CompletableFuture.delayedExecutor(BOUND_SECONDS, TimeUnit.SECONDS));
		try {
			String log = readUntilGreeting(process);
			Matcher port = PORT.matcher(log);
			assertThat(port.find()).as(log).isTrue();
			check.run(log, Integer.parseInt(port.group(1)));
		}
		finally {
			bound.cancel(false);
			process.destroyForcibly();
		}
	}

	/** What it logs until it has said what came of the greeting, good or bad. */
	private static String readUntilGreeting(Process process) throws Exception {
		StringBuilder log = new StringBuilder();
		for (String line = process.inputReader().readLine(); line != null; line = process.inputReader().readLine()) {
			log.append(line).append('\n');
			if (line.contains("The echo server ")) {
				break;
			}
		}
		return log.toString();
	}

	private static JsonNode json(int port, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(Duration.ofSeconds(30))
			.build();
		return JsonMapper.shared().readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
	}

	@FunctionalInterface
	private interface Check {

		void run(String log, int port) throws Exception;

	}

}
