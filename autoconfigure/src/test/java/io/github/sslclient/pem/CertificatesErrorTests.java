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
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what {@link Certificates} refuses. The codes are those of OpenSSL's
 * {@code SSL_CTX_use_certificate_chain_file} and {@code SSL_CTX_load_verify_file},
 * measured with 3.0.19.
 */
class CertificatesErrorTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "certificate, 80000002 10080002 0A080002, openssl x509 -noout -subject -in",
			"ca-file, 80000002 10000080 05880002, openssl storeutl -noout -certs" })
	void missingFileIsNamed(String setting, String codes, String command) {
		Path file = this.directory.resolve("none.pem");
		SslException failure = failure(setting, PemSource.of(file));
		assertCodes(failure, codes);
		assertThat(failure.getError().setting()).isEqualTo(setting);
		assertThat(failure.getError().detail()).startsWith(file + ": there is no such file")
			.contains(command + " " + file);
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 8000000D 10080002 0A080002", "ca-file, 8000000D 10080002 05880002" })
	void fileThatMayNotBeReadIsNamed(String setting, String codes) {
		SslException failure = failure(setting, PemFixtures.failing(new AccessDeniedException("some.pem")));
		assertCodes(failure, codes);
		assertThat(failure.getError().detail()).contains("may not read the file");
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 80000014 10080002 0A080002", "ca-file, 80000014 10080002 05880002" })
	void fileInAFileIsNamed(String setting, String codes) {
		assertCodes(failure(setting, PemSource.of(PemFixtures.DIRECTORY.resolve("rsa.crt/x"))), codes);
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 0480006C 0A080009", "ca-file, 05800088" })
	void directoryHoldsNoCertificate(String setting, String codes) {
		SslException failure = failure(setting, PemSource.of(this.directory));
		assertCodes(failure, codes);
		assertThat(failure.getError().detail()).contains("is a directory");
	}

	@ParameterizedTest
	@CsvSource({ "certificate, '', 0480006C 0A080009", "certificate, text, 0480006C 0A080009", "ca-file, '', 05800088",
			"ca-file, text, 05800088" })
	void textHoldsNoCertificate(String setting, String text, String codes) {
		SslException failure = failure(setting, PemFixtures.source(text));
		assertCodes(failure, codes);
		assertThat(failure.getError().detail()).contains("holds no certificate");
	}

	@ParameterizedTest
	@CsvSource({ "certificate, rsa-pkcs8.pem, 0480006C 0A080009", "certificate, rsa-pkcs1-des3.pem, 0480006C 0A080009",
			"ca-file, rsa-pkcs8.pem, 05800088", "ca-file, rsa-pkcs1-des3.pem, 05800088" })
	void keyIsNoCertificate(String setting, String file, String codes) {
		assertCodes(failure(setting, PemFixtures.file(file)), codes);
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 04800064 0A080009", "ca-file, 04800064 05880009" })
	void damagedBase64IsTold(String setting, String codes) {
		SslException failure = failure(setting, "one\n" + PemFixtures.text("p256.crt").replace("MII", "!!!"));
		assertCodes(failure, codes);
		assertThat(failure.getError().detail())
			.contains("the CERTIFICATE that begins on line 2 is damaged: it is no valid base64");
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 04800066 0A080009", "ca-file, 04800066 05880009" })
	void missingEndIsTold(String setting, String codes) {
		SslException failure = failure(setting, PemFixtures.text("p256.crt").replaceFirst("-----END.*\n", ""));
		assertCodes(failure, codes);
		assertThat(failure.getError().detail()).contains("has no END line");
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 04800066 0A080009", "ca-file, 04800066 05880009" })
	void wrongEndIsTold(String setting, String codes) {
		SslException failure = failure(setting, PemFixtures.text("p256.crt").replace("END CERT", "END TRUSTED CERT"));
		assertCodes(failure, codes);
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 0680009B 06800066 0688010A 0488000D 0A080009",
			"ca-file, 0680009B 06800066 0688010A 0488000D 05880009" })
	void truncatedCertificateIsTold(String setting, String codes) {
		SslException failure = failure(setting, truncated());
		assertCodes(failure, codes);
		assertThat(failure.getError().detail()).contains("the CERTIFICATE that begins on line 1 is damaged");
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 0A080009", "ca-file, 05880009" })
	void emptyBlockIsTold(String setting, String codes) {
		SslException failure = failure(setting, "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
		assertCodes(failure, codes);
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 0480006B 0A080009", "ca-file, 0480006B 05880009" })
	void headersOtherThanProcTypeAreRefused(String setting, String codes) {
		SslException failure = failure(setting,
				PemFixtures.text("p256.crt").replaceFirst("-----\n", "-----\nComment: mine\n\n"));
		assertCodes(failure, codes);
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 1C80006B 04800065 0A080009", "ca-file, 1C80006B 04800065 05880009" })
	void encryptedCertificateIsRefused(String setting, String codes) {
		SslException failure = failure(setting, PemFixtures.text("p256.crt")
			.replaceFirst("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"));
		assertCodes(failure, codes);
	}

	@ParameterizedTest
	@CsvSource({ "certificate, 068000A8 0688010A 0488000D 0A080009", "ca-file, 068000A8 0688010A 0488000D 05880009" })
	void somethingElseInDerIsRefused(String setting, String codes) {
		SslException failure = failure(setting, PemFixtures.pem("CERTIFICATE", PemFixtures.content("rsa-pkcs8.pem")));
		assertCodes(failure, codes);
		assertThat(failure.getError().detail()).contains("is no X.509 certificate");
	}

	/**
	 * Measured: only the first certificate's failure has a last word of the SSL library.
	 */
	@ParameterizedTest
	@CsvSource({ "certificate, 0680009B 06800066 0688010A 0488000D",
			"ca-file, 0680009B 06800066 0688010A 0488000D 05880009" })
	void damageBehindAGoodCertificateIsTold(String setting, String codes) {
		SslException failure = failure(setting, PemFixtures.text("p256.crt") + truncated());
		assertCodes(failure, codes);
	}

	@Test
	void missingEndDoesNotSwallowTheNextCertificate() {
		String first = PemFixtures.text("p256.crt").replaceFirst("-----END.*\n", "");
		assertCodes(failure("ca-file", first + PemFixtures.text("p256.crt")), "04800066 05880009");
	}

	private static String truncated() {
		byte[] content = PemFixtures.content("p256.crt");
		return PemFixtures.pem("CERTIFICATE", Arrays.copyOf(content, content.length - 20));
	}

	private static void assertCodes(SslException failure, String codes) {
		assertThat(PemFixtures.codes(failure)).containsExactly(codes.split(" "));
	}

	private static SslException failure(String setting, String text) {
		return failure(setting, PemFixtures.source(text));
	}

	private static SslException failure(String setting, PemSource source) {
		return catchThrowableOfType(SslException.class, () -> Certificates.load(setting, source));
	}

}
