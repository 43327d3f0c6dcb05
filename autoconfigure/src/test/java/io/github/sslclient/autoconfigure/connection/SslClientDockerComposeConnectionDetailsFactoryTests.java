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

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.autoconfigure.SslClientAutoConfiguration;
import io.github.sslclient.autoconfigure.SslClientConnectionDetails;
import io.github.sslclient.context.Material;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.DockerComposeFile;
import org.springframework.boot.docker.compose.core.DockerComposeOrigin;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientDockerComposeConnectionDetailsFactory}, with services that
 * only Spring Boot is told of.
 */
@Timeout(60)
class SslClientDockerComposeConnectionDetailsFactoryTests {

	private static final String STORES = "org.springframework.boot.sslbundle.pem.";

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Identity CLIENT = PKI.client("me");

	@TempDir
	private Path directory;

	@BeforeEach
	void writeFiles() {
		TestPki.write(this.directory, "compose.yaml", "");
		TestPki.write(this.directory, "ca.pem", PKI.caPem());
		TestPki.write(this.directory, "client.pem", CLIENT.certificatePem());
		TestPki.write(this.directory, "client.key", CLIENT.keyPem());
	}

	@Test
	void aServiceThatSaysNothingOfItsCertificatesIsRefusedWithItsName() {
		runner(service("ledger", Map.of())).run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
			.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
			.withMessageContaining("'sslClientConnectionDetailsForLedger'")
			.withMessageContaining("Docker compose service 'ledger'")
			.withMessageContaining(
					"says nothing of certificates and keys; add labels such as " + STORES + "truststore"));
	}

	@Test
	void aFileThatIsNotThereIsRefusedWithTheNameOfTheService() {
		runner(service("ledger", Map.of(STORES + "truststore.certificate", "none.pem")))
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
				.withMessageContaining("Docker compose service 'ledger'")
				.withMessageContaining("none.pem"));
	}

	@Test
	void suitesThatWouldNotBeHeardAreRefused() {
		runner(service("ledger",
				Map.of(STORES + "truststore.certificate", "ca.pem", STORES + "options.ciphers",
						"TLS_AES_128_GCM_SHA256")))
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("default"))
				.withMessageContaining("set the properties 'method', 'ciphers'"));
	}

	@Test
	void twoServicesForOneContextEndTheStart() {
		runner(service("one", Map.of(STORES + "truststore.certificate", "ca.pem")),
				service("other", Map.of(STORES + "truststore.certificate", "ca.pem")))
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("there are two for the context 'default'")
				.hasMessageContaining("'sslClientConnectionDetailsForOne'")
				.hasMessageContaining("'sslClientConnectionDetailsForOther'"));
	}

	@Test
	void aServiceWithoutTheLabelIsNotOurs() {
		RunningService service = new Service("ledger",
				Map.of(STORES + "truststore.certificate", this.directory.resolve("ca.pem").toString()), null);
		runner(service).run((context) -> assertThat(context).doesNotHaveBean(SslClientConnectionDetails.class));
	}

	@Test
	void labelsConfigureTheDefaultContextWithFilesBesideTheComposeFile() {
		runner(service("ledger",
				Map.of(STORES + "truststore.certificate", "ca.pem", STORES + "keystore.certificate", "client.pem",
						STORES + "keystore.private-key", "client.key")))
			.run((context) -> assertThat(context.getBean(SslClientContexts.class).get("default").material())
				.extracting(Material::number)
				.containsExactly(CLIENT.certificate().getSerialNumber(), PKI.ca().getSerialNumber()));
	}

	@Test
	void eachServiceMayHaveItsContext() {
		TestPki other = TestPki.create(KeyKind.EC);
		TestPki.write(this.directory, "other.pem", other.caPem());
		runner(service("ledger", Map.of(STORES + "truststore.certificate", "ca.pem")),
				service("bank",
						Map.of(STORES + "truststore.certificate", "other.pem", "io.github.sslclient.context", "bank")))
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3")
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(contexts.get("default").material()).extracting(Material::number)
					.containsExactly(PKI.ca().getSerialNumber());
				assertThat(contexts.get("bank").material()).extracting(Material::number)
					.containsExactly(other.ca().getSerialNumber());
			});
	}

	private RunningService service(String name, Map<String, String> labels) {
		Map<String, String> all = new HashMap<>(labels);
		all.put("org.springframework.boot.service-connection", "sslclient");
		return new Service(name, all, DockerComposeFile.of(this.directory.resolve("compose.yaml").toFile()));
	}

	private static ApplicationContextRunner runner(RunningService... services) {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class))
			.withInitializer((context) -> servicesAreReady(context, List.of(services)));
	}

	/** As Spring Boot does it, which keeps the classes to itself. */
	private static void servicesAreReady(ApplicationContext context, List<RunningService> services) {
		try {
			Constructor<DockerComposeServicesReadyEvent> event = DockerComposeServicesReadyEvent.class
				.getDeclaredConstructor(ApplicationContext.class, List.class);
			Class<?> listener = ClassUtils.forName(DockerComposeConnectionDetailsFactory.class.getPackageName()
					+ ".DockerComposeServiceConnectionsApplicationListener", null);
			tell(BeanUtils.instantiateClass(listener.getDeclaredConstructor(), new Object[0]),
					BeanUtils.instantiateClass(event, context, services));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static void tell(Object listener, ApplicationEvent event) {
		((ApplicationListener<ApplicationEvent>) listener).onApplicationEvent(event);
	}

	/**
	 * A service that is said to run.
	 *
	 * @param name its name
	 * @param labels its labels
	 * @param composeFile the file that it stands in
	 */
	private record Service(String name, Map<String, String> labels,
			@Nullable DockerComposeFile composeFile) implements RunningService, OriginProvider {

		@Override
		public Origin getOrigin() {
			return new DockerComposeOrigin(this.composeFile, this.name);
		}

		@Override
		public ImageReference image() {
			return ImageReference.of("debian:bookworm-slim");
		}

		@Override
		public String host() {
			return "localhost";
		}

		@Override
		public ConnectionPorts ports() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Map<String, @Nullable String> env() {
			return Map.of();
		}

	}

}
