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

import java.util.List;
import java.util.Random;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemFixtures;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.DerMutator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Files that are damaged at random end in an {@link SslException} that names the setting,
 * if anything is wrong with them at all.
 */
class HostileConfigurationTests {

	private static final int ROUNDS = 300;

	private static final PemSource AUTHORITY = new Text(PemFixtures.text("rsa.crt"));

	private final long seed = new Random().nextLong();

	private final Random random = new Random(this.seed);

	private final DerMutator mutator = new DerMutator(this.random);

	@ParameterizedTest
	@ValueSource(strings = { "rsa", "p256", "ed25519" })
	void damagedCertificatesAreSurvived(String kind) {
		PemSource key = new Text(PemFixtures.text(kind + "-pkcs8.pem"));
		byte[] certificate = PemFixtures.content(kind + ".crt");
		for (int i = 0; i < ROUNDS; i++) {
			make("certificate", SslClientSettings.builder().certificate(damaged("CERTIFICATE", certificate)).key(key));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "rsa-pkcs8.pem", "rsa-pss-pkcs8.pem", "p256-pkcs8.pem", "ed25519-pkcs8.pem",
			"p256-sec1.pem", "rsa-pkcs1.pem", "p256-pbes2-aes-256-cbc.pem" })
	void damagedKeysAreSurvived(String file) {
		String text = PemFixtures.text(file);
		String label = text.substring("-----BEGIN ".length(), text.indexOf("-----\n"));
		PemSource certificate = new Text(PemFixtures.text(file.replaceAll("-(pkcs|sec1|pbes2).*", ".crt")));
		byte[] key = PemFixtures.content(file);
		for (int i = 0; i < ROUNDS; i++) {
			make("key",
					SslClientSettings.builder()
						.certificate(certificate)
						.key(damaged(label, key))
						.certificatePassword("secret".toCharArray()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CRL", "PRIVATE KEY" })
	void damagedAuthoritiesAreSurvived(String label) throws Exception {
		byte[] content = switch (label) {
			case "X509 CRL" -> WeakCertificates.revocationList();
			case "PRIVATE KEY" -> PemFixtures.content("p256-pkcs8.pem");
			default -> PemFixtures.content("rsa.crt");
		};
		for (int i = 0; i < ROUNDS; i++) {
			make("ca-file", SslClientSettings.builder().caFile(damaged(label, content)));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void damagedRevocationListsAreSurvived(int run) throws Exception {
		byte[] list = WeakCertificates.revocationList();
		for (int i = 0; i < ROUNDS; i++) {
			make("crl-file", SslClientSettings.builder().crlFile(damaged("X509 CRL", list)));
		}
	}

	private void make(String setting, SslClientSettingsBuilder settings) {
		try {
			SslClientContext.of((setting.equals("ca-file") ? settings : settings.caFile(AUTHORITY)).build());
		}
		catch (SslException ex) {
			// The certificate's damage may show only where the key is held against it.
			assertThat(ex.getError().setting()).isIn((List<?>) List.of(setting, "key"));
		}
		catch (RuntimeException ex) {
			fail("seed " + this.seed, ex);
		}
	}

	private PemSource damaged(String label, byte[] content) {
		return new Text(PemFixtures.pem(label, this.mutator.mutate(content)));
	}

	/**
	 * Text as if it stood in a file.
	 *
	 * @param text the text
	 */
	private record Text(String text) implements PemSource {

		@Override
		public byte[] read() {
			return this.text.getBytes();
		}

		@Override
		public String location() {
			return "some text.pem";
		}

	}

}
