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
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.AlgorithmTable;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Streams to {@code openssl s_server} that has one signature algorithm. Their
 * certificates are all signed with ECDSA, which is another matter.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignatureContainerTests {

	private static final Pattern SIGNED = Pattern.compile("Signature Algorithm: .* \\(0x....\\)$");

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final OpenSslServers servers = new OpenSslServers(this.pki);

	private final Map<OneAlgorithm, Integer> ports = new LinkedHashMap<>();

	@BeforeAll
	void startServers() {
		for (Key key : Key.values()) {
			this.servers.withIdentity(key.name(), this.pki.server(key.generate(), OpenSslServers.HOST));
		}
		algorithms().forEach((algorithm) -> this.ports.put(algorithm, this.servers.add(algorithm.key().name(),
				algorithm.option() + " -cipher ECDHE -sigalgs " + algorithm.name())));
		this.servers.start();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	static Stream<OneAlgorithm> algorithms() {
		return Stream.concat(Stream.of("TLSv1.2", "TLSv1.3")
			.flatMap((protocol) -> Stream.of(new OneAlgorithm(protocol, Key.P256, "ECDSA+SHA256"),
					new OneAlgorithm(protocol, Key.P384, "ECDSA+SHA384"),
					new OneAlgorithm(protocol, Key.P521, "ECDSA+SHA512"),
					new OneAlgorithm(protocol, Key.ED25519, "ed25519"), new OneAlgorithm(protocol, Key.ED448, "ed448"),
					new OneAlgorithm(protocol, Key.RSA, "rsa_pss_rsae_sha256"),
					new OneAlgorithm(protocol, Key.RSA, "rsa_pss_rsae_sha384"),
					new OneAlgorithm(protocol, Key.RSA, "RSA-PSS+SHA512"),
					new OneAlgorithm(protocol, Key.PSS, "rsa_pss_pss_sha256"),
					new OneAlgorithm(protocol, Key.PSS, "rsa_pss_pss_sha384"),
					new OneAlgorithm(protocol, Key.PSS, "rsa_pss_pss_sha512"))),
				Stream.of(new OneAlgorithm("TLSv1.2", Key.RSA, "RSA+SHA256"),
						new OneAlgorithm("TLSv1.2", Key.RSA, "RSA+SHA384"),
						new OneAlgorithm("TLSv1.2", Key.RSA, "RSA+SHA512"),
						new OneAlgorithm("TLSv1.2", Key.P256, "ECDSA+SHA384")));
	}

	static Stream<OneAlgorithm> oneOfEachKey() {
		Set<String> seen = new HashSet<>();
		return algorithms().filter((algorithm) -> seen.add(algorithm.key() + algorithm.protocol()));
	}

	@ParameterizedTest
	@MethodSource("algorithms")
	void theOneAlgorithmOfTheServerIsAmongThoseByDefault(OneAlgorithm algorithm) throws IOException {
		assertAgreed(settings(), algorithm);
	}

	@ParameterizedTest
	@MethodSource("algorithms")
	@EnabledForJreRange(min = JRE.JAVA_19)
	void theOneAlgorithmThatBothHaveIsAgreedOn(OneAlgorithm algorithm) throws IOException {
		assertAgreed(settings().signatureAlgorithms(algorithm.name() + algorithm.certificates()), algorithm);
	}

	/**
	 * JSSE says the same list of certificates ({@code signature_algorithms_cert}), which
	 * the command does not.
	 */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_19)
	void theAlgorithmsThatSignedTheCertificatesHaveToBeInTheList() throws IOException {
		OneAlgorithm algorithm = new OneAlgorithm("TLSv1.3", Key.RSA, "rsa_pss_rsae_sha256");
		int port = this.ports.get(algorithm);
		assertThat(this.servers.codesOfTheCommand(port, "-sigalgs " + algorithm.name())).isEmpty();
		try (SslClientStream stream = connect(settings().signatureAlgorithms(algorithm.name()), port)) {
			SslException refusal = catchThrowableOfType(SslException.class, stream::handshake);
			assertThat(TestClients.codes(refusal)).containsExactly("0A000410");
		}
	}

	@ParameterizedTest
	@MethodSource("oneOfEachKey")
	@EnabledForJreRange(min = JRE.JAVA_19)
	void withoutACommonAlgorithmTheErrorIsThatOfTheCommand(OneAlgorithm algorithm) throws IOException {
		int port = this.ports.get(algorithm);
		List<String> codes = this.servers.codesOfTheCommand(port, "-sigalgs " + algorithm.other());
		try (SslClientStream stream = connect(settings().signatureAlgorithms(algorithm.other()), port)) {
			SslException refusal = catchThrowableOfType(SslException.class, stream::handshake);
			assertThat(TestClients.codes(refusal)).isEqualTo(codes).hasSize(1);
		}
	}

	private void assertAgreed(SslClientSettingsBuilder settings, OneAlgorithm algorithm) throws IOException {
		int port = this.ports.get(algorithm);
		try (SslClientStream stream = connect(settings, port)) {
			assertThat(TestClients.get(stream)).contains("Protocol  : " + algorithm.protocol() + "\n");
		}
		await().ignoreExceptions()
			.untilAsserted(() -> assertThat(this.servers.logged(port, SIGNED)).isNotEmpty()
				.allSatisfy((line) -> assertThat(line).endsWith(" (0x%04x)".formatted(algorithm.code()))));
	}

	private SslClientStream connect(SslClientSettingsBuilder settings, int port) throws IOException {
		return this.servers.connect(TestClients.factory(settings), port);
	}

	private SslClientSettingsBuilder settings() {
		return TestClients.trusting(this.pki);
	}

	/**
	 * What a server has.
	 *
	 * @param protocol its version
	 * @param key the kind of its key
	 * @param name OpenSSL's name of its signature algorithm
	 */
	record OneAlgorithm(String protocol, Key key, String name) {

		String option() {
			return "TLSv1.2".equals(this.protocol) ? "-tls1_2" : "-tls1_3";
		}

		int code() {
			try {
				return AlgorithmTable.SIGNATURE_SCHEMES.parse(this.name).get(0).code();
			}
			catch (SslException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** What is to be added for the sake of its certificate. */
		String certificates() {
			return "ECDSA+SHA256".equals(this.name) ? "" : ":ECDSA+SHA256";
		}

		/** One that it does not have. */
		String other() {
			return "ECDSA+SHA256".equals(this.name) ? "rsa_pss_rsae_sha256" : "ECDSA+SHA256";
		}

		@Override
		public String toString() {
			return this.name + " " + this.key + " " + this.protocol;
		}

	}

	/**
	 * The kinds of keys.
	 */
	enum Key {

		P256("EC", new ECGenParameterSpec("secp256r1")),

		P384("EC", new ECGenParameterSpec("secp384r1")),

		P521("EC", new ECGenParameterSpec("secp521r1")),

		ED25519("Ed25519", NamedParameterSpec.ED25519),

		ED448("Ed448", NamedParameterSpec.ED448),

		RSA("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),

		PSS("RSASSA-PSS", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));

		private final String algorithm;

		private final AlgorithmParameterSpec parameters;

		Key(String algorithm, AlgorithmParameterSpec parameters) {
			this.algorithm = algorithm;
			this.parameters = parameters;
		}

		KeyPair generate() {
			try {
				KeyPairGenerator generator = KeyPairGenerator.getInstance(this.algorithm);
				generator.initialize(this.parameters);
				return generator.generateKeyPair();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
