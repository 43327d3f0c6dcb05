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

package io.github.sslclient.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The meters that README promises.
 */
final class MeterTable {

	private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

	private MeterTable() {
	}

	/** The rows of the table of meters. */
	static List<Row> meters() throws IOException {
		return rows("| `ssl.client.").stream()
			.filter((cells) -> cells.size() == 5)
			.map((cells) -> new Row(quoted(cells.get(0)).iterator().next(), cells.get(1), cells.get(2),
					tags(cells.get(3))))
			.toList();
	}

	/** The tags of handshakes that the table of them calls low. */
	static Set<String> tagsOfHandshakes() throws IOException {
		Set<String> tags = new TreeSet<>();
		rows("| `").stream()
			.filter((cells) -> cells.size() == 3 && cells.get(1).equals("low"))
			.forEach((cells) -> tags.addAll(quoted(cells.get(0))));
		return tags;
	}

	private static List<List<String>> rows(String begin) throws IOException {
		return Files.readAllLines(Path.of("..", "README.md"))
			.stream()
			.dropWhile((line) -> !line.startsWith("## Meters"))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("## "))
			.filter((line) -> line.startsWith(begin))
			.map((line) -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
			.toList();
	}

	/** The words before a colon are names, those behind it are values. */
	private static Set<String> tags(String cell) {
		Set<String> tags = new TreeSet<>();
		for (String part : cell.split(";")) {
			tags.addAll(quoted(part.split(": ")[0]));
		}
		return tags;
	}

	private static List<String> quoted(String text) {
		return new ArrayList<>(QUOTED.matcher(text).results().map((MatchResult match) -> match.group(1)).toList());
	}

	/**
	 * A meter.
	 *
	 * @param name its name
	 * @param kind what it is
	 * @param unit its unit, or nothing
	 * @param tags the names of its tags, but {@code context}
	 */
	record Row(String name, String kind, String unit, Set<String> tags) {

		/** As Micrometer names it for Prometheus. */
		String series() {
			String plain = this.name.replace('.', '_');
			String suffix = (this.unit.isEmpty() || plain.endsWith("_" + this.unit)) ? "" : "_" + this.unit;
			return plain + suffix + (this.kind.equals("counter") ? "_total" : "");
		}

	}

}
