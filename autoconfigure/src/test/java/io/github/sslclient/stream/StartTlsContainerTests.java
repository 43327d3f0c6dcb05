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

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.wait.strategy.Wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections to PostgreSQL that begin in plain text and are upgraded: an SSLRequest, the
 * answer {@code S}, then TLS on the same socket. The server lets its one user in by
 * client certificate only.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartTlsContainerTests {

	private static final int PORT = 5432;

	private static final int SSL_REQUEST = 80877103;

	private static final int PROTOCOL_3_0 = 196608;

	private static final String CONNECTION_QUERY = "select version || ' ' || cipher || ' ' || client_dn"
			+ " from pg_stat_ssl where pid = pg_backend_pid()";

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private PeerContainer server;

	private SslClientStreamFactory factory;

	@BeforeAll
	void startServer() throws IOException {
		this.factory = TestClients.factory(TestClients.trusting(this.pki, this.pki.client("postgres")));
		this.server = new PeerContainer(
				"""
						install -o postgres -m 600 /etc/peer/server.key /run/server.key
						echo 'hostssl all all all cert' > /run/hba.conf
						exec setpriv --reuid=postgres --regid=postgres --clear-groups \\
							/opt/postgresql/postgres -D /var/lib/postgresql/data -c listen_addresses='*' \\
							-c unix_socket_directories='' -c hba_file=/run/hba.conf -c ssl=on \\
							-c ssl_cert_file=/etc/peer/server.pem -c ssl_key_file=/run/server.key -c ssl_ca_file=/etc/peer/ca.pem
						""",
				PORT)
			.withIdentity("server", this.pki.server(PeerContainer.engineHost(), "db.example"))
			.withText("ca.pem", this.pki.caPem())
			.waitingFor(Wait.forLogMessage(".*ready to accept connections.*\n", 1))
			.started();
	}

	@AfterAll
	void stopServer() {
		this.server.stop();
	}

	@Test
	void queryIsAnsweredOverTheUpgradedSocket() throws IOException {
		try (Socket socket = new Socket(this.server.getHost(), this.server.getMappedPort(PORT))) {
			requestTls(socket.getInputStream(), socket.getOutputStream());
			try (SslClientStream stream = this.factory.wrap(socket)) {
				logIn(stream);
				assertThat(query(stream, "select 6 * 7")).containsExactly("42");
			}
		}
	}

	@Test
	void serverSeesTheUpgradedConnection() throws IOException {
		try (Socket socket = new Socket(this.server.getHost(), this.server.getMappedPort(PORT))) {
			requestTls(socket.getInputStream(), socket.getOutputStream());
			try (SslClientStream stream = this.factory.wrap(socket)) {
				logIn(stream);
				assertThat(query(stream, CONNECTION_QUERY)).containsExactly(
						stream.getProtocol() + " " + stream.getCipherSuite().openSslName() + " /CN=postgres");
			}
		}
	}

	@Test
	void largeAnswerIsReadWhole() throws IOException {
		try (Socket socket = new Socket(this.server.getHost(), this.server.getMappedPort(PORT))) {
			requestTls(socket.getInputStream(), socket.getOutputStream());
			try (SslClientStream stream = this.factory.wrap(socket)) {
				logIn(stream);
				assertThat(query(stream, "select repeat('x', 100) from generate_series(1, 20000)")).hasSize(20_000)
					.containsOnly("x".repeat(100));
			}
		}
	}

	@Test
	void hostThatIsGivenIsTheOneVerified() throws IOException {
		try (Socket socket = new Socket(this.server.getHost(), this.server.getMappedPort(PORT))) {
			requestTls(socket.getInputStream(), socket.getOutputStream());
			try (SslClientStream stream = this.factory.wrap(socket, "db.example", SslConnectionOverrides.none())) {
				logIn(stream);
				assertThat(query(stream, "select 'here'")).containsExactly("here");
			}
		}
	}

	@Test
	void hostThatIsGivenMustBeTheOneOfTheCertificate() throws IOException {
		try (Socket socket = new Socket(this.server.getHost(), this.server.getMappedPort(PORT))) {
			requestTls(socket.getInputStream(), socket.getOutputStream());
			try (SslClientStream stream = this.factory.wrap(socket, "other.example", SslConnectionOverrides.none())) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
					.satisfies((ex) -> assertThat(ex.getError().verifyResult().number()).isEqualTo(62));
			}
		}
	}

	@Test
	void channelIsUpgraded() throws IOException {
		InetSocketAddress address = new InetSocketAddress(this.server.getHost(), this.server.getMappedPort(PORT));
		try (SocketChannel channel = SocketChannel.open(address)) {
			requestTls(Channels.newInputStream(channel), Channels.newOutputStream(channel));
			try (SslClientStream stream = this.factory.wrap(channel, this.server.getHost(),
					SslConnectionOverrides.none())) {
				logIn(stream);
				assertThat(query(stream, "select 'by channel'")).containsExactly("by channel");
			}
		}
	}

	private static void requestTls(InputStream in, OutputStream out) throws IOException {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		DataOutputStream fields = new DataOutputStream(message);
		fields.writeInt(8);
		fields.writeInt(SSL_REQUEST);
		message.writeTo(out);
		out.flush();
		assertThat(in.read()).isEqualTo('S');
	}

	private static void logIn(SslClientStream stream) throws IOException {
		byte[] parameters = "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		DataOutputStream fields = new DataOutputStream(message);
		fields.writeInt(8 + parameters.length);
		fields.writeInt(PROTOCOL_3_0);
		fields.write(parameters);
		message.writeTo(stream.getOutputStream());
		stream.getOutputStream().flush();
		readUntilReady(stream);
	}

	private static List<String> query(SslClientStream stream, String sql) throws IOException {
		byte[] text = (sql + "\0").getBytes(StandardCharsets.US_ASCII);
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		DataOutputStream fields = new DataOutputStream(message);
		fields.writeByte('Q');
		fields.writeInt(4 + text.length);
		fields.write(text);
		message.writeTo(stream.getOutputStream());
		stream.getOutputStream().flush();
		return readUntilReady(stream);
	}

	/**
	 * Reads messages up to ReadyForQuery.
	 * @return the first column of each DataRow
	 */
	private static List<String> readUntilReady(SslClientStream stream) throws IOException {
		DataInputStream in = new DataInputStream(stream.getInputStream());
		List<String> rows = new ArrayList<>();
		while (true) {
			int type = in.readUnsignedByte();
			byte[] body = new byte[in.readInt() - 4];
			in.readFully(body);
			assertThat(type).as(() -> new String(body, StandardCharsets.UTF_8)).isNotEqualTo('E');
			if (type == 'Z') {
				return rows;
			}
			if (type == 'D') {
				// The number of columns in 2 bytes, the length of the first in 4.
				rows.add(new String(body, 6, body.length - 6, StandardCharsets.UTF_8));
			}
		}
	}

}
