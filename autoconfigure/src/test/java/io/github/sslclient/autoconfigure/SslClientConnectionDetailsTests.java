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
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
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

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientConnectionDetails}.
 */
@Timeout(60)
class SslClientConnectionDetailsTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final TestPki OTHER = TestPki.create(KeyKind.EC);

	private static final Identity CLIENT = PKI.client("me");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslClientAutoConfiguration.class,
				SslClientBundleAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void twoForOneContextEndTheStart() {
		SslClientConnectionDetails one = details("default", null, PKI);
		SslClientConnectionDetails other = details("default", null, OTHER);
		this.contextRunner.withBean("one", SslClientConnectionDetails.class, () -> one)
			.withBean("other", SslClientConnectionDetails.class, () -> other)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(SslConfigurationException.class)
				.hasMessageContaining("there are two for the context 'default'")
				.hasMessageContaining("connection details 'one' and connection details 'other'"));
	}

	@Test
	void thoseForAContextThatThereIsNotEndTheStart() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.post.max-depth=3")
			.withBean("mine", SslClientConnectionDetails.class, () -> details("bank", null, PKI))
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(SslConfigurationException.class)
				.hasMessageContaining("connection details 'mine' are for the context 'bank', which there is not")
				.hasMessageContaining("there are [default, post]")
				.hasMessageContaining("set a property below ssl.client.contexts.bank"));
	}

	@Test
	void thoseForAContextOfTheApplicationsOwnEndTheStart() throws Exception {
		SslClientContext own = SslClientContext.of(SslClientSettings.builder().build());
		this.contextRunner.withBean(SslClientContext.class, () -> own)
			.withBean("mine", SslClientConnectionDetails.class, () -> details("default", null, PKI))
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(SslConfigurationException.class)
				.hasMessageContaining("connection details 'mine'")
				.hasMessageContaining("the application makes itself"));
	}

	@Test
	void theyAreCheckedWhereBeansAreLazyToo() {
		this.contextRunner.withBean(LazyInitializationBeanFactoryPostProcessor.class)
			.withBean("mine", SslClientConnectionDetails.class, () -> details("bank", null, PKI))
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining("'mine'"));
	}

	@Test
	void thoseThatCannotBeReadAreNamed() {
		refused(() -> {
			throw new IllegalStateException("the server is away");
		}, "connection details 'mine' cannot be used: the server is away");
	}

	@Test
	void thoseWithoutABundleAreNamed() {
		refused(() -> null, "connection details 'mine' cannot be used: getSslBundle() returned null");
	}

	@Test
	void thoseWithoutAnyStoreAreNamed() {
		SslBundle bundle = SslBundle.of(SslStoreBundle.NONE);
		refused(() -> bundle, "connection details 'mine' cannot be used: it has neither a key store nor a trust store");
	}

	@Test
	void thoseWithAStoreThatIsNotThereAreNamed() {
		SslBundle bundle = SslBundle.of(new JksSslStoreBundle(null,
				JksSslStoreDetails.forLocation(this.directory.resolve("none.jks").toString())));
		refused(() -> bundle, "connection details 'mine' cannot be used", "none.jks");
	}

	@Test
	void thoseThatTrustNobodyAreNamedAndNoProperty() {
		SslBundle bundle = SslBundle
			.of(new JksSslStoreBundle(null, new JksSslStoreDetails("PKCS12", null, emptyStore(), "changeit")));
		refused(() -> bundle, "connection details 'mine'", "holds no certificate");
	}

	@Test
	void thoseWithAKeyOfAnotherCertificateAreNamedAndNoProperty() {
		SslBundle bundle = SslBundle.of(new PemSslStoreBundle(
				new PemSslStoreDetails(null, CLIENT.certificatePem(), PKI.client("other").keyPem()), null));
		refused(() -> bundle, "connection details 'mine'");
	}

	@Test
	void aContextCannotBeMadeOfItself() {
		this.contextRunner.withUserConfiguration(OfTheContextItself.class)
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
				.withMessageContaining(
						"connection details 'itself' cannot be used: it is a TLS client context itself"));
	}

	@Test
	void theyTakeThePlaceOfPropertiesWhichNeedNotBeSound() {
		this.contextRunner
			.withPropertyValues("ssl.client.ca-file=/none/ca.pem", "ssl.client.ca-directory=/none",
					"ssl.client.certificate=/none/client.pem", "ssl.client.key=/none/client.key",
					"ssl.client.certificate-password=secret", "ssl.client.bundle=none")
			.withBean(SslClientConnectionDetails.class, () -> details("default", CLIENT, PKI))
			.run((context) -> {
				SslClientContext made = context.getBean(SslClientContext.class);
				assertThat(numbers(made)).containsExactly(CLIENT.certificate().getSerialNumber(),
						PKI.ca().getSerialNumber());
				assertThat(made.settings().caDirectory()).isNull();
			});
	}

	@Test
	void withTrustAloneNoCertificateOfThePropertiesIsPresented() {
		Path client = TestPki.write(this.directory, "client.pem", CLIENT.certificatePem() + CLIENT.keyPem());
		this.contextRunner.withPropertyValues("ssl.client.certificate=" + client)
			.withBean(SslClientConnectionDetails.class, () -> details("default", null, PKI))
			.run((context) -> {
				SslClientContext made = context.getBean(SslClientContext.class);
				assertThat(numbers(made)).containsExactly(PKI.ca().getSerialNumber());
				assertThat(made.settings().certificate()).isNull();
				assertThat(made.settings().key()).isNull();
			});
	}

	@Test
	void withAKeyAloneTheTrustStoreOfTheJvmIsTrusted() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile)
			.withBean(SslClientConnectionDetails.class, () -> details("default", CLIENT, null))
			.run((context) -> {
				SslClientContext made = context.getBean(SslClientContext.class);
				assertThat(made.settings().caFile()).isNull();
				assertThat(numbers(made)).contains(CLIENT.certificate().getSerialNumber())
					.doesNotContain(PKI.ca().getSerialNumber());
			});
	}

	@Test
	void crlsAndAllElseStayWithTheProperties() {
		Instant now = Instant.now();
		Path crls = TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, now.plus(Duration.ofDays(1))));
		this.contextRunner
			.withPropertyValues("ssl.client.crl-file=" + crls, "ssl.client.crl-check=peer", "ssl.client.max-depth=7")
			.withBean(SslClientConnectionDetails.class, () -> details("default", null, PKI))
			.run((context) -> {
				SslClientContext made = context.getBean(SslClientContext.class);
				assertThat(made.settings().maxDepth()).isEqualTo(7);
				List<X509Certificate> chain = List.of(PKI.server("localhost").certificate());
				assertThat(made.verify(chain, "localhost", now).code().number()).isZero();
				List<X509Certificate> foreign = List.of(OTHER.server("localhost").certificate());
				assertThat(made.verify(foreign, "localhost", now).code().number()).isEqualTo(20);
			});
	}

	@Test
	void eachContextHasItsOwn() {
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3", "ssl.client.contexts.post.max-depth=3")
			.withBean("mine", SslClientConnectionDetails.class, () -> details("default", null, PKI))
			.withBean("theirs", SslClientConnectionDetails.class, () -> details("bank", null, OTHER))
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(numbers(contexts.get("default"))).containsExactly(PKI.ca().getSerialNumber());
				assertThat(numbers(contexts.get("bank"))).containsExactly(OTHER.ca().getSerialNumber());
				assertThat(contexts.get("post").settings().caFile()).isNull();
			});
	}

	@Test
	void streamsGoByThem() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, new ServerParameters(null, true),
				TlsTestServer::echo)) {
			this.contextRunner.withBean(SslClientConnectionDetails.class, () -> details("default", CLIENT, PKI))
				.run((context) -> assertThat(context.getBean(SslClientStreamFactory.class)
					.<Integer>execute("localhost", server.port(), (stream) -> {
						stream.getOutputStream().write(5);
						return stream.getInputStream().read();
					})).isEqualTo(5));
		}
	}

	@Test
	void theyMayBeMadeOfTheBundlesOfTheApplication() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withUserConfiguration(OfABundle.class, Injecting.class)
			.withPropertyValues("spring.ssl.bundle.pem.mine.truststore.certificate=" + caFile)
			.run((context) -> assertThat(numbers(context.getBean(SslClientContext.class)))
				.containsExactly(PKI.ca().getSerialNumber()));
	}

	@Test
	void theyAreNotReadForAContextThatNobodyUses() {
		AtomicInteger reads = new AtomicInteger();
		this.contextRunner.withBean(SslClientConnectionDetails.class, () -> () -> {
			reads.incrementAndGet();
			return bundle(null, PKI);
		}).run((context) -> assertThat(reads).hasValue(0));
	}

	@Test
	void aReloadReadsThemAnew() {
		AtomicReference<SslBundle> bundle = new AtomicReference<>(bundle(null, PKI));
		this.contextRunner.withBean(SslClientConnectionDetails.class, () -> bundle::get).run((context) -> {
			ReloadableContext place = context.getBean(SslClientContexts.class).reloadable("default");
			assertThat(numbers(place.get())).containsExactly(PKI.ca().getSerialNumber());
			bundle.set(bundle(null, OTHER));
			assertThat(place.reload().isSuccess()).isTrue();
			assertThat(numbers(place.get())).containsExactly(OTHER.ca().getSerialNumber());
		});
	}

	@Test
	void thoseOfAParentContextCount() {
		new ApplicationContextRunner().withBean(SslClientConnectionDetails.class, () -> details("default", null, PKI))
			.run((parent) -> this.contextRunner.withParent(parent)
				.run((context) -> assertThat(numbers(context.getBean(SslClientContext.class)))
					.containsExactly(PKI.ca().getSerialNumber())));
	}

	@Test
	void withoutSupportForContainersNothingIsMissing() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.testcontainers",
					"org.springframework.boot.docker.compose", "org.testcontainers"))
			.withUserConfiguration(Injecting.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private void refused(SslClientConnectionDetails details, String... message) {
		this.contextRunner.withBean("mine", SslClientConnectionDetails.class, () -> details)
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
				.satisfies((failure) -> assertThat(failure.getMessage()).contains(message))
				.satisfies((failure) -> assertThat(failure.getProperty()).isNull()));
	}

	private String emptyStore() {
		Path file = this.directory.resolve("empty.p12");
		try (OutputStream output = Files.newOutputStream(file)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.store(output, "changeit".toCharArray());
			return file.toString();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<BigInteger> numbers(SslClientContext context) {
		return context.material().stream().map(Material::number).toList();
	}

	private static SslClientConnectionDetails details(String context, @Nullable Identity client,
			@Nullable TestPki trusted) {
		return SslClientConnectionDetails.of(context, bundle(client, trusted));
	}

	private static SslBundle bundle(@Nullable Identity client, @Nullable TestPki trusted) {
		return SslBundle.of(new PemSslStoreBundle(
				(client != null) ? new PemSslStoreDetails(null, client.certificatePem(), client.keyPem()) : null,
				(trusted != null) ? PemSslStoreDetails.forCertificate(trusted.caPem()) : null));
	}

	/**
	 * Details that need the registry of bundles, which needs the names of contexts.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OfABundle {

		@Bean
		SslClientConnectionDetails mine(SslBundles bundles) {
			return SslClientConnectionDetails.of("default", bundles.getBundle("mine"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OfTheContextItself {

		@Bean
		SslClientConnectionDetails itself(SslBundles bundles) {
			return SslClientConnectionDetails.of("default", bundles.getBundle("default"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injecting {

		@Bean
		Object user(SslClientStreamFactory factory) {
			return factory;
		}

	}

}
