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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslException;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.proxy.ProxyType;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@code ssl.client.proxy.*}.
 */
@Timeout(60)
class ProxySettingsBindingTests {

	private static final String SECRET = "Zug4ng-nur-f0r-uns";

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SslClientAutoConfiguration.class, SslClientSanitizingAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void everyPropertyIsASetting() {
		configured("ssl.client.proxy.type=socks5", "ssl.client.proxy.non-proxy-hosts=localhost,*.intern.example")
			.run((context) -> assertThat(proxy(context)).satisfies((proxy) -> {
				assertThat(proxy.type()).isEqualTo(ProxyType.SOCKS5);
				assertThat(proxy.host().host()).isEqualTo("proxy.example.org");
				assertThat(proxy.port()).isEqualTo(1080);
				assertThat(proxy.username()).isEqualTo("me");
				assertThat(proxy.nonProxyHosts()).containsExactly("localhost", "*.intern.example");
			}));
	}

	@Test
	void theDefaultIsNoProxy() {
		this.contextRunner.run((context) -> assertThat(settings(context).proxy()).isNull());
	}

	/** Whoever sets these for other programs has not asked us. */
	@Test
	void neitherSystemPropertiesNorTheUsualVariablesSetOne() {
		this.contextRunner
			.withSystemProperties("https.proxyHost=proxy.example.org", "https.proxyPort=3128",
					"socksProxyHost=proxy.example.org")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("variables-systemEnvironment",
						Map.of("HTTPS_PROXY", "http://proxy.example.org:3128", "https_proxy",
								"http://proxy.example.org:3128", "ALL_PROXY", "socks5://proxy.example.org"))))
			.run((context) -> assertThat(settings(context).proxy()).isNull());
	}

	@Test
	void anEmptyValueMeansUnset() {
		this.contextRunner
			.withPropertyValues("ssl.client.proxy.type=", "ssl.client.proxy.host=", "ssl.client.proxy.port=",
					"ssl.client.proxy.username=", "ssl.client.proxy.password=", "ssl.client.proxy.non-proxy-hosts=",
					"ssl.client.proxy.context=")
			.run((context) -> assertThat(settings(context).proxy()).isNull());
	}

	@Test
	void aNamedContextHasAProxyOfItsOwn() {
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.proxy.host=proxy.bank.example",
					"ssl.client.contexts.bank.proxy.port=8080", "ssl.client.contexts.bank.proxy.password=" + SECRET,
					"ssl.client.contexts.bank.proxy.username=me")
			.run((context) -> {
				assertThat(settings(context).proxy()).isNull();
				assertThat(context.getBean("bankSslClientContext", SslClientContext.class).settings().proxy())
					.hasToString("http://proxy.bank.example:8080");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					port=1080 | proxy.host | must be set
					type=socks5 | proxy.host | must be set
					context=bank | proxy.host | must be set
					host=proxy.example.org | proxy.port | not set
					host=proxy.example.org;port=65536 | proxy.port | 65536
					host=http://proxy.example.org;port=1080 | proxy.host | no URL
					host=proxy-;port=1080 | proxy.host | cannot be a label
					host=proxy.example.org;port=1080;password=x | proxy.username | must be set
					host=proxy.example.org;port=1080;username=a:b | proxy.username | no colon
					host=proxy.example.org;port=1080;username=a;type=socks5 | proxy.username | 1 to 255 bytes
					host=proxy.example.org;port=1080;non-proxy-hosts=*.1.2.3.4 | proxy.non-proxy-hosts | nothing below an address
					host=proxy.example.org;port=1080;context=bank | proxy.context | type https only
					host=proxy.example.org;port=1080;hots=x | proxy.hots | there is no such property
					""")
	void whatCannotBeUsedIsNamed(String properties, String property, String reason) {
		String[] pairs = properties.split(";");
		for (String prefix : List.of("ssl.client.", "ssl.client.contexts.bank.")) {
			ApplicationContextRunner runner = this.contextRunner;
			for (String pair : pairs) {
				runner = runner.withPropertyValues(prefix + "proxy." + pair);
			}
			runner.run((context) -> {
				Throwable failure = catchThrowable(() -> context.getBean(
						prefix.contains("bank") ? "bankSslClientContext" : "sslClientContext", SslClientContext.class));
				while (failure != null && !(failure instanceof SslConfigurationException)) {
					failure = failure.getCause();
				}
				assertThat(failure).isInstanceOf(SslConfigurationException.class).hasMessageContaining(reason);
				assertThat(((SslConfigurationException) failure).getProperty()).isEqualTo(prefix + property);
			});
		}
	}

	@Test
	void aContextOfTheProxyThatThereIsNotStopsTheStart() {
		this.contextRunner.withBean(Injecting.class)
			.withPropertyValues("ssl.client.proxy.type=https", "ssl.client.proxy.host=proxy.example.org",
					"ssl.client.proxy.port=443", "ssl.client.proxy.context=bnak",
					"ssl.client.contexts.bank.max-depth=1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("proxy.context")
				.hasMessageContaining("there is no context 'bnak'; there are [default, bank]"));
	}

	@Test
	void aContextOfTheProxyIsLoadedWithWhatGoesThroughIt() {
		this.contextRunner.withBean(Injecting.class)
			.withPropertyValues("ssl.client.proxy.type=https", "ssl.client.proxy.host=proxy.example.org",
					"ssl.client.proxy.port=443", "ssl.client.proxy.context=bank",
					"ssl.client.contexts.bank.ca-file=/does/not/exist.pem")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("/does/not/exist.pem"));
	}

	/**
	 * The proxy is a TLS server that says no, once TLS with it is made by that context.
	 */
	@Test
	void tlsToTheProxyIsMadeFromTheContextThatIsNamed() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		try (TlsTestServer<Integer> proxy = TlsTestServer.start(PKI, ServerParameters.none(), (client) -> {
			client.getInputStream().read();
			client.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes());
			return client.getInputStream().read(new byte[1000]);
		})) {
			this.contextRunner
				.withPropertyValues("ssl.client.proxy.type=https", "ssl.client.proxy.host=localhost",
						"ssl.client.proxy.port=" + proxy.port(), "ssl.client.proxy.context=corporate",
						"ssl.client.contexts.corporate.ca-file=" + caFile)
				.run((context) -> {
					SslClientStreamFactory factory = context.getBean("sslClientStreamFactory",
							SslClientStreamFactory.class);
					assertThatExceptionOfType(SslException.class).isThrownBy(() -> {
						try (SslClientStream stream = factory.connect("db.example.org", 443)) {
							stream.handshake();
						}
					}).withMessageContaining("403 Forbidden");
				});
		}
	}

	@Test
	void neitherAnObjectNorActuatorTellsThePassword() {
		configured().withPropertyValues("ssl.client.contexts.bank.proxy.password=" + SECRET)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("variables-systemEnvironment",
						Map.of("SSL_CLIENT_PROXY_PASSWORD", SECRET))))
			.run((context) -> assertThat(context.getBean(SslClientProperties.class) + " "
					+ context.getBean(SslClientProperties.class).proxy() + " " + settings(context) + " "
					+ proxy(context) + configurationProperties(context) + environment(context))
				.contains("proxy.example.org")
				.contains("SSL_CLIENT_PROXY_PASSWORD")
				.doesNotContain(SECRET));
	}

	@Test
	void aUrlWithAPasswordWhereTheHostBelongsIsNotTold() {
		this.contextRunner
			.withPropertyValues("ssl.client.proxy.host=http://me:" + SECRET + "@proxy.example.org",
					"ssl.client.proxy.port=3128")
			.run((context) -> {
				StringWriter trace = new StringWriter();
				catchThrowable(() -> context.getBean(SslClientContext.class)).printStackTrace(new PrintWriter(trace));
				assertThat(trace + configurationProperties(context) + environment(context)).contains("no URL")
					.doesNotContain(SECRET);
			});
	}

	@Test
	void aUrlInAVariableIsNotTold() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment",
						new SystemEnvironmentPropertySource("systemEnvironment",
								Map.of("SSL_CLIENT_PROXY", "http://me:" + SECRET + "@proxy.example.org"))))
			.run((context) -> {
				StringWriter trace = new StringWriter();
				catchThrowable(() -> context.getBean(SslClientContext.class)).printStackTrace(new PrintWriter(trace));
				assertThat(trace + environment(context)).contains("set proxy.type, proxy.host and proxy.port")
					.doesNotContain(SECRET);
			});
	}

	private ApplicationContextRunner configured(String... more) {
		return this.contextRunner
			.withPropertyValues("ssl.client.proxy.host=proxy.example.org", "ssl.client.proxy.port=1080",
					"ssl.client.proxy.username=me", "ssl.client.proxy.password=" + SECRET)
			.withPropertyValues(more);
	}

	private static SslClientSettings settings(AssertableApplicationContext context) {
		return context.getBean("sslClientContext", SslClientContext.class).settings();
	}

	private static ProxySettings proxy(AssertableApplicationContext context) {
		ProxySettings proxy = settings(context).proxy();
		assertThat(proxy).isNotNull();
		return proxy;
	}

	private static String configurationProperties(AssertableApplicationContext context) {
		ConfigurationPropertiesReportEndpoint endpoint = new ConfigurationPropertiesReportEndpoint(
				sanitizingFunctions(context), Show.ALWAYS);
		endpoint.setApplicationContext(context.getSourceApplicationContext());
		context.getBean(SslClientProperties.class);
		return JsonMapper.shared().writeValueAsString(endpoint.configurationProperties());
	}

	private static String environment(AssertableApplicationContext context) {
		return JsonMapper.shared()
			.writeValueAsString(
					new EnvironmentEndpoint(context.getEnvironment(), sanitizingFunctions(context), Show.ALWAYS)
						.environment(null));
	}

	private static List<SanitizingFunction> sanitizingFunctions(AssertableApplicationContext context) {
		return context.getBeanProvider(SanitizingFunction.class).orderedStream().toList();
	}

	/**
	 * Uses streams.
	 *
	 * @param factory makes them
	 */
	record Injecting(SslClientStreamFactory factory) {

	}

}
