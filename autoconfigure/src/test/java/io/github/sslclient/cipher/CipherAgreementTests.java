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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.Recording;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Cipher expressions beside {@code openssl ciphers -s -tls1_2}.
 */
class CipherAgreementTests {

	private static final int GENERATED = 2000;

	private static final Pattern ERROR = Pattern.compile(":error:([0-9A-F]{8}):");

	private static final List<String> CASES = cases();

	@Test
	void everyRecordedListIsChosenHereToo() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		for (int i = 0; i < CASES.size(); i++) {
			softly.assertThat(ours(CASES.get(i))).as(CASES.get(i)).isEqualTo(recording.answer(i));
		}
		softly.assertAll();
	}

	@Test
	void theInstalledOpenSslGivesTheRecordedLists() throws Exception {
		recording().checkSample(200);
	}

	private static Recording recording() throws Exception {
		return Recording.of(CipherAgreementTests.class, "ciphers.tsv", CASES,
				(cases) -> cases.stream().map((i) -> openSsl(CASES.get(i))).toList());
	}

	/** Every word alone, and many expressions at random, the same in each run. */
	private static List<String> cases() {
		List<String> words = new ArrayList<>(new TreeSet<>(SuiteTable.WORDS.keySet()));
		words.removeIf((word) -> word.contains("_"));
		List<String> cases = new ArrayList<>(words);
		cases.addAll(List.of("DEFAULT", "ALL:@SECLEVEL=0", "@STRENGTH", "HIGH:!ALL", "HIGH:BOGUS", "DEFAULT:!AES",
				"DEFAULTS", "HIGH_X", "a b", "ALL:+RSA", "!aNULL:HIGH", "TLS_AES_128_GCM_SHA256"));
		Random random = new Random(4711);
		while (cases.size() < words.size() + GENERATED) {
			cases.add(expression(random, words));
		}
		return List.copyOf(cases);
	}

	private static String expression(Random random, List<String> words) {
		StringBuilder expression = new StringBuilder(pick(random, ":", ":", "DEFAULT:", "ALL:", "HIGH:"));
		for (int rules = 1 + random.nextInt(6); rules > 0; rules--) {
			expression.append((random.nextInt(12) == 0)
					? pick(random, "@STRENGTH", "@SECLEVEL=" + random.nextInt(7), "@FOO", "BOGUS", "A_B", "ALL+BOGUS")
					: rule(random, words));
			expression.append((rules > 1) ? pick(random, ":", ":", ",", ";") : "");
		}
		return expression.toString();
	}

	private static String rule(Random random, List<String> words) {
		StringBuilder rule = new StringBuilder(pick(random, "", "", "", "!", "-", "+"));
		for (int parts = List.of(1, 1, 1, 2, 2, 3).get(random.nextInt(6)); parts > 0; parts--) {
			String word = words.get(random.nextInt(words.size()));
			while (random.nextInt(5) < 3 && word.contains("-")) {
				word = words.get(random.nextInt(words.size()));
			}
			rule.append(word).append((parts > 1) ? "+" : "");
		}
		return rule.toString();
	}

	private static String pick(Random random, String... texts) {
		return texts[random.nextInt(texts.length)];
	}

	private static String ours(String expression) {
		try {
			CipherExpression parsed = CipherExpression.parse(expression);
			int level = (parsed.securityLevel() != null) ? parsed.securityLevel() : 2;
			return parsed.at(new SecurityLevel(level))
				.stream()
				.filter((row) -> row.traits().have(Traits.ofWord("kx=RSA,DH,ECDH")))
				.map((row) -> code(row.suite().openSslName()))
				.collect(Collectors.joining());
		}
		catch (SslException ex) {
			return ex.getError().codes().get(0).hex();
		}
	}

	private static String openSsl(String expression) {
		String output = OpenSsl.run("ciphers", "-s", "-tls1_2", expression);
		Matcher error = ERROR.matcher(output);
		return error.find() ? error.group(1)
				: Arrays.stream(output.strip().split(":"))
					.map(CipherAgreementTests::code)
					.collect(Collectors.joining());
	}

	/** Names would make the recording six times as long. */
	private static String code(String name) {
		return name.isEmpty() ? "" : "%04X".formatted(SuiteTable.WORDS.get(name).code());
	}

}
