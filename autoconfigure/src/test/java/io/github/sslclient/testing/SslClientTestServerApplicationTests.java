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

package io.github.sslclient.testing;

import java.security.cert.X509Certificate;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslPeerVerificationException;
import io.github.sslclient.autoconfigure.SslClientAutoConfiguration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientTestServer} as the tests of an application use it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ssl.client.contexts.bank.crl-check=peer")
@Timeout(60)
class SslClientTestServerApplicationTests {

	@AutoClose
	private static final SslClientTestServer server = SslClientTestServer.builder().demandClientCertificate().start();

	@AutoClose
	private static final SslClientTestServer bank = SslClientTestServer.builder().revoked().start();

	@DynamicPropertySource
	static void tls(DynamicPropertyRegistry registry) {
		server.properties().forEach((name, value) -> registry.add(name, () -> value));
		bank.properties("bank").forEach((name, value) -> registry.add(name, () -> value));
	}

	@Test
	void theFactoryOfTheApplicationIsServed(@Autowired SslClientStreamFactory factory) {
		int answer = factory.execute(server.host(), server.port(), (stream) -> {
			stream.getOutputStream().write('x');
			return stream.getInputStream().read();
		});
		assertThat(answer).isEqualTo('x');
		assertThat(server.handshakes()).isPositive();
		assertThat(server.clientCertificate()).extracting(X509Certificate::getSubjectX500Principal)
			.hasToString("CN=Test Client");
	}

	@Test
	void theFactoryOfANamedContextRefusesARevokedServer(@Autowired @Qualifier("bank") SslClientStreamFactory factory) {
		assertThatExceptionOfType(SslPeerVerificationException.class)
			.isThrownBy(() -> factory.execute(bank.host(), bank.port(), (stream) -> stream.getInputStream().read()))
			.satisfies((ex) -> assertThat(ex.getError().verifyResult().number()).isEqualTo(23));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SslClientAutoConfiguration.class)
	static class Application {

	}

}
