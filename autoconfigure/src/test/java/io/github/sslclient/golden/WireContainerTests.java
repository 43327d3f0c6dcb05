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

package io.github.sslclient.golden;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Chains of the golden matrix, presented by {@code openssl s_server}: one for every code
 * that a chain which JSSE can read has.
 */
@ContainerTest
@TestInstance(Lifecycle.PER_CLASS)
class WireContainerTests {

	private static final int FIRST_PORT = 4600;

	@TempDir
	Path directory;

	private final List<Wired> wired = new ArrayList<>();

	private PeerContainer server;

	@BeforeAll
	void startServers() throws Exception {
		choose();
		StringBuilder command = new StringBuilder();
		for (Wired each : this.wired) {
			command.append(
					"openssl s_server -accept %d -cert /etc/peer/%d.pem -key /etc/peer/%d.key -cert_chain /etc/peer/%d-chain.pem -no-CAfile -no-CApath -cipher ALL:@SECLEVEL=0 -quiet </dev/zero &\n"
						.formatted(each.port(), each.port(), each.port(), each.port()));
		}
		this.server = new PeerContainer(command + "wait", this.wired.stream().mapToInt(Wired::port).toArray());
		for (Wired each : this.wired) {
			List<X509Certificate> presented = SslClientJudge.presented(each.verifyCase());
			this.server.withText(each.port() + ".pem", TestPki.pem(presented.get(0)));
			this.server.withText(each.port() + ".key", TestPki.pem(each.key()));
			StringBuilder chain = new StringBuilder();
			presented.stream().skip(1).map(TestPki::pem).forEach(chain::append);
			this.server.withText(each.port() + "-chain.pem", chain.toString());
		}
		this.server.start();
	}

	@AfterAll
	void stopServers() {
		this.server.stop();
	}

	Stream<Wired> wired() {
		return this.wired.stream();
	}

	@ParameterizedTest
	@MethodSource("wired")
	void theVerdictIsTheRecordedOne(Wired each) throws Exception {
		SslClientStreamFactory factory = new SslClientStreamFactory(
				new SslClientJudge(this.directory, true).context(each.verifyCase()));
		Socket socket = new Socket(this.server.getHost(), this.server.getMappedPort(each.port()));
		try (SslClientStream stream = factory.wrap(socket, host(each.verifyCase()), SslConnectionOverrides.none())) {
			if (each.expected().equals(Verdict.OK)) {
				stream.handshake();
			}
			else {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake).satisfies((ex) -> {
					assertThat(ex.getError().codes()).singleElement()
						.hasToString("error:0A000086:SSL routines::certificate verify failed");
					assertThat(ex.getError().verifyResult().number()).isEqualTo(each.expected().code());
				});
			}
			assertThat(stream.getVerifyResult().code().number()).isEqualTo(each.expected().code());
			assertThat(stream.getVerifyResult().depth()).isEqualTo(each.expected().depth());
		}
	}

	private void choose() throws IOException {
		Map<String, Verdict> recorded = GoldenAnswers.recorded();
		Set<Integer> codes = new HashSet<>();
		for (VerifyCase verifyCase : GoldenMatrix.cases()) {
			Verdict expected = recorded.get(verifyCase.name());
			Optional<PrivateKey> key = keyOfReadable(verifyCase);
			if (key.isPresent() && codes.add(expected.code())) {
				this.wired.add(new Wired(verifyCase, expected, key.get(), FIRST_PORT + this.wired.size()));
			}
		}
	}

	/**
	 * JSSE does not pass on what it cannot read, the verifier passes over roots that it
	 * cannot, and the server needs the leaf's key and a chain.
	 */
	private static Optional<PrivateKey> keyOfReadable(VerifyCase verifyCase) {
		try {
			List<X509Certificate> presented = SslClientJudge.presented(verifyCase);
			if (presented.size() < 2 || verifyCase.name().contains("explicit-curve")) {
				return Optional.empty();
			}
			return SigningKey.privateKey(presented.get(0).getPublicKey().getEncoded());
		}
		catch (CertificateException ex) {
			return Optional.empty();
		}
	}

	private static String host(VerifyCase verifyCase) {
		String host = verifyCase.host();
		return (host != null) ? host : "unchecked.test";
	}

	/**
	 * A case on the wire.
	 *
	 * @param verifyCase the case
	 * @param expected OpenSSL's answer
	 * @param key the key of the leaf
	 * @param port where it is presented
	 */
	record Wired(VerifyCase verifyCase, Verdict expected, PrivateKey key, int port) {

		@Override
		public String toString() {
			return this.verifyCase.name();
		}

	}

}
