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

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyPairs}.
 */
class KeyPairsTests {

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

	private static PrivateKey key(String name) throws SslException {
		return PrivateKeys.load("key", PemFixtures.file(name + "-pkcs8.pem"), null);
	}

}
