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

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.sslclient.der.DerException;
import io.github.sslclient.x509.CertificateFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TrustedCertificate}.
 */
class TrustedCertificateTests {

	private static final String SERVERS = "06082B06010505070301";

	private static final String CLIENTS = "06082B06010505070302";

	private static final String ANY = "0604551D2500";

	private static final TestAuthority ROOT = TestAuthority.create("Root");

	/** As measured; no settings, an alias, lists of uses, empty ones too. */
	@ParameterizedTest
	@CsvSource({ "'', NONE", "3000, NONE", "30030C0161, NONE", "300C300A" + SERVERS + ", TRUSTED",
			"300C300A" + CLIENTS + ", REJECTED", "30083006" + ANY + ", TRUSTED", "30023000, REJECTED",
			"300CA00A" + SERVERS + ", REJECTED", "300CA00A" + CLIENTS + ", NONE", "3008A006" + ANY + ", REJECTED",
			"3002A000, NONE", "3018300A" + SERVERS + "A00A" + SERVERS + ", REJECTED",
			"3018300A" + SERVERS + "A00A" + CLIENTS + ", TRUSTED", "300CA10A30080606" + "2A8648CE3D02" + ", NONE" })
	void settingsAreCondensed(String settings, TrustSetting expected) throws DerException {
		TrustedCertificate certificate = TrustedCertificate.read(withSettings(settings), true, "file");
		assertThat(certificate.trustSetting()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "61", "3001", "30020500", "300530030C0100", "30040C01610500" })
	void damagedSettingsAreRefused(String settings) {
		assertThatExceptionOfType(DerException.class)
			.isThrownBy(() -> TrustedCertificate.read(withSettings(settings), true, "file"));
	}

	@Test
	void settingsArePassedOverWhereTheLabelHasNone() throws DerException {
		TrustedCertificate certificate = TrustedCertificate.read(withSettings("300CA00A" + SERVERS), false, "file");
		assertThat(certificate.trustSetting()).isEqualTo(TrustSetting.NONE);
	}

	@Test
	void certificatesAreEqualWhateverTheirSettings() throws Exception {
		TrustedCertificate plain = TrustedCertificate.read(ROOT.encoded(), false, "one");
		TrustedCertificate rejected = TrustedCertificate.read(withSettings("300CA00A" + SERVERS), true, "two");
		assertThat(plain).isEqualTo(rejected)
			.hasSameHashCodeAs(rejected)
			.isEqualTo(TrustedCertificate.of(ROOT.certificate(), "three"))
			.isNotEqualTo(TrustedCertificate.read(ROOT.reissue().encoded(), false, "one"));
	}

	@Test
	void allThreadsGetTheSameFacts() throws Exception {
		TrustedCertificate certificate = TrustedCertificate.read(ROOT.encoded(), false, "file");
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			Callable<CertificateFacts> task = certificate::facts;
			CertificateFacts facts = certificate.facts();
			for (Future<CertificateFacts> other : threads
				.invokeAll(List.of(task, task, task, task, task, task, task))) {
				assertThat(other.get()).isSameAs(facts);
			}
			assertThat(facts.subject()).isEqualTo(certificate.subject()).isEqualTo(ROOT.subject());
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void certificateThatTheJvmCannotReadHasAProblem() throws DerException {
		TrustedCertificate certificate = TrustedCertificate.read(unreadable(ROOT), false, "some/ca.pem");
		assertThat(certificate.subject()).isEqualTo(ROOT.subject());
		assertThat(certificate.problem()).startsWith("a certificate in some/ca.pem cannot be used: ");
		assertThatIllegalStateException().isThrownBy(certificate::facts).withMessage(certificate.problem());
	}

	@Test
	void certificateOfTheJvmIsNotReadAgain() throws Exception {
		X509Certificate original = ROOT.certificate();
		assertThat(TrustedCertificate.of(original, "memory").facts().certificate()).isSameAs(original);
	}

	/** OpenSSL looks at dates when it needs them, the JVM when it parses. */
	static byte[] unreadable(TestAuthority authority) {
		byte[] encoded = authority.encoded();
		String text = new String(encoded, StandardCharsets.ISO_8859_1);
		int date = text.indexOf("\u0017\r") + 2;
		Arrays.fill(encoded, date, date + 12, (byte) 'X');
		return encoded;
	}

	private static byte[] withSettings(String settings) {
		byte[] certificate = ROOT.encoded();
		byte[] more = HexFormat.of().parseHex(settings);
		byte[] both = Arrays.copyOf(certificate, certificate.length + more.length);
		System.arraycopy(more, 0, both, certificate.length, more.length);
		return both;
	}

}
