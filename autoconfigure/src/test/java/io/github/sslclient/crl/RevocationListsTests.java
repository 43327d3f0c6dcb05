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

package io.github.sslclient.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files of lists. The codes are those that OpenSSL 3.0.19's {@code X509_load_crl_file}
 * left behind for the same files.
 */
class RevocationListsTests {

	private static final String LIST = ListSpec.create().entry(1).pem();

	private static final List<String> LINES = LIST.lines().toList();

	@TempDir
	Path directory;

	@Test
	void missingFileIsNamed() {
		fail(PemSource.of(this.directory.resolve("none.pem")), "80000002 10080002 05880002")
			.withMessageContainingAll("crl-file", "none.pem", "no such file");
	}

	@Test
	void directoryHoldsNoList() {
		fail(PemSource.of(this.directory), "0480006C 05880009").withMessageContaining("is a directory");
	}

	@Test
	void fileThatCannotBeReadFurtherIsNamed() {
		fail(new PemSource() {

			@Override
			public byte[] read() throws IOException {
				throw new IOException("the disk is on fire");
			}

			@Override
			public String location() {
				return "burning.pem";
			}

		}, "80000005 10080002 05880002").withMessageContainingAll("burning.pem", "on fire");
	}

	@Test
	void messageSaysWhereTheDamageIsAndHowToLookAtIt() {
		String text = "some text\n\n" + LIST + LIST.replace("M", "*");
		fail(text, "04800064 05880009").withMessageContainingAll("crl-file", "list.pem",
				"the X509 CRL that begins on line " + (LINES.size() + 3), "no valid base64",
				"openssl crl -noout -issuer -in");
	}

	@Test
	void messageSaysWhatIsWrongWithTheList() {
		fail(ListSpec.pem("X509 CRL", new byte[] { 4, 0 }), "068000A8 0688010A 0488000D 05880009")
			.withMessageContaining("tag 04 where 30 belongs");
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void damagedFileIsRefusedWithOpenSslsCodes(Damage damage) {
		fail(damage.text, damage.codes);
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void oddFileIsReadAsOpenSslReadsIt(Oddity oddity) throws Exception {
		List<RevocationList> lists = RevocationLists.load("crl-file", source(oddity.text));
		assertThat(lists).hasSize(oddity.lists)
			.allSatisfy((list) -> assertThat(list.isSignedBy(ListSpec.publicKey())).isTrue());
	}

	@Test
	void sourceWithoutAStreamIsRead() throws Exception {
		PemSource source = new PemSource() {

			@Override
			public byte[] read() {
				return LIST.getBytes(StandardCharsets.US_ASCII);
			}

			@Override
			public String location() {
				return "memory";
			}

		};
		assertThat(RevocationLists.load("crl-file", source)).hasSize(1);
	}

	@Test
	void largeListIsReadInPieces() throws Exception {
		ListSpec spec = ListSpec.create();
		for (int i = 0; i < 50_000; i++) {
			spec.entry(i * 7L, ListSpec.reason(i % 7));
		}
		RevocationList list = RevocationLists.load("crl-file", source("x\n" + spec.pem())).get(0);
		assertThat(list.isSignedBy(ListSpec.publicKey())).isTrue();
		assertThat(list.size()).isEqualTo(50_000);
		for (int i = 0; i < 350_000; i++) {
			Revocation revocation = list.find(BigInteger.valueOf(i), list.issuer());
			assertThat(revocation.isRevoked()).isEqualTo(i % 7 == 0);
			assertThat(revocation.reason()).isEqualTo((i % 7 == 0) ? i / 7 % 7 : -1);
		}
	}

	private ThrowableAssertAlternative<SslException> fail(String text, String codes) {
		return fail(source(text), codes);
	}

	private static ThrowableAssertAlternative<SslException> fail(PemSource source, String codes) {
		return assertThatExceptionOfType(SslException.class).isThrownBy(() -> RevocationLists.load("crl-file", source))
			.satisfies((ex) -> {
				assertThat(ex.getError().setting()).isEqualTo("crl-file");
				assertThat(ex.getError().codes()).extracting("hex").containsExactly((Object[]) codes.split(" "));
			});
	}

	private PemSource source(String text) {
		try {
			return PemSource
				.of(Files.writeString(this.directory.resolve("list.pem"), text, StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A line of the list replaced by others. */
	private static String with(int number, String... lines) {
		List<String> text = new ArrayList<>(LINES);
		text.remove(number);
		text.addAll(number, Arrays.asList(lines));
		return String.join("\n", text) + "\n";
	}

	private static String line(int number) {
		return LINES.get(number);
	}

	private static String wrapped(int width) {
		String base64 = String.join("", LINES.subList(1, LINES.size() - 1));
		return line(0) + "\n" + base64.replaceAll("(.{" + width + "})", "$1\n").strip() + "\n-----END X509 CRL-----\n";
	}

	private static String block(String label, String... lines) {
		return "-----BEGIN " + label + "-----\n" + String.join("\n", lines) + "\n-----END " + label + "-----\n";
	}

	/** The list with headers. */
	private static String headed(String... headers) {
		List<String> lines = new ArrayList<>(Arrays.asList(headers));
		lines.add(0, line(0));
		lines.add("");
		return with(0, lines.toArray(String[]::new));
	}

	private static String cut(int bytes) {
		return ListSpec.pem("X509 CRL", Arrays.copyOf(ListSpec.create().encode(), bytes));
	}

	/**
	 * Files that OpenSSL refuses.
	 */
	enum Damage {

		EMPTY_FILE("", "0480006C 05880009"),

		TEXT_ALONE("hello\n", "0480006C 05880009"),

		OTHER_BLOCK_ALONE(block("CERTIFICATE", "AAAA"), "0480006C 05880009"),

		OTHER_CASE(LIST.replace("X509 CRL", "x509 crl"), "0480006C 05880009"),

		INDENTED_BEGIN(" " + LIST, "0480006C 05880009"),

		BEGIN_ALONE("-----BEGIN X509 CRL-----", "04800066 05880009"),

		END_MISSING(LIST.substring(0, LIST.length() - 25), "04800066 05880009"),

		END_OF_SOMETHING_ELSE(LIST.replace("END X509 CRL", "END X509 CRT"), "04800066 05880009"),

		BEGIN_AND_END_DIFFER(LIST.replace("BEGIN X509", "BEGIN  X509"), "04800066 05880009"),

		SECOND_WITHOUT_END(LIST + LIST.substring(0, LIST.length() - 25), "04800066 05880009"),

		OTHER_WITHOUT_END("-----BEGIN FOO-----\nAAAA\n" + LIST, "04800066 05880009"),

		OTHER_CHARACTER(with(1, line(1).replace('I', '*')), "04800064 05880009"),

		VERTICAL_TAB(with(1, line(1).replace('I', '\u000B')), "04800064 05880009"),

		INCOMPLETE_GROUP(with(2, line(2).substring(1)), "04800064 05880009"),

		PADDING_WITHIN(with(1, line(1).substring(0, 62) + "=="), "04800064 05880009"),

		TOO_MUCH_PADDING(with(LINES.size() - 1, "====", line(LINES.size() - 1)), "04800064 05880009"),

		PADDING_BEHIND(with(LINES.size() - 1, "=", line(LINES.size() - 1)), "04800064 05880009"),

		OTHER_BLOCK_DAMAGED(block("FOO", "****") + LIST, "04800064 05880009"),

		OTHER_BLOCK_DAMAGED_BELOW_HEADERS(block("FOO", "a: b", "", "A*AA") + LIST, "04800064 05880009"),

		LATER_LIST_DAMAGED(LIST + LIST.replace('M', '*'), "04800064 05880009"),

		NO_LINES(block("X509 CRL").replace("\n\n", "\n"), "05880009"),

		BLANK_LINE_ALONE(block("X509 CRL", ""), "05880009"),

		HEADER_ALONE(block("X509 CRL", "a: b"), "05880009"),

		COLON_WITHIN(with(2, "a:b", line(2)), "05880009"),

		BLANK_LINE_AT_THE_END(with(LINES.size() - 1, "", line(LINES.size() - 1)), "05880009"),

		OTHER_BLOCK_EMPTY(block("FOO").replace("\n\n", "\n") + LIST, "05880009"),

		LATER_BLOCK_EMPTY(LIST + block("FOO").replace("\n\n", "\n"), "05880009"),

		LONG_LINES_BELOW_BLANK_LINE(wrapped(76).replace("CRL-----\nM", "CRL-----\n\nM"), "05880009"),

		SHORT_LINES_BELOW_BLANK_LINE(wrapped(60).replace("CRL-----\nM", "CRL-----\n\nM"), "04800066 05880009"),

		TWO_BLANK_LINES(with(2, "", "", line(2)), "04800066 05880009"),

		BLANK_LINE_WITHIN(with(2, "", line(2)), "0480006B 05880009"),

		HEADERS_OF_ANOTHER_KIND(headed("a: b"), "0480006B 05880009"),

		ENCRYPTED(headed("Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF"),
				"1C80006B 04800065 05880009"),

		CUT_IN_THE_SIGNATURE(cut(150), "0680009B 06800066 0688010A 0488000D 05880009"),

		CUT_IN_THE_NAME(cut(30), "0680009B 06800066 0688010A 0488000D 05880009");

		private final String text;

		private final String codes;

		Damage(String text, String codes) {
			this.text = text;
			this.codes = codes;
		}

	}

	/**
	 * Files that OpenSSL reads.
	 */
	enum Oddity {

		ONE(LIST, 1),

		THE_SAME_TWICE(LIST + LIST, 2),

		TEXT_AROUND("Issuer: x\n\n" + LIST + "bye\n", 1),

		OTHER_BLOCKS(block("FOO", "AAAA") + LIST + block("FOO", "a: b", "", "AAAA"), 1),

		LONG_LABEL(block("A".repeat(100), "AAAA") + LIST, 1),

		BYTE_ORDER_MARK("\u00EF\u00BB\u00BF" + LIST, 1),

		CARRIAGE_RETURNS(LIST.replace("\n", "\r\n"), 1),

		ONE_LINE(wrapped(100_000), 1),

		LINES_OF_76(wrapped(76), 1),

		LINES_OF_65(wrapped(65), 1),

		LINES_OF_5(wrapped(5), 1),

		LINES_OF_254(wrapped(254), 1),

		LINES_OF_253(wrapped(253), 1),

		BLANK_LINE_FIRST(LIST.replaceFirst("\n", "\n\n"), 1),

		BLANKS_BEFORE(LIST.replaceAll("\n(?=[A-Za-z0-9])", "\n \t"), 1),

		BLANKS_BEHIND(LIST.replace("\n", " \t \u0000 \n"), 1),

		BLANKS_WITHIN(with(1, line(1).replace("I", "I \t")), 1),

		BYTE_BEYOND_ASCII_BEHIND(with(1, line(1) + "\u00E4"), 1),

		NO_LAST_NEWLINE(LIST.strip(), 1),

		BYTES_BEHIND_THE_LIST(ListSpec.pem("X509 CRL", Arrays.copyOf(ListSpec.create().encode(), 1000)), 1);

		private final String text;

		private final int lists;

		Oddity(String text, int lists) {
			this.text = text;
			this.lists = lists;
		}

	}

}
