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

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.test.BinarySource;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestKeyStore;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the keys and certificates of contexts that are in key stores.
 */
class ClientKeyStoreTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC).intermediate("Between");

	private static final Identity CLIENT = PKI.client("me");

	private static final Identity OTHER = TestPki.create(KeyKind.RSA).client("other");

	@Test
	void aKeyThatDoesNotBelongToItsCertificateIsRefused() {
		Identity mixed = new Identity(CLIENT.certificate(), List.of(), PKI.client("me").key());
		SslError error = error(settings(TestKeyStore.create("JKS").with("mixed", mixed)));
		assertThat(error.codes()).extracting(OpenSslCode::hex).containsExactly("05800074");
		assertThat(error.detail()).contains("its key 'mixed' is not the key of its certificate");
	}

	@Test
	void aKeyOfAnotherTypeThanItsCertificateIsRefused() {
		Identity mixed = new Identity(CLIENT.certificate(), List.of(), OTHER.key());
		SslError error = error(settings(TestKeyStore.create("JKS").with("mixed", mixed)));
		assertThat(error.codes()).extracting(OpenSslCode::hex).containsExactly("0A0000B1");
	}

	@Test
	void aWeakCertificateIsRefusedAsInPem() {
		SslError error = error(settings(TestKeyStore.create("PKCS12").with("other", OTHER)).securityLevel(3));
		assertThat(error.codes()).extracting(OpenSslCode::hex).containsExactly("0A00018F");
	}

	@Test
	void anAliasWithoutAKeyStoreIsRefused() {
		SslError error = error(SslClientSettings.builder()
			.certificate(new PemText(CLIENT.certificatePem() + CLIENT.keyPem()))
			.keyAlias("me"));
		assertThat(error.setting()).isEqualTo("key-alias");
		assertThat(error.detail()).contains("is 'me', but there is no key store");
	}

	@Test
	void aKeyStoreBesideACertificateIsRefused() {
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> SslClientSettings.builder()
				.certificate(new PemText(CLIENT.certificatePem()))
				.keyStore(ClientKeyStore.ofProvider("any"))
				.build())
			.withMessageContaining("key-store-provider");
	}

	@Test
	void aProviderThatIsNotInstalledIsToldWithThoseThatAre() {
		SslError error = error(SslClientSettings.builder().keyStore(ClientKeyStore.ofProvider("SunPKCS11-Missing")));
		assertThat(error.setting()).isEqualTo("key-store-provider");
		assertThat(error.detail()).contains("no provider of this name is installed", "java.security", "SunJSSE");
	}

	@Test
	void aProviderWithoutATokenIsTold() {
		SslError error = error(SslClientSettings.builder().keyStore(ClientKeyStore.ofProvider("SunJSSE")));
		assertThat(error.detail()).contains("has no key store of type PKCS11");
	}

	@Test
	void aKeyStoreWithoutTheKeyOfTheCertificateIsRefused() {
		SslError error = error(SslClientSettings.builder()
			.certificate(new PemText(CLIENT.certificatePem()))
			.key(new BinarySource(TestKeyStore.create("PKCS12").with("other", OTHER).bytes()))
			.certificatePassword(TestKeyStore.PASSWORD.toCharArray()));
		assertThat(error.codes()).extracting(OpenSslCode::hex).containsExactly("0A0000B1");
		assertThat(error.setting()).isEqualTo("key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PKCS12", "JKS", "JCEKS" })
	void aKeyStoreHasCertificateAndKey(String type) throws SslException {
		SslClientContext context = SslClientContext.of(settings(TestKeyStore.create(type).with("me", CLIENT)).build());
		assertThat(context.material()).filteredOn((one) -> one.kind() == Material.Kind.CERTIFICATE)
			.extracting(Material::name)
			.containsExactly("CN=me", "CN=Between");
	}

	@Test
	void theKeyMayBeInAKeyStoreAndTheCertificateInPem() throws SslException {
		SslClientSettings settings = SslClientSettings.builder()
			.certificate(new PemText(CLIENT.certificatePem()))
			.key(new BinarySource(TestKeyStore.create("PKCS12").with("a", OTHER).with("me", CLIENT).bytes()))
			.certificatePassword(TestKeyStore.PASSWORD.toCharArray())
			.build();
		assertThat(ClientIdentities.load(settings)).extracting(ClientIdentity::key).containsExactly(CLIENT.key());
	}

	@Test
	void theCertificateMayBeInAKeyStoreAndTheKeyInPem() throws SslException {
		SslClientSettings settings = settings(TestKeyStore.create("PKCS12").with("a", OTHER).with("me", CLIENT))
			.key(new PemText(CLIENT.keyPem()))
			.build();
		assertThat(ClientIdentities.load(settings)).extracting(ClientIdentity::certificate)
			.containsExactly(CLIENT.certificate());
	}

	@Test
	void oneKeyCanBeNamed() throws SslException {
		SslClientSettings settings = settings(TestKeyStore.create("PKCS12").with("a", OTHER).with("me", CLIENT))
			.keyAlias("me")
			.build();
		assertThat(ClientIdentities.load(settings)).extracting(ClientIdentity::certificate)
			.containsExactly(CLIENT.certificate());
	}

	@Test
	void aKeyStoreInMemoryNeedsNoPasswordOfTheSettings() throws SslException {
		KeyStore keyStore = TestKeyStore.create("PKCS12").with("me", CLIENT).get();
		SslClientSettings settings = SslClientSettings.builder()
			.keyStore(ClientKeyStore.of(keyStore, TestKeyStore.PASSWORD.toCharArray(), "somewhere"))
			.build();
		assertThat(SslClientContext.of(settings).material()).first().satisfies((material) -> {
			assertThat(material.setting()).isEqualTo("certificate");
			assertThat(material.location()).isEqualTo("somewhere");
		});
	}

	@Test
	void trustedCertificatesMayBeInAKeyStore() throws SslException {
		SslClientSettings settings = SslClientSettings.builder()
			.caFile(new BinarySource(TestKeyStore.create("PKCS12").trusting("ca", PKI.ca()).bytes()))
			.caFilePassword(TestKeyStore.PASSWORD.toCharArray())
			.build();
		SslClientContext context = SslClientContext.of(settings);
		List<X509Certificate> chain = List.of(PKI.server("localhost").certificate(), CLIENT.intermediates().get(0));
		assertThat(context.verify(chain, "localhost", Instant.now()).isOk()).isTrue();
	}

	@Test
	void aKeyStoreOfTrustedCertificatesHasAPasswordOfItsOwn() {
		SslError error = error(SslClientSettings.builder()
			.caFile(new BinarySource(TestKeyStore.create("PKCS12").trusting("ca", PKI.ca()).bytes()))
			.certificatePassword(TestKeyStore.PASSWORD.toCharArray()));
		assertThat(error.setting()).isEqualTo("ca-file");
		assertThat(error.detail()).contains("has a password; set ca-file-password");
	}

	private static SslClientSettingsBuilder settings(TestKeyStore keyStore) {
		return SslClientSettings.builder()
			.certificate(new BinarySource(keyStore.bytes()))
			.certificatePassword(TestKeyStore.PASSWORD.toCharArray());
	}

	private static SslError error(SslClientSettingsBuilder settings) {
		return catchThrowableOfType(SslException.class, () -> SslClientContext.of(settings.build())).getError();
	}

}
