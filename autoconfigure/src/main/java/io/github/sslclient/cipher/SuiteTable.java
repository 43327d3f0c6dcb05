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

package io.github.sslclient.cipher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The suites and words that OpenSSL 3.0 knows, read when the first is asked for.
 */
final class SuiteTable {

	/** All suites, by both names. */
	static final Map<String, CipherSuite> SUITES;

	/** Those older than TLS 1.3, which expressions choose from, by descending code. */
	static final List<Row> ROWS;

	/** What a word of an expression asks for. */
	static final Map<String, Traits> WORDS;

	static {
		Map<String, CipherSuite> suites = new HashMap<>();
		Map<String, Traits> words = new HashMap<>();
		List<Row> rows = new ArrayList<>();
		for (String[] columns : read("suites.tsv")) {
			CipherSuite suite = new CipherSuite(columns[1], columns[2], columns[3].equals("TLSv1.3"));
			suites.put(suite.ianaName(), suite);
			suites.put(suite.openSslName(), suite);
			if (!suite.tls13()) {
				Row row = row(suite, columns);
				rows.add(row);
				words.put(suite.openSslName(), row.traits().asWord());
				words.put(suite.ianaName(), row.traits().asWord());
			}
		}
		for (String[] columns : read("aliases.tsv")) {
			words.put(columns[0], Traits.ofWord(columns[1]));
		}
		rows.sort(Comparator.comparingInt((Row row) -> row.traits().code()).reversed());
		SUITES = Map.copyOf(suites);
		ROWS = List.copyOf(rows);
		WORDS = Map.copyOf(words);
	}

	private SuiteTable() {
	}

	static @Nullable CipherSuite find(String name) {
		return SUITES.get(name);
	}

	private static Row row(CipherSuite suite, String[] columns) {
		Traits traits = Traits.ofSuite(Integer.parseInt(columns[0], 16), columns[3], columns[4], columns[5], columns[6],
				columns[7], columns[9]);
		return new Row(suite, traits, Integer.parseInt(columns[8]));
	}

	private static List<String[]> read(String resource) {
		InputStream stream = Objects.requireNonNull(SuiteTable.class.getResourceAsStream(resource), resource);
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().filter((line) -> !line.startsWith("#")).map((line) -> line.split("\t")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A suite and what it is made of.
	 *
	 * @param suite the suite
	 * @param traits its algorithms
	 * @param bits the strength of its cipher
	 */
	record Row(CipherSuite suite, Traits traits, int bits) {
	}

}
