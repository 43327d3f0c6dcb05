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

package io.github.sslclient.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.github.sslclient.context.LentContext;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslError;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what other clients get from {@link ReloadableContext#lend}.
 */
@Timeout(60)
class LentContextTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	/** A value that travels with a session. */
	private static final String MARK = "mark";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "TLSv1.2,false", "TLSv1.3,false", "TLSv1.2,true", "TLSv1.3,true" })
	void noSessionIsResumedOnceANewContextIsInPlace(String protocol, boolean managersAlone) throws Exception {
		ReloadableContext context = context(trusting());
		LentContext lent = context.lend();
		SSLContext client = managersAlone ? madeOfManagers(lent) : lent.sslContext();
		try (TlsTestServer<Long> server = server(protocol)) {
			assertThat(resumes(client, server)).isFalse();
			assertThat(resumes(client, server)).as("before").isTrue();
			context.reload();
			assertThat(resumes(client, server)).as("after").isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2,false", "TLSv1.3,false", "TLSv1.2,true", "TLSv1.3,true" })
	void aServerThatWasRevokedIsRefusedWithoutANewClient(String protocol, boolean managersAlone) throws Exception {
		Instant now = Instant.now();
		Path crlFile = TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, now.plus(Duration.ofDays(1))));
		ReloadableContext context = context(trusting().crlFile(PemSource.of(crlFile)).crlCheck(CrlCheck.PEER));
		LentContext lent = context.lend();
		SSLContext client = managersAlone ? madeOfManagers(lent) : lent.sslContext();
		Identity identity = PKI.server("localhost");
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, identity, ServerParameters.of(protocol),
				TlsTestServer::echo)) {
			resumes(client, server);
			TestPki.write(this.directory, "crl.pem",
					PKI.crlPem(now, now.plus(Duration.ofDays(1)), identity.certificate()));
			assertThat(context.reload().isSuccess()).isTrue();
			assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> resumes(client, server))
				.satisfies((ex) -> assertThat(SslError.from(ex)).isNotNull()
					.satisfies((error) -> assertThat(error.verifyResult().number()).isEqualTo(23)));
		}
	}

	/** In TLS 1.3 a ticket is read with the first data. */
	@ParameterizedTest
	@CsvSource({ "TLSv1.2,false", "TLSv1.3,false", "TLSv1.2,true", "TLSv1.3,true" })
	void aTicketThatIsReadAfterwardsIsResumedForASecondAtMost(String protocol, boolean managersAlone) throws Exception {
		ReloadableContext context = context(trusting());
		LentContext lent = context.lend();
		SSLContext client = managersAlone ? madeOfManagers(lent) : lent.sslContext();
		try (TlsTestServer<Long> server = server(protocol)) {
			try (SSLSocket socket = connect(client, server)) {
				socket.startHandshake();
				context.reload();
				exchange(socket);
				socket.getSession().putValue(MARK, MARK);
			}
			await().pollDelay(Duration.ofSeconds(2)).until(() -> !resumes(client, server));
			context.reload();
			assertThat(resumes(client, server)).isFalse();
		}
	}

	@Test
	void sessionsAreResumedAgainLaterOn() throws Exception {
		ReloadableContext context = context(trusting());
		SSLContext client = context.lend().sslContext();
		try (TlsTestServer<Long> server = server("TLSv1.2")) {
			context.reload();
			resumes(client, server);
			await().until(() -> resumes(client, server));
		}
	}

	/** As JDK 17 asks in TLS 1.3: for the key after the server's chain was accepted. */
	@Test
	void aHandshakeGoesByOneContextFromItsFirstQuestionToItsLast() throws Exception {
		AtomicReference<SslClientContext> current = new AtomicReference<>();
		Identity old = PKI.client("old");
		Identity renewed = PKI.client("new");
		current.set(SslClientContext.of(presenting(old)));
		LentContext lent = new LentContext(current::get);
		SSLEngine engine = lent.sslContext().createSSLEngine("localhost", 1);
		String[] types = { old.key().getAlgorithm() };
		String first = lent.keyManager().chooseEngineClientAlias(types, null, engine);
		current.set(SslClientContext.of(presenting(renewed)));
		assertThat(lent.keyManager().chooseEngineClientAlias(types, null, engine)).isEqualTo(first);
		SSLEngine next = lent.sslContext().createSSLEngine("localhost", 1);
		String second = lent.keyManager().chooseEngineClientAlias(types, null, next);
		assertThat(second).isNotEqualTo(first);
		assertThat(lent.keyManager().getCertificateChain(first)).containsExactly(old.certificate());
		assertThat(lent.keyManager().getPrivateKey(first)).isEqualTo(old.key());
		assertThat(lent.keyManager().getCertificateChain(second)).containsExactly(renewed.certificate());
		assertThat(lent.keyManager().getPrivateKey(second)).isEqualTo(renewed.key());
	}

	@Test
	void keysOfLongAgoAreNotKept() throws Exception {
		AtomicReference<SslClientContext> current = new AtomicReference<>();
		Identity client = PKI.client("me");
		String[] types = { client.key().getAlgorithm() };
		current.set(SslClientContext.of(presenting(client)));
		LentContext lent = new LentContext(current::get);
		String first = lent.keyManager().getClientAliases(types[0], null)[0];
		for (int i = 0; i < 64; i++) {
			current.set(SslClientContext.of(presenting(client)));
			lent.keyManager().getClientAliases(types[0], null);
		}
		assertThat(lent.keyManager().getPrivateKey(first)).isNull();
	}

	@Test
	void theCertificateThatIsPresentedIsTheNewOne() throws Exception {
		Identity old = PKI.client("old");
		Identity renewed = PKI.client("new");
		Path file = TestPki.write(this.directory, "client.pem", old.certificatePem() + old.keyPem());
		ReloadableContext context = context(trusting().certificate(PemSource.of(file)));
		SSLContext client = context.lend().sslContext();
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				new ServerParameters(null, true), TlsTestServer::echo)) {
			try (SSLSocket socket = connect(client, server)) {
				exchange(socket);
				assertThat(socket.getSession().getLocalCertificates()).containsExactly(old.certificate());
			}
			TestPki.write(this.directory, "client.pem", renewed.certificatePem() + renewed.keyPem());
			assertThat(context.reload().isSuccess()).isTrue();
			try (SSLSocket socket = connect(client, server)) {
				exchange(socket);
				assertThat(socket.getSession().getLocalCertificates()).containsExactly(renewed.certificate());
			}
		}
	}

	private static SSLContext madeOfManagers(LentContext lent) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(new KeyManager[] { lent.keyManager() }, new TrustManager[] { lent.trustManager() }, null);
		return context;
	}

	private static SslClientSettings presenting(Identity client) {
		return SslClientSettings.builder()
			.certificate(new PemText(client.certificatePem()))
			.key(new PemText(client.keyPem()))
			.build();
	}

	private static SslClientSettingsBuilder trusting() {
		return SslClientSettings.builder().caFile(new PemText(PKI.caPem()));
	}

	private static ReloadableContext context(SslClientSettingsBuilder settings) {
		return new ReloadableContext("default", TestLoader.of(settings.build()), Clock.systemUTC());
	}

	/** A ticket of TLS 1.3 comes before the first data. */
	private static boolean resumes(SSLContext context, TlsTestServer<?> server) throws IOException {
		try (SSLSocket socket = connect(context, server)) {
			exchange(socket);
			boolean known = socket.getSession().getValue(MARK) != null;
			socket.getSession().putValue(MARK, MARK);
			return known;
		}
	}

	private static void exchange(SSLSocket socket) throws IOException {
		socket.getOutputStream().write(1);
		assertThat(socket.getInputStream().read()).isOne();
	}

	private static SSLSocket connect(SSLContext context, TlsTestServer<?> server) throws IOException {
		return (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port());
	}

	private static TlsTestServer<Long> server(String protocol) {
		return TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.of(protocol), TlsTestServer::echo);
	}

}
