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

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts applications, each in a JVM of its own, which print what they measured.
 */
final class Starts {

	/** What an application's line of figures begins with. */
	static final String FIGURES = "figures ";

	/** What comes with the starter. */
	private static final Pattern LIBRARY = Pattern.compile(".*sslclient-spring-boot-autoconfigure[^/\\\\]*\\.jar"
			+ "|.*[/\\\\]autoconfigure[/\\\\]target[/\\\\].*|.*[/\\\\]bc(pkix|util|prov)-[^/\\\\]*\\.jar");

	private Starts() {
	}

	/** The class path of this JVM. */
	static String classPath() {
		return System.getProperty("java.class.path");
	}

	/** The same without the library and what comes with it. */
	static String classPathWithoutLibrary() {
		return Arrays.stream(classPath().split(Pattern.quote(File.pathSeparator)))
			.filter((entry) -> !LIBRARY.matcher(entry).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Start an application and wait for its end.
	 * @param options those of the JVM
	 * @param classPath its class path
	 * @param program its main class
	 * @param arguments its arguments
	 * @return the figures that it printed
	 */
	static long[] run(List<String> options, String classPath, Class<?> program, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
		command.addAll(options);
		command.addAll(List.of("-classpath", classPath, program.getName()));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException("The application failed: " + output);
		}
		String figures = output.substring(output.lastIndexOf(FIGURES) + FIGURES.length()).trim();
		return Arrays.stream(figures.split(" ")).mapToLong(Long::parseLong).toArray();
	}

	static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
		double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
		return sorted[sorted.length / 2];
	}

}
