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

package io.github.sslclient.context;

import java.nio.file.Path;
import java.security.KeyPair;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what {@link CertificateStrength} says. What it refuses is in
 * {@link ConfigurationAgreementTests}.
 */
class CertificateStrengthTests {

	private static final KeyPair ISSUER = KeyKind.EC.generate();

	@TempDir
	Path directory;

	@Test
	void weakKeyIsNamedWithItsBitsAndAWayOut() throws Exception {
		String weak = WeakCertificates.certificate(WeakCertificates.rsa(1024), "Client", ISSUER, "Issuer",
				"SHA256withECDSA");
		assertThat(failure(weak))
			.startsWith("configuration of certificate failed: " + file()
					+ ": certificate 1 in it, 'CN=Client', is too weak: its key has 80 bits of security, and "
					+ "security-level 2 asks for 112; have the certificate issued for a stronger key, or lower "
					+ "security-level (check with: ")
			.endsWith(" [error:0A00018F:SSL routines::ee key too small]");
	}

	@Test
	void weakDigestIsNamedWithItsBitsAndAWayOut() throws Exception {
		String weak = WeakCertificates.certificate(KeyKind.EC.generate(), "Client", ISSUER, "Issuer", "SHA1withECDSA");
		assertThat(failure(weak))
			.contains("certificate 1 in it, 'CN=Client', is too weak: its signature's digest has 63 bits of security")
			.contains("have the certificate signed with SHA-256 or better")
			.contains("0A00018E");
	}

	@Test
	void weakCertificateFurtherUpIsCounted() throws Exception {
		KeyPair weak = WeakCertificates.rsa(1024);
		String chain = WeakCertificates.certificate(KeyKind.EC.generate(), "Client", weak, "Issuer", "SHA256withRSA")
				+ WeakCertificates.certificate(weak, "Issuer", ISSUER, "Root", "SHA256withECDSA");
		assertThat(failure(chain)).contains("certificate 2 in it, 'CN=Issuer', is too weak: its key has 80 bits")
			.contains("0A00018D");
	}

	private String failure(String pem) {
		TestPki.write(this.directory, "client.pem", pem);
		return catchThrowableOfType(SslException.class,
				() -> SslClientContext.of(SslClientSettings.builder().certificate(PemSource.of(file())).build()))
			.getMessage();
	}

	private Path file() {
		return this.directory.resolve("client.pem");
	}

}
