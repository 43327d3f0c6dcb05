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

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.SslError;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.info.SslInfo;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SslClientBundleAutoConfiguration}.
 */
@Timeout(60)
class SslClientBundleAutoConfigurationTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslClientAutoConfiguration.class,
				SslClientBundleAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void eachContextIsABundleOfItsName() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.max-depth=3")
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames())
				.containsExactlyInAnyOrder("default", "bank"));
	}

	@Test
	void theNamesMayHaveAPrefix() {
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3", "ssl.client.bundles.prefix=ssl-client-")
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames())
				.containsExactlyInAnyOrder("ssl-client-default", "ssl-client-bank"));
	}

	@Test
	void noContextNeedBeABundle() {
		this.contextRunner.withPropertyValues("ssl.client.bundles.register=false")
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames()).isEmpty());
	}

	@Test
	void aNameThatIsTakenIsRefusedWithTheWaysOut() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3",
					"spring.ssl.bundle.pem.bank.truststore.certificate=" + caFile)
			.run((context) -> assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> context.getBean(SslBundles.class))
				.havingRootCause()
				.withMessageContaining("there is another SSL bundle of the name 'bank'")
				.withMessageContaining("ssl.client.bundles.prefix"));
	}

	@Test
	void aBundleOfTheApplicationsMayBeCalledDefault() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withPropertyValues("spring.ssl.bundle.pem.default.truststore.certificate=" + caFile)
			.run((context) -> assertThat(
					context.getBean(SslBundles.class).getBundle("default").getStores().getTrustStore())
				.isNotNull());
	}

	@Test
	void askingEveryBundleLoadsNoContext() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.ca-file=/does/not/exist").run((context) -> {
			SslBundles bundles = context.getBean(SslBundles.class);
			assertThat(new SslInfo(bundles).getBundle("bank").getCertificateChains()).isEmpty();
			bundles.getBundle("bank").getManagers().getTrustManagerFactory();
			bundles.getBundle("bank").getManagers().getKeyManagerFactory();
			assertThat(context.getBean(SslClientContexts.class).reloadable("bank").getIfLoaded()).isNull();
		});
	}

	@Test
	void protocolsAndSuitesAreThoseOfTheContext() {
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.method=tlsv1.2",
					"ssl.client.contexts.bank.ciphers=ECDHE-RSA-AES256-GCM-SHA384")
			.run((context) -> {
				SslBundle bundle = context.getBean(SslBundles.class).getBundle("bank");
				assertThat(bundle.getOptions().getEnabledProtocols()).containsExactly("TLSv1.2");
				assertThat(bundle.getOptions().getCiphers()).filteredOn((suite) -> suite.contains("_WITH_"))
					.containsExactly("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aClientOfTheBundleIsRefusedARevokedServerOnceTheCrlIsLoaded(boolean managersAlone) throws Exception {
		Instant now = Instant.now();
		Instant tomorrow = now.plus(Duration.ofDays(1));
		Identity identity = PKI.server("localhost");
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		Path crlFile = TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, tomorrow));
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, identity, ServerParameters.none(),
				TlsTestServer::echo)) {
			this.contextRunner
				.withPropertyValues("ssl.client.contexts.bank.ca-file=" + caFile,
						"ssl.client.contexts.bank.crl-file=" + crlFile, "ssl.client.contexts.bank.crl-check=peer")
				.run((context) -> {
					SslBundle bundle = context.getBean(SslBundles.class).getBundle("bank");
					SSLContext client = managersAlone ? madeOfManagers(bundle) : bundle.createSslContext();
					exchange(client, server);
					TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, tomorrow, identity.certificate()));
					context.getBean(SslClientContexts.class).reloadable("bank").reload();
					assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> exchange(client, server))
						.satisfies((ex) -> {
							SslError error = SslError.from(ex);
							assertThat(error).isNotNull();
							assertThat(error.verifyResult().number()).isEqualTo(23);
						});
				});
		}
	}

	@Test
	void whoWantsToKnowIsToldThatABundleHasChanged() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.max-depth=3").run((context) -> {
			SslBundles bundles = context.getBean(SslBundles.class);
			List<SslBundle> updates = new ArrayList<>();
			bundles.addBundleUpdateHandler("bank", updates::add);
			context.getBean(SslClientContexts.class).reloadable("bank").reload();
			assertThat(updates).containsExactly(bundles.getBundle("bank"));
		});
	}

	@Test
	void keyAndTrustComeFromABundleOfTheApplications() throws Exception {
		Identity client = PKI.client("me");
		Path keys = TestPki.write(this.directory, "client.pem", client.certificatePem() + client.keyPem());
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				new ServerParameters(null, true), TlsTestServer::echo)) {
			this.contextRunner
				.withPropertyValues("spring.ssl.bundle.pem.mine.keystore.certificate=" + keys,
						"spring.ssl.bundle.pem.mine.keystore.private-key=" + keys,
						"spring.ssl.bundle.pem.mine.truststore.certificate=" + caFile,
						"ssl.client.contexts.bank.bundle=mine")
				.run((context) -> {
					SslClientContext bank = context.getBean(SslClientContexts.class).get("bank");
					exchange(bank.newSslContext(), server);
					assertThat(bank.material()).extracting(Material::setting, Material::location, Material::name)
						.containsExactly(tuple("certificate", "SSL bundle 'mine'", "CN=me"),
								tuple("ca-file", "SSL bundle 'mine'", bank.material().get(1).name()));
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "PKCS12", "JKS" })
	void aBundleMayBeAKeyStore(String type) throws Exception {
		Identity client = PKI.client("me");
		char[] password = "changeit".toCharArray();
		KeyStore store = KeyStore.getInstance(type);
		store.load(null, null);
		store.setKeyEntry("other", PKI.client("other").key(), password, new Certificate[] { client.certificate() });
		store.setKeyEntry("mine", client.key(), password, new Certificate[] { client.certificate() });
		store.setCertificateEntry("ca", PKI.ca());
		Path file = this.directory.resolve("store");
		try (OutputStream output = Files.newOutputStream(file)) {
			store.store(output, password);
		}
		this.contextRunner
			.withPropertyValues("spring.ssl.bundle.jks.mine.keystore.location=" + file,
					"spring.ssl.bundle.jks.mine.keystore.type=" + type,
					"spring.ssl.bundle.jks.mine.keystore.password=changeit",
					"spring.ssl.bundle.jks.mine.key.alias=mine", "spring.ssl.bundle.jks.mine.key.password=changeit",
					"spring.ssl.bundle.jks.mine.truststore.location=" + file,
					"spring.ssl.bundle.jks.mine.truststore.type=" + type,
					"spring.ssl.bundle.jks.mine.truststore.password=changeit", "ssl.client.bundle=mine")
			.run((context) -> assertThat(context.getBean(SslClientContexts.class).get("default").material())
				.extracting(Material::number)
				.startsWith(client.certificate().getSerialNumber())
				.endsWith(PKI.ca().getSerialNumber()));
	}

	@Test
	void aContextFollowsItsBundle() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		TestPki other = TestPki.create(KeyKind.EC);
		this.contextRunner
			.withPropertyValues("spring.ssl.bundle.pem.mine.truststore.certificate=" + caFile,
					"spring.ssl.bundle.pem.mine.reload-on-update=true",
					"spring.ssl.bundle.watch.file.quiet-period=10ms", "ssl.client.contexts.bank.bundle=mine")
			.run((context) -> {
				ReloadableContext bank = context.getBean(SslClientContexts.class).reloadable("bank");
				assertThat(bank.get().material()).extracting(Material::number)
					.containsExactly(PKI.ca().getSerialNumber());
				await().pollInterval(Duration.ofMillis(500)).until(() -> {
					// Its watcher may not have begun to look.
					TestPki.write(this.directory, "ca.pem", other.caPem());
					return bank.get().material().get(0).number().equals(other.ca().getSerialNumber());
				});
			});
	}

	@Test
	void aBundleThatChangesWhileItIsReadIsReadAgain() {
		DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
		TestPki other = TestPki.create(KeyKind.EC);
		SslBundle after = SslBundle.of(trustStore(other));
		AtomicInteger reads = new AtomicInteger();
		bundles.registerBundle("mine", SslBundle.of(new ChangingStore(trustStore(PKI), () -> {
			// The second time it is read for good.
			if (reads.incrementAndGet() == 2) {
				CompletableFuture.runAsync(() -> bundles.updateBundle("mine", after));
				await().until(() -> bundles.getBundle("mine") == after);
			}
		})));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class))
			.withBean(SslBundles.class, () -> bundles)
			.withPropertyValues("ssl.client.bundle=mine")
			.run((context) -> {
				ReloadableContext place = context.getBean(SslClientContexts.class).reloadable("default");
				place.get();
				await().until(() -> place.get().material().get(0).number().equals(other.ca().getSerialNumber()));
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					ssl.client.bundle=none | ssl.client.bundle | none', which there is not
					ssl.client.bundle=default | ssl.client.bundle | default', which is a TLS client context itself
					ssl.client.contexts.bank.bundle=bank | ssl.client.contexts.bank.bundle | bank', which is a TLS client context
					ssl.client.bundle=mine,ssl.client.ca-file=x.pem | ssl.client.ca-file | leave one out
					ssl.client.bundle=mine,ssl.client.key=x.pem | ssl.client.key | leave one out
					ssl.client.bundle=broken | ssl.client.bundle | cannot be read
					ssl.client.bundle=empty | ssl.client.bundle | neither a key store nor a trust store
					""")
	void aBundleThatCannotBeUsedIsRefusedWithItsProperty(String settings, String property, String reason) {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner
			.withPropertyValues("spring.ssl.bundle.pem.mine.truststore.certificate=" + caFile,
					"spring.ssl.bundle.jks.broken.keystore.location=" + caFile,
					"spring.ssl.bundle.pem.empty.protocol=TLSv1.3")
			.withPropertyValues(settings.split(","))
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThatExceptionOfType(SslConfigurationException.class)
					.isThrownBy(() -> contexts.get(settings.contains("contexts") ? "bank" : "default"))
					.withMessageContaining(reason)
					.satisfies((ex) -> assertThat(ex.getProperty()).isEqualTo(property));
			});
	}

	private static SslStoreBundle trustStore(TestPki pki) {
		return new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(pki.caPem()));
	}

	private static SSLContext madeOfManagers(SslBundle bundle) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(bundle.getManagers().getKeyManagers(), bundle.getManagers().getTrustManagers(), null);
		return context;
	}

	private static void exchange(SSLContext context, TlsTestServer<?> server) throws Exception {
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port())) {
			socket.getOutputStream().write(1);
			assertThat(socket.getInputStream().read()).isOne();
		}
	}

	/**
	 * Tells when it is read.
	 *
	 * @param stores what it has
	 * @param reading is told
	 */
	private record ChangingStore(SslStoreBundle stores, Runnable reading) implements SslStoreBundle {

		@Override
		public @Nullable KeyStore getKeyStore() {
			return null;
		}

		@Override
		public @Nullable String getKeyStorePassword() {
			return null;
		}

		@Override
		public @Nullable KeyStore getTrustStore() {
			this.reading.run();
			return this.stores.getTrustStore();
		}

	}

}
