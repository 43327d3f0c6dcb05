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

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.VerifyMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link HandshakeListener}.
 */
@Timeout(60)
class HandshakeListenerTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final Recorder recorder = new Recorder();

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aHandshakeIsToldFromItsBeginToItsEnd(String protocol) throws Exception {
		try (TlsTestServer<Long> server = server(ServerParameters.of(protocol))) {
			SslClientStreamFactory factory = factory(TestClients.trusting(PKI), this.recorder);
			exchange(factory, server);
			exchange(factory, server);
			assertThat(this.recorder.begun).containsExactly("localhost:" + server.port(), "localhost:" + server.port());
			assertThat(this.recorder.threads).containsOnly(Thread.currentThread());
		}
		assertThat(this.recorder.outcomes).hasSize(2).allSatisfy((outcome) -> {
			assertThat(outcome.protocol()).isEqualTo(protocol);
			assertThat(outcome.cipher()).isIn("TLS_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384");
			assertThat(outcome.verifyResult()).isEqualTo(VerifyCode.OK);
			assertThat(outcome.duration()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(60));
			assertThat(outcome.failure()).isNull();
			assertThat(outcome.error()).isNull();
			assertThat(outcome.isRefusal()).isFalse();
		});
		assertThat(this.recorder.outcomes).extracting(HandshakeOutcome::resumed).containsExactly(false, true);
		assertThat(this.recorder.refusals).isEmpty();
	}

	@Test
	void aStreamThatIsNeverUsedTellsNothing() throws Exception {
		try (TlsTestServer<Long> server = server(ServerParameters.none())) {
			factory(TestClients.trusting(PKI), this.recorder).connect("localhost", server.port()).close();
		}
		assertThat(this.recorder.begun).isEmpty();
	}

	@Test
	void aServerThatIsRefusedIsTold() throws Exception {
		try (TlsTestServer<Long> server = server(ServerParameters.none());
				SslClientStream stream = factory(TestClients.trusting(TestPki.create(KeyKind.EC)), this.recorder)
					.connect("localhost", server.port())) {
			assertThatThrownBy(stream::handshake).isSameAs(this.recorder.outcomes.get(0).failure());
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
		}
		assertThat(this.recorder.begun).hasSize(1);
		assertThat(this.recorder.outcomes).hasSize(1).isEqualTo(this.recorder.refusals);
		HandshakeOutcome outcome = this.recorder.outcomes.get(0);
		assertThat(outcome.isRefusal()).isTrue();
		assertThat(outcome.verifyResult()).isEqualTo(VerifyCode.NO_LOCAL_ISSUER);
		assertThat(outcome.protocol()).isNull();
		assertThat(outcome.error()).isNotNull()
			.satisfies((error) -> assertThat(error.kind()).isEqualTo(SslErrorKind.PEER_VERIFICATION));
	}

	@Test
	void whatVerificationPassedOverIsTold() throws Exception {
		SslClientSettingsBuilder settings = TestClients.trusting(TestPki.create(KeyKind.EC)).verify(VerifyMode.NONE);
		try (TlsTestServer<Long> server = server(ServerParameters.none())) {
			exchange(factory(settings, this.recorder), server);
		}
		assertThat(this.recorder.outcomes).extracting(HandshakeOutcome::verifyResult)
			.containsExactly(VerifyCode.NO_LOCAL_ISSUER);
		assertThat(this.recorder.refusals).isEmpty();
	}

	@Test
	void aConnectionThatBreaksIsAFailureAndNoRefusal() throws Exception {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(PeerConnection::end);
				SslClientStream stream = factory(TestClients.trusting(PKI), this.recorder).wrap(peer.connect())) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
		}
		assertThat(this.recorder.outcomes).hasSize(1).allSatisfy((outcome) -> {
			assertThat(outcome.failure()).isNotNull();
			assertThat(outcome.isRefusal()).isFalse();
		});
		assertThat(this.recorder.refusals).isEmpty();
	}

	/** It comes with the first read, when the handshake has been told as finished. */
	@Test
	void inTls13AClientCertificateThatIsRefusedLaterIsTold() throws Exception {
		try (TlsTestServer<Long> server = server(new ServerParameters("TLSv1.3", true));
				SslClientStream stream = factory(TestClients.trusting(PKI), this.recorder).connect("localhost",
						server.port())) {
			stream.handshake();
			assertThat(this.recorder.refusals).isEmpty();
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getInputStream().read());
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> stream.getInputStream().read());
		}
		assertThat(this.recorder.outcomes).hasSize(1);
		assertThat(this.recorder.refusals).hasSize(1).allSatisfy((outcome) -> {
			assertThat(outcome.protocol()).isEqualTo("TLSv1.3");
			assertThat(outcome.duration()).isEqualTo(this.recorder.outcomes.get(0).duration());
			assertThat(outcome.error()).isNotNull()
				.satisfies((error) -> assertThat(error.kind()).isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED));
		});
	}

	@Test
	void aListenerThatThrowsBreaksNothingAndHidesNothingFromOthers() throws Exception {
		HandshakeListener atBegin = new HandshakeListener() {
			@Override
			public Ending begun(String context, String host, int port) {
				throw new IllegalStateException("at begin");
			}
		};
		HandshakeListener atEnd = new HandshakeListener() {
			@Override
			public Ending begun(String context, String host, int port) {
				return (outcome) -> {
					throw new NoClassDefFoundError("at end");
				};
			}

			@Override
			public void refused(HandshakeOutcome outcome) {
				throw new IllegalStateException("at refusal");
			}
		};
		try (TlsTestServer<Long> server = server(ServerParameters.none())) {
			exchange(factory(TestClients.trusting(PKI), atBegin, atEnd, this.recorder), server);
			assertThat(this.recorder.outcomes).hasSize(1);
			try (SslClientStream stream = factory(TestClients.trusting(TestPki.create(KeyKind.EC)), atBegin, atEnd,
					this.recorder)
				.connect("localhost", server.port())) {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
			}
			assertThat(this.recorder.refusals).hasSize(1);
		}
	}

	@Test
	void theLastToBeginIsTheFirstToEnd() throws Exception {
		List<String> told = new ArrayList<>();
		try (TlsTestServer<Long> server = server(ServerParameters.none())) {
			exchange(factory(TestClients.trusting(PKI), named("a", told), named("b", told)), server);
		}
		assertThat(told).containsExactly("begin a", "begin b", "end b", "end a");
	}

	/** An error of the JVM's passes, but nobody is left waiting for the end. */
	@Test
	void aHandshakeThatTheJvmBreaksOffEnds() throws Exception {
		OutputStream broken = new OutputStream() {
			@Override
			public void write(int value) {
				throw new StackOverflowError();
			}
		};
		SslClientStream stream = factory(TestClients.trusting(PKI), this.recorder).wrap(InputStream.nullInputStream(),
				broken, () -> {
				}, "localhost", SslConnectionOverrides.none());
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(stream::handshake);
		assertThat(this.recorder.outcomes).hasSize(1)
			.allSatisfy((outcome) -> assertThat(outcome.error()).isNotNull()
				.satisfies((error) -> assertThat(error.kind()).isEqualTo(SslErrorKind.INTERNAL)));
	}

	private static HandshakeListener named(String name, List<String> told) {
		return new HandshakeListener() {
			@Override
			public Ending begun(String context, String host, int port) {
				told.add("begin " + name);
				return (outcome) -> told.add("end " + name);
			}
		};
	}

	private static void exchange(SslClientStreamFactory factory, TlsTestServer<Long> server) throws Exception {
		try (SslClientStream stream = factory.connect("localhost", server.port())) {
			stream.getOutputStream().write(1);
			stream.getInputStream().read();
		}
	}

	private static TlsTestServer<Long> server(ServerParameters parameters) {
		return TlsTestServer.start(PKI, PKI.server("localhost"), parameters, TlsTestServer::echo);
	}

	private static SslClientStreamFactory factory(SslClientSettingsBuilder settings, HandshakeListener... listeners)
			throws SslException {
		return new SslClientStreamFactory(SslClientContext.of(settings.build())).withListeners(List.of(listeners));
	}

	private static final class Recorder implements HandshakeListener {

		private final List<String> begun = new ArrayList<>();

		private final List<Thread> threads = new ArrayList<>();

		private final List<HandshakeOutcome> outcomes = new ArrayList<>();

		private final List<HandshakeOutcome> refusals = new ArrayList<>();

		@Override
		public @Nullable Ending begun(String context, String host, int port) {
			this.begun.add(host + ":" + port);
			this.threads.add(Thread.currentThread());
			return (outcome) -> {
				this.outcomes.add(outcome);
				this.threads.add(Thread.currentThread());
			};
		}

		@Override
		public void refused(HandshakeOutcome outcome) {
			this.refusals.add(outcome);
		}

	}

}
