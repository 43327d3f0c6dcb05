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

package io.github.sslclient.keystore;

import java.util.Arrays;
import java.util.List;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.BinarySource;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestKeyStore;
import io.github.sslclient.test.TestPki;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link OpenKeyStore} and {@link KeyStoreReader}.
 */
class OpenKeyStoreTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC).intermediate("Between");

	private static final Identity CLIENT = PKI.client("me");

	private static final Identity OTHER = TestPki.create(KeyKind.RSA).client("other");

	@ParameterizedTest
	@EnumSource
	void aWrongPasswordIsToldWithTheSettingThatHasIt(KeyStoreFormat format) {
		SslError error = error(TestKeyStore.create(format.name()).with("me", CLIENT).bytes(), "hunter2", null);
		assertThat(error.kind()).isEqualTo(SslErrorKind.CONFIGURATION);
		assertThat(error.setting()).isEqualTo("certificate");
		assertThat(error.detail()).contains("is a " + format + " key store that the password in certificate-password")
			.doesNotContain("hunter2");
	}

	@Test
	void aMissingPasswordIsAskedFor() {
		SslError error = error(TestKeyStore.create("PKCS12").with("me", CLIENT).bytes(), null, null);
		assertThat(error.detail()).contains("has a password; set certificate-password");
	}

	@Test
	void theNamesThatThereAreAreToldWhereOneIsNot() {
		SslError error = error(TestKeyStore.create("PKCS12").with("one", CLIENT).with("two", OTHER).bytes(),
				TestKeyStore.PASSWORD, "three");
		assertThat(error.detail()).contains("no private key of the name 'three'", "there is 'one', 'two'");
	}

	@Test
	void notMoreThanAFewNamesAreTold() {
		TestKeyStore store = TestKeyStore.create("PKCS12");
		for (int i = 0; i < 20; i++) {
			store.with("key" + (10 + i), CLIENT);
		}
		assertThat(error(store.bytes(), TestKeyStore.PASSWORD, "x").detail()).contains("'key19' and more")
			.doesNotContain("key20");
	}

	@Test
	void aTrustedCertificateIsNoKey() {
		byte[] content = TestKeyStore.create("PKCS12").trusting("ca", PKI.ca()).with("me", CLIENT).bytes();
		assertThat(error(content, TestKeyStore.PASSWORD, "ca").detail()).contains("no private key of the name 'ca'");
	}

	@ParameterizedTest
	@EnumSource
	void aKeyStoreWithoutKeysSaysSo(KeyStoreFormat format) {
		byte[] content = TestKeyStore.create(format.name()).trusting("ca", PKI.ca()).bytes();
		assertThat(error(content, TestKeyStore.PASSWORD, null).detail()).contains("holds no private key");
	}

	@Test
	void aKeyWithAPasswordOfItsOwnIsTold() {
		byte[] content = TestKeyStore.create("JKS").with("me", CLIENT, "another").bytes();
		assertThat(error(content, TestKeyStore.PASSWORD, null).detail()).contains("has a key 'me'",
				"the one password of the key store and its keys");
	}

	@Test
	void moreKeysThanAClientChoosesFromAreRefused() {
		TestKeyStore store = TestKeyStore.create("JKS");
		for (int i = 0; i <= OpenKeyStore.MAX_KEYS; i++) {
			store.with("key" + i, CLIENT);
		}
		assertThat(error(store.bytes(), TestKeyStore.PASSWORD, null).detail()).contains("33 private keys",
				"name one in key-alias");
	}

	@Test
	void oneOfManyKeysCanBeNamed() throws SslException {
		TestKeyStore store = TestKeyStore.create("JKS");
		for (int i = 0; i <= OpenKeyStore.MAX_KEYS; i++) {
			store.with("key" + i, CLIENT);
		}
		assertThat(open(store.bytes(), TestKeyStore.PASSWORD).keys("key7")).hasSize(1);
	}

	@Test
	void aKeyStoreThatIsTooLargeIsNotParsed() {
		byte[] content = Arrays.copyOf(TestKeyStore.create("PKCS12").with("me", CLIENT).bytes(),
				SourceContent.MAX_SIZE + 1);
		assertThat(error(content, TestKeyStore.PASSWORD, null).detail()).contains("larger than a key store may be");
	}

	@Test
	void whatOnlyLooksLikeAKeyStoreIsToldToBeDamaged() {
		byte[] content = Arrays.copyOf(TestKeyStore.create("PKCS12").with("me", CLIENT).bytes(), 300);
		assertThat(error(content, TestKeyStore.PASSWORD, null).detail())
			.contains("is a PKCS#12 key store that this Java cannot read");
	}

	@ParameterizedTest
	@EnumSource
	void aKeyComesWithItsChain(KeyStoreFormat format) throws SslException {
		byte[] content = TestKeyStore.create(format.name()).with("me", CLIENT).bytes();
		assertThat(open(content, TestKeyStore.PASSWORD).keys(null)).singleElement().satisfies((entry) -> {
			assertThat(entry.alias()).isEqualTo("me");
			assertThat(entry.key()).isEqualTo(CLIENT.key());
			assertThat(entry.chain()).containsExactly(CLIENT.certificate(), CLIENT.intermediates().get(0));
		});
	}

	@ParameterizedTest
	@EnumSource
	void keysComeInTheOrderOfTheirNames(KeyStoreFormat format) throws SslException {
		byte[] content = TestKeyStore.create(format.name()).with("b", CLIENT).with("c", OTHER).with("a", OTHER).bytes();
		assertThat(open(content, TestKeyStore.PASSWORD).keys(null)).extracting(KeyEntry::alias)
			.containsExactly("a", "b", "c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "me", "ME" })
	void theCaseOfANameDoesNotMatter(String alias) throws SslException {
		byte[] content = TestKeyStore.create("PKCS12").with("Me", CLIENT).with("other", OTHER).bytes();
		assertThat(open(content, TestKeyStore.PASSWORD).keys(alias)).extracting(KeyEntry::key)
			.containsExactly(CLIENT.key());
	}

	@ParameterizedTest
	@EnumSource
	void trustedCertificatesAreThoseThatAreCalledSo(KeyStoreFormat format) throws SslException {
		byte[] content = TestKeyStore.create(format.name()).trusting("ca", PKI.ca()).with("me", CLIENT).bytes();
		assertThat(open(content, TestKeyStore.PASSWORD).authorities()).containsExactly(PKI.ca());
	}

	@ParameterizedTest
	@EnumSource
	void theCertificatesOfKeysAreNotTrusted(KeyStoreFormat format) {
		byte[] content = TestKeyStore.create(format.name()).with("me", CLIENT).bytes();
		SslException ex = catchThrowableOfType(SslException.class,
				() -> open(content, TestKeyStore.PASSWORD).authorities());
		assertThat(ex.getError().detail()).contains("has no entry of a trusted certificate", "keytool -importcert",
				"openssl pkcs12 -nokeys");
	}

	@Test
	void aJksOfTrustedCertificatesNeedsNoPassword() throws SslException {
		byte[] content = TestKeyStore.create("JKS").trusting("ca", PKI.ca()).bytes();
		assertThat(open(content, null).authorities()).containsExactly(PKI.ca());
	}

	@Test
	void whatIsReadIsWiped() throws Exception {
		byte[] content = TestKeyStore.create("PKCS12").with("me", CLIENT).bytes();
		PemSource handingOut = mock();
		given(handingOut.read()).willReturn(content);
		given(handingOut.location()).willReturn("memory");
		try (SourceContent read = SourceContent.of(handingOut)) {
			read.open("certificate", "certificate-password", TestKeyStore.PASSWORD.toCharArray());
		}
		assertThat(content).containsOnly(0);
	}

	@Test
	void nothingOfAKeyIsPrinted() throws SslException {
		List<KeyEntry> keys = open(TestKeyStore.create("PKCS12").with("me", CLIENT).bytes(), TestKeyStore.PASSWORD)
			.keys(null);
		assertThat(keys).hasToString("[KeyEntry[alias=me, key=EC]]");
	}

	private static OpenKeyStore open(byte[] content, @Nullable String password) throws SslException {
		try (SourceContent read = SourceContent.of(new BinarySource(content))) {
			return read.open("certificate", "certificate-password", (password != null) ? password.toCharArray() : null);
		}
	}

	private static SslError error(byte[] content, @Nullable String password, @Nullable String alias) {
		SslException ex = catchThrowableOfType(SslException.class, () -> open(content, password).keys(alias));
		return ex.getError();
	}

}
