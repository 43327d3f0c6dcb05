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

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.verify.revocation.CrlCheck;
import io.github.sslclient.x509.CanonicalName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ReloadableContext}.
 */
@Timeout(60)
class ReloadableContextTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final TestPki OTHER = TestPki.create(KeyKind.EC);

	private final TestClock clock = new TestClock();

	@TempDir
	private Path directory;

	@Test
	void aFirstContextThatCannotBeMadeIsTriedAgain() throws Exception {
		Path caFile = this.directory.resolve("ca.pem");
		ReloadableContext context = context(trusting(caFile));
		assertThatIllegalStateException().isThrownBy(context::get);
		TestPki.write(this.directory, "ca.pem", PKI.caPem());
		assertThat(context.get()).isSameAs(context.get());
	}

	@Test
	void whatCannotBeMadeAnewLeavesTheOldOneInPlace() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = context(trusting(caFile));
		SslClientContext before = context.get();
		TestPki.write(this.directory, "ca.pem", "nothing of use");
		ReloadOutcome outcome = context.reload();
		assertThat(outcome.isSuccess()).isFalse();
		assertThat(outcome.failure()).hasMessageContaining("ca-file");
		assertThat(outcome.at()).isEqualTo(this.clock.instant());
		assertThat(context.lastReload()).isSameAs(outcome);
		assertThat(context.get()).isSameAs(before);
	}

	@Test
	void aKeyThatArrivesBeforeItsCertificateChangesNothing() throws Exception {
		Identity client = PKI.client("me");
		Path certificate = TestPki.write(this.directory, "tls.crt", client.certificatePem());
		Path key = TestPki.write(this.directory, "tls.key", client.keyPem());
		ReloadableContext context = context(
				SslClientSettings.builder().certificate(PemSource.of(certificate)).key(PemSource.of(key)));
		SslClientContext before = context.get();
		Identity renewed = PKI.client("me");
		TestPki.write(this.directory, "tls.key", renewed.keyPem());
		assertThat(context.reload().isSuccess()).isFalse();
		assertThat(context.get()).isSameAs(before);
		TestPki.write(this.directory, "tls.crt", renewed.certificatePem());
		assertThat(context.reload().isSuccess()).isTrue();
		assertThat(context.get().material().get(0).number()).isEqualTo(renewed.certificate().getSerialNumber());
	}

	@Test
	void whatChangedIsTold() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = context(trusting(caFile));
		context.get();
		TestPki.write(this.directory, "ca.pem", PKI.caPem() + OTHER.caPem());
		ReloadOutcome added = context.reload();
		assertThat(added.added()).singleElement().extracting(Material::number).isEqualTo(OTHER.ca().getSerialNumber());
		assertThat(added.removed()).isEmpty();
		assertThat(added.isChange()).isTrue();
		TestPki.write(this.directory, "ca.pem", OTHER.caPem());
		ReloadOutcome removed = context.reload();
		assertThat(removed.added()).isEmpty();
		assertThat(removed.removed()).singleElement()
			.extracting(Material::number)
			.isEqualTo(PKI.ca().getSerialNumber());
		assertThat(context.reload().isChange()).isFalse();
	}

	@Test
	void whatWasTakenFromADirectoryIsLookedForAgain() throws Exception {
		Instant now = Instant.now();
		Identity server = PKI.server("localhost");
		TestPki.write(this.directory, "ca.pem", PKI.caPem());
		Path list = TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, now.plus(Duration.ofDays(1))));
		String hash = CanonicalName.of(PKI.ca().getSubjectX500Principal().getEncoded()).hash();
		Files.move(this.directory.resolve("ca.pem"), this.directory.resolve(hash + ".0"));
		Files.move(list, this.directory.resolve(hash + ".r0"));
		ReloadableContext context = context(
				SslClientSettings.builder().caDirectory(this.directory.toString()).crlCheck(CrlCheck.PEER));
		assertThat(context.get().verify(List.of(server.certificate()), "localhost", now).isOk()).isTrue();
		TestPki.write(this.directory, hash + ".r0",
				PKI.crlPem(now, now.plus(Duration.ofDays(2)), server.certificate()));
		ReloadOutcome outcome = context.reload();
		assertThat(outcome.added()).extracting(Material::kind, Material::entries)
			.containsExactly(tuple(Kind.REVOCATION_LIST, 1));
		assertThat(outcome.removed()).extracting(Material::kind, Material::entries)
			.containsExactly(tuple(Kind.REVOCATION_LIST, 0));
		assertThat(context.get().verify(List.of(server.certificate()), "localhost", now).code().number()).isEqualTo(23);
	}

	@Test
	void anOpenStreamStaysAndANewOneGoesByTheNewContext() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = context(trusting(caFile));
		SslClientStreamFactory factory = new SslClientStreamFactory(context, new SslErrorTranslator());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo); SslClientStream open = factory.connect("localhost", server.port())) {
			open.handshake();
			TestPki.write(this.directory, "ca.pem", OTHER.caPem());
			assertThat(context.reload().isSuccess()).isTrue();
			try (SslClientStream refused = factory.connect("localhost", server.port())) {
				assertThatExceptionOfType(SslException.class).isThrownBy(refused::handshake)
					.satisfies((ex) -> assertThat(ex.getError().verifyResult().number()).isEqualTo(20));
			}
			open.getOutputStream().write(1);
			assertThat(open.getInputStream().read()).isOne();
		}
	}

	@Test
	void openStreamsAreClosedIfSoDesired() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = new ReloadableContext("default",
				new TestLoader(trusting(caFile).build(), new ReloadPolicy(false, true)), this.clock);
		SslClientStreamFactory factory = new SslClientStreamFactory(context, new SslErrorTranslator());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo); SslClientStream open = factory.connect("localhost", server.port())) {
			open.handshake();
			SslClientContext before = context.get();
			context.reload();
			await().until(() -> context.get().traffic().openStreams() == 0);
			assertThatExceptionOfType(SslException.class).isThrownBy(() -> open.getOutputStream().write(1));
			try (SslClientStream fresh = factory.connect("localhost", server.port())) {
				fresh.handshake();
			}
			try (Socket socket = new Socket("localhost", server.port());
					SslClientStream late = SslClientStream.over(socket, "localhost", before,
							SslConnectionOverrides.none())) {
				assertThatExceptionOfType(SslException.class).as("made of the old one").isThrownBy(late::handshake);
			}
		}
	}

	@Test
	void whatIsNotMadeAnewClosesNothing() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = new ReloadableContext("default",
				new TestLoader(trusting(caFile).build(), new ReloadPolicy(false, true)), this.clock);
		SslClientStreamFactory factory = new SslClientStreamFactory(context, new SslErrorTranslator());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo); SslClientStream open = factory.connect("localhost", server.port())) {
			open.handshake();
			TestPki.write(this.directory, "ca.pem", "nothing of use");
			assertThat(context.reload().isSuccess()).isFalse();
			open.getOutputStream().write(1);
			assertThat(open.getInputStream().read()).isOne();
			assertThat(context.failures()).isOne();
			assertThat(context.successes()).isZero();
		}
	}

	@Test
	void aStreamResumesNoSessionOfAnEarlierContext() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = context(trusting(caFile));
		SslClientStreamFactory factory = new SslClientStreamFactory(context, new SslErrorTranslator());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				ServerParameters.of("TLSv1.2"), TlsTestServer::echo)) {
			exchange(factory, server);
			exchange(factory, server);
			assertThat(context.get().sessions().resumed()).isOne();
			context.reload();
			exchange(factory, server);
			assertThat(context.get().sessions().resumed()).isOne();
			assertThat(context.get().sessions().handshakes()).as("counted on").isEqualTo(3);
			assertThat(context.get().traffic().bytesRead()).as("counted on").isEqualTo(3);
		}
	}

	@Test
	void filesThatChangeWhileTheyAreReadAreNotTakenUp() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		AtomicInteger writes = new AtomicInteger();
		ReloadableContext context = growing(trusting(caFile).build(), writes);
		SslClientContext before = context.get();
		writes.set(1);
		ReloadOutcome outcome = context.reload();
		assertThat(outcome.failure()).hasMessageContaining("changed while they were read");
		assertThat(context.get()).isSameAs(before);
		assertThat(context.reload().isSuccess()).isTrue();
		assertThat(context.get().material()).hasSize(2);
	}

	@Test
	void filesThatChangeWhileTheyAreReadForTheFirstTimeAreReadAgain() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		AtomicInteger writes = new AtomicInteger(1);
		ReloadableContext context = growing(trusting(caFile).build(), writes);
		assertThat(context.get().material()).hasSize(2);
		assertThat(writes).hasValue(-1);
	}

	@Test
	void aFirstContextIsMadeFromFilesThatNeverComeToRest() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		assertThat(growing(trusting(caFile).build(), new AtomicInteger(1000)).get()).isNotNull();
	}

	@Test
	void aReloadThatFailedBeforeTheFirstUseIsForgottenOnceItIsLoaded() {
		Path caFile = this.directory.resolve("ca.pem");
		ReloadableContext context = context(trusting(caFile));
		assertThat(context.reload().isSuccess()).isFalse();
		TestPki.write(this.directory, "ca.pem", PKI.caPem());
		context.get();
		assertThat(context.lastReload()).isNull();
	}

	@Test
	void aReloadBeforeTheFirstUseLoads() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = context(trusting(caFile));
		List<String> loaded = new ArrayList<>();
		context.addListener(new ContextListener() {

			@Override
			public void loaded(String name) {
				loaded.add(name);
			}

			@Override
			public void reloaded(ReloadOutcome outcome) {
			}

		});
		assertThat(context.getIfLoaded()).isNull();
		assertThat(context.reload().added()).hasSize(1);
		assertThat(loaded).containsExactly("default");
		context.get();
		assertThat(loaded).hasSize(1);
	}

	@Test
	void aListenerThatFailsKeepsNobodyFromBeingTold() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		ReloadableContext context = context(trusting(caFile));
		List<ReloadOutcome> told = new ArrayList<>();
		context.addListener((outcome) -> {
			throw new IllegalStateException("listener");
		});
		context.addListener(told::add);
		ReloadOutcome outcome = context.reload();
		assertThat(told).containsExactly(outcome);
	}

	@Test
	void aContextOfSomebodyElsesStaysWhatItIs() throws Exception {
		SslClientContext own = SslClientContext.of(SslClientSettings.builder().build());
		AtomicInteger asked = new AtomicInteger();
		ReloadableContext context = new ReloadableContext("own", ContextLoader.of(() -> {
			asked.incrementAndGet();
			return own;
		}), this.clock);
		assertThat(context.get()).isSameAs(own);
		assertThat(context.reload().isChange()).isFalse();
		assertThat(context.get()).isSameAs(own);
		assertThat(asked).hasPositiveValue();
	}

	private static void exchange(SslClientStreamFactory factory, TlsTestServer<Long> server) throws Exception {
		try (SslClientStream stream = factory.connect("localhost", server.port())) {
			stream.getOutputStream().write(1);
			assertThat(stream.getInputStream().read()).isOne();
		}
	}

	/** Whose CA file gets another certificate at the end of so many of the next reads. */
	private ReloadableContext growing(SslClientSettings settings, AtomicInteger writes) {
		ContextLoader loader = TestLoader.of(settings);
		return new ReloadableContext("default", new ContextLoader() {

			@Override
			public SslClientSettings settings() {
				return settings;
			}

			@Override
			public SslClientContext load(SslClientSettings settings, @Nullable SslClientContext predecessor) {
				SslClientContext context = loader.load(settings, predecessor);
				if (writes.getAndDecrement() > 0) {
					TestPki.write(ReloadableContextTests.this.directory, "ca.pem", PKI.caPem() + OTHER.caPem());
				}
				return context;
			}

		}, this.clock);
	}

	private static SslClientSettingsBuilder trusting(Path caFile) {
		return SslClientSettings.builder().caFile(PemSource.of(caFile));
	}

	private ReloadableContext context(SslClientSettingsBuilder settings) {
		return new ReloadableContext("default", TestLoader.of(settings.build()), this.clock);
	}

}
