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

import javax.net.ssl.SSLContext;

import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for servers that demand a client certificate and do not get one they like.
 */
@Timeout(60)
class RefusedClientTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final SSLContext SERVER = PeerTls.context(PKI, PKI.server("localhost"));

	/**
	 * Older JDKs send bad_certificate, newer ones handshake_failure in TLS 1.2 and
	 * certificate_required in TLS 1.3.
	 */
	private static final String[] MISSING = { Outcome.alert(40), Outcome.alert(42), Outcome.alert(116) };

	private static final String[] UNTRUSTED = { Outcome.alert(46) };

	@Test
	void inTls12AMissingCertificateEndsTheHandshake() throws Exception {
		assertHandshakeEnds(TestClients.trusting(PKI), MISSING);
	}

	@Test
	void inTls12AnUntrustedCertificateEndsTheHandshake() throws Exception {
		assertHandshakeEnds(untrustedClient(), UNTRUSTED);
	}

	@Test
	void inTls13AMissingCertificateEndsTheFirstRead() throws Exception {
		assertFirstReadEnds(TestClients.trusting(PKI), MISSING);
	}

	@Test
	void inTls13AnUntrustedCertificateEndsTheFirstRead() throws Exception {
		assertFirstReadEnds(untrustedClient(), UNTRUSTED);
	}

	/** The server stops listening, and a reset may be faster than its alert. */
	@Test
	void theAlertIsToldThoughTheClientCanWriteNoMore() throws Exception {
		DeafOutput output = DeafOutput.hearing();
		try (ScriptedPeer<Void> peer = demandingServer("TLSv1.3");
				SslClientStream stream = output.stream(peer, TestClients.trusting(PKI))) {
			stream.handshake();
			output.deafen();
			Outcome outcome = InBackground.call(() -> Outcome.of(() -> stream.getOutputStream().write(1)));
			assertThat(outcome.what()).isEqualTo("write");
			assertThat(outcome.codes()).hasSize(1).containsAnyOf(MISSING);
		}
	}

	private static void assertHandshakeEnds(SslClientSettingsBuilder settings, String... codes) throws Exception {
		try (ScriptedPeer<Void> peer = demandingServer("TLSv1.2"); SslClientStream stream = peer.stream(settings)) {
			Outcome outcome = Outcome.of(stream::handshake);
			assertThat(outcome.what()).isEqualTo("handshake");
			assertThat(outcome.codes()).hasSize(1).containsAnyOf(codes);
		}
	}

	private static void assertFirstReadEnds(SslClientSettingsBuilder settings, String... codes) throws Exception {
		try (ScriptedPeer<Void> peer = demandingServer("TLSv1.3"); SslClientStream stream = peer.stream(settings)) {
			stream.handshake();
			Outcome outcome = Outcome.of(() -> stream.getInputStream().read());
			assertThat(outcome.what()).isEqualTo("read");
			assertThat(outcome.codes()).hasSize(1).containsAnyOf(codes);
		}
	}

	private static SslClientSettingsBuilder untrustedClient() {
		return TestClients.trusting(PKI, TestPki.create(KeyKind.EC).client("somebody"));
	}

	private static ScriptedPeer<Void> demandingServer(String protocol) throws IOException {
		return ScriptedPeer.following((connection) -> {
			PeerTls tls = connection.tls(SERVER, protocol);
			tls.demandClientCertificate();
			assertThat(tls.refusedHandshake()).isNotEqualTo("accepted");
			connection.end();
		});
	}

}
