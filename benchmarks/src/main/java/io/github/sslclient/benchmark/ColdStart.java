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
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Compares {@code openssl crl} with a JVM that is started to load one list: what a
 * process takes from beginning to end, and what the first and the third load take inside.
 * The two take turns, so that both meet the same machine.
 */
public final class ColdStart {

	private static final int ROUNDS = 9;

	private static final int ENTRIES = 1_000_000;

	private static final double MILLION = 1_000_000;

	private ColdStart() {
	}

	/**
	 * Measure, and print medians and ratios.
	 * @param arguments how many entries the list has, a million if left out
	 * @throws IOException if a program cannot be run
	 * @throws InterruptedException if this thread is interrupted
	 * @throws GeneralSecurityException if the platform lacks RSA
	 */
	public static void main(String... arguments) throws IOException, InterruptedException, GeneralSecurityException {
		int entries = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : ENTRIES;
		GeneratedList files = GeneratedList.write(GeneratedList.DIRECTORY, entries);
		String list = files.list().toString();
		String authority = files.authority().toString();
		List<Double> openSsl = new ArrayList<>();
		List<Double> process = new ArrayList<>();
		List<double[]> loads = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			openSsl.add(run("openssl", "crl", "-in", list, "-CAfile", authority, "-noout").milliseconds());
			process.add(run(java(list, authority, "1")).milliseconds());
			loads.add(millions(run(java(list, authority, "3")).output()));
		}
		double base = median(openSsl);
		System.out.printf(Locale.ROOT, "%d entries, median of %d%n", entries, ROUNDS);
		print("openssl crl", base, base);
		print("JVM from start to end, one load", median(process), base);
		print("first load in a JVM", median(loads.stream().map((load) -> load[0]).toList()), base);
		print("third load in a JVM", median(loads.stream().map((load) -> load[2]).toList()), base);
		System.out.printf(Locale.ROOT, "%-34s%8.1f MB%n", "kept by the list",
				median(loads.stream().map((load) -> load[3]).toList()));
	}

	private static String[] java(String list, String authority, String loads) {
		return new String[] { Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-classpath",
				System.getProperty("java.class.path"), LoadOnce.class.getName(), list, authority, loads };
	}

	private static void print(String what, double milliseconds, double base) {
		System.out.printf(Locale.ROOT, "%-34s%8.1f ms%8.2f%n", what, milliseconds, milliseconds / base);
	}

	private static double[] millions(String lines) {
		return lines.lines().mapToDouble((number) -> Double.parseDouble(number) / MILLION).toArray();
	}

	private static double median(List<Double> values) {
		List<Double> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

	/**
	 * Run a program.
	 * @param command the program and its arguments
	 * @return how long it took and what it printed
	 * @throws IOException if it cannot be run, or fails
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static Run run(String... command) throws IOException, InterruptedException {
		long start = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int status = process.waitFor();
		double milliseconds = (System.nanoTime() - start) / MILLION;
		if (status != 0) {
			throw new IOException(String.join(" ", command) + " failed: " + output);
		}
		return new Run(milliseconds, output);
	}

	/**
	 * What a program did.
	 *
	 * @param milliseconds how long it took
	 * @param output what it printed
	 */
	public record Run(double milliseconds, String output) {

	}

}
