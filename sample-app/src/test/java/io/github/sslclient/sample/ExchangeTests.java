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

package io.github.sslclient.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.stream.SslClientStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Exchange}.
 */
@Timeout(30)
class ExchangeTests {

	private static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(100),
			Duration.ofMillis(600));

	private final SampleMaterial material = SampleMaterial.create();

	private SslError error;

	private String received;

	@Test
	void takesNoMoreThanItsBound() throws IOException {
		try (ScriptedServer server = server((output) -> output.write(new byte[200_000]))) {
			run(server, SHORT, "x");
		}
		assertThat(this.error).isNull();
		assertThat(this.received).hasSize(Exchange.MAX_RECEIVED);
	}

	@Test
	void readsOnceIfNothingIsSent() throws IOException {
		Patience endless = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
		try (ScriptedServer server = server(ExchangeTests::trickle)) {
			run(server, endless, "");
		}
		assertThat(this.error).isNull();
		assertThat(this.received).startsWith(".");
	}

	@Test
	void silenceIsNoFault() throws IOException {
		try (ScriptedServer server = server((output) -> {
		})) {
			run(server, SHORT, "x");
		}
		assertThat(this.error).isNull();
		assertThat(this.received).isNull();
	}

	@Test
	void trickleEndsWithItsTime() throws IOException {
		try (ScriptedServer server = server(ExchangeTests::trickle)) {
			run(server, SHORT, "x");
		}
		assertThat(this.error).isNull();
		assertThat(this.received).startsWith(".").hasSizeLessThan(1000);
	}

	@Test
	void whatIsNoUtf8IsReplaced() throws IOException {
		try (ScriptedServer server = server((output) -> output.write(new byte[] { 'a', (byte) 0xFF, 'b' }))) {
			run(server, SHORT, "");
		}
		assertThat(this.received).isEqualTo("a\uFFFDb");
	}

	@Test
	void serverWithoutTlsIsAnErrorOfTheHandshake() throws IOException {
		try (ScriptedServer server = new ScriptedServer((socket) -> {
			socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2p1\r\n".getBytes());
			socket.getInputStream().readAllBytes();
		})) {
			run(server, SHORT, "");
		}
		assertThat(this.error.what()).isEqualTo("handshake");
		assertThat(this.error.codes()).containsExactly(OpenSslCode.WRONG_VERSION_NUMBER);
	}

	private void run(ScriptedServer server, Patience patience, String send) throws IOException {
		SslConnectionOverrides overrides = SslConnectionOverrides.builder().readTimeout(patience.pause()).build();
		try (SslClientStream stream = factory().connect("localhost", server.port(), overrides)) {
			Exchange exchange = new Exchange(stream, patience);
			this.error = exchange.run(send.getBytes());
			this.received = exchange.received();
		}
	}

	private SslClientStreamFactory factory() throws SslException {
		return new SslClientStreamFactory(
				SslClientContext.of(SslClientSettings.builder().caFile(PemSource.of(this.material.caFile())).build()));
	}

	/** Says something and then listens until the client goes. */
	private ScriptedServer server(Speech speech) {
		return new ScriptedServer(this.material.serverContext(), (socket) -> {
			speech.speak(socket.getOutputStream());
			drain(socket);
		});
	}

	private static void drain(Socket socket) throws IOException {
		byte[] buffer = new byte[1024];
		while (socket.getInputStream().read(buffer) >= 0) {
			Arrays.fill(buffer, (byte) 0);
		}
	}

	private static void trickle(OutputStream output) throws IOException {
		try {
			while (true) {
				output.write('.');
				Thread.sleep(20);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private interface Speech {

		void speak(OutputStream output) throws IOException;

	}

}
