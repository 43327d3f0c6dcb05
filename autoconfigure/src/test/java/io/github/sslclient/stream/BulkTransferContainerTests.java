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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SplittableRandom;

import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A gibibyte in each direction: from nginx, and to {@code openssl s_server}. Both sides
 * take the SHA-256 of what they handle, and the client never holds it.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BulkTransferContainerTests {

	private static final long LENGTH = 1L << 30;

	/** Servers that are sent to have this much higher ports than those that send. */
	private static final int RECEIVING = 10;

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private PeerContainer server;

	@BeforeAll
	void startServers() {
		int[] ports = { 4412, 4413, 4412 + RECEIVING, 4413 + RECEIVING };
		this.server = new PeerContainer(
				"""
						receive() {
							sleep infinity \\
								| openssl s_server -quiet -naccept 1 -accept $1 $2 -cert /etc/peer/server.pem -key /etc/peer/server.key \\
								| sha256sum | sed "s/-/received on $1/" &
						}
						receive 4422 -tls1_2
						receive 4423 -tls1_3
						openssl enc -aes-128-ctr -nosalt -pass pass:seed -pbkdf2 -in /dev/zero 2> /dev/null \\
							| head -c %d | tee /srv/bulk | sha256sum | sed "s/-/to be sent/"
						exec nginx -c /etc/peer/nginx.conf -g 'daemon off;'
						"""
					.formatted(LENGTH),
				ports)
			.withText("nginx.conf", """
					events {
					}
					http {
						access_log off;
						root /srv;
						ssl_certificate /etc/peer/server.pem;
						ssl_certificate_key /etc/peer/server.key;
						server {
							listen 4412 ssl;
							ssl_protocols TLSv1.2;
						}
						server {
							listen 4413 ssl;
							ssl_protocols TLSv1.3;
						}
					}
					""")
			.withIdentity("server", this.pki.server(PeerContainer.engineHost()))
			.started();
	}

	@AfterAll
	void stopServers() {
		this.server.stop();
	}

	@ParameterizedTest
	@ValueSource(ints = { 4412, 4413 })
	void gibibyteArrivesHere(int port) throws IOException {
		MessageDigest digest = sha256();
		try (SslClientStream stream = connect(port)) {
			stream.getOutputStream().write("GET /bulk HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			stream.getOutputStream().flush();
			InputStream in = stream.getInputStream();
			skipHeader(in);
			byte[] buffer = new byte[1 << 16];
			for (int count = in.read(buffer); count != -1; count = in.read(buffer)) {
				digest.update(buffer, 0, count);
			}
		}
		assertThat(this.server.getLogs()).contains(hex(digest) + "  to be sent\n");
	}

	@ParameterizedTest
	@ValueSource(ints = { 4412 + RECEIVING, 4413 + RECEIVING })
	void gibibyteArrivesThere(int port) throws IOException {
		MessageDigest digest = sha256();
		try (SslClientStream stream = connect(port)) {
			SplittableRandom random = new SplittableRandom(20_261_122);
			byte[] buffer = new byte[1 << 16];
			for (long rest = LENGTH; rest > 0; rest -= buffer.length) {
				random.nextBytes(buffer);
				digest.update(buffer);
				stream.getOutputStream().write(buffer);
			}
		}
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.server.getLogs()).contains("  received on " + port));
		assertThat(this.server.getLogs()).contains(hex(digest) + "  received on " + port);
	}

	private static void skipHeader(InputStream in) throws IOException {
		StringBuilder header = new StringBuilder();
		while (header.indexOf("\r\n\r\n") == -1) {
			int next = in.read();
			assertThat(next).as("after '%s'", header).isNotEqualTo(-1);
			header.append((char) next);
		}
		assertThat(header).startsWith("HTTP/1.1 200");
	}

	private static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SslClientStream connect(int port) throws IOException {
		return TestClients.factory(TestClients.trusting(this.pki))
			.connect(this.server.getHost(), this.server.getMappedPort(port));
	}

}
