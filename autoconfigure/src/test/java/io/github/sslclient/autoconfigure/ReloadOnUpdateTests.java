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

package io.github.sslclient.autoconfigure;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sslclient.SslClientContextReloadedEvent;
import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.health.SslClientHealthIndicator;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.github.sslclient.x509.CanonicalName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@code ssl.client.reload-on-update}, in started applications.
 */
@Timeout(120)
class ReloadOnUpdateTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class,
				SslClientHealthContributorAutoConfiguration.class))
		.withBean(Reloads.class)
		.withPropertyValues("ssl.client.reload-on-update=true", "ssl.client.reload.quiet-period=100ms",
				"ssl.client.reload.poll-interval=1s");

	@TempDir
	private Path directory;

	@Test
	void aServerThatWasRevokedIsRefusedWhileOpenStreamsStay() throws Exception {
		Instant now = Instant.now();
		Instant tomorrow = now.plus(Duration.ofDays(1));
		Identity identity = PKI.server("localhost");
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		Path crlFile = TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, tomorrow));
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, identity, ServerParameters.none(),
				TlsTestServer::echo)) {
			this.contextRunner
				.withPropertyValues("ssl.client.ca-file=" + caFile, "ssl.client.crl-file=" + crlFile,
						"ssl.client.crl-check=peer")
				.run((context) -> {
					SslClientStreamFactory factory = context.getBean(SslClientStreamFactory.class);
					List<SslClientStream> pool = new ArrayList<>();
					for (int i = 0; i < 5; i++) {
						pool.add(factory.connect("localhost", server.port()));
						exchange(pool.get(i));
					}
					replace("crl.pem", PKI.crlPem(now, tomorrow, identity.certificate()));
					await().until(() -> refusal(factory, server) == 23);
					for (SslClientStream open : pool) {
						exchange(open);
						open.close();
					}
				});
		}
	}

	@Test
	void openStreamsAreClosedIfSoDesired() throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo)) {
			this.contextRunner
				.withPropertyValues("ssl.client.ca-file=" + caFile, "ssl.client.close-streams-on-reload=true")
				.run((context) -> {
					SslClientStreamFactory factory = context.getBean(SslClientStreamFactory.class);
					try (SslClientStream open = factory.connect("localhost", server.port())) {
						exchange(open);
						replace("ca.pem", PKI.caPem() + TestPki.create(KeyKind.EC).caPem());
						assertThatExceptionOfType(SslException.class).isThrownBy(() -> open.getInputStream().read());
					}
				});
		}
	}

	@Test
	void theBeanThatWasInjectedStaysTheSame() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile).run((context) -> {
			SslClientStreamFactory factory = context.getBean(SslClientStreamFactory.class);
			SslClientContext before = place(context).get();
			replace("ca.pem", PKI.caPem() + TestPki.create(KeyKind.EC).caPem());
			await().until(() -> place(context).get() != before);
			assertThat(context.getBean(SslClientStreamFactory.class)).isSameAs(factory);
			assertThat(context.getBean(SslClientContexts.class).get("default")).isSameAs(place(context).get());
			assertThat(place(context).get().material()).hasSize(2);
		});
	}

	@Test
	void aBrokenFileLeavesTheOldOneInPlaceUntilItIsMended() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile).run((context) -> {
			SslClientContext before = place(context).get();
			replace("ca.pem", "not a certificate");
			SslClientHealthIndicator health = context.getBean(SslClientHealthIndicator.class);
			await().untilAsserted(() -> assertThat(String.valueOf(health.health().getDetails().get("warnings")))
				.contains(caFile.toString(), "those of before serve on"));
			assertThat(place(context).get()).isSameAs(before);
			replace("ca.pem", TestPki.create(KeyKind.EC).caPem());
			await().until(() -> place(context).get() != before);
			assertThat(health.health().getDetails()).isEmpty();
			assertThat(context.getBean(Reloads.class).events).hasSize(2)
				.extracting((event) -> event.outcome().isSuccess())
				.containsExactly(false, true);
		});
	}

	@Test
	void aFileThatIsGoneAndComesBackIsTakenUp() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile).run((context) -> {
			SslClientContext before = place(context).get();
			Files.delete(caFile);
			await().until(() -> place(context).failures() > 0);
			assertThat(place(context).get()).isSameAs(before);
			replace("ca.pem", TestPki.create(KeyKind.EC).caPem());
			await().until(() -> place(context).get() != before);
		});
	}

	@Test
	void aKeyAndItsCertificateArriveOneAfterTheOther() {
		Identity client = PKI.client("me");
		Path certificate = TestPki.write(this.directory, "tls.crt", client.certificatePem());
		Path key = TestPki.write(this.directory, "tls.key", client.keyPem());
		this.contextRunner.withPropertyValues("ssl.client.certificate=" + certificate, "ssl.client.key=" + key)
			.run((context) -> {
				SslClientContext before = place(context).get();
				Identity renewed = PKI.client("me");
				replace("tls.key", renewed.keyPem());
				await().until(() -> place(context).failures() > 0);
				assertThat(place(context).get()).isSameAs(before);
				replace("tls.crt", renewed.certificatePem());
				await().until(() -> serial(context).equals(renewed.certificate().getSerialNumber()));
			});
	}

	/** With the steps of the kubelet's AtomicWriter. */
	@Test
	void aVolumeOfKubernetesIsFollowed() throws Exception {
		Identity first = PKI.client("me");
		writeVolume("..1", first);
		Files.createSymbolicLink(this.directory.resolve("tls.crt"), Path.of("..data", "tls.crt"));
		Files.createSymbolicLink(this.directory.resolve("tls.key"), Path.of("..data", "tls.key"));
		this.contextRunner
			.withPropertyValues("ssl.client.certificate=" + this.directory.resolve("tls.crt"),
					"ssl.client.key=" + this.directory.resolve("tls.key"))
			.run((context) -> {
				assertThat(serial(context)).isEqualTo(first.certificate().getSerialNumber());
				for (int i = 2; i <= 4; i++) {
					Identity next = PKI.client("me");
					writeVolume(".." + i, next);
					deleteVolume(".." + (i - 1));
					await().until(() -> serial(context).equals(next.certificate().getSerialNumber()));
				}
				assertThat(place(context).failures()).isZero();
			});
	}

	@Test
	void aNewCrlInAHashedDirectoryIsTakenUp() throws Exception {
		Instant now = Instant.now();
		Identity identity = PKI.server("localhost");
		String hash = CanonicalName.of(PKI.ca().getSubjectX500Principal().getEncoded()).hash();
		TestPki.write(this.directory, hash + ".0", PKI.caPem());
		TestPki.write(this.directory, hash + ".r0", PKI.crlPem(now.minusSeconds(60), now.plus(Duration.ofDays(1))));
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, identity, ServerParameters.none(),
				TlsTestServer::echo)) {
			this.contextRunner
				.withPropertyValues("ssl.client.ca-directory=" + this.directory, "ssl.client.crl-check=peer")
				.run((context) -> {
					SslClientStreamFactory factory = context.getBean(SslClientStreamFactory.class);
					assertThat(refusal(factory, server)).isZero();
					replace(hash + ".r0", PKI.crlPem(now, now.plus(Duration.ofDays(1)), identity.certificate()));
					await().until(() -> refusal(factory, server) == 23);
				});
		}
	}

	@Test
	void withoutThePropertyNothingIsWatched() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		Path watched = TestPki.write(this.directory, "watched.pem", PKI.caPem());
		this.contextRunner.withPropertyValues("ssl.client.reload-on-update=false", "ssl.client.ca-file=" + caFile,
				"ssl.client.contexts.watching.ca-file=" + watched, "ssl.client.contexts.watching.reload-on-update=true")
			.run((context) -> {
				SslClientContext before = place(context).get();
				ReloadableContext watching = context.getBean(SslClientContexts.class).reloadable("watching");
				watching.get();
				replace("ca.pem", TestPki.create(KeyKind.EC).caPem());
				replace("watched.pem", TestPki.create(KeyKind.EC).caPem());
				await().until(() -> watching.successes() == 1);
				assertThat(place(context).get()).isSameAs(before);
			});
	}

	@Test
	void theApplicationEndsItsThreads() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		List<Thread> started = new ArrayList<>();
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + caFile).run((context) -> {
			List<Thread> before = threads();
			place(context).get();
			started.addAll(threads());
			started.removeAll(before);
		});
		await().until(() -> threads().stream().noneMatch(started::contains));
	}

	@Test
	void timesThatCannotBeAreRefusedWithTheirProperty() {
		this.contextRunner.withPropertyValues("ssl.client.reload.quiet-period=1m")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("reload.maximum-delay"));
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("ssl-client-watch"))
			.toList();
	}

	private static ReloadableContext place(AssertableApplicationContext context) {
		return context.getBean(SslClientContexts.class).reloadable("default");
	}

	private static BigInteger serial(AssertableApplicationContext context) {
		return place(context).get().material().get(0).number();
	}

	private void replace(String name, String content) throws IOException {
		Path written = Files.writeString(this.directory.resolve(name + ".tmp"), content);
		Files.move(written, this.directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
	}

	private void writeVolume(String name, Identity identity) throws IOException {
		Path volume = Files.createDirectory(this.directory.resolve(name));
		TestPki.write(volume, "tls.crt", identity.certificatePem());
		TestPki.write(volume, "tls.key", identity.keyPem());
		Path link = Files.createSymbolicLink(this.directory.resolve("..data_tmp"), Path.of(name));
		Files.move(link, this.directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
	}

	private void deleteVolume(String name) throws IOException {
		Path volume = this.directory.resolve(name);
		Files.delete(volume.resolve("tls.crt"));
		Files.delete(volume.resolve("tls.key"));
		Files.delete(volume);
	}

	private static void exchange(SslClientStream stream) throws IOException {
		stream.getOutputStream().write(1);
		assertThat(stream.getInputStream().read()).isOne();
	}

	/** The verify result, 0 for none. */
	private static int refusal(SslClientStreamFactory factory, TlsTestServer<?> server) throws IOException {
		try (SslClientStream stream = factory.connect("localhost", server.port())) {
			Throwable failure = catchThrowable(() -> exchange(stream));
			SslError error = (failure != null) ? SslError.from(failure) : null;
			return (error != null) ? error.verifyResult().number() : 0;
		}
	}

	static class Reloads implements ApplicationListener<PayloadApplicationEvent<?>> {

		private final List<SslClientContextReloadedEvent> events = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			if (event.getPayload() instanceof SslClientContextReloadedEvent reloaded) {
				this.events.add(reloaded);
			}
		}

	}

}
