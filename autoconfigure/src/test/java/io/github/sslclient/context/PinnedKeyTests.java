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

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.VerifyResult;
import io.github.sslclient.verify.pin.KeyPins;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for pinned keys.
 */
@Timeout(60)
class PinnedKeyTests {

	private static final TestPki ROOT = TestPki.create(KeyKind.EC);

	private static final TestPki INTERMEDIATE = ROOT.intermediate("Between");

	private static final Identity SERVER = INTERMEDIATE.server("localhost");

	private static final X509Certificate BETWEEN = SERVER.intermediates().get(0);

	private static final X509Certificate STRANGER = TestPki.create(KeyKind.EC).ca();

	@Test
	void aChainWithoutAPinnedKeyIsRefusedAndItsKeysAreTold() throws Exception {
		SslError error = refusal(context(Map.of("localhost", pins(STRANGER))));
		assertThat(error.kind()).isEqualTo(SslErrorKind.PEER_VERIFICATION);
		assertThat(error.verifyResult().number()).isEqualTo(50);
		assertThat(error.verifyResult().string()).isEqualTo("application verification failure");
		assertThat(error.message()).contains("no key of its chain is pinned", pin(SERVER.certificate()), pin(BETWEEN),
				pin(ROOT.ca()), "add it to pins");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void anyKeyOfTheChainMayBeThePinnedOne(int depth) throws Exception {
		X509Certificate pinned = List.of(SERVER.certificate(), BETWEEN, ROOT.ca()).get(depth);
		accept(context(Map.of("localhost", pins(pinned))));
	}

	/** What is sent beside the chain proves nothing. */
	@Test
	void aKeyThatIsSentButNotOfTheChainDoesNotCount() throws Exception {
		List<X509Certificate> padded = List.of(SERVER.certificate(), BETWEEN, STRANGER);
		assertThat(
				context(Map.of("localhost", pins(STRANGER))).verify(padded, "localhost", Instant.now()).code().number())
			.isEqualTo(50);
	}

	@Test
	void whatElseIsWrongIsToldFirst() throws Exception {
		SslClientContext context = context(Map.of(KeyPins.ANY_HOST, pins(STRANGER)));
		assertThat(
				context.verify(List.of(SERVER.certificate(), BETWEEN), "elsewhere.test", Instant.now()).code().number())
			.isEqualTo(62);
	}

	@Test
	void aPinDoesNotStandInForATrustedRoot() throws Exception {
		TestPki other = TestPki.create(KeyKind.EC);
		SslClientContext context = SslClientContext.of(SslClientSettings.builder()
			.caFile(new PemText(other.caPem()))
			.pins(KeyPins.of(Map.of("localhost", pins(SERVER.certificate()))))
			.build());
		assertThat(refusal(context).verifyResult().number()).isEqualTo(20);
	}

	@Test
	void otherHostsAreNotHeldToThePinsOfOne() throws Exception {
		accept(context(Map.of("*.bank.example", pins(STRANGER))));
	}

	@Test
	void aVerdictWithoutAConnectionKnowsThePins() throws Exception {
		SslClientContext context = context(Map.of("localhost", pins(STRANGER)));
		List<X509Certificate> chain = List.of(SERVER.certificate(), BETWEEN);
		VerifyResult result = context.verify(chain, "localhost", Instant.now());
		assertThat(result.code().number()).isEqualTo(50);
		assertThat(context.verify(chain, null, Instant.now()).code().number()).isEqualTo(50);
	}

	@Test
	void anOverrideToVerifyNothingKeepsTheResult() throws Exception {
		SslClientContext context = context(Map.of("localhost", pins(STRANGER)));
		try (TlsTestServer<Long> server = server(SERVER);
				SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port(),
						SslConnectionOverrides.builder().verify(VerifyMode.NONE).build())) {
			stream.handshake();
			assertThat(stream.getVerifyResult().code().number()).isEqualTo(50);
		}
	}

	@Test
	void pinsWithoutVerificationAreRefused() {
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> SslClientSettings.builder()
				.verify(VerifyMode.NONE)
				.pins(KeyPins.of(Map.of("localhost", pins(STRANGER))))
				.build())
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("pins"));
	}

	@Test
	void otherClientsAreHeldToThePins() throws Exception {
		try (TlsTestServer<Long> server = server(SERVER)) {
			SSLContext refusing = context(Map.of("localhost", pins(STRANGER))).newSslContext();
			assertThat(otherClient(refusing, server)).isEqualTo(50);
			SSLContext accepting = context(Map.of("localhost", pins(ROOT.ca()))).newSslContext();
			assertThat(otherClient(accepting, server)).isZero();
		}
	}

	@Test
	void otherClientsAreHeldToThePinsOfTheHostAlsoWhereItsNameIsNotChecked() throws Exception {
		SslClientContext context = SslClientContext.of(SslClientSettings.builder()
			.caFile(new PemText(ROOT.caPem()))
			.verifyHostname(false)
			.pins(KeyPins.of(Map.of("localhost", pins(STRANGER))))
			.build());
		try (TlsTestServer<Long> server = server(SERVER)) {
			assertThat(otherClient(context.newSslContext(), server)).isEqualTo(50);
		}
	}

	@Test
	void aClientThatDoesNotTellItsHostIsRefusedWhereAnyHostHasPins() throws Exception {
		SslClientContext context = SslClientContext.of(SslClientSettings.builder()
			.caFile(new PemText(ROOT.caPem()))
			.verifyHostname(false)
			.pins(KeyPins.of(Map.of("localhost", pins(SERVER.certificate()))))
			.build());
		X509Certificate[] chain = { SERVER.certificate(), BETWEEN };
		Throwable failure = catchThrowable(
				() -> new LentContext(() -> context).trustManager().checkServerTrusted(chain, "UNKNOWN"));
		assertThat(SslError.from(failure)).isNotNull()
			.satisfies((error) -> assertThat(error.message()).contains("did not say which it connects to"));
	}

	@Test
	void aSessionOfOneHostsPinsIsNotResumedUnderAnothers() throws Exception {
		SslClientContext context = context(Map.of("localhost", pins(ROOT.ca()), "127.0.0.1", pins(STRANGER)));
		try (TlsTestServer<Long> server = server(INTERMEDIATE.server("localhost", "127.0.0.1"))) {
			handshake(context, server, "localhost");
			assertThat(SslError.from(catchThrowable(() -> handshake(context, server, "127.0.0.1")))).isNotNull();
		}
	}

	private static SslClientContext context(Map<String, List<String>> pins) throws IOException {
		return SslClientContext
			.of(SslClientSettings.builder().caFile(new PemText(ROOT.caPem())).pins(KeyPins.of(pins)).build());
	}

	private static List<String> pins(X509Certificate certificate) {
		return List.of(pin(certificate), "sha256/" + "A".repeat(43) + "=");
	}

	private static String pin(X509Certificate certificate) {
		return TestPins.of(certificate);
	}

	private static TlsTestServer<Long> server(Identity identity) {
		return TlsTestServer.start(ROOT, identity, ServerParameters.none(), TlsTestServer::echo);
	}

	private static void accept(SslClientContext context) throws Exception {
		try (TlsTestServer<Long> server = server(SERVER)) {
			handshake(context, server, "localhost");
		}
	}

	private static SslError refusal(SslClientContext context) throws Exception {
		try (TlsTestServer<Long> server = server(SERVER)) {
			SslError error = SslError.from(catchThrowable(() -> handshake(context, server, "localhost")));
			assertThat(error).isNotNull();
			return error;
		}
	}

	private static void handshake(SslClientContext context, TlsTestServer<?> server, String host) throws IOException {
		try (SslClientStream stream = new SslClientStreamFactory(context).connect(host, server.port())) {
			stream.handshake();
		}
	}

	/** The verify result that another client finds, zero where it is served. */
	private static int otherClient(SSLContext context, TlsTestServer<?> server) {
		Throwable failure = catchThrowable(() -> {
			try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port())) {
				socket.startHandshake();
			}
		});
		@Nullable SslError error = (failure != null) ? SslError.from(failure) : null;
		return (error != null) ? error.verifyResult().number() : 0;
	}

}
