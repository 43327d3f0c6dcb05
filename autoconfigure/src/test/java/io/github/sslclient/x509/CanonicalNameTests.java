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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CanonicalName}.
 */
class CanonicalNameTests {

	private static final int PAIRS = 5000;

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "0C,C3,UTF-8 that ends early", "0C,EDA080,a surrogate in UTF-8", "0C,C080,an overlong NUL",
			"1E,61,half a character", "1E,D800DC00,surrogates in UCS-2", "1C,00110000,beyond Unicode",
			"1A,61,a VisibleString", "02,01,an integer", "04,61,an octet string", "03,0801,nine unused bits",
			"2C,0C0161,a string in pieces" })
	void aNameThatOpenSslCannotReadIsRefused(String tag, String value, String reason) {
		byte[] attribute = RawCertificate.attribute("2.5.4.3", HexFormat.fromHexDigits(tag),
				HexFormat.of().parseHex(value));
		assertThatExceptionOfType(DerException.class).as(reason).isThrownBy(() -> CanonicalName.of(name(attribute)));
	}

	@Test
	void theEmptyNameHasAHash() throws DerException {
		assertThat(CanonicalName.of(RawCertificate.sequence()).hash()).isEqualTo("eea339da");
	}

	@Test
	void aNameIsBelowWhatItBeginsWith() throws DerException {
		byte[] first = set(RawCertificate.attribute("2.5.4.10", 0x13, RawCertificate.utf8("ACME  Ltd")));
		byte[] second = set(RawCertificate.attribute("2.5.4.3", 0x0C, RawCertificate.utf8("x")));
		CanonicalName name = CanonicalName.of(RawCertificate.sequence(first, second));
		assertThat(name.isBelow(CanonicalName.of(RawCertificate.sequence()))).isTrue();
		assertThat(name.isBelow(CanonicalName.of(RawCertificate.sequence(first)))).isTrue();
		assertThat(name.isBelow(name)).isTrue();
		assertThat(name.isBelow(CanonicalName.of(RawCertificate.sequence(second)))).isFalse();
	}

	@Test
	void tenThousandNamesHashAndCompareAsInOpenSsl() throws Exception {
		OpenSsl.assumeInstalled();
		List<byte[]> names = new ArrayList<>();
		RandomNames random = new RandomNames(3_0_19);
		for (int i = 0; i < PAIRS; i++) {
			names.addAll(random.pair());
		}
		Map<Integer, String> hashes = rehash(names);
		assertThat(hashes.size()).isBetween(8000, 9990);
		SoftAssertions softly = new SoftAssertions();
		int equal = 0;
		for (int i = 0; i < names.size(); i += 2) {
			String[] links = { hashes.get(i), hashes.get(i + 1) };
			CanonicalName one = read(names.get(i));
			CanonicalName other = read(names.get(i + 1));
			String[] answers = { hash(one), hash(other) };
			softly.assertThat(answers)
				.as("%s, %s", HexFormat.of().formatHex(names.get(i)), HexFormat.of().formatHex(names.get(i + 1)))
				.isEqualTo(links);
			if (one != null && other != null) {
				softly.assertThat(one.equals(other)).isEqualTo(links[0].equals(links[1]));
				equal += one.equals(other) ? 1 : 0;
			}
		}
		softly.assertAll();
		assertThat(equal).isBetween(500, 4500);
	}

	/** {@code openssl rehash} names a link to each certificate by its subject's hash. */
	private Map<Integer, String> rehash(List<byte[]> names) throws Exception {
		for (int i = 0; i < names.size(); i++) {
			Files.writeString(this.directory.resolve(i + ".pem"), RawCertificate.of(names.get(i)).pem());
		}
		OpenSsl.run("rehash", this.directory.toString());
		Map<Integer, String> hashes = new HashMap<>();
		try (Stream<Path> links = Files.list(this.directory)) {
			for (Path link : links.filter(Files::isSymbolicLink).toList()) {
				String target = Files.readSymbolicLink(link).getFileName().toString();
				hashes.put(Integer.valueOf(target.substring(0, target.indexOf('.'))),
						link.getFileName().toString().substring(0, 8));
			}
		}
		return hashes;
	}

	private static @Nullable CanonicalName read(byte[] name) {
		try {
			return CanonicalName.of(name);
		}
		catch (DerException ex) {
			return null;
		}
	}

	private static @Nullable String hash(@Nullable CanonicalName name) {
		return (name != null) ? name.hash() : null;
	}

	private static byte[] name(byte[] attribute) {
		return RawCertificate.sequence(set(attribute));
	}

	private static byte[] set(byte[] attribute) {
		return DerWriter.element(0x31, attribute);
	}

}
