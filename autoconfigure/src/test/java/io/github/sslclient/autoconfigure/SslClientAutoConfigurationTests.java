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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.sslclient.SslClientException;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.SslTruncationException;
import io.github.sslclient.context.SessionSettings;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.VerifyMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientAutoConfiguration}.
 */
class SslClientAutoConfigurationTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void contextAndFactoryAreThereWithNothingSet() {
		this.contextRunner.withUserConfiguration(Injecting.class).run((context) -> {
			assertThat(context).hasSingleBean(SslClientContext.class).hasSingleBean(SslClientStreamFactory.class);
			assertThat(context.getBean(SslClientContext.class).settings().verify()).isEqualTo(VerifyMode.REQUIRED);
			assertThat(context.getBean(SslClientContext.class).settings().verifyHostname()).isTrue();
		});
	}

	@Test
	void enabledFalseTurnsAllOfItOff() {
		this.contextRunner.withPropertyValues("ssl.client.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SslClientContext.class)
				.doesNotHaveBean(SslClientStreamFactory.class)
				.doesNotHaveBean(SslClientProperties.class));
	}

	@Test
	void aContextOfTheUsersReplacesOurs() {
		this.contextRunner.withUserConfiguration(OwnContext.class, Injecting.class).run((context) -> {
			assertThat(context).hasSingleBean(SslClientContext.class);
			assertThat(context.getBean(SslClientContext.class).settings().maxDepth()).isEqualTo(7);
		});
	}

	@Test
	void aFactoryOfTheUsersReplacesOurs() {
		this.contextRunner.withUserConfiguration(OwnFactory.class)
			.run((context) -> assertThat(context).hasSingleBean(SslClientStreamFactory.class)
				.hasBean("ownStreamFactory"));
	}

	@Test
	void aTranslatorOfTheUsersReplacesOurs() {
		this.contextRunner.withUserConfiguration(OwnTranslator.class).run((context) -> {
			SslClientStreamFactory factory = context.getBean(SslClientStreamFactory.class);
			assertThatExceptionOfType(SslTruncationException.class)
				.isThrownBy(() -> factory.execute("host.invalid", 443, (stream) -> null));
		});
	}

	/** As YAML gives a password without quotes. */
	@Test
	void aPasswordThatIsANumberIsReadAsItIsWritten() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("yaml", Map.of("ssl.client.certificate-password", 123456))))
			.run((context) -> assertThat(context.getBean(SslClientContext.class).settings().certificatePassword())
				.containsExactly('1', '2', '3', '4', '5', '6'));
	}

	@Test
	void pemTextMayStandInTheProperty() {
		Identity client = PKI.client("client");
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.ca-file=" + PKI.caPem(),
					"ssl.client.certificate=" + client.certificatePem(), "ssl.client.key=" + client.keyPem())
			.run((context) -> assertThat(context.getBean(SslClientContext.class)
				.verify(List.of(PKI.server("localhost").certificate()), "localhost", Instant.now())
				.isOk()).isTrue());
	}

	@Test
	void whatIsNegotiatedAndKeptIsSet() {
		this.contextRunner
			.withPropertyValues("ssl.client.sni=false", "ssl.client.session-cache=false",
					"ssl.client.session-cache-size=5", "ssl.client.session-timeout=10m")
			.run((context) -> {
				SslClientSettings settings = context.getBean(SslClientContext.class).settings();
				assertThat(settings.sni()).isFalse();
				assertThat(settings.sessions()).isEqualTo(new SessionSettings(false, 5, Duration.ofMinutes(10)));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "groups", "sigalgs" })
	void aListWithAnUnknownNameStopsTheStartAndNamesTheProperty(String property) {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client." + property + "=BOGUS")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("ssl.client." + property)
				.hasStackTraceContaining("'BOGUS'"));
	}

	@Test
	void aKeyLogIsRefusedWithTheReason() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.key-log-file=/tmp/keys.log")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("ssl.client.key-log-file")
				.hasStackTraceContaining("does not tell its secrets"));
	}

	@Test
	void aMissingFileStopsTheStartOfWhatInjectsTheFactory() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.ca-file=/nowhere/ca.pem")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(java.nio.file.NoSuchFileException.class));
	}

	@Test
	void theErrorNamesPropertyFileAndCause() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.ca-file=/nowhere/ca.pem")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("ssl.client.ca-file")
				.hasStackTraceContaining("/nowhere/ca.pem")
				.hasStackTraceContaining("No such file"));
	}

	@Test
	void whatNobodyInjectsStopsNothing() {
		this.contextRunner.withPropertyValues("ssl.client.ca-file=/nowhere/ca.pem", "ssl.client.verify=perhaps")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void lazyPutsLoadingOffToTheFirstStream() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.lazy=true", "ssl.client.ca-file=/nowhere/ca.pem")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThatExceptionOfType(SslConfigurationException.class)
					.isThrownBy(() -> context.getBean(SslClientStreamFactory.class).connect("localhost", 1))
					.satisfies((ex) -> assertThat(ex.getProperty()).isEqualTo("ssl.client.ca-file"));
			});
	}

	@Test
	void anEmptyValueMeansUnset() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.certificate=", "ssl.client.key=", "ssl.client.ca-file=",
					"ssl.client.certificate-password=", "ssl.client.ciphers=", "ssl.client.ciphersuites=",
					"ssl.client.server-name=", "ssl.client.method=", "ssl.client.alpn=", "ssl.client.verify=",
					"ssl.client.max-depth=", "ssl.client.verify-hostname=", "ssl.client.lazy=",
					"ssl.client.connect-timeout=", "ssl.client.handshake-timeout=", "ssl.client.read-timeout=",
					"ssl.client.ignore-unexpected-eof=")
			.run((context) -> {
				SslClientSettings settings = context.getBean(SslClientContext.class).settings();
				assertThat(settings.certificate()).isNull();
				assertThat(settings.certificatePassword()).isNull();
				assertThat(settings.method()).isEqualTo("tlsv1.2+");
				assertThat(settings.applicationProtocols()).isEmpty();
				assertThat(settings.verify()).isEqualTo(VerifyMode.REQUIRED);
				assertThat(settings.maxDepth()).isEqualTo(100);
				assertThat(settings.verifyHostname()).isTrue();
				assertThat(settings.handshakeTimeout()).hasSeconds(30);
			});
	}

	@Test
	void anUnknownKeyIsAnErrorThatNamesIt() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.verfy=none")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasMessageContaining("ssl.client.verfy"));
	}

	@Test
	void propertiesMayStandInYaml() throws IOException {
		Path yaml = Files.writeString(this.directory.resolve("application.yaml"), """
				ssl:
				  client:
				    max-depth: 4
				    verify: optional
				    alpn: [h2, http/1.1]
				    handshake-timeout: 5s
				""");
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("spring.config.location=" + yaml.toUri())
			.run((context) -> {
				SslClientSettings settings = context.getBean(SslClientContext.class).settings();
				assertThat(settings.maxDepth()).isEqualTo(4);
				assertThat(settings.verify()).isEqualTo(VerifyMode.OPTIONAL);
				assertThat(settings.applicationProtocols()).containsExactly("h2", "http/1.1");
				assertThat(settings.handshakeTimeout()).hasSeconds(5);
			});
	}

	@Test
	void aNegativeNumberIsAnErrorThatNamesIt() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.max-depth=-1")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("ssl.client")
				.hasStackTraceContaining("'max-depth' must not be negative"));
	}

	@Test
	void aVariableThatAWebServerLeftInTheEnvironmentIsNoError() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment",
						new SystemEnvironmentPropertySource("systemEnvironment", Map.of("SSL_CLIENT_S_DN", "CN=x"))))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void namesAreRelaxed() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.maxDepth=3", "SSL_CLIENT_VERIFYHOSTNAME=false",
					"ssl.client.VERIFY=Optional", "ssl.client.handshake_timeout=5s")
			.run((context) -> {
				SslClientSettings settings = context.getBean(SslClientContext.class).settings();
				assertThat(settings.maxDepth()).isEqualTo(3);
				assertThat(settings.verify()).isEqualTo(VerifyMode.OPTIONAL);
				assertThat(settings.handshakeTimeout()).hasSeconds(5);
			});
	}

	@Test
	void aPasswordIsTakenAsItIsWritten() {
		this.contextRunner.withPropertyValues("ssl.client.certificate-password=a,b c")
			.run((context) -> assertThat(context.getBean(SslClientProperties.class).certificatePassword())
				.containsExactly("a,b c".toCharArray()));
	}

	@Test
	void noSecretIsPrinted() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.certificate-password=hunter2")
			.run((context) -> assertThat(context.getBean(SslClientProperties.class).toString()
					+ context.getBean(SslClientContext.class) + context.getBean(SslClientContext.class).settings())
				.doesNotContain("hunter2"));
	}

	@Test
	void aWrongMethodStopsTheStartWithOpenSslsCode() {
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.method=sslv3")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("Property 'ssl.client.method'")
				.hasStackTraceContaining("no TLS provider speaks SSLv3"));
	}

	@Test
	void aContextFromFilesOpensAMutuallyAuthenticatedStream() {
		Identity client = PKI.client("someone");
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.ca-file=" + TestPki.write(this.directory, "ca.pem", PKI.caPem()),
					"ssl.client.certificate="
							+ TestPki.write(this.directory, "client.pem", client.certificatePem() + client.keyPem()))
			.run((context) -> {
				try (TlsTestServer<Long> server = TlsTestServer.start(PKI, new ServerParameters(null, true),
						TlsTestServer::echo)) {
					int echoed = context.getBean(SslClientStreamFactory.class)
						.execute("localhost", server.port(), (stream) -> {
							stream.getOutputStream().write(42);
							return stream.getInputStream().read();
						});
					assertThat(echoed).isEqualTo(42);
				}
			});
	}

	@Test
	void executeTurnsAFailureIntoASpringException() {
		this.contextRunner.withUserConfiguration(Injecting.class).run((context) -> {
			try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo)) {
				assertThatExceptionOfType(SslClientException.class)
					.isThrownBy(() -> context.getBean(SslClientStreamFactory.class)
						.execute("localhost", server.port(), (stream) -> stream.getInputStream().read()))
					.satisfies((ex) -> assertThat(ex.getError().verifyResult().number()).isEqualTo(20))
					.withCauseInstanceOf(SslException.class);
			}
		});
	}

	@Test
	void fileAndClasspathLocationsAreUnderstood() {
		Path ca = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.ca-file=" + ca.toUri())
			.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withUserConfiguration(Injecting.class)
			.withPropertyValues("ssl.client.ca-file=classpath:io/github/sslclient/absent.pem")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("absent.pem"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Injecting {

		@Bean
		Object consumer(SslClientStreamFactory factory) {
			return factory.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnContext {

		@Bean
		SslClientContext ownContext() throws SslException {
			return SslClientContext.of(SslClientSettings.builder().maxDepth(7).build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTranslator {

		@Bean
		SslErrorTranslator ownTranslator() {
			return new SslErrorTranslator() {

				@Override
				protected SslClientException create(SslError error, IOException cause) {
					return new SslTruncationException(error.message(), error, cause);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactory {

		@Bean
		SslClientStreamFactory ownStreamFactory() throws SslException {
			return new SslClientStreamFactory(SslClientContext.of(SslClientSettings.builder().build()));
		}

	}

}
