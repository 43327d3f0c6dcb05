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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Streams to {@code openssl s_server} that has one group for the key exchange.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupContainerTests {

	private static final Map<String, String> NAMES = Map.of("X25519", "x25519", "P-256", "secp256r1", "P-384",
			"secp384r1", "P-521", "secp521r1", "X448", "x448");

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final OpenSslServers servers = new OpenSslServers(this.pki);

	private final Map<OneGroup, Integer> ports = new LinkedHashMap<>();

	@BeforeAll
	void startServers() {
		// In TLS 1.2 a key on a curve would need a group of its own.
		this.servers.withIdentity("server", this.pki.server(KeyKind.RSA.generate(), OpenSslServers.HOST));
		groups().forEach((group) -> this.ports.put(group,
				this.servers.add("server", group.option() + " -cipher ECDHE -groups " + group.name())));
		this.servers.start();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	static Stream<OneGroup> groups() {
		return Stream.concat(
				Stream.of("X25519", "P-256", "P-384", "P-521", "X448", "ffdhe2048", "ffdhe3072")
					.map((name) -> new OneGroup("TLSv1.3", name)),
				Stream.of("X25519", "P-256", "P-384", "P-521", "X448").map((name) -> new OneGroup("TLSv1.2", name)));
	}

	@ParameterizedTest
	@MethodSource("groups")
	void theOneGroupOfTheServerIsAmongThoseByDefault(OneGroup group) throws IOException {
		assertAgreed(settings(), group);
	}

	@ParameterizedTest
	@MethodSource("groups")
	@EnabledForJreRange(min = JRE.JAVA_20)
	void theOneGroupThatBothHaveIsAgreedOn(OneGroup group) throws IOException {
		assertAgreed(settings().groups(group.name()), group);
	}

	@ParameterizedTest
	@MethodSource("groups")
	@EnabledForJreRange(min = JRE.JAVA_20)
	void aGroupThatIsNotTheFavouriteIsAgreedOn(OneGroup group) throws IOException {
		assertAgreed(settings().groups(group.other() + ":" + group.name()), group);
	}

	@ParameterizedTest
	@MethodSource("groups")
	@EnabledForJreRange(min = JRE.JAVA_20)
	void withoutACommonGroupTheErrorIsThatOfTheCommand(OneGroup group) throws IOException {
		int port = this.ports.get(group);
		List<String> codes = this.servers.codesOfTheCommand(port, "-groups " + group.other());
		try (SslClientStream stream = connect(settings().groups(group.other()), port)) {
			SslException refusal = catchThrowableOfType(SslException.class, stream::handshake);
			assertThat(TestClients.codes(refusal)).isEqualTo(codes).hasSize(1);
		}
	}

	private void assertAgreed(SslClientSettingsBuilder settings, OneGroup group) throws IOException {
		assertThat(page(settings, group)).contains("Protocol  : " + group.protocol() + "\n")
			.contains("\nShared groups: " + NAMES.getOrDefault(group.name(), group.name()) + "\n");
	}

	/**
	 * JDK 25 derives other keys than its peer where the shared secret of a finite field
	 * begins with a zero byte: once in 256 handshakes.
	 */
	private String page(SslClientSettingsBuilder settings, OneGroup group) throws IOException {
		SslException damaged = null;
		for (int attempt = 0; attempt < 4; attempt++) {
			try (SslClientStream stream = connect(settings, this.ports.get(group))) {
				return TestClients.get(stream);
			}
			catch (SslException ex) {
				damaged = ex;
				if (!group.name().startsWith("ffdhe") || !TestClients.codes(ex).contains("0A000119")) {
					break;
				}
			}
		}
		throw damaged;
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
	 * @param name OpenSSL's name of its group
	 */
	record OneGroup(String protocol, String name) {

		String option() {
			return "TLSv1.2".equals(this.protocol) ? "-tls1_2" : "-tls1_3";
		}

		/** One that it does not have. */
		String other() {
			return "P-256".equals(this.name) ? "X25519" : "P-256";
		}

		@Override
		public String toString() {
			return this.name + " " + this.protocol;
		}

	}

}
