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

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * An axis of a plot, logarithmic.
 *
 * @param title what it shows
 * @param step the factor from one mark to the next
 * @param label what stands beside a mark
 */
public record Axis(String title, int step, DoubleFunction<String> label) {

	private static final String[] TIMES = { "ns", "µs", "ms", "s" };

	private static final String[] SIZES = { "B", "KiB", "MiB", "GiB" };

	/**
	 * An axis of numbers, with marks at powers of ten.
	 * @param title what it shows
	 * @return the axis
	 */
	public static Axis ofNumbers(String title) {
		return new Axis(title, 10, Axis::number);
	}

	/**
	 * An axis of times in microseconds, with marks at powers of ten.
	 * @param title what it shows
	 * @return the axis
	 */
	public static Axis ofMicroseconds(String title) {
		return new Axis(title, 10, (value) -> scaled(value * 1000, 1000, TIMES));
	}

	/**
	 * An axis of lengths in bytes, with marks at powers of 16.
	 * @param title what it shows
	 * @return the axis
	 */
	public static Axis ofBytes(String title) {
		return new Axis(title, 16, (value) -> scaled(value, 1024, SIZES));
	}

	private static String scaled(double value, int step, String[] units) {
		int unit = 0;
		double rest = value;
		// A little less than the step is the step: 1000 times 0.001 need not be 1.
		while (rest >= step * 0.9999 && unit < units.length - 1) {
			rest /= step;
			unit++;
		}
		return number(rest) + " " + units[unit];
	}

	/**
	 * Three digits are as much as what is measured knows; what is whole is told whole.
	 */
	private static String number(double value) {
		if (value >= 100 || Math.abs(value - Math.rint(value)) < 1e-6) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return String.format(Locale.ROOT, (value < 1) ? "%.3g" : (value < 10) ? "%.2f" : "%.1f", value);
	}

}
