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

import java.util.List;

/**
 * What a contender was measured at.
 *
 * @param what what was measured
 * @param unit in what it is told
 * @param contender who it is
 * @param median the median of the rounds
 * @param low the lowest of them
 * @param high the highest of them
 * @param rounds how many there were
 */
public record Figure(String what, String unit, String contender, double median, double low, double high, int rounds) {

	/**
	 * The figure that rounds give.
	 * @param what what was measured
	 * @param unit in what it is told
	 * @param contender who it is
	 * @param values what each round gave
	 * @return their median and what they lie between
	 */
	public static Figure of(String what, String unit, String contender, List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		return new Figure(what, unit, contender, sorted.get(sorted.size() / 2), sorted.get(0),
				sorted.get(sorted.size() - 1), sorted.size());
	}

}
