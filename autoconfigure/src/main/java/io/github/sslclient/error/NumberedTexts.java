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

package io.github.sslclient.error;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

/**
 * A table of numbers and texts, read from a tab-separated resource beside this class.
 */
final class NumberedTexts {

	private final Map<Integer, String> texts;

	private NumberedTexts(Map<Integer, String> texts) {
		this.texts = texts;
	}

	String get(int number, String fallback) {
		return this.texts.getOrDefault(number, fallback);
	}

	@Nullable String get(int number) {
		return this.texts.get(number);
	}

	/** The first number that fits, or {@code null}. */
	@Nullable Integer find(BiPredicate<Integer, String> fits) {
		return this.texts.entrySet()
			.stream()
			.filter((entry) -> fits.test(entry.getKey(), entry.getValue()))
			.map(Map.Entry::getKey)
			.min(Integer::compare)
			.orElse(null);
	}

	static NumberedTexts read(String resource, int radix) {
		Map<Integer, String> texts = new HashMap<>();
		InputStream stream = Objects.requireNonNull(NumberedTexts.class.getResourceAsStream(resource), resource);
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				int tab = line.indexOf('\t');
				if (tab > 0 && line.charAt(0) != '#') {
					texts.put(Integer.parseUnsignedInt(line.substring(0, tab), radix), line.substring(tab + 1));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new NumberedTexts(texts);
	}

}
