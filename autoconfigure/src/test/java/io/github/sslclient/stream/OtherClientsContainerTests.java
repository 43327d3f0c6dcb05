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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Which sessions other clients on {@link SslClientContext#newSslContext} resume, as
 * {@code openssl s_server} tells it. JSSE asks nobody when it resumes one.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherClientsContainerTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final Instant end = Instant.now().plus(HOUR).truncatedTo(ChronoUnit.SECONDS);

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final OpenSslServers servers = new OpenSslServers(this.pki);

	private final Map<SessionKind, Integer> lasting = new EnumMap<>(SessionKind.class);

	private final Map<SessionKind, Integer> ending = new EnumMap<>(SessionKind.class);

	@BeforeAll
	void startServers() {
		TestPki ofAnHour = this.pki.validity(this.end.minus(HOUR.multipliedBy(2)), this.end);
		this.servers.withIdentity("lasting", this.pki.server(PeerContainer.engineHost()))
			.withIdentity("ending", ofAnHour.server(PeerContainer.engineHost()));
		for (SessionKind kind : SessionKind.values()) {
			this.lasting.put(kind, this.servers.add("lasting", kind.options()));
			this.ending.put(kind, this.servers.add("ending", kind.options()));
		}
		this.servers.start();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	@ParameterizedTest
	@EnumSource
	void theSecondSocketResumes(SessionKind kind) throws IOException {
		SSLContext context = context(settings());
		assertThat(socketResumes(context, this.lasting.get(kind))).isFalse();
		assertThat(socketResumes(context, this.lasting.get(kind))).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void theSecondRequestOfAnHttpClientResumes(SessionKind kind) throws Exception {
		HttpClient client = HttpClient.newBuilder().sslContext(context(settings())).build();
		assertThat(requestResumes(client, this.lasting.get(kind))).isFalse();
		assertThat(requestResumes(client, this.lasting.get(kind))).isTrue();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*TLS_1_2")
	void withoutACacheNothingIsResumed(SessionKind kind) throws IOException {
		SSLContext context = context(settings().sessionCache(false));
		assertThat(socketResumes(context, this.lasting.get(kind))).isFalse();
		assertThat(socketResumes(context, this.lasting.get(kind))).isFalse();
	}

	/** JSSE cannot be kept from it any sooner. */
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*TLS_1_3")
	void withoutACacheASessionOfTls13IsForgottenSoon(SessionKind kind) throws IOException {
		SSLContext context = context(settings().sessionCache(false));
		assertThat(socketResumes(context, this.lasting.get(kind))).isFalse();
		await().until(() -> !socketResumes(context, this.lasting.get(kind)));
	}

	@ParameterizedTest
	@EnumSource
	void aSessionThatEndsBeforeItsChainIsResumed(SessionKind kind) throws IOException {
		SSLContext context = context(settings().sessionTimeout(Duration.ofMinutes(30)));
		assertThat(socketResumes(context, this.ending.get(kind))).isFalse();
		assertThat(socketResumes(context, this.ending.get(kind))).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void onceTheChainHasEndedASocketDoesNotResume(SessionKind kind) throws IOException {
		SSLContext context = context(settings(), beforeTheEnd());
		assertThat(socketResumes(context, this.ending.get(kind))).isFalse();
		await().until(() -> !socketResumes(context, this.ending.get(kind)));
	}

	@ParameterizedTest
	@EnumSource
	void onceTheChainHasEndedAnHttpClientDoesNotResume(SessionKind kind) throws Exception {
		HttpClient client = HttpClient.newBuilder().sslContext(context(settings(), beforeTheEnd())).build();
		assertThat(requestResumes(client, this.ending.get(kind))).isFalse();
		await().until(() -> !requestResumes(client, this.ending.get(kind)));
	}

	@ParameterizedTest
	@EnumSource
	void onceTheCrlHasEndedASocketDoesNotResume(SessionKind kind) throws IOException {
		SSLContext context = context(settings().crlCheck(CrlCheck.PEER)
			.crlFile(new PemText(this.pki.crlPem(this.end.minus(HOUR), this.end))), beforeTheEnd());
		assertThat(socketResumes(context, this.lasting.get(kind))).isFalse();
		await().until(() -> !socketResumes(context, this.lasting.get(kind)));
	}

	@ParameterizedTest
	@EnumSource
	void noSessionIsKeptForLongerThanItsChain(SessionKind kind) throws IOException {
		SSLContext context = context(settings());
		socketResumes(context, this.ending.get(kind));
		SSLSessionContext sessions = context.getClientSessionContext();
		assertThat(Collections.list(sessions.getIds())).map(sessions::getSession)
			.allSatisfy((session) -> assertThat(
					Instant.ofEpochMilli(session.getCreationTime()).plusSeconds(sessions.getSessionTimeout()))
				.isBeforeOrEqualTo(this.end));
	}

	/**
	 * A time at which the chain and the CRL hold for one and a half second.
	 */
	private Clock beforeTheEnd() {
		return Clock.fixed(this.end.minusMillis(1500), ZoneOffset.UTC);
	}

	private boolean socketResumes(SSLContext context, int port) throws IOException {
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
			.createSocket(this.servers.host(), this.servers.port(port))) {
			socket.setSoTimeout(30_000);
			socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			return SessionKind
				.isReused(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
	}

	private boolean requestResumes(HttpClient client, int port) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("https://" + this.servers.host() + ":" + this.servers.port(port) + "/"))
			.timeout(Duration.ofSeconds(30))
			.build();
		// The page ends with the connection, which that client of JDK 17 never notices in
		// TLS 1.3.
		try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
			return SessionKind
				.isReused("\n" + lines.filter((line) -> line.contains(", Cipher is")).findFirst().orElseThrow());
		}
	}

	private SslClientSettingsBuilder settings() {
		return TestClients.trusting(this.pki);
	}

	private static SSLContext context(SslClientSettingsBuilder settings) throws IOException {
		return context(settings, Clock.systemUTC());
	}

	private static SSLContext context(SslClientSettingsBuilder settings, Clock clock) throws IOException {
		return SslClientContext.of(settings.build(), clock).newSslContext();
	}

}
