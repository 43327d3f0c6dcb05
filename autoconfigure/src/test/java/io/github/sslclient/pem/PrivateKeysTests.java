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
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link PrivateKeys} with the keys that OpenSSL wrote.
 */
class PrivateKeysTests {

	@ParameterizedTest
	@MethodSource("io.github.sslclient.pem.PemFixtures#keys")
	void keyBelongsToItsCertificate(PemFixtures.Key fixture) throws SslException {
		PrivateKey key = PrivateKeys.load("key", fixture.source(), fixture.password());
		assertThat(KeyPairs.matches(key, fixture.certificate())).isTrue();
	}

	@ParameterizedTest
	@MethodSource("io.github.sslclient.pem.PemFixtures#keys")
	void keyIsOfThePlatform(PemFixtures.Key fixture) throws SslException {
		PrivateKey key = PrivateKeys.load("key", fixture.source(), fixture.password());
		assertThat(key.getClass().getModule().getName()).isIn("java.base", "jdk.crypto.ec");
	}

	@ParameterizedTest
	@MethodSource("io.github.sslclient.pem.PemFixtures#encryptedKeys")
	void encryptedKeyWithoutPasswordAsksForOne(PemFixtures.Key fixture) {
		SslException failure = failure(fixture, null);
		assertThat(PemFixtures.codes(failure)).isEqualTo(passwordCodes(fixture));
		assertThat(failure.getError().explanation())
			.contains("is encrypted and no password was given; set certificate-password");
	}

	@ParameterizedTest
	@MethodSource("io.github.sslclient.pem.PemFixtures#encryptedKeys")
	void wrongPasswordIsTold(PemFixtures.Key fixture) {
		List<SslException> failures = List.of(failure(fixture, "wrong".toCharArray()),
				failure(fixture, "Secret".toCharArray()), failure(fixture, new char[0]));
		assertThat(failures).allSatisfy(
				(failure) -> assertThat(failure.getError().explanation()).contains("the password does not open it"));
		// One wrong password in 256 passes for padding, and a stream has none.
		List<String> codes = fixture.file().contains("RC4")
				? List.of("1E08010C", "0680009B", "06800066", "0688010A", "11800065", "0A080009")
				: passwordCodes(fixture);
		assertThat(failures).anySatisfy((failure) -> assertThat(PemFixtures.codes(failure)).isEqualTo(codes));
	}

	@Test
	void passwordForPlainKeyIsIgnored() throws SslException {
		PrivateKey key = PrivateKeys.load("key", PemFixtures.file("rsa-pkcs1.pem"), "secret".toCharArray());
		assertThat(key.getAlgorithm()).isEqualTo("RSA");
	}

	@Test
	void passwordIsLeftToTheCaller() throws SslException {
		char[] password = "secret".toCharArray();
		PrivateKeys.load("key", PemFixtures.file("rsa-pbes2.pem"), password);
		assertThat(password).isEqualTo("secret".toCharArray());
	}

	@Test
	void bytesOfTheSourceAreWiped() throws SslException {
		byte[] text = PemFixtures.text("ed25519-pkcs8.pem").getBytes();
		PrivateKeys.load("key", new PemSource() {

			@Override
			public byte[] read() {
				return text;
			}

			@Override
			public String location() {
				return "memory";
			}

		}, null);
		assertThat(text).containsOnly(0);
	}

	@Test
	void damagedKeyIsPassedOverForAGoodOne() throws SslException {
		String damaged = PemFixtures.text("rsa-pkcs8.pem").replace("M", "!");
		PrivateKey key = PrivateKeys.load("key", PemFixtures.source(damaged + PemFixtures.text("ed25519-pkcs8.pem")),
				null);
		assertThat(KeyPairs.matches(key, PemFixtures.certificate("ed25519.crt"))).isTrue();
	}

	@Test
	void labelOfAnotherFormIsForgivenForPkcs8() throws SslException {
		String text = PemFixtures.text("rsa-pkcs8.pem").replace("PRIVATE", "RSA PRIVATE");
		assertThat(PrivateKeys.load("key", PemFixtures.source(text), null).getAlgorithm()).isEqualTo("RSA");
	}

	@Test
	void publicKeyOfVersion2IsLeftOut() throws Exception {
		byte[] version1 = PemFixtures.content("ed25519-pkcs8.pem");
		byte[] version2 = Arrays.copyOf(version1, version1.length + 35);
		version2[1] += 35;
		version2[4] = 1;
		version2[version1.length] = (byte) 0x81;
		version2[version1.length + 1] = 33;
		PrivateKey key = PrivateKeys.load("key", PemFixtures.source(PemFixtures.pem("PRIVATE KEY", version2)), null);
		assertThat(KeyPairs.matches(key, PemFixtures.certificate("ed25519.crt"))).isTrue();
	}

	@Test
	void emptyPasswordOpensWhatAnEmptyPasswordClosed() throws SslException {
		PrivateKey key = PrivateKeys.load("key", PemFixtures.file("ed25519-empty-password.pem"), new char[0]);
		assertThat(KeyPairs.matches(key, PemFixtures.certificate("ed25519.crt"))).isTrue();
	}

	private static SslException failure(PemFixtures.Key fixture, char @Nullable [] password) {
		return catchThrowableOfType(SslException.class, () -> PrivateKeys.load("key", fixture.source(), password));
	}

	private static List<String> passwordCodes(PemFixtures.Key fixture) {
		return fixture.isLegacy() ? List.of("1C800064", "04800065", "0A080009")
				: List.of("1C800064", "11800074", "1C800064", "11800074", "0A080009");
	}

}
