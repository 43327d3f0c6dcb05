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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * One of those that are compared at a place.
 *
 * @param name who it is
 * @param measurement what gives its value in a round
 */
record Contender(String name, Measurement measurement) {

	/** What is done in less is done again, and the average told. */
	private static final long BATCH = 20_000_000;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	/** A contender whose value is the time that something takes, in microseconds. */
	static Contender timed(String name, Action action) {
		return new Contender(name, () -> average(action, System::nanoTime));
	}

	/**
	 * A contender whose value is the CPU time that something takes of the thread that
	 * does it, in microseconds. What waits for another process takes as long as the
	 * system needs to wake them both.
	 */
	static Contender working(String name, Action action) {
		return new Contender(name, () -> average(action, THREADS::getCurrentThreadCpuTime));
	}

	private static double average(Action action, LongSupplier clock) throws Exception {
		long begin = clock.getAsLong();
		long time;
		int count = 0;
		do {
			action.run();
			count++;
			time = clock.getAsLong() - begin;
		}
		while (time < BATCH);
		return time / 1e3 / count;
	}

	/**
	 * Measures once.
	 */
	@FunctionalInterface
	interface Measurement {

		double take() throws Exception;

	}

	/**
	 * Does what is timed.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws Exception;

	}

}
