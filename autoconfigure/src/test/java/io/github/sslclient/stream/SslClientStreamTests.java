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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.VerifyMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientStream} against JSSE's own server.
 */
class SslClientStreamTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SslConnectionOverrides NONE = SslConnectionOverrides.none();

	@Test
	void nothingIsSentBeforeTheFirstByte() throws Exception {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		SslClientStream.over(InputStream.nullInputStream(), sent, null, "localhost", context(), NONE);
		assertThat(sent.size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void negotiatedFactsAreTold(String protocol) throws Exception {
		try (TlsTestServer<Long> server = echoServer(protocol); SslClientStream stream = connect(server)) {
			stream.handshake();
			assertThat(stream.getProtocol()).isEqualTo(protocol);
			assertThat(stream.getCipherSuite().openSslName()).doesNotContain("_WITH_");
			assertThat(stream.getCipherSuite().ianaName()).startsWith("TLS_");
			assertThat(stream.getPeerCertificates()).hasSize(1);
			assertThat(stream.getVerifyResult().isOk()).isTrue();
			assertThat(stream.getVerifyResult().chain()).hasSize(2);
			assertThat(stream.isResumed()).isFalse();
		}
	}

	@Test
	void beforeTheHandshakeNothingIsKnownAndTheVerifyResultIsOk() throws Exception {
		try (TlsTestServer<Long> server = echoServer("TLSv1.3"); SslClientStream stream = connect(server)) {
			assertThat(stream.getProtocol()).isNull();
			assertThat(stream.getCipherSuite()).isNull();
			assertThat(stream.getApplicationProtocol()).isNull();
			assertThat(stream.getPeerCertificates()).isEmpty();
			assertThat(stream.getVerifyResult().code()).isEqualTo(VerifyCode.OK);
			assertThat(stream.getVerifyResult().code().string()).isEqualTo("ok");
		}
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2,1", "TLSv1.2,16384", "TLSv1.2,67108864", "TLSv1.3,1", "TLSv1.3,2", "TLSv1.3,16383",
			"TLSv1.3,16384", "TLSv1.3,16385", "TLSv1.3,1048577", "TLSv1.3,67108864" })
	void readsAndWritesOfAnySizeAreExact(String protocol, int size) throws Exception {
		byte[] data = random(size);
		try (TlsTestServer<Long> server = echoServer(protocol); SslClientStream stream = connect(server)) {
			CompletableFuture<Void> writer = InBackground.start(() -> {
				stream.getOutputStream().write(data);
				endOutput(stream);
			});
			byte[] read = stream.getInputStream().readAllBytes();
			writer.get(60, TimeUnit.SECONDS);
			assertThat(Arrays.equals(read, data)).isTrue();
		}
	}

	@Test
	void singleBytesAreExactInBothDirections() throws Exception {
		try (TlsTestServer<Long> server = echoServer("TLSv1.3"); SslClientStream stream = connect(server)) {
			for (int value = 0; value < 256; value++) {
				stream.getOutputStream().write(value);
				assertThat(stream.getInputStream().read()).isEqualTo(value);
			}
		}
	}

	@Test
	void aReaderOfFewBytesAtATimeSeesEveryByte() throws Exception {
		byte[] data = random(100_000);
		try (TlsTestServer<Long> server = echoServer("TLSv1.3"); SslClientStream stream = connect(server)) {
			stream.getOutputStream().write(data);
			ByteArrayOutputStream read = new ByteArrayOutputStream();
			byte[] few = new byte[7];
			while (read.size() < data.length) {
				read.write(few, 0, stream.getInputStream().read(few));
			}
			assertThat(read.toByteArray()).isEqualTo(data);
		}
	}

	/** What comes may be decrypted where it stands, and the buffer is shared. */
	@ParameterizedTest
	@CsvSource({ "TLSv1.2, ECDHE-ECDSA-AES256-SHA384", "TLSv1.2, ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.3, DEFAULT" })
	void nothingThatWasReadStaysInABufferThatOthersGet(String protocol, String ciphers) throws Exception {
		byte[] data = random(500);
		SslClientContext context = SslClientContext.of(TestClients.trusting(PKI).ciphers(ciphers).build());
		try (TlsTestServer<Long> server = echoServer(protocol);
				SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			stream.getOutputStream().write(data);
			assertThat(stream.getInputStream().readNBytes(data.length)).isEqualTo(data);
			assertThat(RecordBuffers.SHARED.take(RecordBuffers.IDLE).array()).containsOnly(0);
		}
	}

	@Test
	void manyThreadsMayWriteAndNoneTearsTheRecordsOfAnother() throws Exception {
		try (TlsTestServer<Long> server = echoServer("TLSv1.3"); SslClientStream stream = connect(server)) {
			List<CompletableFuture<Void>> writers = List.of(1, 2, 3, 4)
				.stream()
				.map((n) -> InBackground.start(() -> stream.getOutputStream().write(new byte[100_000])))
				.toList();
			assertThat(stream.getInputStream().readNBytes(400_000)).hasSize(400_000).containsOnly(0);
			for (CompletableFuture<Void> writer : writers) {
				writer.get(10, TimeUnit.SECONDS);
			}
		}
	}

	@Test
	void theFirstDataLeavesInTheSameWriteAsTheClientsFinished() throws Exception {
		List<byte[]> writes = new CopyOnWriteArrayList<>();
		try (TlsTestServer<Long> server = echoServer("TLSv1.3");
				Socket socket = new Socket("127.0.0.1", server.port())) {
			OutputStream recorded = new OutputStream() {

				@Override
				public void write(int value) throws IOException {
					write(new byte[] { (byte) value }, 0, 1);
				}

				@Override
				public void write(byte[] buffer, int offset, int length) throws IOException {
					writes.add(Arrays.copyOfRange(buffer, offset, offset + length));
					socket.getOutputStream().write(buffer, offset, length);
				}

			};
			SslClientStream stream = SslClientStream.over(socket.getInputStream(), recorded, () -> close(socket),
					"localhost", context(), NONE);
			stream.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
			// Both are encrypted, and so have the type of application data (RFC 8446,
			// section 5.2).
			assertThat(recordTypes(writes.get(writes.size() - 1))).endsWith(23, 23);
			stream.close();
		}
	}

	private static List<Integer> recordTypes(byte[] records) {
		List<Integer> types = new ArrayList<>();
		ByteBuffer buffer = ByteBuffer.wrap(records);
		while (buffer.hasRemaining()) {
			RecordHeader header = RecordHeader.of(buffer);
			types.add(header.type());
			buffer.position(buffer.position() + header.recordLength());
		}
		return types;
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aSecondConnectionResumesTheSessionAndItsVerifyResult(String protocol) throws Exception {
		SslClientContext context = SslClientContext
			.of(TestClients.trusting(TestPki.create(KeyKind.EC)).verify(VerifyMode.NONE).build());
		SslClientStreamFactory factory = new SslClientStreamFactory(context);
		try (TlsTestServer<Long> server = echoServer(protocol)) {
			for (boolean resumed : new boolean[] { false, true }) {
				try (SslClientStream stream = factory.connect("localhost", server.port())) {
					stream.getOutputStream().write(1);
					stream.getInputStream().read();
					assertThat(stream.isResumed()).isEqualTo(resumed);
					assertThat(stream.getVerifyResult().code()).isEqualTo(VerifyCode.NO_LOCAL_ISSUER);
					assertThat(stream.getPeerCertificates()).hasSize(1);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aSessionThatWasNotVerifiedIsNotResumedByAConnectionThatVerifies(String protocol) throws Exception {
		SslClientContext context = SslClientContext.of(TestClients.trusting(TestPki.create(KeyKind.EC)).build());
		SslClientStreamFactory factory = new SslClientStreamFactory(context);
		SslConnectionOverrides unverified = SslConnectionOverrides.builder().verify(VerifyMode.NONE).build();
		try (TlsTestServer<Long> server = echoServer(protocol)) {
			try (SslClientStream stream = factory.connect("localhost", server.port(), unverified)) {
				stream.getOutputStream().write(1);
				stream.getInputStream().read();
			}
			try (SslClientStream stream = factory.connect("localhost", server.port())) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
					.satisfies((ex) -> assertThat(ex.getError().verifyResult()).isEqualTo(VerifyCode.NO_LOCAL_ISSUER));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "www.example.org,www.example.org", "www.example.org.,www.example.org",
			"bücher.example.org,xn--bcher-kva.example.org", "WWW.EXAMPLE.ORG,www.example.org" })
	void theHostIsTheServerNameAndTheIdentityChecked(String host, String sent) throws Exception {
		try (TlsTestServer<String> server = TlsTestServer.start(PKI, ServerParameters.none(),
				SslClientStreamTests::requestedServerName)) {
			Socket socket = new Socket("127.0.0.1", server.port());
			try (SslClientStream stream = SslClientStream.over(socket, host, context(), NONE)) {
				stream.handshake();
				assertThat(server.next()).isEqualTo(sent);
			}
		}
	}

	@Test
	void aNameWithAnUnderscoreIsSentAsItIs() throws Exception {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		SslClientStream stream = SslClientStream.over(InputStream.nullInputStream(), sent, null,
				"under_score.example.org", context(), NONE);
		assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
		assertThat(sent.toString(StandardCharsets.ISO_8859_1)).contains("under_score.example.org");
	}

	@Test
	void withSniOffNoNameIsSent() throws Exception {
		try (TlsTestServer<String> server = TlsTestServer.start(PKI, ServerParameters.none(),
				SslClientStreamTests::requestedServerName)) {
			SslClientContext context = SslClientContext.of(TestClients.trusting(PKI).sni(false).build());
			Socket socket = new Socket("127.0.0.1", server.port());
			try (SslClientStream stream = SslClientStream.over(socket, "localhost", context, NONE)) {
				stream.handshake();
				assertThat(server.next()).isEqualTo("none");
			}
		}
	}

	@Test
	void withSniOffANameThatIsGivenForAConnectionIsSent() throws Exception {
		try (TlsTestServer<String> server = TlsTestServer.start(PKI, ServerParameters.none(),
				SslClientStreamTests::requestedServerName)) {
			SslClientContext context = SslClientContext.of(TestClients.trusting(PKI).sni(false).build());
			SslConnectionOverrides named = SslConnectionOverrides.builder().serverName("given.test").build();
			Socket socket = new Socket("127.0.0.1", server.port());
			try (SslClientStream stream = SslClientStream.over(socket, "localhost", context, named)) {
				stream.handshake();
				assertThat(server.next()).isEqualTo("given.test");
			}
		}
	}

	@Test
	void anAddressIsNotSentAsServerName() throws Exception {
		try (TlsTestServer<String> server = TlsTestServer.start(PKI, ServerParameters.none(),
				SslClientStreamTests::requestedServerName)) {
			Socket socket = new Socket("127.0.0.1", server.port());
			try (SslClientStream stream = SslClientStream.over(socket, "127.0.0.1", context(), NONE)) {
				stream.handshake();
				assertThat(server.next()).isEqualTo("none");
			}
		}
	}

	@Test
	void anotherServerNameDoesNotChangeTheIdentityChecked() throws Exception {
		SslConnectionOverrides overrides = SslConnectionOverrides.builder().serverName("www.example.org").build();
		try (TlsTestServer<String> server = TlsTestServer.start(PKI, ServerParameters.none(),
				SslClientStreamTests::requestedServerName)) {
			Socket socket = new Socket("127.0.0.1", server.port());
			try (SslClientStream stream = SslClientStream.over(socket, "other.test", context(), overrides)) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
					.satisfies(
							(ex) -> assertThat(ex.getError().verifyResult()).isEqualTo(VerifyCode.HOSTNAME_MISMATCH));
			}
		}
	}

	@Test
	void theProtocolThatThePeerChoseByAlpnIsTold() throws Exception {
		SslClientContext context = SslClientContext
			.of(TestClients.trusting(PKI).applicationProtocols(List.of("h2", "http/1.1")).build());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, new ServerParameters(null, false, "http/1.1"),
				TlsTestServer::echo);
				SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			stream.handshake();
			assertThat(stream.getApplicationProtocol()).isEqualTo("http/1.1");
		}
	}

	@Test
	void aClientCertificateIsPresentedWhenItIsDemanded() throws Exception {
		SslClientContext context = SslClientContext.of(TestClients.trusting(PKI, PKI.client("someone")).build());
		try (TlsTestServer<String> server = TlsTestServer.start(PKI, new ServerParameters(null, true), (socket) -> {
			socket.startHandshake();
			return socket.getSession().getPeerPrincipal().getName();
		}); SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			stream.handshake();
			assertThat(server.next()).contains("CN=someone");
		}
	}

	@Test
	void aBlockingChannelCarriesAStream() throws Exception {
		try (TlsTestServer<Long> server = echoServer("TLSv1.3")) {
			SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.port()));
			try (SslClientStream stream = SslClientStream.over(channel, "localhost", context(), NONE)) {
				stream.getOutputStream().write(5);
				assertThat(stream.getInputStream().read()).isEqualTo(5);
			}
			assertThat(channel.isOpen()).isFalse();
		}
	}

	@Test
	void aChannelThatDoesNotBlockIsRefused() throws Exception {
		try (TlsTestServer<Long> server = echoServer("TLSv1.3");
				SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.port()))) {
			channel.configureBlocking(false);
			assertThatExceptionOfType(IllegalBlockingModeException.class)
				.isThrownBy(() -> SslClientStream.over(channel, "localhost", context(), NONE));
			assertThatExceptionOfType(IllegalBlockingModeException.class)
				.isThrownBy(() -> SslClientStream.over(channel.socket(), "localhost", context(), NONE));
		}
	}

	@Test
	void tlsRunsInsideTls() throws Exception {
		try (TlsTestServer<Long> inner = echoServer("TLSv1.3");
				TlsTestServer<Long> outer = TlsTestServer.start(PKI, ServerParameters.of("TLSv1.3"),
						(socket) -> relay(socket, inner.port()))) {
			SslClientStream tunnel = connect(outer);
			try (SslClientStream stream = SslClientStream.over(tunnel.getInputStream(), tunnel.getOutputStream(),
					tunnel::close, "localhost", context(), NONE)) {
				byte[] data = random(300_000);
				CompletableFuture<Void> writer = InBackground.start(() -> stream.getOutputStream().write(data));
				assertThat(stream.getInputStream().readNBytes(data.length)).isEqualTo(data);
				writer.get(10, TimeUnit.SECONDS);
			}
		}
	}

	private static long relay(SSLSocket client, int port) throws Exception {
		try (Socket target = new Socket("127.0.0.1", port)) {
			CompletableFuture<Void> back = InBackground
				.start(() -> target.getInputStream().transferTo(client.getOutputStream()));
			long forth = client.getInputStream().transferTo(target.getOutputStream());
			target.shutdownOutput();
			back.get(10, TimeUnit.SECONDS);
			return forth;
		}
	}

	private static String requestedServerName(SSLSocket socket) throws IOException {
		socket.startHandshake();
		ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
		return session.getRequestedServerNames()
			.stream()
			.map((name) -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
			.findFirst()
			.orElse("none");
	}

	private static TlsTestServer<Long> echoServer(String protocol) {
		return TlsTestServer.start(PKI, ServerParameters.of(protocol), TlsTestServer::echo);
	}

	private static SslClientStream connect(TlsTestServer<?> server) throws IOException {
		return new SslClientStreamFactory(context()).connect("localhost", server.port());
	}

	private static SslClientContext context() throws SslException {
		return SslClientContext.of(TestClients.trusting(PKI).build());
	}

	/** Where that cannot be done the reader shall not wait for the end. */
	private static void endOutput(SslClientStream stream) throws IOException {
		try {
			stream.shutdownOutput();
		}
		catch (SslException ex) {
			stream.close();
			throw ex;
		}
	}

	private static byte[] random(int size) {
		byte[] data = new byte[size];
		new Random(size).nextBytes(data);
		return data;
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
