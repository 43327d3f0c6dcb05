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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures, written to a folder as JSON and as tables with the ratio to one contender.
 */
public final class Report {

	private final Path folder;

	private final List<Figure> figures = new ArrayList<>();

	private final Map<String, Plot> plots = new LinkedHashMap<>();

	private final StolenTime stolen = new StolenTime();

	/**
	 * Begin a report.
	 * @param folder where it is written to, and made if it is missing
	 */
	public Report(Path folder) {
		this.folder = folder;
	}

	/**
	 * Add a figure. Those of the same thing in the same unit become one table.
	 * @param figure the figure
	 */
	public void add(Figure figure) {
		this.figures.add(figure);
	}

	/**
	 * Add a plot, which becomes a file of its own and a table of its medians.
	 * @param name the name of the file, without {@code .svg}
	 * @param plot the plot
	 */
	public void add(String name, Plot plot) {
		this.plots.put(name, plot);
	}

	/**
	 * Write {@code NAME.json}, {@code NAME.md} and the plots.
	 * @param name the name of the files
	 * @param base the contender that the others are compared with
	 * @throws IOException if they cannot be written
	 */
	public void write(String name, String base) throws IOException {
		Files.createDirectories(this.folder);
		Map<String, String> machine = Machine.describe();
		machine.put("stolen", String.format(Locale.ROOT, "%.1f %% stolen by the host", 100 * this.stolen.share()));
		Files.writeString(this.folder.resolve(name + ".json"), json(machine));
		Files.writeString(this.folder.resolve(name + ".md"), tables(machine, base));
		for (Map.Entry<String, Plot> plot : this.plots.entrySet()) {
			Files.writeString(this.folder.resolve(plot.getKey() + ".svg"), plot.getValue().svg());
		}
	}

	private String json(Map<String, String> machine) {
		String facts = machine.entrySet()
			.stream()
			.map((entry) -> "    " + quote(entry.getKey()) + ": " + quote(entry.getValue()))
			.collect(Collectors.joining(",\n"));
		String rows = Stream
			.concat(this.figures.stream(), this.plots.values().stream().flatMap((plot) -> plot.figures().stream()))
			.map(Report::json)
			.collect(Collectors.joining(",\n"));
		return "{\n  \"machine\": {\n" + facts + "\n  },\n  \"figures\": [\n" + rows + "\n  ]\n}\n";
	}

	private static String json(Figure figure) {
		return String.format(Locale.ROOT,
				"    {\"what\": %s, \"unit\": %s, \"contender\": %s, \"median\": %s, \"low\": %s, \"high\": %s, \"rounds\": %d}",
				quote(figure.what()), quote(figure.unit()), quote(figure.contender()), figure.median(), figure.low(),
				figure.high(), figure.rounds());
	}

	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char character : text.toCharArray()) {
			if (character == '"' || character == '\\') {
				quoted.append('\\').append(character);
			}
			else if (character < ' ') {
				quoted.append(String.format("\\u%04x", (int) character));
			}
			else {
				quoted.append(character);
			}
		}
		return quoted.append('"').toString();
	}

	private String tables(Map<String, String> machine, String base) {
		Map<String, List<Figure>> tables = new LinkedHashMap<>();
		for (Figure figure : this.figures) {
			tables.computeIfAbsent(figure.what() + ", " + figure.unit(), (key) -> new ArrayList<>()).add(figure);
		}
		StringBuilder text = new StringBuilder(String.join("; ", machine.values())).append('\n');
		tables.forEach((title, rows) -> table(text, title, rows, base));
		this.plots.forEach(
				(name, plot) -> text.append("\n## %s\n\n![%s](%s.svg)\n\n".formatted(plot.title(), plot.title(), name))
					.append(plot.table()));
		return text.toString();
	}

	private static void table(StringBuilder text, String title, List<Figure> rows, String base) {
		double one = rows.stream()
			.filter((figure) -> figure.contender().equals(base))
			.mapToDouble(Figure::median)
			.findFirst()
			.orElse(Double.NaN);
		text.append("\n| ").append(title).append(" | median | of ").append(base).append(" | lowest to highest |\n");
		text.append("|---|---:|---:|---:|\n");
		for (Figure figure : rows) {
			text.append(String.format(Locale.ROOT, "| %s | %s | %.2f | %s to %s |\n", figure.contender(),
					number(figure.median()), figure.median() / one, number(figure.low()), number(figure.high())));
		}
	}

	/** Three digits are as much as such figures know. */
	private static String number(double value) {
		return String.format(Locale.ROOT, (value < 10) ? "%.2f" : (value < 100) ? "%.1f" : "%.0f", value);
	}

}
