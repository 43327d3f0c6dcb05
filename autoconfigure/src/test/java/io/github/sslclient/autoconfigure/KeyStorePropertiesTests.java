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

package io.github.sslclient.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.SslError;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestKeyStore;
import io.github.sslclient.test.TestPki;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the properties of key stores.
 */
@Timeout(60)
class KeyStorePropertiesTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Identity CLIENT = PKI.client("me");

	private static final Identity OTHER = PKI.client("other");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslClientAutoConfiguration.class));

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "certificate, bundle", "key, bundle", "key-alias, bundle", "key-store-provider, bundle",
			"ca-file, bundle", "certificate, key-store-provider", "key, key-store-provider" })
	void whatTakesThePlaceOfAnotherIsRefusedBesideIt(String replaced, String setting) {
		this.contextRunner.withPropertyValues("ssl.client." + replaced + "=any", "ssl.client." + setting + "=mine")
			.run((context) -> {
				SslError error = refusal(context);
				assertThat(error.setting()).isEqualTo(replaced);
				assertThat(error.detail()).contains("is set, and so is '" + setting + "'");
			});
	}

	@Test
	void aWrongPasswordNamesItsProperty() throws Exception {
		Path file = TestKeyStore.create("PKCS12").with("me", CLIENT).write(this.directory, "client.p12");
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.certificate=" + file,
					"ssl.client.contexts.bank.certificate-password=hunter2")
			.run((context) -> {
				Throwable thrown = catchThrowable(
						() -> context.getBean(SslClientContexts.class).reloadable("bank").get());
				assertThat(thrown).isInstanceOf(SslConfigurationException.class)
					.hasMessageContainingAll("ssl.client.contexts.bank.certificate", file.toString(),
							"error:16000071:STORE routines::error verifying pkcs12 mac")
					.hasMessageNotContaining("hunter2");
			});
	}

	@Test
	void anInstalledProviderIsLookedFor() {
		this.contextRunner.withPropertyValues("ssl.client.key-store-provider=SunPKCS11-Missing").run((context) -> {
			SslError error = refusal(context);
			assertThat(error.setting()).isEqualTo("key-store-provider");
			assertThat(error.message()).contains("the token of the provider 'SunPKCS11-Missing'");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssl.client.certificate-password=", "ssl.client.key-alias=",
			"ssl.client.key-store-provider=", "ssl.client.ca-file-password=" })
	void anEmptyValueMeansUnset(String property) throws Exception {
		Path file = TestPki.write(this.directory, "client.pem", CLIENT.certificatePem() + CLIENT.keyPem());
		this.contextRunner.withPropertyValues("ssl.client.certificate=" + file, property)
			.run((context) -> assertThat(names(context.getBean(SslClientContext.class))).containsExactly("CN=me"));
	}

	@Test
	void oneKeyOfAKeyStoreIsNamed() throws Exception {
		Path file = TestKeyStore.create("JKS").with("me", CLIENT).with("other", OTHER).write(this.directory, "keys");
		this.contextRunner
			.withPropertyValues("ssl.client.certificate=" + file, "ssl.client.certificate-password=changeit",
					"ssl.client.key-alias=other")
			.run((context) -> assertThat(names(context.getBean(SslClientContext.class))).containsExactly("CN=other"));
	}

	@Test
	void aKeyStoreMayStandInTheProperty() {
		String text = Base64.getEncoder().encodeToString(TestKeyStore.create("PKCS12").with("me", CLIENT).bytes());
		this.contextRunner
			.withPropertyValues("ssl.client.certificate=base64:" + text, "ssl.client.certificate-password=changeit")
			.run((context) -> assertThat(names(context.getBean(SslClientContext.class))).containsExactly("CN=me"));
	}

	@Test
	void trustedCertificatesAreReadWithAPasswordOfTheirOwn() throws Exception {
		Path file = TestKeyStore.create("PKCS12").trusting("ca", PKI.ca()).write(this.directory, "trusted.p12");
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + file, "ssl.client.ca-file-password=changeit")
			.run((context) -> assertThat(context.getBean(SslClientContext.class).material())
				.filteredOn((one) -> one.setting().equals("ca-file"))
				.extracting(Material::location)
				.containsExactly(file.toString()));
	}

	@Test
	void aKeyStoreThatIsReplacedIsTakenUp() throws Exception {
		Path file = TestKeyStore.create("PKCS12").with("me", CLIENT).write(this.directory, "client.p12");
		this.contextRunner
			.withPropertyValues("ssl.client.certificate=" + file, "ssl.client.certificate-password=changeit",
					"ssl.client.reload-on-update=true", "ssl.client.reload.quiet-period=100ms",
					"ssl.client.reload.poll-interval=1s")
			.run((context) -> {
				assertThat(names(newest(context))).containsExactly("CN=me");
				replace(file, TestKeyStore.create("PKCS12").with("me", OTHER).bytes());
				await().until(() -> names(newest(context)).equals(List.of("CN=other")));
			});
	}

	@Test
	void aReplacementThatDoesNotOpenLeavesWhatWasLoaded() throws Exception {
		Path file = TestKeyStore.create("PKCS12").with("me", CLIENT).write(this.directory, "client.p12");
		this.contextRunner
			.withPropertyValues("ssl.client.certificate=" + file, "ssl.client.certificate-password=changeit")
			.run((context) -> {
				SslClientContext before = newest(context);
				replace(file, TestKeyStore.create("PKCS12").with("me", OTHER).bytes("another"));
				assertThat(context.getBean(SslClientContexts.class).reloadable("default").reload().isSuccess())
					.isFalse();
				assertThat(newest(context)).isSameAs(before);
			});
	}

	@Test
	void theKeysOfABundleAreTakenWithoutAnEncoding() {
		this.contextRunner.withPropertyValues("ssl.client.bundle=mine")
			.withBean(DefaultSslBundleRegistry.class, () -> bundles(null))
			.run((context) -> assertThat(names(context.getBean(SslClientContext.class))).containsExactly("CN=me",
					"CN=other"));
	}

	@Test
	void theAliasOfABundleNamesOneOfItsKeys() {
		this.contextRunner.withPropertyValues("ssl.client.bundle=mine")
			.withBean(DefaultSslBundleRegistry.class, () -> bundles("other"))
			.run((context) -> assertThat(names(context.getBean(SslClientContext.class))).containsExactly("CN=other"));
	}

	private static DefaultSslBundleRegistry bundles(@Nullable String alias) {
		TestKeyStore keys = TestKeyStore.create("PKCS12").with("me", CLIENT).with("other", OTHER);
		SslBundle bundle = SslBundle.of(SslStoreBundle.of(keys.get(), TestKeyStore.PASSWORD, null),
				SslBundleKey.of(null, alias));
		return new DefaultSslBundleRegistry("mine", bundle);
	}

	private static void replace(Path file, byte[] content) throws IOException {
		Path written = Files.write(file.resolveSibling("written"), content);
		Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static SslClientContext newest(AssertableApplicationContext context) {
		return context.getBean(SslClientContexts.class).reloadable("default").get();
	}

	private static List<String> names(SslClientContext context) {
		return context.material()
			.stream()
			.filter((one) -> one.kind() == Material.Kind.CERTIFICATE)
			.map(Material::name)
			.toList();
	}

	private static SslError refusal(AssertableApplicationContext context) {
		SslError error = SslError.from(catchThrowable(() -> context.getBean(SslClientContext.class)));
		assertThat(error).isNotNull();
		return error;
	}

}
