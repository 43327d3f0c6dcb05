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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sslclient.benchmark.report.Axis;
import io.github.sslclient.benchmark.report.Figure;
import io.github.sslclient.benchmark.report.Plot;
import io.github.sslclient.benchmark.report.StolenTime;

/**
 * A plot on its way: at each place the contenders take turns, round by round, so that
 * they meet the same machine.
 */
final class Curves {

	/** How long all take turns before the first value counts, in ns for each round. */
	private static final long WARM_UP = 1_500_000_000L;

	/** Of a round that the host of a virtual machine disturbed. */
	private static final int MAX_REPETITIONS = 2;

	private final Plot plot;

	private final String what;

	private final String unit;

	private final Axis across;

	private final int rounds;

	private boolean warm;

	Curves(String what, String unit, Axis across, Axis up, int rounds) {
		this.plot = new Plot(what, across, up);
		this.what = what;
		this.unit = unit;
		this.across = across;
		this.rounds = rounds;
	}

	/** Curves of times. */
	static Curves ofTimes(String what, Axis across, int rounds) {
		return new Curves(what, "us", across, Axis.ofMicroseconds("time"), rounds);
	}

	Plot plot() {
		return this.plot;
	}

	/**
	 * Measure at a place. Rounds that come first do not count: a third as many as those
	 * that do, and at the first place as many as there is time for.
	 * @param place how much there is of what the cost grows with
	 * @param contenders who is compared
	 * @throws Exception if one of them fails
	 */
	void measure(int place, List<Contender> contenders) throws Exception {
		long end = System.nanoTime() + (this.warm ? 0 : this.rounds * WARM_UP);
		for (int i = 0; i < this.rounds / 3 || System.nanoTime() < end; i++) {
			turn(contenders);
		}
		this.warm = true;
		Map<String, List<Double>> values = new LinkedHashMap<>();
		for (int i = 0; i < this.rounds; i++) {
			StolenTime.without(() -> turn(contenders), MAX_REPETITIONS)
				.forEach((name, value) -> values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value));
		}
		String label = this.what + ", " + this.across.title() + ": " + this.across.label().apply(place);
		values.forEach((name, measured) -> {
			Figure figure = Figure.of(label, this.unit, name, measured);
			System.out.println(figure);
			this.plot.add(place, figure);
		});
	}

	private static Map<String, Double> turn(List<Contender> contenders) throws Exception {
		Map<String, Double> values = new LinkedHashMap<>();
		for (Contender contender : contenders) {
			values.put(contender.name(), contender.measurement().take());
		}
		return values;
	}

}
