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
import java.util.List;

import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecurityBits} and {@link PublicKeyFacts}.
 */
class SecurityBitsTests {

	/** What each of OpenSSL's security levels asks. */
	private static final int[] LEVELS = { 0, 80, 112, 128, 192, 256 };

	@TempDir
	Path directory;

	/**
	 * All lengths at which {@code EVP_PKEY_get_security_bits} of OpenSSL 3.0 steps.
	 */
	@ParameterizedTest
	@CsvSource({ "16,8", "41,16", "81,24", "138,32", "213,40", "308,48", "425,56", "566,64", "729,72", "920,80",
			"1137,88", "1383,96", "1657,104", "1963,112", "2301,120", "2671,128", "3076,136", "3514,144", "3991,152",
			"4502,160", "5054,168", "5642,176", "6274,184", "6947,192", "7681,200", "8418,208", "9216,216", "10064,224",
			"10953,232", "11893,240", "12877,248", "13914,256", "15361,264" })
	void theStrengthOfRsaStepsByEight(int length, int bits) {
		assertThat(SecurityBits.ofFactoring(length)).isEqualTo(bits);
		assertThat(SecurityBits.ofFactoring(length - 1)).isEqualTo(bits - 8);
	}

	@Test
	void keysAreAsStrongAsTheInstalledOpenSslSays() throws Exception {
		OpenSsl.assumeInstalled();
		List<byte[]> keys = new ArrayList<>();
		for (int length : new int[] { 512, 919, 920, 1023, 1024, 1962, 1963, 2047, 2048, 2670, 2671, 3072, 4096, 6946,
				6947, 7680, 8192, 13913, 13914, 15360, 16384 }) {
			keys.add(TestKeys.rsa(length));
			keys.add(TestKeys.rsa("1.2.840.113549.1.1.10", length));
		}
		for (int[] lengths : new int[][] { { 1023, 160 }, { 1024, 158 }, { 1024, 159 }, { 1024, 160 }, { 2047, 256 },
				{ 2048, 160 }, { 2048, 224 }, { 2048, 256 }, { 3072, 255 }, { 3072, 256 }, { 7680, 384 },
				{ 15360, 511 }, { 15360, 512 } }) {
			keys.add(TestKeys.dsa(lengths[0], lengths[1]));
		}
		for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
			keys.add(TestKeys.ec(curve));
		}
		keys.add(TestKeys.opaque("1.3.101.112", 32));
		keys.add(TestKeys.opaque("1.3.101.113", 57));
		keys.add(TestKeys.opaque("1.3.101.112", 31));
		keys.add(TestKeys.opaque("1.3.101.110", 32));
		keys.add(TestKeys.opaque("1.3.101.111", 56));
		keys.add(TestKeys.opaque("1.3.101.111", 57));
		keys.add(TestKeys.opaque("1.2.3.4", 32));
		check(keys);
	}

	private void check(List<byte[]> keys) throws Exception {
		List<String> files = new ArrayList<>();
		List<CertificateFacts> facts = new ArrayList<>();
		for (byte[] key : keys) {
			RawCertificate certificate = RawCertificate.of(RawCertificate.name("x")).publicKey(key);
			Files.writeString(this.directory.resolve(files.size() + ".pem"), certificate.pem());
			files.add(files.size() + ".pem");
			facts.add(certificate.facts());
		}
		for (int level = 1; level < LEVELS.length; level++) {
			List<String> results = OpenSsl.verify(List.of("-auth_level", String.valueOf(level)), this.directory, files);
			for (int i = 0; i < files.size(); i++) {
				assertThat(results.get(i).equals("66@0")).as("key %d at level %d: %s", i, level, results.get(i))
					.isEqualTo(facts.get(i).key().securityBits() < LEVELS[level]);
			}
		}
	}

}
