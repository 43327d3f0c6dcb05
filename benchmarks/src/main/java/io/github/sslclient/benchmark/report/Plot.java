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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How figures grow with something, a line for each contender: drawn, and as a table. The
 * same figures give the same text. A contender whose name begins with {@code floor} is
 * drawn as one.
 */
public final class Plot {

	private final String title;

	private final Axis across;

	private final Axis up;

	private final Map<String, List<Point>> lines = new LinkedHashMap<>();

	/**
	 * Begin a plot.
	 * @param title what stands above it
	 * @param across what the figures grow with
	 * @param up what they tell
	 */
	public Plot(String title, Axis across, Axis up) {
		this.title = title;
		this.across = across;
		this.up = up;
	}

	/**
	 * Add a figure to the line of its contender.
	 * @param at where it stands; places come in order
	 * @param figure the figure
	 */
	public void add(double at, Figure figure) {
		this.lines.computeIfAbsent(figure.contender(), (key) -> new ArrayList<>()).add(new Point(at, figure));
	}

	/**
	 * The figures.
	 * @return all of them, place by place
	 */
	public List<Figure> figures() {
		return rows().values().stream().flatMap((row) -> row.values().stream()).toList();
	}

	/**
	 * Draw it.
	 * @return the text of an SVG file
	 */
	public String svg() {
		return new Drawing(this.title, this.across, this.up, this.lines).toString();
	}

	/**
	 * The medians as a table in Markdown: a row for each place, a column for each
	 * contender.
	 * @return the table
	 */
	public String table() {
		StringBuilder text = new StringBuilder("| " + this.across.title());
		this.lines.keySet().forEach((contender) -> text.append(" | ").append(contender));
		text.append(" |\n|---:").append("|---:".repeat(this.lines.size())).append("|\n");
		rows().forEach((at, row) -> {
			text.append("| ").append(this.across.label().apply(at));
			for (String contender : this.lines.keySet()) {
				Figure figure = row.get(contender);
				text.append(" | ").append((figure != null) ? this.up.label().apply(figure.median()) : "");
			}
			text.append(" |\n");
		});
		return text.toString();
	}

	String title() {
		return this.title;
	}

	private Map<Double, Map<String, Figure>> rows() {
		Map<Double, Map<String, Figure>> rows = new TreeMap<>();
		this.lines.forEach((contender, points) -> points
			.forEach((point) -> rows.computeIfAbsent(point.at(), (key) -> new LinkedHashMap<>())
				.put(contender, point.figure())));
		return rows;
	}

	/**
	 * A figure and where it stands.
	 */
	record Point(double at, Figure figure) {
	}

}
