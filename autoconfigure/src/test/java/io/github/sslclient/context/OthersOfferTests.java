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

package io.github.sslclient.context;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import io.github.sslclient.protocol.ClientHello;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what clients other than our streams offer, as the server reads it in their
 * ClientHello.
 */
@Timeout(60)
class OthersOfferTests {

	private static final String TLS12 = "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256";

	@ParameterizedTest
	@EnumSource
	void theSuitesAreThoseOfTheContext(Client client) throws Exception {
		ByteBuffer hello = hello(client, (settings) -> settings.method("tlsv1.2").ciphers(TLS12));
		assertThat(ClientHello.parse(hello).cipherSuites()).containsExactly(0xC030, 0xC02B);
	}

	@ParameterizedTest
	@EnumSource
	void theProtocolsAreThoseOfTheContext(Client client) throws Exception {
		ByteBuffer hello = hello(client, (settings) -> settings.method("tlsv1.3"));
		assertThat(ClientHello.parse(hello).cipherSuites()).isNotEmpty()
			.allSatisfy((suite) -> assertThat(suite).isBetween(0x1301, 0x1305));
	}

	/** The HTTP client of the JDK sets them back to those of the JVM. */
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTP_CLIENT")
	@EnabledForJreRange(min = JRE.JAVA_20)
	void groupsAndSignatureAlgorithmsAreThoseOfTheContext(Client client) throws Exception {
		ClientHello hello = ClientHello.parse(hello(client,
				(settings) -> settings.groups("P-384:X25519").signatureAlgorithms("ed25519:ECDSA+SHA256")));
		assertThat(hello.groups()).containsExactly(0x0018, 0x001D);
		assertThat(hello.signatureSchemes()).containsExactly(0x0807, 0x0403);
	}

	@ParameterizedTest
	@EnumSource(names = { "SOCKET_TO_ADDRESS_FROM_LOCAL_PORT", "SOCKET_THAT_CONNECTS_LATER", "SOCKET_OVER_ANOTHER",
			"ENGINE" })
	void theServerNameIsTheHost(Client client) throws Exception {
		assertThat(text(hello(client, UnaryOperator.identity()))).contains(Client.HOST);
	}

	/** The HTTP client of the JDK makes one of its own, whatever it is given. */
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTP_CLIENT")
	void aServerNameOfTheContextGoesBefore(Client client) throws Exception {
		assertThat(text(hello(client, (settings) -> settings.serverName("other.example")))).contains("other.example")
			.doesNotContain(Client.HOST);
	}

	@ParameterizedTest
	@EnumSource(names = { "SOCKET_TO_ADDRESS_FROM_LOCAL_PORT", "SOCKET_THAT_CONNECTS_LATER", "SOCKET_OVER_ANOTHER",
			"ENGINE" })
	void aContextThatSendsNoServerNameHasOthersSendNone(Client client) throws Exception {
		assertThat(text(hello(client, (settings) -> settings.sni(false)))).doesNotContain(Client.HOST);
	}

	@Test
	void whoAsksForTheDefaultsIsToldTheOffer() throws Exception {
		SSLContext context = context((settings) -> settings.method("tlsv1.2").ciphers(TLS12));
		assertThat(context.getDefaultSSLParameters().getProtocols()).containsExactly("TLSv1.2");
		assertThat(context.getSocketFactory().getDefaultCipherSuites())
			.contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
			.doesNotContain("TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
		assertThat(context.getSocketFactory().getSupportedCipherSuites())
			.contains("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
	}

	@Test
	void theUserOfAnEngineMayOfferSomethingElse() throws Exception {
		SSLEngine engine = context((settings) -> settings.method("tlsv1.2+")).createSSLEngine("localhost", 1);
		engine.setEnabledProtocols(new String[] { "TLSv1.3" });
		assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
	}

	@Test
	void nobodyInitializesItAgain() throws Exception {
		SSLContext context = context(UnaryOperator.identity());
		assertThatIllegalStateException().isThrownBy(() -> context.init(null, null, null));
	}

	@Test
	void itIsNotForServers() throws Exception {
		SSLContext context = context(UnaryOperator.identity());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(context::getServerSocketFactory);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> context.getSocketFactory().createSocket(new Socket(), null, true));
	}

	private static SSLContext context(UnaryOperator<SslClientSettingsBuilder> settings) throws IOException {
		return SslClientContext.of(settings.apply(SslClientSettings.builder()).build()).newSslContext();
	}

	/** What a client sends first, to a server that then hangs up. */
	private static ByteBuffer hello(Client client, UnaryOperator<SslClientSettingsBuilder> settings) throws Exception {
		SSLContext context = context(settings);
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			CompletableFuture<ByteBuffer> first = CompletableFuture.supplyAsync(() -> firstRecord(server));
			try {
				client.connect(context, server.getLocalPort());
			}
			catch (IOException ex) {
				assertThat(first).as(ex.toString()).succeedsWithin(Duration.ofSeconds(30));
			}
			return first.join();
		}
	}

	/** Who tries again finds nobody. */
	private static ByteBuffer firstRecord(ServerSocket server) {
		try (server; Socket socket = server.accept()) {
			DataInputStream input = new DataInputStream(socket.getInputStream());
			byte[] header = input.readNBytes(5);
			int length = ByteBuffer.wrap(header).getShort(3);
			byte[] record = Arrays.copyOf(header, 5 + length);
			input.readFully(record, 5, length);
			return ByteBuffer.wrap(record);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(ByteBuffer record) {
		return StandardCharsets.ISO_8859_1.decode(record.duplicate()).toString();
	}

	/**
	 * The ways to a connection.
	 */
	enum Client {

		SOCKET {

			@Override
			Socket socket(SSLSocketFactory factory, int port) throws IOException {
				return factory.createSocket("localhost", port);
			}

		},

		SOCKET_FROM_LOCAL_PORT {

			@Override
			Socket socket(SSLSocketFactory factory, int port) throws IOException {
				return factory.createSocket("localhost", port, null, 0);
			}

		},

		SOCKET_TO_ADDRESS {

			@Override
			Socket socket(SSLSocketFactory factory, int port) throws IOException {
				return factory.createSocket(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port);
			}

		},

		SOCKET_TO_ADDRESS_FROM_LOCAL_PORT {

			@Override
			Socket socket(SSLSocketFactory factory, int port) throws IOException {
				return factory.createSocket(InetAddress.getByAddress(HOST, new byte[] { 127, 0, 0, 1 }), port, null, 0);
			}

		},

		SOCKET_THAT_CONNECTS_LATER {

			@Override
			Socket socket(SSLSocketFactory factory, int port) throws IOException {
				Socket socket = factory.createSocket();
				socket
					.connect(new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[] { 127, 0, 0, 1 }), port));
				return socket;
			}

		},

		SOCKET_OVER_ANOTHER {

			@Override
			Socket socket(SSLSocketFactory factory, int port) throws IOException {
				return factory.createSocket(new Socket("127.0.0.1", port), HOST, port, true);
			}

		},

		ENGINE {

			@Override
			void connect(SSLContext context, int port) throws IOException {
				send(context.createSSLEngine(HOST, port), port);
			}

		},

		ENGINE_OF_NOBODY {

			@Override
			void connect(SSLContext context, int port) throws IOException {
				send(context.createSSLEngine(), port);
			}

		},

		HTTP_CLIENT {

			@Override
			void connect(SSLContext context, int port) throws IOException {
				HttpClient client = HttpClient.newBuilder().sslContext(context).build();
				try {
					client.send(HttpRequest.newBuilder(URI.create("https://localhost:" + port)).build(),
							HttpResponse.BodyHandlers.discarding());
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}

		},

		HTTP_URL_CONNECTION {

			@Override
			void connect(SSLContext context, int port) throws IOException {
				HttpsURLConnection connection = (HttpsURLConnection) URI.create("https://localhost:" + port)
					.toURL()
					.openConnection();
				connection.setSSLSocketFactory(context.getSocketFactory());
				connection.connect();
			}

		};

		static final String HOST = "server.example";

		void connect(SSLContext context, int port) throws IOException {
			try (SSLSocket socket = (SSLSocket) socket(context.getSocketFactory(), port)) {
				socket.startHandshake();
			}
		}

		Socket socket(SSLSocketFactory factory, int port) throws IOException {
			throw new IllegalStateException("no socket");
		}

		private static void send(SSLEngine engine, int port) throws IOException {
			ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
			engine.wrap(ByteBuffer.allocate(0), record);
			try (Socket socket = new Socket("127.0.0.1", port)) {
				socket.getOutputStream().write(record.array(), 0, record.position());
			}
		}

	}

}
