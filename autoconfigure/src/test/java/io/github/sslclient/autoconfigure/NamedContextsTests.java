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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.github.sslclient.SslClientContextCustomizer;
import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.SslHandshakeRefusedEvent;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for named contexts, {@code ssl.client.contexts.NAME.*}.
 */
@Timeout(60)
class NamedContextsTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void aContextThatNobodyUsesMayBeBroken() {
		this.contextRunner.withUserConfiguration(InjectingDefault.class)
			.withPropertyValues("ssl.client.contexts.bank.ca-file=/does/not/exist",
					"ssl.client.contexts.post.max-depth=deep", "ssl.client.contexts.mail.no-such-key=1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aContextThatIsInjectedMustBeSound() {
		this.contextRunner.withUserConfiguration(InjectingBank.class)
			.withPropertyValues("ssl.client.contexts.bank.ca-file=/does/not/exist")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("/does/not/exist"));
	}

	@Test
	void whatIsWrongIsSaidWithTheContextsProperty() {
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.ca-file=/does/not/exist",
					"ssl.client.contexts.post.max-depth=-1", "ssl.client.contexts.mail.ca-fil=x",
					"ssl.client.contexts.other.lazy=true")
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertProperty(contexts, "bank", "ssl.client.contexts.bank.ca-file");
				assertProperty(contexts, "post", "ssl.client.contexts.post.max-depth");
				assertProperty(contexts, "mail", "ssl.client.contexts.mail.ca-fil");
				assertProperty(contexts, "other", "ssl.client.contexts.other.lazy");
			});
	}

	@Test
	void aPasswordIsReadAsItIsWrittenAndNotPrinted() {
		Path file = TestPki.write(this.directory, "client.pem", "no PEM");
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("yaml",
						Map.of("ssl.client.contexts.bank.certificate-password", 8237461,
								"ssl.client.contexts.post.certificate-password[1]", "8237461"))))
			.withPropertyValues("ssl.client.contexts.bank.certificate=" + file)
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThatExceptionOfType(SslConfigurationException.class).isThrownBy(() -> contexts.get("bank"))
					.satisfies((failure) -> assertThat(failure).hasMessageNotContaining("8237461"));
				assertThatExceptionOfType(SslConfigurationException.class).isThrownBy(() -> contexts.get("post"))
					.satisfies((failure) -> assertThat(failure).hasMessageNotContaining("8237461"));
			});
	}

	@Test
	void nothingIsInherited() {
		Identity client = PKI.client("me");
		Path file = TestPki.write(this.directory, "client.pem", client.certificatePem() + client.keyPem());
		this.contextRunner
			.withPropertyValues("ssl.client.certificate=" + file, "ssl.client.verify=none",
					"ssl.client.contexts.bank.max-depth=3")
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(contexts.get("default").settings().certificate()).isNotNull();
				assertThat(contexts.get("bank").settings().certificate()).isNull();
				assertThat(contexts.get("bank").settings().verify().name()).isEqualTo("REQUIRED");
				assertThat(contexts.get("bank").settings().maxDepth()).isEqualTo(3);
			});
	}

	@Test
	void aNamedContextIsGivenToThoseOnlyWhoAskForItByName() {
		this.contextRunner.withUserConfiguration(InjectingDefault.class, InjectingBank.class)
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3")
			.run((context) -> {
				assertThat(context.getBean(InjectingDefault.class).context.settings().maxDepth()).isEqualTo(100);
				assertThat(context.getBean(InjectingBank.class).context.settings().maxDepth()).isEqualTo(3);
				assertThat(context.getBean(InjectingBank.class).factory)
					.isNotSameAs(context.getBean(InjectingDefault.class).factory);
			});
	}

	@Test
	void aContextOfTheUsersStandsForTheDefaultOneAlone() {
		this.contextRunner.withUserConfiguration(OwnContext.class, InjectingBank.class)
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3", "ssl.client.max-depth=5")
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(contexts.get("default").settings().maxDepth()).isEqualTo(7);
				assertThat(contexts.get("bank").settings().maxDepth()).isEqualTo(3);
			});
	}

	@Test
	void theNameOfTheDefaultContextIsTaken() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.default.max-depth=3")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("'default' is the name of the context of ssl.client itself"));
	}

	@Test
	void aKeyRightBehindContextsIsUnknown() {
		this.contextRunner.withUserConfiguration(InjectingDefault.class)
			.withPropertyValues("ssl.client.contexts.bank=3")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("ssl.client.contexts.bank"));
	}

	@Test
	void anUnknownNameIsToldWithThoseThereAre() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.max-depth=3")
			.run((context) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("bnak"))
				.withMessage("There is no TLS client context 'bnak'; there are [default, bank]"));
	}

	/** Environment variables have neither dashes nor capitals. */
	@Test
	void anEnvironmentVariableBelongsToTheContextThatAFileNames() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("SSL_CLIENT_CONTEXTS_MYBANK_MAXDEPTH", "4", "SSL_CLIENT_CONTEXTS_POST_MAXDEPTH", "5"))))
			.withPropertyValues("ssl.client.contexts.my-bank.max-depth=3", "ssl.client.contexts.myCA.max-depth=2")
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(contexts.names()).containsExactly("default", "my-bank", "myCA", "post");
				assertThat(contexts.get("my-bank").settings().maxDepth()).isEqualTo(4);
				assertThat(contexts.get("myCA").settings().maxDepth()).isEqualTo(2);
				assertThat(contexts.get("post").settings().maxDepth()).isEqualTo(5);
			});
	}

	@Test
	void hundredsOfContextsAreNotLookedAtBeforeTheyAreUsed() {
		String[] properties = IntStream.range(0, 500)
			.mapToObj((number) -> "ssl.client.contexts.c" + number + ".ca-file=/does/not/exist")
			.toArray(String[]::new);
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanFactory().getBeanNamesForType(SslClientContext.class, true, false)).hasSize(501);
			assertThat(context.getBeanFactory().containsSingleton("c499SslClientContext")).isFalse();
		});
	}

	@Test
	void aRefusalIsToldWithTheNameOfItsContext() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", TestPki.create(KeyKind.EC).caPem());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo)) {
			this.contextRunner.withUserConfiguration(InjectingBank.class, Refusals.class)
				.withPropertyValues("ssl.client.contexts.bank.ca-file=" + caFile)
				.run((context) -> {
					SslClientStreamFactory factory = context.getBean(InjectingBank.class).factory;
					try (SslClientStream stream = factory.connect("localhost", server.port())) {
						assertThatExceptionOfType(Exception.class).isThrownBy(stream::handshake);
					}
					assertThat(context.getBean(Refusals.class).events).singleElement()
						.extracting(SslHandshakeRefusedEvent::context)
						.isEqualTo("bank");
				});
		}
	}

	@Test
	void customizersChangeWhatContextsAreMadeFromInTheirOrder() {
		this.contextRunner.withUserConfiguration(Customizing.class)
			.withPropertyValues("ssl.client.max-depth=1", "ssl.client.contexts.bank.max-depth=2")
			.run((context) -> {
				SslClientContexts contexts = context.getBean(SslClientContexts.class);
				assertThat(contexts.get("default").settings().maxDepth()).isEqualTo(1);
				assertThat(contexts.get("bank").settings().maxDepth()).isEqualTo(8);
				assertThat(contexts.get("bank").settings().name()).isEqualTo("bank");
			});
	}

	@Test
	void aCustomizerMayUseBundles() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(SslAutoConfiguration.class, SslClientBundleAutoConfiguration.class))
			.withUserConfiguration(CustomizingWithBundles.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(SslClientContexts.class).get("default").settings().maxDepth()).isEqualTo(1);
			});
	}

	private static void assertProperty(SslClientContexts contexts, String name, String property) {
		assertThatExceptionOfType(SslConfigurationException.class).isThrownBy(() -> contexts.get(name))
			.satisfies((failure) -> assertThat(failure.getProperty()).isEqualTo(property));
	}

	@Configuration(proxyBeanMethods = false)
	static class InjectingDefault {

		private final SslClientContext context;

		private final SslClientStreamFactory factory;

		InjectingDefault(SslClientContext context, SslClientStreamFactory factory) {
			this.context = context;
			this.factory = factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InjectingBank {

		@Autowired
		@Qualifier("bank")
		private SslClientContext context;

		@Autowired
		@Qualifier("bank")
		private SslClientStreamFactory factory;

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnContext {

		@Bean
		SslClientContext ownContext() throws Exception {
			return SslClientContext.of(SslClientSettings.builder().maxDepth(7).build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizingWithBundles {

		@Bean
		SslClientContextCustomizer customizer(SslBundles bundles) {
			return (name, settings) -> settings.maxDepth(bundles.getBundleNames().size());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizing {

		@Bean
		@Order(2)
		SslClientContextCustomizer second() {
			return (name, settings) -> {
				if (name.equals("bank")) {
					settings.name("other").maxDepth(8);
				}
			};
		}

		@Bean
		@Order(1)
		SslClientContextCustomizer first() {
			return (name, settings) -> settings.maxDepth(name.equals("bank") ? 7 : 1);
		}

	}

	static class Refusals implements ApplicationListener<PayloadApplicationEvent<?>> {

		private final List<SslHandshakeRefusedEvent> events = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			if (event.getPayload() instanceof SslHandshakeRefusedEvent refused) {
				this.events.add(refused);
			}
		}

	}

}
