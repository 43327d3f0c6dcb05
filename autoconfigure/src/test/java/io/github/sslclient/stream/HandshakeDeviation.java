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

package io.github.sslclient.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where we answer otherwise than OpenSSL does. A file beside the tests says it: our
 * answer, the case and the reason, with tabs between.
 *
 * @param answers our answers; more than one where JDKs differ
 * @param fault the case
 * @param reason why no better answer can be had
 */
record HandshakeDeviation(List<String> answers, String fault, String reason) {

	static Map<String, HandshakeDeviation> all() {
		try (InputStream stream = HandshakeDeviation.class.getResourceAsStream("handshake-deviations.tsv")) {
			String table = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.US_ASCII);
			return table.lines()
				.map(HandshakeDeviation::of)
				.collect(Collectors.toMap(HandshakeDeviation::fault, Function.identity()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HandshakeDeviation of(String line) {
		String[] columns = line.split("\t");
		return new HandshakeDeviation(Arrays.asList(columns[0].split("\\|")), columns[1], columns[2]);
	}

}
