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

package io.github.sslclient;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.verify.identity.PeerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SocketConnector}.
 */
class SocketConnectorTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Test
	void aSocketSendsSmallSegmentsAtOnce() throws Exception {
		try (ServerSocket server = server("127.0.0.1"); Socket socket = connector(server.getLocalPort()).connect()) {
			assertThat(socket.getTcpNoDelay()).isTrue();
		}
	}

	@Test
	void theNextAddressIsTriedWhenOneRefuses() throws Exception {
		try (ServerSocket server = server("127.0.0.2");
				Socket socket = connector(server.getLocalPort()).connect(addresses("127.0.0.1", "127.0.0.2"))) {
			assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.2");
		}
	}

	@Test
	void theFailureOfEveryAddressIsNamed() throws Exception {
		// A port that is taken and not listened to: a free one may be another test's
		// next.
		try (Socket taken = new Socket()) {
			taken.bind(new InetSocketAddress(0));
			assertThatExceptionOfType(SslException.class)
				.isThrownBy(() -> connector(taken.getLocalPort()).connect(addresses("127.0.0.1", "127.0.0.2")))
				.withMessageContaining("127.0.0.1: ")
				.withMessageContaining("127.0.0.2: ")
				.satisfies((ex) -> assertThat(ex.getError().what()).isEqualTo("connect"))
				.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.CONNECTION_REFUSED));
		}
	}

	/** In a JVM of its own: system properties are everybody's. */
	@Test
	void theSocksProxyOfTheJvmIsNotAsked() throws Exception {
		try (ServerSocket server = server("127.0.0.1"); Socket taken = new Socket()) {
			taken.bind(new InetSocketAddress("127.0.0.1", 0));
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=" + taken.getLocalPort(), "-DsocksNonProxyHosts=",
					"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
					Connecting.class.getName(), String.valueOf(server.getLocalPort()))
				.redirectErrorStream(true)
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor()).as(output).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 65536 })
	void whatIsNoPortIsRefused(int port) {
		assertThatIllegalArgumentException().isThrownBy(() -> connector(port)).withMessageContaining("'port'");
	}

	private static SocketConnector connector(int port) {
		return new SocketConnector(PeerName.of("127.0.0.1"), port, TIMEOUT);
	}

	private static InetAddress[] addresses(String... literals) throws Exception {
		InetAddress[] addresses = new InetAddress[literals.length];
		for (int i = 0; i < literals.length; i++) {
			addresses[i] = InetAddress.getByName(literals[i]);
		}
		return addresses;
	}

	private static ServerSocket server(String address) throws Exception {
		return new ServerSocket(0, 1, InetAddress.getByName(address));
	}

	/**
	 * Connects to a port of this machine, or fails.
	 */
	static final class Connecting {

		private Connecting() {
		}

		public static void main(String[] args) throws Exception {
			connector(Integer.parseInt(args[0])).connect().close();
		}

	}

}
