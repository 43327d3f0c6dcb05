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

package io.github.sslclient.trust;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link AuthorityFile}. The codes are those of OpenSSL's
 * {@code SSL_CTX_load_verify_file}, measured with 3.0.19.
 */
class AuthorityFileTests {

	private static final TestAuthority ROOT = TestAuthority.create("Root");

	private static final TestAuthority OTHER = TestAuthority.create("Other");

	@TempDir
	Path directory;

	@Test
	void certificatesAndListsAreReadInOrder() throws SslException {
		AuthorityFile file = AuthorityFile
			.read(TestAuthority.source(ROOT.crl(2) + ROOT.pem() + OTHER.pem() + ROOT.crl(1) + ROOT.pem()), null);
		assertThat(file.certificates()).extracting(TrustedCertificate::subject)
			.containsExactly(ROOT.subject(), OTHER.subject(), ROOT.subject());
		assertThat(file.revocationLists()).extracting((list) -> String.valueOf(list.number()))
			.containsExactly("2", "1");
	}

	@Test
	void aListAloneIsEnough() throws SslException {
		AuthorityFile file = AuthorityFile.read(TestAuthority.source(ROOT.crl(1)), null);
		assertThat(file.certificates()).isEmpty();
		assertThat(file.revocationLists()).hasSize(1);
	}

	@Test
	void missingFileIsNamed() {
		Path file = this.directory.resolve("none.pem");
		SslException failure = failure(PemSource.of(file));
		assertCodes(failure, "80000002 10000080 05880002");
		assertThat(failure.getError().setting()).isEqualTo("ca-file");
		assertThat(failure.getError().explanation()).startsWith(file + ": there is no such file")
			.contains("openssl storeutl -noout -certs " + file);
	}

	@Test
	void fileThatMayNotBeReadIsNamed() {
		SslException failure = failure(new FailingSource(new AccessDeniedException("some.pem")));
		assertCodes(failure, "8000000D 10080002 05880002");
		assertThat(failure.getError().explanation()).contains("may not read the file");
	}

	@Test
	void fileInAFileIsNamed() {
		Path file = TestAuthority.write(this.directory.resolve("ca.pem"), ROOT.pem());
		assertCodes(failure(PemSource.of(file.resolve("x"))), "80000014 10080002 05880002");
	}

	@Test
	void directoryHoldsNothing() {
		SslException failure = failure(PemSource.of(this.directory));
		assertCodes(failure, "05800088");
		assertThat(failure.getError().explanation()).contains("is a directory").contains("ca-directory");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text" })
	void textHoldsNothing(String text) {
		SslException failure = failure(TestAuthority.source(text));
		assertCodes(failure, "05800088");
		assertThat(failure.getError().explanation()).contains("holds no certificate and no CRL");
	}

	@Test
	void damageIsNamedByLine() {
		SslException failure = failure(TestAuthority.source("one\n" + ROOT.pem().replace("MII", "!!!")));
		assertCodes(failure, "04800064 05880009");
		assertThat(failure.getError().explanation())
			.contains("the CERTIFICATE that begins on line 2 is damaged: it is no valid base64");
	}

	@Test
	void truncatedCertificateIsTold() {
		byte[] content = Arrays.copyOf(ROOT.encoded(), 100);
		SslException failure = failure(TestAuthority.source(ROOT.pem() + TestAuthority.pem("CERTIFICATE", content)));
		assertCodes(failure, "0680009B 06800066 0688010A 0488000D 05880009");
		assertThat(failure.getError().explanation()).contains("the CERTIFICATE that begins on line")
			.contains("is damaged or something else");
	}

	@Test
	void encryptedCertificateIsRefused() {
		SslException failure = failure(TestAuthority
			.source(ROOT.pem().replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n")));
		assertCodes(failure, "1C80006B 04800065 05880009");
	}

	@Test
	void missingEndDoesNotSwallowTheNextCertificate() {
		String first = ROOT.pem().replaceFirst("-----END.*\n", "");
		assertCodes(failure(TestAuthority.source(first + ROOT.pem())), "04800066 05880009");
	}

	@Test
	void whateverStandsInAFileTheOutcomeIsAStoreOrAnSslException() {
		byte[] text = (ROOT.pem() + ROOT.crl(1, ROOT.leaf())).getBytes();
		byte[] certificate = ROOT.encoded();
		byte[] list = ROOT.encodedCrl(1, ROOT.leaf());
		Random random = new Random(20260101);
		for (int i = 0; i < 3000; i++) {
			load(new String(changed(text, random)));
			load(TestAuthority.pem((i % 2 == 0) ? "CERTIFICATE" : "TRUSTED CERTIFICATE", changed(certificate, random)));
			load(TestAuthority.pem("X509 CRL", changed(list, random)));
		}
		for (int length = 0; length < text.length; length++) {
			load(new String(text, 0, length));
		}
	}

	private static void load(String text) {
		try {
			TrustStore store = TrustStore.of(TrustSources.ofFile(TestAuthority.source(text)));
			assertThat(store.authorities()).isNotNull();
		}
		catch (SslException ex) {
			assertThat(ex.getError().codes()).isNotEmpty();
		}
	}

	private static byte[] changed(byte[] original, Random random) {
		byte[] bytes = original.clone();
		for (int i = random.nextInt(3); i >= 0; i--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		}
		return bytes;
	}

	private static void assertCodes(SslException failure, String codes) {
		assertThat(failure.getError().codes()).extracting(OpenSslCode::hex).containsExactly(codes.split(" "));
	}

	private static SslException failure(PemSource source) {
		return catchThrowableOfType(SslException.class, () -> AuthorityFile.read(source, null));
	}

	private record FailingSource(IOException failure) implements PemSource {

		@Override
		public byte[] read() throws IOException {
			throw this.failure;
		}

		@Override
		public String location() {
			return "some.pem";
		}

	}

}
