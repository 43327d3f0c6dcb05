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
import java.io.OutputStream;
import java.util.Map;

import javax.net.ssl.SSLContext;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.context.TrafficStatistics;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.TlsAlert;
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
 * Tests for what a context counts of its streams.
 */
@Timeout(60)
class TrafficTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	private static final int HANDSHAKE_FAILURE = 40;

	private static final int BAD_RECORD_MAC = 20;

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void theBytesOfUsersAreCountedAndNoOthers(String protocol) throws Exception {
		SslClientContext context = context(TestClients.trusting(PKI));
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				ServerParameters.of(protocol), TlsTestServer::echo);
				SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			stream.handshake();
			assertThat(context.traffic()).isEqualTo(new TrafficStatistics(1, 0, 0, 0, Map.of()));
			stream.getOutputStream().write(new byte[50_000]);
			stream.getOutputStream().write(1);
			InputStream input = stream.getInputStream();
			input.read();
			input.readNBytes(49_999);
			assertThat(context.traffic()).isEqualTo(new TrafficStatistics(1, 50_000, 50_001, 0, Map.of()));
			input.read();
			stream.shutdownOutput();
			assertThat(input.read()).isEqualTo(-1);
			assertThat(context.traffic()).isEqualTo(new TrafficStatistics(1, 50_001, 50_001, 0, Map.of()));
		}
	}

	@Test
	void aStreamIsOpenFromItsMakingToItsFirstClose() throws Exception {
		SslClientContext context = context(TestClients.trusting(PKI));
		SslClientStream first = deaf(context);
		SslClientStream second = deaf(context);
		assertThat(context.traffic().openStreams()).isEqualTo(2);
		first.close();
		first.close();
		first.getInputStream().close();
		assertThat(context.traffic().openStreams()).isOne();
		second.close();
		assertThat(context.traffic().openStreams()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void anEndWithoutCloseNotifyIsATruncation(String protocol) throws Exception {
		SslClientContext context = context(TestClients.trusting(PKI));
		truncate(context, protocol);
		assertThat(context.traffic()).isEqualTo(new TrafficStatistics(0, 3, 0, 1, Map.of()));
	}

	@Test
	void anEndThatIsIgnoredIsNone() throws Exception {
		SslClientContext context = context(TestClients.trusting(PKI).ignoreUnexpectedEof(true));
		truncate(context, "TLSv1.3");
		assertThat(context.traffic().truncations()).isZero();
	}

	@Test
	void anEndWithinTheHandshakeIsNone() throws Exception {
		SslClientContext context = context(TestClients.trusting(PKI));
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::end);
				SslClientStream stream = stream(peer, context)) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
		}
		assertThat(context.traffic()).isEqualTo(new TrafficStatistics(0, 0, 0, 0, Map.of()));
	}

	@Test
	void anAlertThatCameIsCountedOnce() throws Exception {
		SslClientContext context = context(TestClients.trusting(PKI));
		byte[] alert = { 21, 3, 3, 0, 2, 2, HANDSHAKE_FAILURE };
		for (int i = 0; i < 2; i++) {
			try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
				connection.write(alert);
				connection.end();
			}); SslClientStream stream = stream(peer, context)) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
				assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getInputStream().read());
				assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getOutputStream().write(1));
			}
		}
		assertThat(context.traffic().alerts()).containsOnly(Map.entry(new TlsAlert(false, HANDSHAKE_FAILURE), 2L));
	}

	/** In TLS 1.2 the alert is not encrypted, so every JVM tells which it is. */
	@Test
	void anAlertThatWasSentIsCounted() throws Exception {
		SslClientContext context = context(TestClients.trusting(TestPki.create(KeyKind.EC)));
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				ServerParameters.of("TLSv1.2"), TlsTestServer::echo);
				SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
		}
		assertThat(context.traffic().alerts()).hasSize(1)
			.allSatisfy((alert, count) -> assertThat(alert.sent()).isTrue())
			.containsValue(1L);
	}

	/** What the inner stream fails with is told by the outer one too. */
	@Test
	void aStreamThroughABrokenOneCountsNothing() throws Exception {
		SslClientContext outerContext = context(TestClients.trusting(PKI));
		SslClientContext innerContext = context(TestClients.trusting(PKI));
		byte[] alert = { 21, 3, 3, 0, 2, 2, BAD_RECORD_MAC };
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			connection.write(alert);
			connection.end();
		});
				SslClientStream inner = stream(peer, innerContext);
				SslClientStream outer = SslClientStream.over(inner.getInputStream(), inner.getOutputStream(),
						inner::close, "other.example.org", outerContext, SslConnectionOverrides.none())) {
			assertThatExceptionOfType(SslException.class).isThrownBy(outer::handshake);
		}
		assertThat(innerContext.traffic().alerts()).containsOnlyKeys(new TlsAlert(false, BAD_RECORD_MAC));
		assertThat(outerContext.traffic().alerts()).isEmpty();
	}

	private static void truncate(SslClientContext context, String protocol) throws IOException {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol).handshake();
			connection.write(tls.data(new byte[3]));
			connection.end();
		}); SslClientStream stream = stream(peer, context)) {
			InputStream input = stream.getInputStream();
			input.readNBytes(3);
			if (context.settings().ignoreUnexpectedEof()) {
				assertThat(input.read()).isEqualTo(-1);
				return;
			}
			assertThatExceptionOfType(SslException.class).isThrownBy(input::read);
			assertThatExceptionOfType(SslException.class).isThrownBy(input::read);
		}
	}

	private static SslClientStream deaf(SslClientContext context) throws IOException {
		return SslClientStream.over(InputStream.nullInputStream(), OutputStream.nullOutputStream(), null, "localhost",
				context, SslConnectionOverrides.none());
	}

	private static SslClientStream stream(ScriptedPeer<Void> peer, SslClientContext context) throws IOException {
		return SslClientStream.over(peer.connect(), "localhost", context, SslConnectionOverrides.none());
	}

	private static SslClientContext context(SslClientSettingsBuilder settings) throws SslException {
		return SslClientContext.of(settings.build());
	}

}
