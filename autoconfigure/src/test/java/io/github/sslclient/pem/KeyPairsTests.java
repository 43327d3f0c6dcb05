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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;

import io.github.sslclient.error.SslException;
import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyPairs}.
 */
class KeyPairsTests {

	/** An uncompressed point on P-256. */
	private static final int POINT = 65;

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "rsa", "p256", "ed25519" })
	void keyOfAnotherPairOfTheSameTypeDoesNotMatch(String name) throws SslException {
		PrivateKey key = key(name);
		X509Certificate certificate = PemFixtures.certificate("other-" + name + ".crt");
		assertThat(KeyPairs.sameType(key, certificate)).isTrue();
		assertThat(KeyPairs.matches(key, certificate)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "rsa, p256", "p256, rsa", "p256, ed25519", "ed25519, ed448", "rsa, rsa-pss", "rsa-pss, rsa" })
	void keyOfAnotherTypeDoesNotMatch(String keyName, String certificateName) throws SslException {
		PrivateKey key = key(keyName);
		X509Certificate certificate = PemFixtures.certificate(certificateName + ".crt");
		assertThat(KeyPairs.sameType(key, certificate)).isFalse();
		assertThat(KeyPairs.matches(key, certificate)).isFalse();
	}

	@Test
	void keyOnAnotherCurveIsOfTheSameTypeAndDoesNotMatch() throws SslException {
		PrivateKey key = key("p384");
		X509Certificate certificate = PemFixtures.certificate("p256.crt");
		assertThat(KeyPairs.sameType(key, certificate)).isTrue();
		assertThat(KeyPairs.matches(key, certificate)).isFalse();
	}

	/**
	 * As OpenSSL has it: {@code X509_check_private_key} compares what the key's file says
	 * its public key is.
	 */
	@Test
	void thePublicKeyInTheFileOfAnEcKeyDecides() throws Exception {
		X509Certificate own = PemFixtures.certificate("p256.crt");
		X509Certificate other = PemFixtures.certificate("other-p256.crt");
		String pem = PemFixtures.pem("PRIVATE KEY", withPublicKeyOf(other, PemFixtures.content("p256-pkcs8.pem")));
		PrivateKey key = PrivateKeys.load("key", PemFixtures.source(pem), null);
		assertThat(KeyPairs.matches(key, other)).isTrue();
		assertThat(KeyPairs.matches(key, own)).isFalse();
		assertThat(openSslMatches(pem, "other-p256.crt")).isTrue();
		assertThat(openSslMatches(pem, "p256.crt")).isFalse();
	}

	@Test
	void anEcKeyWithoutItsPublicKeyIsTriedOut() throws Exception {
		byte[] content = PemFixtures.content("p256-pkcs8.pem");
		PrivateKey bare = KeyFactory.getInstance("EC").generatePrivate(spec((ECPrivateKey) key("p256")));
		assertThat(bare.getEncoded()).hasSizeLessThan(content.length);
		assertThat(KeyPairs.matches(bare, PemFixtures.certificate("p256.crt"))).isTrue();
		assertThat(KeyPairs.matches(bare, PemFixtures.certificate("other-p256.crt"))).isFalse();
	}

	private static ECPrivateKeySpec spec(ECPrivateKey key) {
		return new ECPrivateKeySpec(key.getS(), key.getParams());
	}

	/** The point stands at the end of both. */
	private static byte[] withPublicKeyOf(X509Certificate certificate, byte[] privateKey) {
		byte[] publicKey = certificate.getPublicKey().getEncoded();
		byte[] mixed = privateKey.clone();
		System.arraycopy(publicKey, publicKey.length - POINT, mixed, mixed.length - POINT, POINT);
		return mixed;
	}

	private boolean openSslMatches(String key, String certificate) throws IOException, InterruptedException {
		OpenSsl.assumeInstalled("3.");
		Path file = Files.writeString(this.directory.resolve("key.pem"), key);
		Process process = new ProcessBuilder("openssl", "pkcs12", "-export", "-passout", "pass:secret", "-in",
				PemFixtures.DIRECTORY.resolve(certificate).toString(), "-inkey", file.toString(), "-out",
				this.directory.resolve("out.p12").toString())
			.redirectErrorStream(true)
			.start();
		process.getInputStream().readAllBytes();
		return process.waitFor() == 0;
	}

	private static PrivateKey key(String name) throws SslException {
		return PrivateKeys.load("key", PemFixtures.file(name + "-pkcs8.pem"), null);
	}

}
