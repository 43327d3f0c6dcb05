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

package io.github.sslclient.verify.pin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.x509.CertificateFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KeyPin}.
 */
class KeyPinTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void itIsWhatOpenSslPrints(KeyKind kind) throws Exception {
		OpenSsl.assumeInstalled();
		Identity identity = TestPki.create(kind).server("localhost");
		Path certificate = TestPki.write(this.directory, "cert.pem", identity.certificatePem());
		Path key = TestPki.write(this.directory, "pub.pem",
				OpenSsl.run("x509", "-in", certificate.toString(), "-noout", "-pubkey"));
		Path digest = this.directory.resolve("digest");
		Path der = this.directory.resolve("pub.der");
		OpenSsl.run("pkey", "-pubin", "-in", key.toString(), "-outform", "der", "-out", der.toString());
		OpenSsl.run("dgst", "-sha256", "-binary", "-out", digest.toString(), der.toString());
		assertThat(KeyPin.of(CertificateFacts.of(identity.certificate())))
			.hasToString("sha256/" + Base64.getEncoder().encodeToString(Files.readAllBytes(digest)));
	}

	/** A digest too short or too long, other alphabets, other digests, other forms. */
	@ParameterizedTest
	@ValueSource(strings = { "", "sha256/", "sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
			"SHA256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
			"sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
			"sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
			"sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
			"sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=",
			"sha256/AAAAAAAAAAAAAAAAAAAAA-_AAAAAAAAAAAAAAAAAAAA=",
			" sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })
	void whatIsNoPinIsRefusedWithTheWayToMakeOne(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyPin(text))
			.withMessageContaining("'" + text + "'")
			.withMessageContaining("openssl dgst -sha256");
	}

	@Test
	void twoOfOneKeyAreEqual() {
		String text = "sha256/" + Base64.getEncoder()
			.encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
		assertThat(new KeyPin(text)).isEqualTo(new KeyPin(text)).hasToString(text);
	}

}
