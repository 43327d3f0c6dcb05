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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what {@link PrivateKeys} refuses. The codes are those of OpenSSL's
 * {@code SSL_CTX_use_PrivateKey_file}, measured with 3.0.19.
 */
class PrivateKeysErrorTests {

	private static final List<String> NO_KEY = List.of("1E08010C", "0A080009");

	@TempDir
	Path directory;

	@Test
	void missingFileIsNamed() {
		SslException failure = failure(PemSource.of(this.directory.resolve("none.pem")));
		assertThat(PemFixtures.codes(failure)).containsExactly("80000002", "10080002", "0A080002");
		assertThat(failure.getError().setting()).isEqualTo("key");
		assertThat(failure.getError().explanation())
			.startsWith(this.directory.resolve("none.pem") + ": there is no such file")
			.contains("openssl pkey -noout -in " + this.directory.resolve("none.pem"));
	}

	@Test
	void missingResourceIsNamed() {
		SslException failure = failure(PemFixtures.failing(new FileNotFoundException("class path resource")));
		assertThat(PemFixtures.codes(failure)).containsExactly("80000002", "10080002", "0A080002");
		assertThat(failure.getError().explanation()).contains("openssl pkey -noout -in 'some text.pem'");
	}

	@Test
	void fileThatMayNotBeReadIsNamed() {
		SslException failure = failure(PemFixtures.failing(new AccessDeniedException("key.pem")));
		assertThat(PemFixtures.codes(failure)).containsExactly("8000000D", "10080002", "0A080002");
	}

	@Test
	void fileInAFileIsNamed() {
		SslException failure = failure(PemSource.of(PemFixtures.DIRECTORY.resolve("keys.tsv/key.pem")));
		assertThat(PemFixtures.codes(failure)).containsExactly("80000014", "10080002", "0A080002");
	}

	@Test
	void failingReadKeepsItsReason() {
		SslException failure = failure(PemFixtures.failing(new IOException("disk on fire")));
		assertThat(PemFixtures.codes(failure)).containsExactly("80000005", "10080002", "0A080002");
		assertThat(failure.getError().explanation()).contains("disk on fire");
	}

	@Test
	void directoryHoldsNoKey() {
		SslException failure = failure(PemSource.of(this.directory));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("is a directory");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "text\n", "-----BEGIN PRIVATE KEY----- x\n", " -----BEGIN PRIVATE KEY-----\n" })
	void textWithoutBlockHoldsNoKey(String text) {
		SslException failure = failure(text);
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("holds no private key");
	}

	@Test
	void certificateIsNoKey() {
		SslException failure = failure(PemFixtures.file("rsa.crt"));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
	}

	@Test
	void damagedBase64IsToldWithItsLine() {
		SslException failure = failure("one\ntwo\n" + PemFixtures.text("ed25519-pkcs8.pem").replace("MC4C", "!!!!"));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation())
			.contains("the PRIVATE KEY that begins on line 3 is damaged: it is no valid base64");
	}

	@Test
	void missingEndIsTold() {
		SslException failure = failure(PemFixtures.text("ed25519-pkcs8.pem").replace("-----END PRIVATE KEY-----", ""));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("has no END line");
	}

	@Test
	void missingEndOfACertificateEndsTheSearch() {
		SslException failure = failure("-----BEGIN CERTIFICATE-----\nAAAA\n" + PemFixtures.text("ed25519-pkcs8.pem"));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("the CERTIFICATE that begins on line 1 has no END line");
	}

	@Test
	void wrongEndIsTold() {
		SslException failure = failure(PemFixtures.text("ed25519-pkcs8.pem").replace("END PRIVATE", "END PUBLIC"));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("has an END line that does not fit");
	}

	@Test
	void emptyBlockIsTold() {
		SslException failure = failure("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n");
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("is empty");
	}

	@Test
	void blankLineInsideIsTold() {
		SslException failure = failure(PemFixtures.text("p256-pkcs8.pem").replaceFirst("\n(?=[^-].*\n-)", "\n\n"));
		assertThat(PemFixtures.codes(failure)).containsExactly("0480006B", "0A080009");
		assertThat(failure.getError().explanation()).contains("has a blank line inside");
	}

	@Test
	void headersOtherThanProcTypeAreRefused() {
		SslException failure = failure(
				PemFixtures.text("p256-pkcs8.pem").replaceFirst("-----\n", "-----\nComment: mine\n\n"));
		assertThat(PemFixtures.codes(failure)).containsExactly("0480006B", "0A080009");
	}

	@ParameterizedTest
	@CsvSource({ "PRIVATE KEY, ed25519-pkcs8.pem, '1E08010C 0680009B 06800066 0688010A 0A080009'",
			"ENCRYPTED PRIVATE KEY, rsa-pbes2.pem, '1E08010C 0680009B 06800066 0688010A 0A080009'",
			"RSA PRIVATE KEY, rsa-pkcs1.pem, "
					+ "'1E08010C 0680009B 06800066 0688010A 0680009B 06800066 0688010A 0A080009'",
			"EC PRIVATE KEY, p256-sec1.pem, "
					+ "'1E08010C 0680009B 06800066 0688010A 0680009B 06800066 0688010A 0A080009'" })
	void truncatedKeyIsTold(String label, String file, String codes) {
		byte[] content = PemFixtures.content(file);
		SslException failure = failure(PemFixtures.pem(label, Arrays.copyOf(content, content.length - 5)));
		assertThat(PemFixtures.codes(failure)).containsExactly(codes.split(" "));
		assertThat(failure.getError().explanation()).contains("is damaged");
	}

	@ParameterizedTest
	@CsvSource({ "PRIVATE KEY, rsa-pkcs1.pem, '1E08010C 068000A8 0688010A 0688010A 0A080009'",
			"PRIVATE KEY, rsa-pbes2.pem, '1E08010C 068000A8 0688010A 0688010A 0A080009'",
			"RSA PRIVATE KEY, p256-sec1.pem, "
					+ "'1E08010C 068000A8 0688010A 0688010A 068000A8 0688010A 0688010A 0A080009'",
			"ANY PRIVATE KEY, rsa-pkcs8.pem, '1E08010C 0A080009'" })
	void keyUnderAWrongLabelIsRefused(String label, String file, String codes) {
		SslException failure = failure(PemFixtures.pem(label, PemFixtures.content(file)));
		assertThat(PemFixtures.codes(failure)).containsExactly(codes.split(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DEK-Info: AES-128-CBC, | DEK-Info: FOO-128-CBC, | 04800072 0A080009 | not supported: FOO-128-CBC
			DEK-Info: AES-128-CBC, | DEK-Info: AES-128-CBC   | 04800072 0A080009 | not supported
			DEK-Info: AES-128-CBC, | DEK-Info: AES-128-CBC,Z | 04800067 0A080009 | without 32 hexadecimal digits
			DEK-Info: AES-128-CBC, | DES-Info: AES-128-CBC,  | 04800069 0A080009 | no DEK-Info
			4,ENCRYPTED            | 5,ENCRYPTED             | 1E08010C 0A080009 | Proc-Type other than 4
			4,ENCRYPTED            | 4,MIC-ONLY              | 0480006A 0A080009 | other than ENCRYPTED
			""")
	void damagedEncryptionHeadersAreRefused(String part, String replacement, String codes, String detail) {
		SslException failure = failure(PemFixtures.text("rsa-pkcs1-aes128.pem").replace(part, replacement));
		assertThat(PemFixtures.codes(failure)).containsExactly(codes.split(" "));
		assertThat(failure.getError().explanation()).contains(detail);
	}

	@ParameterizedTest
	@ValueSource(strings = { "explicit-sec1.pem", "explicit-pkcs8.pem" })
	void explicitCurveIsRefusedByName(String file) {
		SslException failure = failure(PemFixtures.file(file));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("explicit EC parameters");
	}

	@ParameterizedTest
	@CsvSource({ "x25519.pem, X25519", "dsa-pkcs8.pem, DSA" })
	void keyThatTlsCannotUseIsRefusedByName(String file, String kind) {
		SslException failure = failure(PemFixtures.file(file));
		assertThat(PemFixtures.codes(failure)).containsExactly("0A0000F7");
		assertThat(failure.getError().explanation()).contains(kind);
	}

	@Test
	void keyOfOpenSshIsRefusedWithAWayOut() {
		SslException failure = failure(PemFixtures.pem("OPENSSH PRIVATE KEY", "openssh-key-v1".getBytes()));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("ssh-keygen -p -m PKCS8");
	}

	@Test
	void cipherThatIsNotSupportedIsRefused() {
		SslException failure = failure(PemFixtures.file("ed25519-cfb.pem"));
		assertThat(PemFixtures.codes(failure)).containsExactly("1E08010C", "0308010C", "0A080009");
		assertThat(failure.getError().explanation()).contains("cipher 2.16.840.1.101.3.4.1.44");
	}

	@Test
	void tooLargeBlockIsRefused() {
		SslException failure = failure(PemFixtures.pem("PRIVATE KEY", new byte[2_000_000]));
		assertThat(PemFixtures.codes(failure)).isEqualTo(NO_KEY);
		assertThat(failure.getError().explanation()).contains("larger than 1 MiB");
	}

	@Test
	void noTextOfAKeyGetsIntoAMessage() {
		String key = PemFixtures.text("rsa-pkcs8.pem");
		String secret = key.lines().skip(3).findFirst().orElseThrow();
		for (String text : List.of(key.replace('\n', '\r'), key.replace("\n", ""), key.replace("\n", "\n\n"),
				key.replace("PRIVATE KEY-----", "PRIVATE KEY"), key.replaceFirst("\n", ""))) {
			assertThat(failure(text).getMessage()).doesNotContain(secret.substring(8, 24));
		}
	}

	private static SslException failure(String text) {
		return failure(PemFixtures.source(text));
	}

	private static SslException failure(PemSource source) {
		return catchThrowableOfType(SslException.class, () -> PrivateKeys.load("key", source, "secret".toCharArray()));
	}

}
