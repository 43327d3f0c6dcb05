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

package io.github.sslclient.benchmark.growth;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run was asked for.
 *
 * @param folder where to write
 * @param rounds how many rounds count
 * @param limits the largest place of each plot, 0 to leave it out
 */
record Options(Path folder, int rounds, Map<String, Integer> limits) {

	private static final String ROUNDS = "rounds";

	/**
	 * Read arguments.
	 * @param arguments a folder, and any number of {@code NAME=NUMBER}
	 * @param plots the names there are, beside {@code rounds}
	 * @throws IllegalArgumentException if one of them is not understood
	 */
	static Options parse(String[] arguments, List<String> plots) {
		Path folder = Path.of("target/benchmark-results");
		Map<String, Integer> numbers = new HashMap<>();
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			String name = argument.substring(0, Math.max(equals, 0));
			if (equals < 0) {
				folder = Path.of(argument);
			}
			else if (name.equals(ROUNDS) || plots.contains(name)) {
				numbers.put(name, Integer.valueOf(argument.substring(equals + 1)));
			}
			else {
				throw new IllegalArgumentException(
						argument + ": there is a folder, " + ROUNDS + "=N, and limits of " + plots);
			}
		}
		return new Options(folder, numbers.getOrDefault(ROUNDS, 7), numbers);
	}

	/** Those places of a plot that are within its limit. */
	int[] places(String plot, int... all) {
		int limit = this.limits.getOrDefault(plot, Integer.MAX_VALUE);
		return Arrays.stream(all).filter((place) -> place <= limit).toArray();
	}

}
