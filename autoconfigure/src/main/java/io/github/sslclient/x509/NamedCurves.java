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

package io.github.sslclient.x509;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The curves that OpenSSL 3.0 knows by name ({@code openssl ecparam -list_curves}).
 */
final class NamedCurves {

	private static final Map<String, Integer> ORDERS = read();

	private NamedCurves() {
	}

	/**
	 * How long the order of a curve's base point is.
	 * @param oid the curve's object identifier
	 * @return the length in bits, or {@code null} if the curve is not known
	 */
	static @Nullable Integer orderBits(String oid) {
		return ORDERS.get(oid);
	}

	private static Map<String, Integer> read() {
		InputStream stream = Objects.requireNonNull(NamedCurves.class.getResourceAsStream("curves.tsv"));
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines()
				.map((line) -> line.split("\t"))
				.collect(Collectors.toUnmodifiableMap((row) -> row[0], (row) -> Integer.valueOf(row[1])));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
