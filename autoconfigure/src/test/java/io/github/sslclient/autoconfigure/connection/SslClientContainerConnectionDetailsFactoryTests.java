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

package io.github.sslclient.autoconfigure.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.autoconfigure.SslClientAutoConfiguration;
import io.github.sslclient.autoconfigure.SslClientConnectionDetails;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsNotFoundException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.JksKeyStore;
import org.springframework.boot.testcontainers.service.connection.JksTrustStore;
import org.springframework.boot.testcontainers.service.connection.PemKeyStore;
import org.springframework.boot.testcontainers.service.connection.PemTrustStore;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.Ssl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientContainerConnectionDetailsFactory}, with containers that do
 * nothing.
 */
@Timeout(60)
class SslClientContainerConnectionDetailsFactoryTests {

	/** Annotations need constants. */
	private static final String FILES = "target/service-connection/";

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Identity CLIENT = PKI.client("me");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SslClientAutoConfiguration.class, ServiceConnectionAutoConfiguration.class));

	@BeforeAll
	static void writeFiles() throws IOException, GeneralSecurityException {
		Path directory = Files.createDirectories(Path.of(FILES));
		TestPki.write(directory, "ca.pem", PKI.caPem());
		TestPki.write(directory, "client.pem", CLIENT.certificatePem());
		TestPki.write(directory, "client.key", CLIENT.keyPem());
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setCertificateEntry("ca", PKI.ca());
		Identity other = PKI.client("other");
		store.setKeyEntry("a", other.key(), "changeit".toCharArray(), new Certificate[] { other.certificate() });
		store.setKeyEntry("me", CLIENT.key(), "changeit".toCharArray(), new Certificate[] { CLIENT.certificate() });
		try (OutputStream output = Files.newOutputStream(directory.resolve("store.p12"))) {
			store.store(output, "changeit".toCharArray());
		}
	}

	@Test
	void aContainerThatSaysNothingOfItsCertificatesIsRefusedWithItsBean() {
		this.contextRunner.withUserConfiguration(SayingNothing.class)
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
				.withMessageContaining("(Bean 'server'")
				.withMessageContaining("says nothing of certificates and keys; add @PemTrustStore"));
	}

	@Test
	void protocolsThatWouldNotBeHeardAreRefused() {
		this.contextRunner.withUserConfiguration(NamingProtocols.class)
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
				.withMessageContaining("set the properties 'method', 'ciphers'"));
	}

	@Test
	void aContainerOfAnotherNameIsNotOurs() {
		this.contextRunner.withUserConfiguration(OfAnotherName.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOf(ConnectionDetailsNotFoundException.class));
	}

	@Test
	void aContainerForAContextThatThereIsNotEndsTheStart() {
		this.contextRunner.withUserConfiguration(OfTheBank.class)
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining("(Bean 'server'")
				.hasMessageContaining("are for the context 'bank', which there is not"));
	}

	@Test
	void pemFilesConfigureTheDefaultContext() {
		this.contextRunner.withUserConfiguration(WithPem.class)
			.withPropertyValues("ssl.client.ca-file=/none/ca.pem")
			.run((context) -> assertThat(context.getBean(SslClientContext.class).material())
				.extracting(Material::number)
				.containsExactly(CLIENT.certificate().getSerialNumber(), PKI.ca().getSerialNumber()));
	}

	@Test
	void aKeyStoreConfiguresItWithTheKeyThatIsNamed() {
		this.contextRunner.withUserConfiguration(WithKeyStore.class)
			.run((context) -> assertThat(context.getBean(SslClientContext.class).material())
				.extracting(Material::number)
				.startsWith(CLIENT.certificate().getSerialNumber())
				.endsWith(PKI.ca().getSerialNumber()));
	}

	@Test
	void aLabelOfTheContainerNamesTheContext() {
		this.contextRunner.withUserConfiguration(OfTheBank.class)
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3")
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(contexts.get("bank").material()).extracting(Material::number)
					.containsExactly(PKI.ca().getSerialNumber());
				assertThat(contexts.get("default").settings().caFile()).isNull();
			});
	}

	/** Which is Spring Boot's doing, and why there may be beans. */
	@Test
	void ofTwoContainersTheFirstCountsAloneWhateverTheSecondIsFor() {
		this.contextRunner.withUserConfiguration(WithPem.class, SecondOfTheBank.class)
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3")
			.run((context) -> {
				assertThat(context).hasSingleBean(SslClientConnectionDetails.class);
				assertThat(context.getBean(SslClientConnectionDetails.class).getContextName()).isEqualTo("default");
			});
	}

	@Test
	void withoutAutoConfigurationTheDetailsAreJustABean() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class))
			.withUserConfiguration(WithPem.class)
			.run((context) -> assertThat(context).hasSingleBean(SslClientConnectionDetails.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class WithPem {

		@Bean
		@ServiceConnection(name = "sslclient")
		@PemTrustStore(certificate = FILES + "ca.pem")
		@PemKeyStore(certificate = FILES + "client.pem", privateKey = FILES + "client.key")
		IdleContainer server() {
			return new IdleContainer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithKeyStore {

		@Bean
		@ServiceConnection(name = "sslclient")
		@Ssl(keyAlias = "me", keyPassword = "changeit")
		@JksTrustStore(location = FILES + "store.p12", password = "changeit", type = "PKCS12")
		@JksKeyStore(location = FILES + "store.p12", password = "changeit", type = "PKCS12")
		IdleContainer server() {
			return new IdleContainer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OfTheBank {

		@Bean
		@ServiceConnection(name = "sslclient")
		@PemTrustStore(certificate = FILES + "ca.pem")
		IdleContainer server() {
			return new IdleContainer().withLabel("io.github.sslclient.context", "bank");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondOfTheBank {

		@Bean
		@ServiceConnection(name = "sslclient")
		@PemTrustStore(certificate = FILES + "ca.pem")
		IdleContainer second() {
			return new IdleContainer().withLabel("io.github.sslclient.context", "bank");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SayingNothing {

		@Bean
		@ServiceConnection(name = "sslclient")
		IdleContainer server() {
			return new IdleContainer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NamingProtocols {

		@Bean
		@ServiceConnection(name = "sslclient")
		@Ssl(enabledProtocols = "TLSv1.3")
		@PemTrustStore(certificate = FILES + "ca.pem")
		IdleContainer server() {
			return new IdleContainer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OfAnotherName {

		@Bean
		@ServiceConnection(name = "other")
		@PemTrustStore(certificate = FILES + "ca.pem")
		IdleContainer server() {
			return new IdleContainer();
		}

	}

	/**
	 * A container that needs no Docker engine, as nothing runs in it.
	 */
	static final class IdleContainer extends GenericContainer<IdleContainer> {

		IdleContainer() {
			super("idle");
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

	}

}
