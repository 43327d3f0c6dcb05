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

import java.nio.file.Path;
import java.util.List;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what the JVM's flight recorder is told.
 */
@Timeout(120)
class FlightRecorderTests {

	private static final String HANDSHAKE = "io.github.sslclient.Handshake";

	private static final String REFUSED = "io.github.sslclient.HandshakeRefused";

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@TempDir
	private Path directory;

	@Test
	void aHandshakeIsRecordedWithItsFacts() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			List<RecordedEvent> events = record(PKI, server);
			assertThat(events).hasSize(1);
			RecordedEvent event = events.get(0);
			assertThat(event.getEventType().getName()).isEqualTo(HANDSHAKE);
			assertThat(event.getEventType().getCategoryNames()).containsExactly("Java Application", "SSL Client");
			assertThat(event.getString("context")).isEqualTo("default");
			assertThat(event.getString("host")).isEqualTo("localhost");
			assertThat(event.getString("protocol")).isEqualTo("TLSv1.3");
			assertThat(event.getString("cipher")).startsWith("TLS_");
			assertThat(event.getBoolean("resumed")).isFalse();
			assertThat(event.getInt("verifyResult")).isZero();
			assertThat(event.getString("message")).isNull();
			assertThat(event.getDuration()).isPositive();
			assertThat(event.getStackTrace()).isNull();
		}
	}

	@Test
	void aRefusalIsRecordedWithItsReason() throws Exception {
		try (TlsTestServer<Long> server = server()) {
			List<RecordedEvent> events = record(TestPki.create(KeyKind.EC), server);
			assertThat(events).extracting((event) -> event.getEventType().getName())
				.containsExactlyInAnyOrder(HANDSHAKE, REFUSED);
			assertThat(events).allSatisfy((event) -> {
				assertThat(event.getInt("port")).isEqualTo(server.port());
				assertThat(event.getString("protocol")).isNull();
				assertThat(event.getString("kind")).isEqualTo("PEER_VERIFICATION");
				assertThat(event.getInt("verifyResult")).isEqualTo(20);
				assertThat(event.getString("codes")).isEqualTo("0A000086");
				assertThat(event.getString("message")).contains("unable to get local issuer certificate");
			});
		}
	}

	@Test
	void nothingIsWantedWhileNobodyRecords() {
		HandshakeListener recorder = FlightRecorderListener.addTo(List.of()).get(0);
		try (Recording others = new Recording()) {
			others.disable(HANDSHAKE);
			others.start();
			assertThat(recorder.begun("default", "localhost", 1)).isNull();
		}
	}

	/** Other tests run meanwhile, so only what this server's port stands in is taken. */
	private List<RecordedEvent> record(TestPki trusted, TlsTestServer<Long> server) throws Exception {
		Path file = this.directory.resolve("recording.jfr");
		try (Recording recording = new Recording()) {
			recording.enable(HANDSHAKE).withoutThreshold();
			recording.enable(REFUSED);
			recording.start();
			connect(trusted, server);
			recording.stop();
			recording.dump(file);
		}
		return RecordingFile.readAllEvents(file)
			.stream()
			.filter((event) -> event.hasField("port") && event.getInt("port") == server.port())
			.toList();
	}

	private static void connect(TestPki trusted, TlsTestServer<Long> server) throws Exception {
		SslClientContext context = SslClientContext.of(TestClients.trusting(trusted).build());
		try (SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			if (trusted == PKI) {
				stream.handshake();
			}
			else {
				assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
			}
		}
	}

	private static TlsTestServer<Long> server() {
		return TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(), TlsTestServer::echo);
	}

}
