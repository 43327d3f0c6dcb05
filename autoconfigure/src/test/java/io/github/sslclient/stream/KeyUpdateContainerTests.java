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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Changes of the traffic keys (RFC 8446, section 4.6.3) on the initiative of
 * {@code openssl s_server}, which sends what its input says and updates its keys on a
 * line {@code k}, both sides' keys on {@code K}.
 */
@ContainerTest
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeyUpdateContainerTests {

	private static final int PORT = 4433;

	private static final String SENT = ">>> TLS 1.3, Handshake [length 0005], KeyUpdate";

	private static final String RECEIVED = "<<< TLS 1.3, Handshake [length 0005], KeyUpdate";

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private PeerContainer server;

	@BeforeEach
	void startServer() {
		this.server = new PeerContainer("""
				mkfifo /run/input
				exec openssl s_server -accept 4433 -cert /etc/peer/server.pem -key /etc/peer/server.key -tls1_3 -msg \\
					<>/run/input
				""", PORT).withIdentity("server", this.pki.server(PeerContainer.engineHost())).started();
	}

	@AfterEach
	void stopServer() {
		this.server.stop();
	}

	@Test
	void dataUnderTheServersNewKeysIsRead() throws IOException {
		try (SslClientStream stream = connect()) {
			updateKeys(stream, "k");
			assertThat(lineFromServer(stream, "after the update")).isEqualTo("after the update");
		}
	}

	@Test
	void requestedUpdateIsAnswered() throws IOException {
		try (SslClientStream stream = connect()) {
			updateKeys(stream, "K");
			lineFromServer(stream, "after the update");
			awaitLog(RECEIVED);
		}
	}

	@Test
	void serverReadsWhatIsWrittenAfterTheAnswer() throws IOException {
		try (SslClientStream stream = connect()) {
			updateKeys(stream, "K");
			lineFromServer(stream, "after the update");
			stream.getOutputStream().write("from the client\n".getBytes(StandardCharsets.US_ASCII));
			stream.getOutputStream().flush();
			awaitLog("from the client");
		}
	}

	@Test
	void severalUpdatesInARowAreFollowed() throws IOException {
		try (SslClientStream stream = connect()) {
			for (int count = 1; count <= 5; count++) {
				updateKeys(stream, "K");
				assertThat(lineFromServer(stream, "line " + count)).isEqualTo("line " + count);
			}
			stream.getOutputStream().write("from the client\n".getBytes(StandardCharsets.US_ASCII));
			stream.getOutputStream().flush();
			awaitLog("from the client");
		}
	}

	private SslClientStream connect() throws IOException {
		return TestClients.factory(TestClients.trusting(this.pki))
			.connect(this.server.getHost(), this.server.getMappedPort(PORT));
	}

	private void updateKeys(SslClientStream stream, String command) throws IOException {
		stream.handshake();
		// Input that comes while s_server still reads the client's Finished makes it wait
		// for more.
		awaitLog("CIPHER is");
		int before = updatesSent();
		this.server.run("echo " + command + " > /run/input");
		// s_server takes one command per read of its input.
		await().atMost(Duration.ofSeconds(30)).until(() -> updatesSent() > before);
	}

	private int updatesSent() {
		return this.server.getLogs().split(Pattern.quote(SENT), -1).length - 1;
	}

	private String lineFromServer(SslClientStream stream, String line) throws IOException {
		this.server.run("echo " + line + " > /run/input");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int next = stream.getInputStream().read(); next != '\n'; next = stream.getInputStream().read()) {
			assertThat(next).isNotEqualTo(-1);
			bytes.write(next);
		}
		return bytes.toString(StandardCharsets.US_ASCII);
	}

	private void awaitLog(String text) {
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(this.server.getLogs()).contains(text));
	}

}
