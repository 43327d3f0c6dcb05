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

package io.github.sslclient.stream;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Streams to {@code openssl s_server} that speaks one version or has one suite: every one
 * that the JVM supports.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SuiteContainerTests {

	/** Nobody has keys for DSA or anonymous suites, and one signals instead. */
	private static final Pattern AUTHENTICATED = Pattern
		.compile("TLS_((ECDHE_(ECDSA|RSA)|DHE_RSA|RSA)_WITH_)?(AES|CHACHA20)_.*");

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final TestPki rsa = TestPki.create(KeyKind.RSA);

	private final OpenSslServers servers = new OpenSslServers(this.pki);

	private final Map<CipherSuite, Integer> ports = new LinkedHashMap<>();

	private final Map<String, Integer> versions = new LinkedHashMap<>();

	@BeforeAll
	void startServers() throws NoSuchAlgorithmException {
		this.servers.withIdentity("ECDSA", this.pki.server(OpenSslServers.HOST))
			.withIdentity("RSA", this.rsa.server(OpenSslServers.HOST));
		Arrays.stream(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites())
			.filter(AUTHENTICATED.asMatchPredicate())
			.map(CipherSuite::ofIanaName)
			.forEach((suite) -> this.ports.put(suite, this.servers.add(identity(suite),
					suite.tls13() ? "-tls1_3 -ciphersuites " + suite : "-tls1_2 -cipher " + suite)));
		this.versions.put("tlsv1.2", this.servers.add("ECDSA", "-tls1_2"));
		this.versions.put("tlsv1.3", this.servers.add("ECDSA", "-tls1_3"));
		this.servers.start();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	Stream<CipherSuite> suites() {
		return this.ports.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("suites")
	void theOneSuiteThatBothHaveIsAgreedOn(CipherSuite suite) throws IOException {
		assertAgreed(suite.tls13() ? settings(suite).ciphersuites(suite.openSslName())
				: settings(suite).ciphers(suite.openSslName()), suite);
	}

	@ParameterizedTest
	@MethodSource("suites")
	void theOneSuiteOfTheServerIsAmongThoseByDefault(CipherSuite suite) throws IOException {
		assertAgreed(settings(suite), suite);
	}

	@ParameterizedTest
	@CsvSource({ "tlsv1.2,tlsv1.2", "tlsv1.2,tlsv1.2+", "tlsv1.3,tlsv1.3", "tlsv1.3,tlsv1.2+" })
	void theOneVersionOfTheServerIsAgreedOn(String version, String method) throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(this.pki).method(method),
				this.versions.get(version))) {
			assertThat(TestClients.get(stream)).contains("Protocol  : " + stream.getProtocol() + "\n");
			assertThat(stream.getProtocol()).isEqualToIgnoringCase(version);
		}
	}

	@ParameterizedTest
	@CsvSource({ "tlsv1.2,tlsv1.3,-tls1_3", "tlsv1.3,tlsv1.2,-tls1_2" })
	void withoutACommonVersionTheErrorIsThatOfTheCommand(String version, String method, String option)
			throws IOException {
		int port = this.versions.get(version);
		assertRefused(TestClients.trusting(this.pki).method(method), port,
				this.servers.codesOfTheCommand(port, option));
	}

	@ParameterizedTest
	@CsvSource({ "ECDHE-ECDSA-AES128-GCM-SHA256,ECDHE-ECDSA-AES256-GCM-SHA384",
			"ECDHE-RSA-AES256-SHA384,ECDHE-RSA-AES128-GCM-SHA256" })
	void withoutACommonSuiteTheErrorIsThatOfTheCommand(String servers, String ciphers) throws IOException {
		CipherSuite suite = suite(servers);
		int port = this.ports.get(suite);
		assertRefused(settings(suite).ciphers(ciphers).method("tlsv1.2"), port,
				this.servers.codesOfTheCommand(port, "-tls1_2 -cipher " + ciphers));
	}

	@ParameterizedTest
	@CsvSource("TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384")
	void withoutACommonSuiteOfTls13TheErrorIsThatOfTheCommand(String servers, String ciphersuites) throws IOException {
		CipherSuite suite = suite(servers);
		int port = this.ports.get(suite);
		assertRefused(settings(suite).ciphersuites(ciphersuites), port,
				this.servers.codesOfTheCommand(port, "-ciphersuites " + ciphersuites));
	}

	private void assertAgreed(SslClientSettingsBuilder settings, CipherSuite suite) throws IOException {
		try (SslClientStream stream = connect(settings, this.ports.get(suite))) {
			String protocol = suite.tls13() ? "TLSv1.3" : "TLSv1.2";
			assertThat(TestClients.get(stream))
				.contains("    Protocol  : %s\n    Cipher    : %s\n".formatted(protocol, suite));
			assertThat(stream.getProtocol()).isEqualTo(protocol);
			assertThat(stream.getCipherSuite()).isEqualTo(suite);
		}
	}

	private void assertRefused(SslClientSettingsBuilder settings, int port, List<String> codes) throws IOException {
		try (SslClientStream stream = connect(settings, port)) {
			SslException refusal = catchThrowableOfType(SslException.class, stream::handshake);
			assertThat(TestClients.codes(refusal)).isEqualTo(codes).hasSize(1);
		}
	}

	private SslClientStream connect(SslClientSettingsBuilder settings, int port) throws IOException {
		return this.servers.connect(TestClients.factory(settings), port);
	}

	private CipherSuite suite(String openSslName) {
		return suites().filter((suite) -> suite.openSslName().equals(openSslName)).findFirst().orElseThrow();
	}

	private SslClientSettingsBuilder settings(CipherSuite suite) {
		return TestClients.trusting("RSA".equals(identity(suite)) ? this.rsa : this.pki);
	}

	private static String identity(CipherSuite suite) {
		return suite.ianaName().contains("RSA_WITH") && !suite.ianaName().contains("ECDSA") ? "RSA" : "ECDSA";
	}

}
