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
package io.github.sslclient.benchmark.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where and when figures were taken.
 */
final class Machine {

	private Machine() {
	}

	/** What is known of it, by name. */
	static Map<String, String> describe() throws IOException {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("processor", processor());
		facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
		facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
		facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
		facts.put("openssl", openSsl());
		facts.put("date", LocalDate.now().toString());
		return facts;
	}

	private static String processor() throws IOException {
		Path file = Path.of("/proc/cpuinfo");
		if (!Files.isReadable(file)) {
			return System.getProperty("os.arch");
		}
		return Files.readAllLines(file)
			.stream()
			.filter((line) -> line.startsWith("model name"))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElse(System.getProperty("os.arch"));
	}

	private static String openSsl() throws IOException {
		Process process = new ProcessBuilder("openssl", "version").start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
	}

}
