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

package io.github.sslclient.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The recorded answers, and how the answers of any judge are had.
 */
final class GoldenAnswers {

	/** Where the answers are written to, as seen from the directory of the module. */
	private static final Path FILE = Path.of("src/test/resources/io/github/sslclient/golden/answers.tsv");

	private GoldenAnswers() {
	}

	/**
	 * The recorded answer to each case.
	 * @return the answers by the names of the cases, in the order of the file
	 * @throws IOException if there is no such file
	 */
	static Map<String, Verdict> recorded() throws IOException {
		Map<String, Verdict> answers = new LinkedHashMap<>();
		for (String line : text().split("\n")) {
			if (!line.startsWith("#")) {
				String[] columns = line.split("\t");
				Verdict answer = new Verdict(Integer.parseInt(columns[1]), Integer.parseInt(columns[2]));
				if (answers.put(columns[0], answer) != null) {
					throw new IllegalStateException("Two answers for " + columns[0]);
				}
			}
		}
		return answers;
	}

	private static String text() throws IOException {
		try (InputStream in = Objects.requireNonNull(GoldenAnswers.class.getResourceAsStream("answers.tsv"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Asks a judge about all cases, two at a time.
	 * @param judge the judge
	 * @return the answers by the names of the cases, in the order of the cases
	 * @throws InterruptedException if the thread is interrupted
	 */
	static Map<String, Verdict> of(Judge judge) throws InterruptedException {
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			Map<String, Future<Verdict>> pending = new LinkedHashMap<>();
			for (VerifyCase verifyCase : GoldenMatrix.cases()) {
				pending.put(verifyCase.name(), executor.submit(() -> judge.judge(verifyCase)));
			}
			Map<String, Verdict> answers = new LinkedHashMap<>();
			for (Map.Entry<String, Future<Verdict>> answer : pending.entrySet()) {
				answers.put(answer.getKey(), get(answer.getKey(), answer.getValue()));
			}
			return answers;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static Verdict get(String name, Future<Verdict> answer) throws InterruptedException {
		try {
			return answer.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("No answer to " + name, ex.getCause());
		}
	}

	/**
	 * Records answers.
	 * @param version the version of OpenSSL that gave them
	 * @param answers the answers by the names of the cases
	 * @throws IOException if the file cannot be written
	 */
	static void record(String version, Map<String, Verdict> answers) throws IOException {
		Stream<String> header = Stream.of("# What openssl verify " + version + " answers to each case of GoldenMatrix.",
				"# Made by record.sh, which stands beside this file.", "# case\tverify code\tdepth");
		Stream<String> lines = answers.entrySet()
			.stream()
			.map((answer) -> answer.getKey() + "\t" + answer.getValue().code() + "\t" + answer.getValue().depth());
		Files.writeString(FILE, String.join("\n", Stream.concat(header, lines).toList()) + "\n");
	}

	/**
	 * The names of all cases.
	 * @return the names, in the order of the cases
	 */
	static List<String> names() {
		return GoldenMatrix.cases().stream().map(VerifyCase::name).toList();
	}

}
