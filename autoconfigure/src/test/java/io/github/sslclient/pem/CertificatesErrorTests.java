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

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what {@link Certificates} refuses. The codes are those of OpenSSL's
 * {@code SSL_CTX_use_certificate_chain_file}, measured with 3.0.19.
 */
class CertificatesErrorTests {

	@TempDir
	Path directory;

	@Test
	void missingFileIsNamed() {
		Path file = this.directory.resolve("none.pem");
		SslException failure = failure(PemSource.of(file));
		assertCodes(failure, "80000002 10080002 0A080002");
		assertThat(failure.getError().setting()).isEqualTo("certificate");
		assertThat(failure.getError().explanation()).startsWith(file + ": there is no such file")
			.contains("openssl x509 -noout -subject -in " + file);
	}

	@Test
	void fileThatMayNotBeReadIsNamed() {
		SslException failure = failure(PemFixtures.failing(new AccessDeniedException("some.pem")));
		assertCodes(failure, "8000000D 10080002 0A080002");
		assertThat(failure.getError().explanation()).contains("may not read the file");
	}

	@Test
	void fileInAFileIsNamed() {
		assertCodes(failure(PemSource.of(PemFixtures.DIRECTORY.resolve("rsa.crt/x"))), "80000014 10080002 0A080002");
	}

	@Test
	void directoryHoldsNoCertificate() {
		SslException failure = failure(PemSource.of(this.directory));
		assertCodes(failure, "0480006C 0A080009");
		assertThat(failure.getError().explanation()).contains("is a directory");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text" })
	void textHoldsNoCertificate(String text) {
		SslException failure = failure(PemFixtures.source(text));
		assertCodes(failure, "0480006C 0A080009");
		assertThat(failure.getError().explanation()).contains("holds no certificate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rsa-pkcs8.pem", "rsa-pkcs1-des3.pem" })
	void keyIsNoCertificate(String file) {
		assertCodes(failure(PemFixtures.file(file)), "0480006C 0A080009");
	}

	@Test
	void damagedBase64IsTold() {
		SslException failure = failure("one\n" + PemFixtures.text("p256.crt").replace("MII", "!!!"));
		assertCodes(failure, "04800064 0A080009");
		assertThat(failure.getError().explanation())
			.contains("the CERTIFICATE that begins on line 2 is damaged: it is no valid base64");
	}

	@Test
	void missingEndIsTold() {
		SslException failure = failure(PemFixtures.text("p256.crt").replaceFirst("-----END.*\n", ""));
		assertCodes(failure, "04800066 0A080009");
		assertThat(failure.getError().explanation()).contains("has no END line");
	}

	@Test
	void wrongEndIsTold() {
		SslException failure = failure(PemFixtures.text("p256.crt").replace("END CERT", "END TRUSTED CERT"));
		assertCodes(failure, "04800066 0A080009");
	}

	@Test
	void truncatedCertificateIsTold() {
		SslException failure = failure(truncated());
		assertCodes(failure, "0680009B 06800066 0688010A 0488000D 0A080009");
		assertThat(failure.getError().explanation()).contains("the CERTIFICATE that begins on line 1 is damaged");
	}

	@Test
	void emptyBlockIsTold() {
		SslException failure = failure("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
		assertCodes(failure, "0A080009");
	}

	@Test
	void headersOtherThanProcTypeAreRefused() {
		SslException failure = failure(
				PemFixtures.text("p256.crt").replaceFirst("-----\n", "-----\nComment: mine\n\n"));
		assertCodes(failure, "0480006B 0A080009");
	}

	@Test
	void encryptedCertificateIsRefused() {
		SslException failure = failure(PemFixtures.text("p256.crt")
			.replaceFirst("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"));
		assertCodes(failure, "1C80006B 04800065 0A080009");
	}

	@Test
	void somethingElseInDerIsRefused() {
		SslException failure = failure(PemFixtures.pem("CERTIFICATE", PemFixtures.content("rsa-pkcs8.pem")));
		assertCodes(failure, "068000A8 0688010A 0688010A 0488000D 0A080009");
		assertThat(failure.getError().explanation()).contains("is damaged: tag 02 where 30 belongs");
	}

	@Test
	void bytesBehindTheFirstCertificateAreRefused() {
		byte[] content = PemFixtures.content("p256.crt");
		SslException failure = failure(PemFixtures.pem("CERTIFICATE", Arrays.copyOf(content, content.length + 1)));
		assertThat(failure.getError().explanation()).contains("the CERTIFICATE that begins on line 1 is damaged");
	}

	/**
	 * Measured: only the first certificate's failure has a last word of the SSL library.
	 */
	@Test
	void damageBehindAGoodCertificateIsTold() {
		SslException failure = failure(PemFixtures.text("p256.crt") + truncated());
		assertCodes(failure, "0680009B 06800066 0688010A 0488000D");
	}

	@Test
	void missingEndDoesNotSwallowTheNextCertificate() {
		String first = PemFixtures.text("p256.crt").replaceFirst("-----END.*\n", "");
		assertCodes(failure(first + PemFixtures.text("p256.crt")), "04800066 0A080009");
	}

	private static String truncated() {
		byte[] content = PemFixtures.content("p256.crt");
		return PemFixtures.pem("CERTIFICATE", Arrays.copyOf(content, content.length - 20));
	}

	private static void assertCodes(SslException failure, String codes) {
		assertThat(PemFixtures.codes(failure)).containsExactly(codes.split(" "));
	}

	private static SslException failure(String text) {
		return failure(PemFixtures.source(text));
	}

	private static SslException failure(PemSource source) {
		return catchThrowableOfType(SslException.class, () -> Certificates.load("certificate", source));
	}

}
