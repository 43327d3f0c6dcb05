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

package io.github.sslclient.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the {@code openssl} command answered to many cases, kept in a file beside the
 * test: one line per case with the answer, a tab and the case. {@code record.sh} writes
 * it anew.
 */
public final class Recording {

	private static final String DIRECTORY = System.getProperty("sslclient.record");

	private final List<String> cases;

	private final Measurement measurement;

	private final List<String> answers = new ArrayList<>();

	private Recording(List<String> cases, Measurement measurement) {
		this.cases = cases;
		this.measurement = measurement;
	}

	/**
	 * Reads a recording, or makes it if the system property {@code sslclient.record}
	 * names the root of the resources.
	 * @param test whose recording it is
	 * @param name its file name
	 * @param cases the cases, which must be those that are recorded
	 * @param measurement what asks OpenSSL
	 * @return the recording
	 * @throws Exception if it cannot be read or made
	 */
	public static Recording of(Class<?> test, String name, List<String> cases, Measurement measurement)
			throws Exception {
		Recording recording = new Recording(cases, measurement);
		if (DIRECTORY != null) {
			List<String> answers = measurement.measure(IntStream.range(0, cases.size()).boxed().toList());
			List<String> lines = IntStream.range(0, cases.size())
				.mapToObj((i) -> answers.get(i) + "\t" + cases.get(i))
				.toList();
			recording.read(lines);
			String path = test.getPackageName().replace('.', '/') + "/" + name;
			Files.write(Path.of(DIRECTORY).resolve(path), lines, StandardCharsets.US_ASCII);
			return recording;
		}
		try (InputStream stream = test.getResourceAsStream(name)) {
			assertThat(stream).as("%s, which record.sh makes", name).isNotNull();
			recording.read(new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines().toList());
		}
		return recording;
	}

	private void read(List<String> lines) throws IOException {
		for (String line : lines) {
			this.answers.add(line.substring(0, line.indexOf('\t')));
		}
		assertThat(lines.stream().map((line) -> line.substring(line.indexOf('\t') + 1)))
			.as("cases that are not those recorded: run record.sh")
			.isEqualTo(this.cases);
	}

	/**
	 * What OpenSSL answered.
	 * @param index which case
	 * @return the answer
	 */
	public String answer(int index) {
		return this.answers.get(index);
	}

	/**
	 * Asks the installed OpenSSL again about some cases, other ones in each run.
	 * @param size how many
	 * @throws Exception if it cannot be asked
	 */
	public void checkSample(int size) throws Exception {
		OpenSsl.assumeInstalled();
		List<Integer> sample = new ArrayList<>(IntStream.range(0, this.cases.size()).boxed().toList());
		Collections.shuffle(sample, new Random());
		sample = sample.subList(0, size);
		List<String> answers = this.measurement.measure(sample);
		List<String> changed = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			if (!answers.get(i).equals(this.answers.get(sample.get(i)))) {
				changed.add(answers.get(i) + "\t" + this.cases.get(sample.get(i)));
			}
		}
		assertThat(changed).as("what the installed openssl answers otherwise").isEmpty();
	}

	/**
	 * Text that fits on a line.
	 * @param text any text
	 * @return the text with everything but printable ASCII as hexadecimal escapes
	 */
	public static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		for (char next : text.toCharArray()) {
			escaped.append((next > ' ' && next < 0x7F && next != '\\') ? String.valueOf(next)
					: String.format("\\%02x", (int) next));
		}
		return escaped.toString();
	}

	/**
	 * Asks OpenSSL.
	 */
	@FunctionalInterface
	public interface Measurement {

		/**
		 * Ask about some cases.
		 * @param cases which
		 * @return the answers in the same order
		 * @throws Exception if OpenSSL cannot be asked
		 */
		List<String> measure(List<Integer> cases) throws Exception;

	}

}
