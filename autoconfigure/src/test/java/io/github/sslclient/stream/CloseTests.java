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
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for how an {@link SslClientStream} ends.
 */
@Timeout(30)
class CloseTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	/** Far more than the buffers between two ends hold. */
	private static final byte[] TOO_MUCH = new byte[64 * 1024 * 1024];

	private final CountDownLatch testEnds = new CountDownLatch(1);

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aPeerReceivesEveryByteOfAStreamThatOnlyWroteAndClosedAtOnce(String protocol) throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.of(protocol), (socket) -> {
			socket.setReceiveBufferSize(64 * 1024);
			return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
		})) {
			try (SslClientStream stream = connect(server)) {
				stream.getOutputStream().write(new byte[1_600_000]);
			}
			assertThat(server.next()).isEqualTo(1_600_000);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void afterShutdownOutputThePeerReadsTheEndAndItsAnswerIsStillRead(String protocol) throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.of(protocol), (socket) -> {
			long count = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
			// A TLS 1.2 end answers close_notify by its own at once (RFC 5246, section
			// 7.2.1).
			if (protocol.equals("TLSv1.3")) {
				socket.getOutputStream().write(42);
			}
			return count;
		}); SslClientStream stream = connect(server)) {
			stream.getOutputStream().write(new byte[10]);
			stream.shutdownOutput();
			assertThat(server.next()).isEqualTo(10);
			assertThat(stream.getInputStream().read()).isEqualTo(protocol.equals("TLSv1.3") ? 42 : -1);
		}
	}

	@Test
	void writingAfterShutdownOutputIsRefusedWithOpenSslsCode() throws Exception {
		try (TlsTestServer<Void> server = silentServer(); SslClientStream stream = connect(server)) {
			stream.shutdownOutput();
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getOutputStream().write(1))
				.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.PROTOCOL_IS_SHUTDOWN));
		}
	}

	@Test
	void aClosedStreamRefusesEveryCall() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo)) {
			SslClientStream stream = connect(server);
			stream.getOutputStream().write(1);
			stream.close();
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getInputStream().read());
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getOutputStream().write(1));
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::shutdownOutput);
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.withMessageContaining("the stream was closed");
		}
	}

	@Test
	void aThreadThatWasInterruptedStillSendsCloseNotify() throws Exception {
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, ServerParameters.none(), TlsTestServer::echo);
				Socket socket = new Socket("127.0.0.1", server.port())) {
			ByteArrayOutputStream sent = new ByteArrayOutputStream();
			OutputStream recorded = new TeeOutputStream(socket.getOutputStream(), sent);
			SslClientStream stream = SslClientStream.over(socket.getInputStream(), recorded, () -> closeQuietly(socket),
					"localhost", context(), SslConnectionOverrides.none());
			stream.getOutputStream().write(1);
			int before = sent.size();
			CompletableFuture<Void> closer = InBackground.start(() -> {
				Thread.currentThread().interrupt();
				stream.close();
			});
			closer.get(10, TimeUnit.SECONDS);
			assertThat(sent.size()).isGreaterThan(before);
		}
	}

	@Test
	void closingAStreamThatWasNeverUsedClosesTheSocket() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
				Socket accepted = server.accept()) {
			SslClientStream.over(socket, "localhost", context(), SslConnectionOverrides.none()).close();
			assertThat(socket.isClosed()).isTrue();
			assertThat(accepted.getInputStream().read()).isEqualTo(-1);
		}
	}

	@Test
	void closeFromAThirdThreadEndsABlockedReader() throws Exception {
		try (TlsTestServer<Void> server = silentServer()) {
			SslClientStream stream = connect(server);
			stream.handshake();
			CompletableFuture<Void> reader = InBackground.start(() -> stream.getInputStream().read());
			awaitBlocked(reader);
			stream.close();
			assertEndedBySomeClose(reader);
		}
	}

	@Test
	void closeFromAThirdThreadEndsABlockedWriter() throws Exception {
		try (TlsTestServer<Void> server = silentServer()) {
			SslClientStream stream = connect(server);
			stream.handshake();
			CompletableFuture<Void> writer = InBackground.start(() -> stream.getOutputStream().write(TOO_MUCH));
			awaitBlocked(writer);
			stream.close();
			assertEndedBySomeClose(writer);
		}
	}

	@Test
	void closeFromAThirdThreadEndsReaderAndWriterAtOnce() throws Exception {
		try (TlsTestServer<Void> server = silentServer()) {
			SslClientStream stream = connect(server);
			stream.handshake();
			CompletableFuture<Void> reader = InBackground.start(() -> stream.getInputStream().read());
			CompletableFuture<Void> writer = InBackground.start(() -> stream.getOutputStream().write(TOO_MUCH));
			awaitBlocked(writer);
			stream.close();
			assertEndedBySomeClose(reader);
			assertEndedBySomeClose(writer);
		}
	}

	@Test
	void closeEndsAHandshakeThatIsWaiting() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			SslClientStream stream = new SslClientStreamFactory(context()).connect("localhost", server.getLocalPort());
			CompletableFuture<Void> handshake = InBackground.start(stream::handshake);
			try (Socket accepted = server.accept()) {
				accepted.getInputStream().read();
				stream.close();
				assertEndedBySomeClose(handshake);
			}
		}
	}

	@Test
	void aPeerThatNeitherReadsNorEndsDelaysCloseForABoundedTimeOnly() throws Exception {
		try (TlsTestServer<Void> server = silentServer()) {
			SslClientStream stream = connect(server);
			stream.handshake();
			long start = System.nanoTime();
			stream.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
		}
	}

	@Test
	void withoutAnAbortCallbackCloseReturnsThoughReaderAndWriterAreStuck() throws Exception {
		InputStream neverEnds = new StuckInputStream(this.testEnds);
		SslClientStream stream = SslClientStream.over(neverEnds, OutputStream.nullOutputStream(), null, "localhost",
				context(), SslConnectionOverrides.none());
		CompletableFuture<Void> reader = InBackground.start(() -> stream.getInputStream().read());
		try {
			awaitBlocked(reader);
			stream.close();
			assertThat(reader).isNotDone();
		}
		finally {
			this.testEnds.countDown();
		}
	}

	@Test
	void theAbortCallbackEndsABlockedHandshakeOverStreams() throws Exception {
		CountDownLatch aborted = new CountDownLatch(1);
		InputStream untilAborted = new StuckInputStream(aborted);
		SslClientStream stream = SslClientStream.over(untilAborted, OutputStream.nullOutputStream(), aborted::countDown,
				"localhost", context(),
				SslConnectionOverrides.builder().handshakeTimeout(Duration.ofMillis(300)).build());
		assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
			.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.TIMED_OUT));
	}

	private TlsTestServer<Void> silentServer() {
		return TlsTestServer.start(PKI, ServerParameters.of("TLSv1.3"), (socket) -> {
			socket.startHandshake();
			this.testEnds.await(20, TimeUnit.SECONDS);
			return null;
		});
	}

	private static SslClientStream connect(TlsTestServer<?> server) throws IOException {
		return new SslClientStreamFactory(context()).connect("localhost", server.port());
	}

	private static SslClientContext context() throws SslException {
		return SslClientContext.of(TestClients.trusting(PKI).readTimeout(Duration.ZERO).build());
	}

	/**
	 * There is no telling a blocked thread from a slow one, but a slow one passes too.
	 */
	private static void awaitBlocked(CompletableFuture<Void> task) {
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> task.get(300, TimeUnit.MILLISECONDS));
	}

	private static void assertEndedBySomeClose(CompletableFuture<Void> task) {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task.get(5, TimeUnit.SECONDS))
			.withCauseInstanceOf(SslException.class)
			.withMessageContaining("the stream was closed");
	}

	/** Waits where nothing but a latch can wake it, as an unkind stream does. */
	private static final class StuckInputStream extends InputStream {

		private final CountDownLatch released;

		StuckInputStream(CountDownLatch released) {
			this.released = released;
		}

		@Override
		public int read() throws IOException {
			try {
				this.released.await();
				return -1;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException(ex);
			}
		}

		@Override
		public void close() throws IOException {
			read();
		}

	}

	private static void closeQuietly(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Notes what it passes on. */
	private static final class TeeOutputStream extends FilterOutputStream {

		private final OutputStream copy;

		TeeOutputStream(OutputStream output, OutputStream copy) {
			super(output);
			this.copy = copy;
		}

		@Override
		public void write(byte[] buffer, int offset, int length) throws IOException {
			this.out.write(buffer, offset, length);
			this.copy.write(buffer, offset, length);
		}

	}

}
