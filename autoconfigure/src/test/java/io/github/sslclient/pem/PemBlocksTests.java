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

package io.github.sslclient.pem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PemBlocks}, {@link PemScanner} and {@link PemBlock}.
 */
class PemBlocksTests {

	private static final String BLOCK = "-----BEGIN A-----\nAQID\n-----END A-----\n";

	@Test
	void blockHasTypeAndContent() {
		PemBlock block = parse(BLOCK).get(0);
		assertThat(block.type()).isEqualTo("A");
		assertThat(block.content()).containsExactly(1, 2, 3);
		assertThat(block.damage()).isNull();
	}

	@Test
	void blocksAreFoundBetweenText() {
		assertThat(parse("x\n" + BLOCK + "y: z\n\n" + BLOCK.replace("A-", "B-") + "end")).extracting(PemBlock::type)
			.containsExactly("A", "B");
	}

	@Test
	void blockKnowsItsLine() {
		assertThat(parse("x\r\n\r\n" + BLOCK).get(0).description()).isEqualTo("the A that begins on line 3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN A-----\r\nAQID\r\n-----END A-----\r\n",
			"-----BEGIN A-----  \nAQID \t\n-----END A----- ", "-----BEGIN A-----\nAQ\nID\n-----END A-----",
			"-----BEGIN A-----\nAQ ID\n-----END A-----", "-----BEGIN A-----\n\nAQID\n-----END A-----\n" })
	void whiteSpaceIsNoDamage(String text) {
		assertThat(parse(text)).singleElement().satisfies((block) -> {
			assertThat(block.damage()).isNull();
			assertThat(block.content()).containsExactly(1, 2, 3);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "AQI", "AQID=", "AQI=AQID", "A===", "AQ_D", "AQID\n=", "AQ=D" })
	void badBase64IsDamage(String body) {
		assertDamage("-----BEGIN A-----\n" + body + "\n-----END A-----\n", PemDamage.BASE64);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN A-----", "-----BEGIN A-----\n", "-----BEGIN A-----\nAQID\n",
			"-----BEGIN A-----\nAQID\n----END A-----\n" })
	void missingEndIsDamage(String text) {
		assertDamage(text, PemDamage.END_MISSING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----END B-----", "-----END A----- x", "-----END A----", "-----END -----" })
	void wrongEndIsDamage(String end) {
		assertDamage("-----BEGIN A-----\nAQID\n" + end + "\n", PemDamage.END_WRONG);
	}

	@Test
	void emptyBlockIsDamage() {
		assertDamage("-----BEGIN A-----\n-----END A-----\n", PemDamage.EMPTY);
	}

	@Test
	void secondBlankLineIsDamage() {
		assertDamage("-----BEGIN A-----\n\nAQID\n\n-----END A-----\n", PemDamage.BLANK_LINE);
	}

	@Test
	void textAboveABlankLineIsTakenForHeaders() {
		assertDamage("-----BEGIN A-----\nAQID\n\nAQID\n-----END A-----\n", PemDamage.HEADER);
	}

	@Test
	void blockThatBeginsInAnotherIsFound() {
		List<PemBlock> blocks = parse("-----BEGIN B-----\nAQID\n" + BLOCK);
		assertThat(blocks).extracting(PemBlock::damage).containsExactly(PemDamage.END_MISSING, null);
		assertThat(blocks.get(1).description()).isEqualTo("the A that begins on line 3");
	}

	@Test
	void headersAreRead() {
		PemBlock block = parse(
				"-----BEGIN A-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,00\n\nAQID\n-----END A-----\n")
			.get(0);
		assertThat(block.header("Proc-Type")).isEqualTo("4,ENCRYPTED");
		assertThat(block.header("DEK-Info")).isEqualTo("DES-CBC,00");
		assertThat(block.header("Other")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN A\rB-----", "-----BEGIN-----", "-----BEGIN ----", "----BEGIN A-----",
			"-----begin A-----", "-----BEGIN AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-----" })
	void lineThatIsNoBeginIsText(String line) {
		assertThat(parse(line + "\nAQID\n-----END A-----\n")).isEmpty();
	}

	@Test
	void contentIsWipedAtTheEnd() {
		PemBlocks blocks = PemBlocks.parse(BLOCK.getBytes(StandardCharsets.US_ASCII));
		byte[] content = blocks.iterator().next().content();
		blocks.close();
		assertThat(content).containsOnly(0);
	}

	private static void assertDamage(String text, PemDamage damage) {
		assertThat(parse(text)).singleElement().satisfies((block) -> {
			assertThat(block.damage()).isEqualTo(damage);
			assertThat(block.content()).isEmpty();
		});
	}

	private static List<PemBlock> parse(String text) {
		List<PemBlock> blocks = new ArrayList<>();
		PemBlocks.parse(text.getBytes(StandardCharsets.UTF_8)).forEach(blocks::add);
		return blocks;
	}

}
