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

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.sslclient.benchmark.growth.Growth;
import io.github.sslclient.benchmark.stream.Churn;
import io.github.sslclient.benchmark.stream.StreamComparison;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs everything: first what takes turns by itself, then JMH.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param arguments JMH's, such as a pattern of names; if there are any, it alone is
	 * run
	 * @throws Exception if something cannot be run
	 */
	public static void main(String... arguments) throws Exception {
		if (arguments.length > 0) {
			new Runner(new CommandLineOptions(arguments)).run();
			return;
		}
		StreamComparison.main();
		Churn.main();
		Growth.main();
		ColdStart.main();
		StartCost.main();
		StartInUse.main();
		String results = Files.createDirectories(Path.of("target/benchmark-results")).resolve("jmh.json").toString();
		new Runner(new CommandLineOptions("-rf", "json", "-rff", results)).run();
	}

}
