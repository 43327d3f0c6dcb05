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

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Certificates} with what OpenSSL wrote.
 */
class CertificatesTests {

	@ParameterizedTest
	@ValueSource(strings = { "rsa", "rsa-pss", "rsa-pss-sha256", "p256", "p384", "p521", "ed25519", "ed448" })
	void certificateIsRead(String name) throws Exception {
		List<X509Certificate> certificates = Certificates.load("certificate", PemFixtures.file(name + ".crt"));
		assertThat(certificates).containsExactly((X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(PemFixtures.text(name + ".crt").getBytes())));
	}

	@Test
	void severalCertificatesAreReadInOrder() throws SslException {
		List<X509Certificate> certificates = Certificates.load("certificate", PemFixtures.file("several.crt"));
		X509Certificate p256 = PemFixtures.certificate("p256.crt");
		assertThat(certificates).containsExactly(PemFixtures.certificate("rsa.crt"), p256, p256);
	}

	@ParameterizedTest
	@ValueSource(strings = { "trusted.crt", "x509.crt" })
	void otherLabelsAreRead(String file) throws SslException {
		assertThat(PemFixtures.certificate(file)).isEqualTo(PemFixtures.certificate("p256.crt"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "certificate-then-key.pem", "key-then-certificate.pem" })
	void keysArePassedOver(String file) throws SslException {
		assertThat(Certificates.load("certificate", PemFixtures.file(file)))
			.containsExactly(PemFixtures.certificate("p256.crt"));
	}

	@Test
	void lineEndsOfWindowsAreRead() throws SslException {
		String text = PemFixtures.text("p256.crt").replace("\n", "\r\n");
		assertThat(Certificates.load("certificate", PemFixtures.source(text)))
			.containsExactly(PemFixtures.certificate("p256.crt"));
	}

	@Test
	void byteOrderMarkIsRead() throws SslException {
		assertThat(Certificates.load("certificate", PemFixtures.source("\uFEFF" + PemFixtures.text("p256.crt"))))
			.containsExactly(PemFixtures.certificate("p256.crt"));
	}

	@Test
	void headersOfAKeyAreNoConcernOfACertificate() throws SslException {
		String key = PemFixtures.text("p256-pkcs8.pem").replaceFirst("-----\n", "-----\nComment: mine\n\n");
		assertThat(Certificates.load("certificate", PemFixtures.source(key + PemFixtures.text("p256.crt")))).hasSize(1);
	}

	@Test
	void listCannotBeChanged() throws SslException {
		List<X509Certificate> certificates = Certificates.load("certificate", PemFixtures.file("several.crt"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(certificates::clear);
	}

}
