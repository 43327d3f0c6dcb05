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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Asn1Time}.
 */
class Asn1TimeTests {

	private static final Instant NOW = Instant.parse("2023-11-14T22:13:20Z");

	private static final byte[] EARLY = DerWriter.element(0x17, RawCertificate.latin1("200101000000Z"));

	private static final byte[] LATE = DerWriter.element(0x17, RawCertificate.latin1("490101000000Z"));

	/** The tag and the text. */
	private static final List<String> MALFORMED = List.of("17 ", "17 Z", "17 2311142213Z", "17 231114221320",
			"17 231114221320+0000", "17 2311142213+0000", "17 231114221320.5Z", "17 20231114221320Z",
			"17 231114221320z", "17 231114221320 Z", "17 23111422132 Z", "17 +31114221320Z", "17 231314221320Z",
			"17 230014221320Z", "17 231100221320Z", "17 231131221320Z", "17 230229221320Z", "17 231114241320Z",
			"17 231114226020Z", "17 231114221360Z", "17 231114221361Z", "18 ", "18 231114221320Z", "18 20231114221320",
			"18 202311142213Z", "18 20231114221320.0Z", "18 20231114221320+0000", "18 20230229000000Z",
			"18 19000229000000Z", "18 20231114221320Z0", "18 120231114221320Z", "18 -0231114221320Z",
			"18 2023111422132\u00b2Z", "17 2311142213\u00002Z");

	private static final List<String> WELL_FORMED = List.of("17 231114221319Z", "17 231114221320Z", "17 231114221321Z",
			"17 500101000000Z", "17 491231235959Z", "17 000229000000Z", "17 240229000000Z", "17 700101000000Z",
			"18 20231114221319Z", "18 20231114221320Z", "18 20231114221321Z", "18 00000101000000Z",
			"18 00010101000000Z", "18 99991231235959Z", "18 20000229235959Z", "18 19500101000000Z",
			"18 19491231235959Z", "18 02231114221320Z");

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 0x02, 0x04, 0x16, 0x30 })
	void whatIsNoTimeIsRefused(int tag) {
		byte[] encoded = DerWriter.element(tag, RawCertificate.latin1("231114221320Z"));
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> Asn1Time.read(DerReader.of(encoded)));
	}

	@Test
	void anyOtherFormThanTwoIsAFormatError() throws Exception {
		for (String time : MALFORMED) {
			assertThat(read(time).instant()).as(time).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "17 491231235959Z,2049-12-31T23:59:59Z", "17 500101000000Z,1950-01-01T00:00:00Z",
			"18 99991231235959Z,9999-12-31T23:59:59Z", "17 240229000000Z,2024-02-29T00:00:00Z" })
	void aTimeIsReadToTheSecond(String time, Instant instant) throws Exception {
		assertThat(read(time).instant()).isEqualTo(instant);
	}

	@Test
	void theInstalledOpenSslReadsTheSameTimes() throws Exception {
		OpenSsl.assumeInstalled();
		List<String> times = new ArrayList<>(MALFORMED);
		times.addAll(WELL_FORMED);
		List<String> files = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		StringBuilder trusted = new StringBuilder();
		for (String time : times) {
			Instant instant = read(time).instant();
			add(files, trusted, RawCertificate.of(name(files)).validity(encode(time), LATE));
			expected.add(beginning(instant));
			add(files, trusted, RawCertificate.of(name(files)).validity(EARLY, encode(time)));
			expected.add(end(instant));
		}
		Path roots = Files.writeString(this.directory.resolve("roots"), trusted);
		assertThat(OpenSsl.verify(List.of("-CAfile", roots.toString(), "-attime", String.valueOf(NOW.getEpochSecond())),
				this.directory, files))
			.isEqualTo(expected);
	}

	private static byte[] name(List<String> files) {
		return RawCertificate.name("Root " + files.size());
	}

	private void add(List<String> files, StringBuilder trusted, RawCertificate certificate) throws Exception {
		String pem = certificate.pem();
		Files.writeString(this.directory.resolve(files.size() + ".pem"), pem);
		files.add(files.size() + ".pem");
		trusted.append(pem);
	}

	private static String beginning(@Nullable Instant instant) {
		return (instant == null) ? "13@0" : instant.isAfter(NOW) ? "9@0" : "ok";
	}

	private static String end(@Nullable Instant instant) {
		return (instant == null) ? "14@0" : instant.isAfter(NOW) ? "ok" : "10@0";
	}

	private static Asn1Time read(String time) throws DerException {
		return Asn1Time.read(DerReader.of(encode(time)));
	}

	private static byte[] encode(String time) {
		return DerWriter.element(Integer.parseInt(time.substring(0, 2), 16), RawCertificate.latin1(time.substring(3)));
	}

}
