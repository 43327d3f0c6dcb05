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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What it costs an application to have the library on its class path, and no use for it:
 * a minimal application is started with and without, in turns, each time in a JVM of its
 * own. The differences are of one pair each, so that both have met the same machine.
 */
public final class StartCost {

	private static final int PAIRS = 25;

	private static final double MILLION = 1_000_000;

	private static final double MEBIBYTE = 1024 * 1024;

	private StartCost() {
	}

	/**
	 * Measure, and print medians.
	 * @param arguments how many pairs, 25 if left out
	 * @throws IOException if a program cannot be run
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static void main(String... arguments) throws IOException, InterruptedException {
		int pairs = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : PAIRS;
		String all = Starts.classPath();
		String others = Starts.classPathWithoutLibrary();
		// The files are read into the system's memory.
		start(all);
		start(others);
		List<Pair> measured = new ArrayList<>();
		for (int i = 0; i < pairs; i++) {
			boolean first = i % 2 == 0;
			Figures one = start(first ? all : others);
			Figures other = start(first ? others : all);
			measured.add(first ? new Pair(one, other) : new Pair(other, one));
		}
		System.out.printf(Locale.ROOT, "median of %d pairs%27s%10s%12s%n", pairs, "without", "with", "difference");
		print(measured, "start of the application, ms", Figures::start);
		print(measured, "process up to then, ms", Figures::process);
		print(measured, "processor time of its thread, ms", Figures::thread);
		print(measured, "processor time of all, ms", Figures::processor);
		print(measured, "heap in use, MiB", Figures::heap);
		print(measured, "metaspace in use, MiB", Figures::metaspace);
		print(measured, "classes loaded", Figures::classes);
	}

	private static void print(List<Pair> pairs, String what, ToDoubleFunction<Figures> figure) {
		System.out.printf(Locale.ROOT, "%-32s%12.2f%10.2f%12.2f%n", what,
				Starts.median(pairs, (pair) -> figure.applyAsDouble(pair.without())),
				Starts.median(pairs, (pair) -> figure.applyAsDouble(pair.with())), Starts.median(pairs,
						(pair) -> figure.applyAsDouble(pair.with()) - figure.applyAsDouble(pair.without())));
	}

	private static Figures start(String classPath) throws IOException, InterruptedException {
		long[] figures = Starts.run(List.of(), classPath, StartedApplication.class, List.of());
		return new Figures(figures[0] / MILLION, figures[1], figures[2] / MILLION, figures[3] / MEBIBYTE,
				figures[4] / MEBIBYTE, figures[5], figures[6] / MILLION);
	}

	private record Figures(double start, double process, double processor, double heap, double metaspace,
			double classes, double thread) {
	}

	private record Pair(Figures with, Figures without) {
	}

}
