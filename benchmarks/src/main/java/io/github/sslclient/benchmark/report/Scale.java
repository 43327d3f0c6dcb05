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

import java.util.ArrayList;
import java.util.List;

/**
 * An axis with its marks, as far as values need it, laid from one place to another.
 */
final class Scale {

	/** Between two powers of ten where they are too few to read a value from. */
	private static final double[] BETWEEN = { 1, 2, 5 };

	private final Axis axis;

	private final List<Double> marks = new ArrayList<>();

	private final double from;

	private final double to;

	/**
	 * Lay an axis.
	 * @param axis the axis
	 * @param values what it must have room for; what is not positive has no place on it
	 * @param from where the axis begins
	 * @param to where it ends
	 */
	Scale(Axis axis, List<Double> values, double from, double to) {
		this.axis = axis;
		this.from = from;
		this.to = to;
		List<Double> positive = values.stream().filter((value) -> value > 0).toList();
		double low = positive.stream().min(Double::compare).orElse(1.0);
		double high = positive.stream().max(Double::compare).orElse(1.0);
		boolean few = axis.step() == 10 && high / low < 50;
		int power = (int) Math.floor(logarithm(low) + 1e-9);
		while (this.marks.size() < 2 || last() < high * (1 - 1e-9)) {
			double one = Math.pow(axis.step(), power++);
			for (double factor : few ? BETWEEN : new double[] { 1 }) {
				addMark(one * factor, low, high);
			}
		}
	}

	/**
	 * Marks end with the first that is not below what is highest, and begin with the last
	 * that is not above what is lowest.
	 */
	private void addMark(double mark, double low, double high) {
		if (mark <= low * (1 + 1e-9)) {
			this.marks.clear();
		}
		if (this.marks.size() < 2 || last() < high * (1 - 1e-9)) {
			this.marks.add(mark);
		}
	}

	List<Double> marks() {
		return this.marks;
	}

	String label(double mark) {
		return this.axis.label().apply(mark);
	}

	String title() {
		return this.axis.title();
	}

	/** Where a value stands; what is below the axis stands at its begin. */
	double position(double value) {
		double first = logarithm(this.marks.get(0));
		double share = (logarithm(Math.max(value, this.marks.get(0))) - first) / (logarithm(last()) - first);
		return this.from + share * (this.to - this.from);
	}

	private double last() {
		return this.marks.get(this.marks.size() - 1);
	}

	private double logarithm(double value) {
		return Math.log(value) / Math.log(this.axis.step());
	}

}
