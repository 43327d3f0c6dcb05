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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4, and refuses what is not in it.
 *
 * @param samples the samples in their order
 * @param types the types of the families, by name
 */
record PrometheusText(List<Sample> samples, Map<String, String> types) {

	private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";

	private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"";

	private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (?:[^\\\\]|\\\\[\\\\n])*");

	private static final Pattern TYPE = Pattern
		.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");

	private static final Pattern SAMPLE = Pattern
		.compile("(" + NAME + ")(?:\\{(" + LABEL + "(?:," + LABEL + ")*,?)?\\})? (\\S+)(?: -?\\d+)?");

	private static final Pattern ONE_LABEL = Pattern.compile(LABEL);

	private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

	private static final Map<String, Double> WORDS = Map.of("NaN", Double.NaN, "+Inf", Double.POSITIVE_INFINITY, "-Inf",
			Double.NEGATIVE_INFINITY);

	/** What the samples of a family may be called, behind its name. */
	private static final Map<String, List<String>> SUFFIXES = Map.of("histogram", List.of("_bucket", "_sum", "_count"),
			"summary", List.of("", "_sum", "_count"));

	/**
	 * Read a text.
	 * @throws IllegalArgumentException if it has another form
	 */
	static PrometheusText parse(String text) {
		require(text.endsWith("\n"), "the last line does not end");
		Set<String> helps = new HashSet<>();
		Map<String, String> types = new HashMap<>();
		Set<String> seen = new HashSet<>();
		List<Sample> samples = new ArrayList<>();
		Set<String> identities = new HashSet<>();
		String family = "";
		for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
			Matcher help = HELP.matcher(line);
			Matcher type = TYPE.matcher(line);
			if (help.matches()) {
				require(helps.add(help.group(1)), "a second HELP: " + line);
				require(!seen.contains(help.group(1)), "HELP behind its samples: " + line);
			}
			else if (type.matches()) {
				require(types.put(type.group(1), type.group(2)) == null, "a second TYPE: " + line);
				require(!seen.contains(type.group(1)), "TYPE behind its samples: " + line);
			}
			else {
				Sample sample = sample(line);
				String own = family(sample.name(), types);
				require(helps.contains(own), "no HELP before " + line);
				require(own.equals(family) || seen.add(own), "not beside others of its family: " + line);
				require(identities.add(sample.name() + sample.labels()), "there twice: " + line);
				family = own;
				samples.add(sample);
			}
		}
		return new PrometheusText(samples, types);
	}

	/** The samples of a name. */
	List<Sample> of(String name) {
		return this.samples.stream().filter((sample) -> sample.name().equals(name)).toList();
	}

	private static Sample sample(String line) {
		Matcher matcher = SAMPLE.matcher(line);
		require(matcher.matches(), "neither a comment nor a sample: " + line);
		Map<String, String> labels = new LinkedHashMap<>();
		if (matcher.group(2) != null) {
			Matcher label = ONE_LABEL.matcher(matcher.group(2));
			while (label.find()) {
				require(labels.put(label.group(1), unescape(label.group(2))) == null, "a label twice: " + line);
			}
		}
		String value = matcher.group(matcher.groupCount());
		require(WORDS.containsKey(value) || NUMBER.matcher(value).matches(), "no number: " + line);
		Double word = WORDS.get(value);
		return new Sample(matcher.group(1), labels, (word != null) ? word : Double.parseDouble(value));
	}

	private static String family(String name, Map<String, String> types) {
		for (Map.Entry<String, String> type : types.entrySet()) {
			for (String suffix : SUFFIXES.getOrDefault(type.getValue(), List.of(""))) {
				if (name.equals(type.getKey() + suffix)) {
					return type.getKey();
				}
			}
		}
		throw new IllegalArgumentException("no TYPE before " + name);
	}

	private static String unescape(String value) {
		return Pattern.compile("\\\\(.)")
			.matcher(value)
			.replaceAll((match) -> Matcher.quoteReplacement(match.group(1).equals("n") ? "\n" : match.group(1)));
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw new IllegalArgumentException(problem);
		}
	}

	/**
	 * A sample.
	 *
	 * @param name its name
	 * @param labels its labels
	 * @param value its value
	 */
	record Sample(String name, Map<String, String> labels, double value) {
	}

}
