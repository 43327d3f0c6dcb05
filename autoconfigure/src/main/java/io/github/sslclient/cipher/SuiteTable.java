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

import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * The suites and words that OpenSSL 3.0 knows, read when the first is asked for.
 */
final class SuiteTable {

	/** All suites, by both names. */
	static final Map<String, CipherSuite> SUITES;

	/** All, by IANA name. */
	private static final Map<String, Row> BY_IANA_NAME;

	/** All, by code point. */
	private static final Map<Integer, CipherSuite> BY_CODE;

	/** Those older than TLS 1.3, which expressions choose from, by descending code. */
	static final List<Row> ROWS;

	/** What a word of an expression asks for. */
	static final Map<String, Traits> WORDS;

	static {
		Map<String, CipherSuite> suites = new HashMap<>();
		Map<String, Traits> words = new HashMap<>();
		Map<String, Row> byIanaName = new HashMap<>();
		Map<Integer, CipherSuite> byCode = new HashMap<>();
		List<Row> rows = new ArrayList<>();
		for (String[] columns : read("suites.tsv")) {
			CipherSuite suite = new CipherSuite(columns[1], columns[2], columns[3].equals("TLSv1.3"));
			suites.put(suite.ianaName(), suite);
			suites.put(suite.openSslName(), suite);
			Row row = row(suite, columns);
			byIanaName.put(suite.ianaName(), row);
			byCode.put(row.traits().code(), suite);
			if (!suite.tls13()) {
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
		BY_IANA_NAME = Map.copyOf(byIanaName);
		BY_CODE = Map.copyOf(byCode);
		ROWS = List.copyOf(rows);
		WORDS = Map.copyOf(words);
	}

	private SuiteTable() {
	}

	static @Nullable CipherSuite find(String name) {
		return SUITES.get(name);
	}

	static @Nullable CipherSuite find(int code) {
		return BY_CODE.get(code);
	}

	/** What a suite is made of, or {@code null} for one that OpenSSL does not have. */
	static @Nullable Row row(String ianaName) {
		return BY_IANA_NAME.get(ianaName);
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

		/** As a MAC. */
		private static final int SHA1_BITS = 160;

		/** The level from which on keys must be ephemeral. */
		private static final int FORWARD_SECRECY = 3;

		private static final Traits ANONYMOUS = Traits.ofWord("au=None");

		private static final Traits MD5 = Traits.ofWord("mac=MD5");

		private static final Traits SHA1 = Traits.ofWord("mac=SHA1");

		private static final Traits EPHEMERAL = Traits.ofWord("kx=DH,ECDH");

		/**
		 * Whether a security level leaves it ({@code ssl_security_default_callback}).
		 */
		boolean isAllowedAt(SecurityLevel level) {
			if (level.number() == 0) {
				return true;
			}
			boolean weakMac = this.traits.have(MD5) || (this.traits.have(SHA1) && !level.allows(SHA1_BITS));
			boolean ephemeral = this.suite.tls13() || this.traits.have(EPHEMERAL);
			return level.allows(this.bits) && !weakMac && !this.traits.have(ANONYMOUS)
					&& (level.number() < FORWARD_SECRECY || ephemeral);
		}

	}

}
