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

package io.github.sslclient.reload;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reloads under load, in a JVM where nothing else happens, and while no other test runs:
 * it takes all processors.
 */
@Timeout(1200)
@Isolated
class ReloadLoadTests {

	private static final int THREADS = 16;

	private static final int REPLACEMENTS = Integer.getInteger("sslclient.reload.replacements", 500);

	@TempDir
	private Path directory;

	@Test
	void noStreamFailsAndNothingLeaksWhileFilesAreReplaced() throws Exception {
		Map<String, String> figures = run();
		System.out.println(figures);
		assertThat(figures).containsEntry("failures", "0").containsEntry("open streams", "0");
		assertThat(number(figures, "streams")).isGreaterThan(REPLACEMENTS);
		assertThat(number(figures, "replaced")).isGreaterThan(10);
		assertThat(number(figures, "threads")).as("threads").isLessThanOrEqualTo(0);
		assertThat(number(figures, "descriptors")).as("descriptors").isLessThanOrEqualTo(0);
		// What a handshake was pinned to when there was none after it.
		assertThat(number(figures, "contexts left")).as("contexts").isLessThan(5);
		assertThat(number(figures, "heap KiB")).as("heap").isLessThan(8 * 1024);
	}

	private static long number(Map<String, String> figures, String name) {
		return Long.parseLong(figures.get(name));
	}

	private Map<String, String> run() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						ReloadLoadRun.class.getName(), this.directory.toString(), String.valueOf(THREADS),
						String.valueOf(REPLACEMENTS)))
			.redirectErrorStream(true)
			.start();
		Map<String, String> figures = new HashMap<>();
		StringBuilder output = new StringBuilder();
		try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
			reader.lines().forEach((line) -> {
				output.append(line).append('\n');
				int colon = line.indexOf(": ");
				if (colon > 0) {
					figures.put(line.substring(0, colon), line.substring(colon + 2));
				}
			});
		}
		assertThat(process.waitFor()).as(output.toString()).isZero();
		return figures;
	}

}
