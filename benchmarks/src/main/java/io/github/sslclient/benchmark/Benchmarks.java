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

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs everything: first what compares processes, then JMH.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param arguments JMH's, such as a pattern of names; if there are any, processes are
	 * not compared
	 * @throws Exception if something cannot be run
	 */
	public static void main(String... arguments) throws Exception {
		if (arguments.length == 0) {
			ColdStart.main();
		}
		new Runner(new CommandLineOptions(arguments)).run();
	}

}
