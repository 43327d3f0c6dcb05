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
import java.util.HexFormat;

import io.github.sslclient.der.DerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link KeyDerivation} and {@link Passwords}.
 */
class KeyDerivationTests {

	private static final byte[] SALT = "salt".getBytes(StandardCharsets.US_ASCII);

	private static final char[] PASSWORD = "password".toCharArray();

	@ParameterizedTest
	@ValueSource(ints = { 0, 10_000_001, Integer.MAX_VALUE })
	void iterationsOutOfBoundsAreRefused(int iterations) {
		PemException failure = catchThrowableOfType(PemException.class,
				() -> KeyDerivation.pbkdf2("SHA256", PASSWORD, SALT, iterations, 16));
		assertThat(failure.codes()).isEqualTo(OpenSslCodes.TOO_MUCH_WORK);
		assertThat(failure).hasMessageContaining(iterations + " iterations").hasMessageContaining("out of bounds");
	}

	@ParameterizedTest
	@CsvSource({ "32768, 8, 1", "2, 262144, 1", "2, 1, 262144", "1073741824, 2147483647, 2147483647",
			"16384, 1, 1024" })
	void scryptOutOfBoundsIsRefused(int n, int r, int p) {
		PemException failure = catchThrowableOfType(PemException.class,
				() -> KeyDerivation.scrypt(PASSWORD, SALT, n, r, p, 16));
		assertThat(failure.codes()).isEqualTo(OpenSslCodes.TOO_MUCH_WORK);
		assertThat(failure).hasMessageContaining("scrypt with N " + n);
	}

	@ParameterizedTest
	@CsvSource({ "0, 8, 1", "1, 8, 1", "1000, 8, 1", "1024, 0, 1", "1024, 8, 0", "65536, 1, 1" })
	void scryptAgainstTheRulesIsRefused(int n, int r, int p) {
		assertThatExceptionOfType(DerException.class)
			.isThrownBy(() -> KeyDerivation.scrypt(PASSWORD, SALT, n, r, p, 16));
	}

	@ParameterizedTest
	@CsvSource({ "MD5, 3f081335bb7c702a", "SHA1, 28007d55461ac80b", "SHA224, cc1aa429c86c7434",
			"SHA256, 8bc2f9167a81cdcf", "SHA384, 148d784fdd1f8584", "SHA512, 52b05e3b51893d18",
			"SHA512/224, 9c15104d11a8a12d", "SHA512/256, f59aebd4a499c585" })
	void emptySaltIsASalt(String hash, String expected) throws Exception {
		assertThat(hex(KeyDerivation.pbkdf2(hash, PASSWORD, new byte[0], 2, 8))).isEqualTo(expected);
	}

	/** RFC 6070. */
	@Test
	void pbkdf2GivesThePublishedKey() throws Exception {
		assertThat(hex(KeyDerivation.pbkdf2("SHA1", PASSWORD, SALT, 4096, 20)))
			.isEqualTo("4b007901b765489abead49d926f721d065a429c1");
	}

	/** RFC 7914, section 12. */
	@Test
	void scryptGivesThePublishedKey() throws Exception {
		assertThat(hex(KeyDerivation.scrypt("pleaseletmein".toCharArray(),
				"SodiumChloride".getBytes(StandardCharsets.US_ASCII), 16384, 8, 1, 16)))
			.isEqualTo("7023bdcb3afd7348461c06cd81fd38eb");
	}

	@Test
	void passwordIsTakenAsUtf8() {
		assertThat(hex(Passwords.utf8("é😀".toCharArray()))).isEqualTo("c3a9f09f9880");
	}

	@Test
	void passwordOfPkcs12IsUtf16WithATerminator() {
		assertThat(hex(Passwords.bmpString("é😀".toCharArray()))).isEqualTo("00e9d83dde000000");
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

}
