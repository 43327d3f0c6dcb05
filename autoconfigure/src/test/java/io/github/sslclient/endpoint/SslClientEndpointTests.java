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

package io.github.sslclient.endpoint;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link SslClientEndpoint} and its web extension.
 */
@Timeout(60)
class SslClientEndpointTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Identity CLIENT = PKI.client("me");

	private final TestClock clock = new TestClock();

	@TempDir
	private Path directory;

	private Path clientFile;

	private Path caFile;

	private Path crlFile;

	private ReloadableContext place;

	private SslClientEndpoint endpoint;

	@BeforeEach
	void makeEndpoint() {
		this.clientFile = TestPki.write(this.directory, "client.pem", CLIENT.certificatePem() + CLIENT.keyPem());
		this.caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.crlFile = TestPki.write(this.directory, "crl.pem",
				PKI.crlPem(this.clock.instant().minus(Duration.ofHours(36)),
						this.clock.instant().plus(Duration.ofHours(12)), CLIENT.certificate()));
		this.place = new ReloadableContext("default",
				new Loader(SslClientSettings.builder()
					.certificate(PemSource.of(this.clientFile))
					.caFile(PemSource.of(this.caFile))
					.crlFile(PemSource.of(this.crlFile))
					.build()),
				this.clock);
		this.endpoint = new SslClientEndpoint(new SslClientContexts(List.of(this.place)), List.of(), this.clock);
	}

	@Test
	void allContextsAreToldInShort() {
		ContextsDescriptor.Summary summary = summary();
		assertThat(summary.loaded()).isTrue();
		assertThat(summary.failure()).isNull();
		assertThat(summary.reloadFailure()).isNull();
		assertThat(summary.certificates())
			.isEqualTo(new ContextsDescriptor.Ends(1, CLIENT.certificate().getNotAfter().toInstant()));
		assertThat(summary.authorities()).isEqualTo(new ContextsDescriptor.Ends(1, PKI.ca().getNotAfter().toInstant()));
		assertThat(summary.revocationLists()).extracting(ContextsDescriptor.Ends::count).isEqualTo(1);
		assertThat(summary.openStreams()).isZero();
	}

	@Test
	void askingLoadsTheContext() {
		assertThat(this.place.getIfLoaded()).isNull();
		this.endpoint.contexts();
		assertThat(this.place.getIfLoaded()).isNotNull();
	}

	@Test
	void aContextThatCannotBeLoadedAnswersWithItsFailure() throws Exception {
		Files.delete(this.caFile);
		assertThat(summary().loaded()).isFalse();
		assertThat(Objects.requireNonNull(summary().failure()).message()).contains(this.caFile.toString());
		ContextDescriptor context = context(null);
		assertThat(context.loaded()).isFalse();
		assertThat(context.failure()).isEqualTo(summary().failure());
		assertThat(context.settings()).isNull();
	}

	@Test
	void aReloadThatFailedIsToldInShortToo() throws Exception {
		this.place.get();
		Files.writeString(this.caFile, "nothing of use");
		this.place.reload();
		assertThat(summary().loaded()).isTrue();
		assertThat(Objects.requireNonNull(summary().reloadFailure()).message()).contains(this.caFile.toString());
	}

	@Test
	void whatEndsIsToldInFull() {
		ContextDescriptor context = context(null);
		MaterialDescriptor.Certificate own = Objects.requireNonNull(context.certificates()).get(0);
		assertThat(own.subject()).isEqualTo("CN=me");
		assertThat(new BigInteger(Objects.requireNonNull(own.serial()), 16))
			.isEqualTo(CLIENT.certificate().getSerialNumber());
		assertThat(own.serial()).matches("([0-9A-F]{2})+");
		assertThat(own.notBefore()).isEqualTo(CLIENT.certificate().getNotBefore().toInstant());
		assertThat(own.notAfter()).isEqualTo(CLIENT.certificate().getNotAfter().toInstant());
		assertThat(own.daysLeft()).isEqualTo(29);
		assertThat(own.location()).isEqualTo(this.clientFile.toString());
		MaterialDescriptor.RevocationList list = Objects.requireNonNull(context.revocationLists()).get(0);
		assertThat(list.issuer()).isEqualTo("CN=Test EC Root");
		assertThat(list.number()).isNull();
		assertThat(list.entries()).isEqualTo(1);
		assertThat(list.age()).isEqualTo("PT36H");
		assertThat(list.location()).isEqualTo(this.crlFile.toString());
	}

	@Test
	void whatHasEndedHasNoDaysLeft() {
		assertThat(daysLeft(Duration.ofSeconds(-1))).isEqualTo(-1);
		assertThat(daysLeft(Duration.ZERO)).isZero();
		assertThat(daysLeft(Duration.ofHours(47))).isEqualTo(1);
	}

	@Test
	void numbersAreWrittenAsOpenSslWritesThem() {
		Instant now = this.clock.instant();
		Material certificate = new Material(Kind.CERTIFICATE, "certificate", "a.pem", "CN=me", now, now,
				BigInteger.valueOf(0xABC), 0);
		Material list = new Material(Kind.REVOCATION_LIST, "crl-file", "crl.pem", "CN=CA", null, null,
				BigInteger.valueOf(4096), 3);
		MaterialDescriptor described = MaterialDescriptor.of(List.of(certificate, list), now);
		assertThat(described.certificates()).extracting("serial").containsExactly("0ABC");
		assertThat(described.revocationLists()).extracting("number").containsExactly("0x1000");
	}

	@Test
	void ofTrustedCertificatesTheNumberIsToldUnlessTheListIsAskedFor() {
		assertThat(context(null).authorities()).isEqualTo(new ContextDescriptor.Authorities(1, null));
		assertThat(context(false).authorities()).isEqualTo(new ContextDescriptor.Authorities(1, null));
		assertThat(Objects.requireNonNull(context(true).authorities()).certificates()).extracting("subject")
			.containsExactly("CN=Test EC Root");
	}

	@Test
	void theEndOfTheJvmsAuthoritiesDoesNotCount() {
		Instant now = this.clock.instant();
		Material ended = authority("trust-system", now.minusSeconds(1));
		Material own = authority("ca-file", now.plusSeconds(1));
		assertThat(ContextsDescriptor.Ends.ofAuthorities(List.of(ended, own)))
			.isEqualTo(new ContextsDescriptor.Ends(2, now.plusSeconds(1)));
	}

	@Test
	void ofOneIssuerTheEndOfTheNewestCrlCounts() {
		Instant now = this.clock.instant();
		List<Material> lists = List.of(list("CN=A", now.minusSeconds(9), now.minusSeconds(5)),
				list("CN=A", now.minusSeconds(5), now.plusSeconds(5)), list("CN=B", now, null));
		assertThat(ContextsDescriptor.Ends.ofRevocationLists(lists))
			.isEqualTo(new ContextsDescriptor.Ends(3, now.plusSeconds(5)));
	}

	@Test
	void figuresAreThoseOfTheStreams() throws Exception {
		SslClientStreamFactory factory = new SslClientStreamFactory(this.place, new SslErrorTranslator());
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo); SslClientStream stream = factory.connect("localhost", server.port())) {
			stream.getOutputStream().write(new byte[42]);
			stream.getInputStream().readNBytes(42);
			FiguresDescriptor figures = Objects.requireNonNull(context(null).figures());
			assertThat(figures.handshakes()).isEqualTo(1);
			assertThat(figures.openStreams()).isEqualTo(1);
			assertThat(figures.bytesWritten()).isEqualTo(42);
			assertThat(figures.bytesRead()).isEqualTo(42);
			assertThat(figures.alerts()).isEmpty();
			assertThat(summary().openStreams()).isEqualTo(1);
			assertThat(summary().handshakes()).isEqualTo(1);
		}
	}

	@Test
	void alertsAreTold() throws Exception {
		SslClientStreamFactory factory = new SslClientStreamFactory(this.place, new SslErrorTranslator());
		TestPki other = TestPki.create(KeyKind.EC);
		try (TlsTestServer<Long> server = TlsTestServer.start(other, ServerParameters.of("TLSv1.2"),
				TlsTestServer::echo); SslClientStream stream = factory.connect("localhost", server.port())) {
			assertThatException().isThrownBy(stream::handshake);
		}
		assertThat(Objects.requireNonNull(context(null).figures()).alerts())
			.containsExactly(new FiguresDescriptor.Alert("sent", "certificate_unknown", 1));
	}

	@Test
	void aReloadTellsWhatChanged() {
		String before = Objects.requireNonNull(context(null).certificates()).get(0).serial();
		assertThat(context(null).lastReload()).isNull();
		Identity renewed = PKI.client("me");
		TestPki.write(this.directory, "client.pem", renewed.certificatePem() + renewed.keyPem());
		ReloadDescriptor outcome = this.endpoint.reload("default");
		assertThat(outcome).isNotNull();
		assertThat(outcome.success()).isTrue();
		assertThat(outcome.failure()).isNull();
		assertThat(outcome.at()).isEqualTo(this.clock.instant());
		assertThat(outcome.added().certificates()).extracting("serial")
			.containsExactly(renewed.certificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT));
		assertThat(outcome.removed().certificates()).extracting("serial").containsExactly(before);
		assertThat(outcome.added().authorities()).isEmpty();
		assertThat(outcome.added().revocationLists()).isEmpty();
		assertThat(context(null).lastReload()).isEqualTo(outcome);
		assertThat(context(null).certificates()).isEqualTo(outcome.added().certificates());
	}

	@Test
	void aReloadThatFailsTellsWhy() throws Exception {
		this.place.get();
		Files.writeString(this.clientFile, "nothing of use");
		ReloadDescriptor outcome = this.endpoint.reload("default");
		assertThat(outcome).isNotNull();
		assertThat(outcome.success()).isFalse();
		assertThat(Objects.requireNonNull(outcome.failure()).message()).contains(this.clientFile.toString());
		assertThat(context(null).loaded()).isTrue();
		assertThat(context(null).lastReload()).isEqualTo(outcome);
	}

	@Test
	void thereIsNothingOfAnUnknownName() {
		assertThat(this.endpoint.context("other", null)).isNull();
		assertThat(this.endpoint.reload("other")).isNull();
	}

	@Test
	void onTheWebAnUnknownNameIsNotFound() {
		SslClientEndpointWebExtension web = new SslClientEndpointWebExtension(this.endpoint);
		assertThat(web.reload("other").getStatus()).isEqualTo(404);
		assertThat(web.reload("other").getBody()).isNull();
		assertThat(web.reload("default").getStatus()).isEqualTo(200);
		assertThat(web.reload("default").getBody()).isNotNull();
	}

	@Test
	void theAnswerIsPlainJson() {
		this.place.reload();
		JsonNode json = JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(context(true)));
		assertThat(json.at("/certificates/0/notAfter").stringValue())
			.isEqualTo(CLIENT.certificate().getNotAfter().toInstant().toString());
		assertThat(json.at("/settings/handshake-timeout").stringValue()).isEqualTo("PT30S");
		assertThat(json.at("/offer/cipherSuites/0/openSslName").stringValue()).isEqualTo("TLS_AES_256_GCM_SHA384");
		assertThat(json.at("/lastReload/at").stringValue()).isEqualTo(this.clock.instant().toString());
		assertThat(json.at("/java").stringValue()).isEqualTo(Runtime.version().toString());
	}

	@Test
	void aNativeImageCanWriteTheAnswers() {
		RuntimeHints hints = new RuntimeHints();
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, SslClientEndpoint.class,
				SslClientEndpointWebExtension.class);
		assertThat(List.of(ContextsDescriptor.Summary.class, ContextsDescriptor.Ends.class, ContextDescriptor.class,
				FiguresDescriptor.Alert.class, MaterialDescriptor.Certificate.class,
				MaterialDescriptor.RevocationList.class, FailureDescriptor.class, ReloadDescriptor.class))
			.allMatch((type) -> RuntimeHintsPredicates.reflection().onType(type).test(hints));
	}

	private ContextsDescriptor.Summary summary() {
		return Objects.requireNonNull(this.endpoint.contexts().contexts().get("default"));
	}

	private ContextDescriptor context(@Nullable Boolean authorities) {
		return Objects.requireNonNull(this.endpoint.context("default", authorities));
	}

	private @Nullable Long daysLeft(Duration left) {
		Instant now = this.clock.instant();
		Material certificate = new Material(Kind.CERTIFICATE, "certificate", "a.pem", "CN=me", null, now.plus(left),
				BigInteger.ONE, 0);
		return MaterialDescriptor.of(List.of(certificate), now).certificates().get(0).daysLeft();
	}

	private static Material authority(String setting, Instant end) {
		return new Material(Kind.AUTHORITY, setting, "a.pem", "CN=CA", end.minusSeconds(60), end, BigInteger.ONE, 0);
	}

	private static Material list(String issuer, Instant begin, @Nullable Instant end) {
		return new Material(Kind.REVOCATION_LIST, "crl-file", "crl.pem", issuer, begin, end, null, 0);
	}

	private record Loader(SslClientSettings settings) implements ContextLoader {

		@Override
		public SslClientContext load(SslClientSettings settings, @Nullable SslClientContext predecessor) {
			try {
				return (predecessor != null) ? predecessor.successor(settings) : SslClientContext.of(settings);
			}
			catch (SslException ex) {
				throw new IllegalStateException(ex.getMessage(), ex);
			}
		}

	}

}
