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

import java.util.List;

import io.github.sslclient.benchmark.report.Report;

/**
 * Draws how cost grows, a plot for each thing that there can be more of.
 */
public final class Growth {

	private static final String AUTHORITIES = "authorities";

	private static final String ENTRIES = "entries";

	private static final String CHAIN = "chain";

	private static final String STREAMS = "streams";

	private static final String BYTES = "bytes";

	private Growth() {
	}

	/**
	 * Measure, and write {@code growth.json}, {@code growth.md} and the plots.
	 * @param arguments the folder to write to, {@code rounds=N} and the largest place of
	 * plots, as {@code entries=100000}; 0 leaves a plot out
	 * @throws Exception if nginx or openssl cannot be run, or a contender fails
	 */
	public static void main(String... arguments) throws Exception {
		Options options = Options.parse(arguments, List.of(AUTHORITIES, ENTRIES, CHAIN, STREAMS, BYTES));
		int rounds = options.rounds();
		Report report = new Report(options.folder());
		int[] authorities = options.places(AUTHORITIES, 1, 10, 100, 1000, 10_000);
		if (authorities.length > 0) {
			new AuthorityGrowth(rounds).run(authorities, report);
		}
		int[] entries = options.places(ENTRIES, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 5_000_000);
		if (entries.length > 0) {
			new ListGrowth(rounds).run(entries, report);
		}
		int[] chain = options.places(CHAIN, 1, 2, 3, 4, 5, 6, 8, 10);
		if (chain.length > 0) {
			new ChainGrowth(rounds).run(chain, report);
		}
		int[] streams = options.places(STREAMS, 1, 10, 100, 1000, 10_000);
		if (streams.length > 0) {
			new StreamGrowth(rounds).run(streams, report);
		}
		int[] bytes = options.places(BYTES, 1, 16, 256, 4 << 10, 64 << 10, 1 << 20, 16 << 20);
		if (bytes.length > 0) {
			new MessageGrowth(rounds).run(bytes, report);
		}
		report.write("growth", "");
	}

}
