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

import java.net.Socket;
import java.nio.file.Path;

import io.github.sslclient.SslClientStreamFactory;
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

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@code ssl.client.routes}.
 */
@Timeout(60)
class RoutesTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void aRouteChoosesTheContextOfAHost() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo)) {
			this.contextRunner.withUserConfiguration(InjectingDefault.class)
				.withPropertyValues("ssl.client.contexts.bank.ca-file=" + caFile, "ssl.client.routes[0].host=localhost",
						"ssl.client.routes[0].context=bank")
				.run((context) -> {
					SslClientStreamFactory factory = context.getBean(InjectingDefault.class).factory;
					try (SslClientStream stream = factory.connect("localhost", server.port())) {
						stream.handshake();
					}
					try (Socket socket = new Socket("localhost", server.port());
							SslClientStream stream = factory.wrap(socket)) {
						stream.handshake();
					}
					try (SslClientStream stream = factory.connect("127.0.0.1", server.port())) {
						assertThatExceptionOfType(Exception.class).isThrownBy(stream::handshake);
					}
				});
		}
	}

	@ParameterizedTest
	@CsvSource({ "bank.example, bnak, routes[0].context, there is no context 'bnak'",
			"bank.example, '', routes[0].context, it must be set", "'', bank, routes[0].host, it must be set",
			"*bank.example, bank, routes, cannot be a label" })
	void aRouteThatLeadsNowhereStopsTheStart(String host, String target, String property, String reason) {
		this.contextRunner.withUserConfiguration(InjectingDefault.class)
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3", "ssl.client.routes[0].host=" + host,
					"ssl.client.routes[0].context=" + target)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(property)
				.hasMessageContaining(reason));
	}

	@Test
	void aMisspeltKeyOfARouteIsRefused() {
		this.contextRunner.withUserConfiguration(InjectingDefault.class)
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3", "ssl.client.routes[0].host=a.example",
					"ssl.client.routes[0].context=bank", "ssl.client.routes[0].contxt=bank")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("ssl.client.routes[0].contxt"));
	}

	@Configuration(proxyBeanMethods = false)
	static class InjectingDefault {

		private final SslClientStreamFactory factory;

		InjectingDefault(SslClientStreamFactory factory) {
			this.factory = factory;
		}

	}

}
