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
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import io.github.sslclient.der.DerException;
import io.github.sslclient.test.DerMutator;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CertificateFacts}.
 */
class CertificateFactsTests {

	private static final int MUTANTS = 3000;

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "2.5.29.15,03020000,a key usage that allows nothing", "2.5.29.15,030200,a bit string that ends early",
			"2.5.29.15,03020806,eight unused bits", "2.5.29.19,3006010100020 1FF,a negative path length",
			"2.5.29.19,30030201,an integer that ends early", "2.5.29.19,30060101FF02020001,a padded integer",
			"2.5.29.17,3003870,half a byte", "2.5.29.17,3003890141,an unknown kind of name",
			"2.5.29.17,300388 0180,an object identifier that ends early", "2.5.29.31,30023000,a point without a name",
			"2.5.29.30,3007A004300282 00FF,garbage", "2.5.29.37,30030603 2A,a usage that ends early",
			"2.5.29.35,3003820 0,an empty serial number",
			"1.3.6.1.5.5.7.1.7,30083006040200010501,a NULL with content" })
	void aMalformedExtensionMakesItInvalid(String oid, String value, String reason) throws Exception {
		String hex = value.replace(" ", "");
		byte[] encoded = HexFormat.of().parseHex((hex.length() % 2 == 0) ? hex : hex + "0");
		assertThat(certificate().extension(oid, false, encoded).facts().isInvalid()).as(reason).isTrue();
	}

	@Test
	void anExtensionThatIsThereTwiceMakesItInvalid() throws Exception {
		RawCertificate certificate = certificate().extension("2.5.29.14", false, new byte[] { 4, 1, 1 });
		assertThat(certificate.facts().isInvalid()).isFalse();
		assertThat(certificate.extension("2.5.29.14", false, new byte[] { 4, 1, 1 }).facts().isInvalid()).isTrue();
	}

	@Test
	void anExtensionThatNobodyReadsMayHoldAnything() throws Exception {
		RawCertificate certificate = certificate().extension("2.5.29.32", true, new byte[] { 1, 2, 3 });
		certificate.extension("1.2.3.4", false, new byte[] { 1, 2, 3 });
		assertThat(certificate.facts().isInvalid()).isFalse();
		assertThat(certificate.facts().hasUnhandledCriticalExtension()).isFalse();
		assertThat(certificate.extension("1.2.3.4", true, new byte[0]).facts().hasUnhandledCriticalExtension())
			.isTrue();
	}

	@Test
	void whatIsNoCertificateIsRefused() {
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> RawCertificate.facts(new byte[0]));
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> RawCertificate.facts(RawCertificate.sequence()));
	}

	@Test
	void whateverTheInstalledOpenSslCannotReadIsRefusedOrInvalid() throws Exception {
		OpenSsl.assumeInstalled();
		DerMutator mutator = new DerMutator(new Random(2986));
		byte[] whole = certificate().authority().extension("2.5.29.14", false, new byte[] { 4, 1, 1 }).encoded();
		List<String> files = new ArrayList<>();
		List<CertificateFacts> facts = new ArrayList<>();
		for (int i = 0; i < MUTANTS; i++) {
			byte[] mutant = mutator.mutate(whole);
			facts.add(read(mutant));
			files.add(i + ".pem");
			Files.writeString(this.directory.resolve(i + ".pem"), pem(mutant));
		}
		List<String> results = OpenSsl.verify(List.of("-auth_level", "0"), this.directory, files);
		int strict = 0;
		List<String> lax = new ArrayList<>();
		for (int i = 0; i < MUTANTS; i++) {
			boolean unreadable = results.get(i).equals("unreadable");
			if (unreadable && facts.get(i) != null) {
				lax.add(HexFormat.of().formatHex(facts.get(i).certificate().getEncoded()));
			}
			strict += (!unreadable && facts.get(i) == null) ? 1 : 0;
		}
		assertThat(lax).as("what OpenSSL cannot read").isEmpty();
		assertThat(strict).as("what is read there and refused here").isLessThan(MUTANTS / 50);
	}

	private static RawCertificate certificate() {
		return RawCertificate.of(RawCertificate.name("x"));
	}

	private static @Nullable CertificateFacts read(byte[] encoded) {
		try {
			return RawCertificate.facts(encoded);
		}
		catch (DerException ex) {
			return null;
		}
	}

	private static String pem(byte[] encoded) {
		return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded)
				+ "\n-----END CERTIFICATE-----\n";
	}

}
