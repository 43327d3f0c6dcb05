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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * What the host of a virtual machine took from it for others, since a moment. Figures of
 * such a time are about the others: their ratios still mean something, but not much.
 */
public final class StolenTime {

	/** Of the time of all cores. Less is there always. */
	private static final double BEARABLE = 0.02;

	/** The first line counts the time of all cores since the start of the system. */
	private static final Path FILE = Path.of("/proc/stat");

	/** user, nice, system, idle, iowait, irq, softirq, steal: see proc_stat(5). */
	private static final int KINDS = 8;

	private final long[] begin = read();

	/**
	 * Take a round, and take it again where too much was stolen meanwhile.
	 * @param <T> what a round gives
	 * @param round the round, all contenders in it
	 * @param repetitions how often at most
	 * @return what it gave in the end
	 * @throws Exception if it fails
	 */
	public static <T> T without(Callable<T> round, int repetitions) throws Exception {
		StolenTime stolen = new StolenTime();
		T result = round.call();
		for (int i = 0; i < repetitions && stolen.share() > BEARABLE; i++) {
			stolen = new StolenTime();
			result = round.call();
		}
		return result;
	}

	/**
	 * How much was stolen since this was made.
	 * @return a share of the time of all cores; 0 where the system does not tell
	 */
	double share() {
		long[] now = read();
		long all = 0;
		for (int kind = 0; kind < KINDS; kind++) {
			all += now[kind] - this.begin[kind];
		}
		return (all > 0) ? (now[KINDS - 1] - this.begin[KINDS - 1]) / (double) all : 0;
	}

	private static long[] read() {
		try (BufferedReader reader = Files.newBufferedReader(FILE)) {
			String line = reader.readLine();
			return Arrays.stream(line.strip().split(" +")).skip(1).limit(KINDS).mapToLong(Long::parseLong).toArray();
		}
		catch (IOException ex) {
			// Not Linux.
			return new long[KINDS];
		}
	}

}
