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

package io.github.sslclient.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestClock;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientMetrics}.
 */
@Timeout(60)
class SslClientMetricsTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Duration DAY = Duration.ofDays(1);

	private final TestClock clock = new TestClock();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	/** A registry holds meters weakly, as it does an application's beans. */
	private final List<SslClientMetrics> kept = new ArrayList<>();

	@Test
	void whatStreamsDoIsMeasured() throws Exception {
		SslClientContext context = context(settings(PKI));
		bind(() -> context);
		try (TlsTestServer<Long> server = server()) {
			exchange(context, server);
			assertThat(gauge("ssl.client.sessions.cached")).isPositive();
			assertThat(gauge("ssl.client.streams.open")).isZero();
			try (SslClientStream stream = exchange(context, server)) {
				assertThat(stream.isResumed()).isTrue();
			}
			try (SslClientStream open = new SslClientStreamFactory(context).connect("localhost", server.port())) {
				assertThat(gauge("ssl.client.streams.open")).isOne();
			}
		}
		assertThat(count("ssl.client.bytes", "direction", "read")).isEqualTo(10);
		assertThat(count("ssl.client.bytes", "direction", "written")).isEqualTo(10);
		assertThat(count("ssl.client.handshakes.finished")).isEqualTo(2);
		assertThat(count("ssl.client.handshakes.resumed")).isEqualTo(1);
		assertThat(count("ssl.client.truncations")).isZero();
		assertThat(count("ssl.client.platform.disagreements")).isZero();
	}

	@Test
	void alertsAreMeasuredByName() throws Exception {
		SslClientContext context = context(settings(PKI).method("tlsv1.2"));
		bind(() -> context);
		assertThat(count("ssl.client.alerts", "direction", "received", "alert", "protocol_version")).isZero();
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, PKI.server("localhost"),
				ServerParameters.of("TLSv1.3"), TlsTestServer::echo);
				SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake);
		}
		assertThat(this.registry.get("ssl.client.alerts")
			.tag("direction", "received")
			.functionCounters()
			.stream()
			.filter((counter) -> counter.count() > 0)
			.map((counter) -> counter.getId().getTag("alert"))).containsExactly("protocol_version");
	}

	@Test
	void whatACertificateHasLeftIsMeasured() throws Exception {
		Instant now = this.clock.instant();
		Identity client = PKI.validity(now.minus(DAY), now.plus(DAY.multipliedBy(10))).client("me");
		SslClientContext context = context(
				settings(PKI).certificate(new PemText(client.certificatePem())).key(new PemText(client.keyPem())));
		bind(() -> context);
		assertThat(gauge("ssl.client.context.loaded")).isOne();
		assertThat(gauge("ssl.client.certificate.expiry", "certificate", "CN=me")).isBetween(days(10) - 1, days(10));
		this.clock.advance(DAY.multipliedBy(11));
		assertThat(gauge("ssl.client.certificate.expiry", "certificate", "CN=me")).isBetween(days(-1) - 1, days(-1));
	}

	@Test
	void theTrustedCertificateThatEndsFirstIsMeasured() throws Exception {
		SslClientContext context = context(settings(PKI));
		bind(() -> context);
		assertThat(gauge("ssl.client.authority.expiry"))
			.isEqualTo(Duration.between(this.clock.instant(), PKI.ca().getNotAfter().toInstant()).toSeconds());
	}

	@Test
	void theJvmsTrustedCertificatesAreNotMeasured() throws Exception {
		SslClientContext context = context(SslClientSettings.builder());
		bind(() -> context);
		assertThat(gauge("ssl.client.authority.expiry")).isNaN();
	}

	@Test
	void aCrlIsMeasuredAndOfOneIssuerTheNewest() throws Exception {
		Instant now = this.clock.instant();
		String lists = PKI.crlPem(now.minus(DAY.multipliedBy(3)), now.minus(DAY.multipliedBy(2)))
				+ PKI.crlPem(now.minus(DAY), now.plus(DAY));
		SslClientContext context = context(settings(PKI).crlFile(new PemText(lists)));
		bind(() -> context);
		assertThat(gauge("ssl.client.context.loaded")).isOne();
		assertThat(this.registry.get("ssl.client.crl.age").gauges()).hasSize(1);
		assertThat(gauge("ssl.client.crl.age")).isBetween(days(1), days(1) + 1);
		assertThat(gauge("ssl.client.crl.expiry")).isBetween(days(1) - 1, days(1));
		assertThat(gauge("ssl.client.crl.entries")).isZero();
	}

	@Test
	void aCrlWithoutAnEndHasNoTimeLeft() throws Exception {
		Instant now = this.clock.instant();
		SslClientContext context = context(settings(PKI).crlFile(new PemText(PKI.crlPem(now.minus(DAY), null))));
		bind(() -> context);
		gauge("ssl.client.context.loaded");
		assertThat(gauge("ssl.client.crl.expiry")).isNaN();
	}

	/** As Spring Boot has it where there is more than one registry. */
	@Test
	void aReadingInOneRegistryOfManyFindsCrlsForAll() throws Exception {
		Instant now = this.clock.instant();
		SslClientContext context = context(
				settings(PKI).crlFile(new PemText(PKI.crlPem(now.minus(DAY), now.plus(DAY)))));
		MeterRegistry other = new SimpleMeterRegistry();
		SslClientMetrics metrics = metrics(() -> context);
		metrics.bindTo(new CompositeMeterRegistry(Clock.SYSTEM, List.of(this.registry, other)));
		gauge("ssl.client.context.loaded");
		assertThat(other.get("ssl.client.crl.expiry").gauge().value()).isPositive();
		assertThat(gauge("ssl.client.crl.expiry")).isPositive();
	}

	@Test
	void nothingIsAskedForBeforeAMeterIsRead() {
		AtomicInteger asked = new AtomicInteger();
		bind(() -> {
			asked.incrementAndGet();
			throw new IllegalStateException();
		});
		assertThat(asked).hasValue(0);
	}

	@Test
	void aContextThatCannotBeMadeFailsNoReadingAndIsTriedOnce() {
		AtomicInteger asked = new AtomicInteger();
		bind(() -> {
			asked.incrementAndGet();
			throw new IllegalStateException("no such file");
		});
		assertThat(readAll()).allSatisfy((id, value) -> assertThat(value).isIn(0.0, Double.NaN));
		assertThat(gauge("ssl.client.context.loaded")).isZero();
		assertThat(gauge("ssl.client.streams.open")).isNaN();
		assertThat(asked).hasValue(1);
	}

	@Test
	void aContextThatCanBeMadeAtLastIsMeasured() throws Exception {
		SslClientContext context = context(settings(PKI));
		AtomicReference<@Nullable SslClientContext> available = new AtomicReference<>();
		bind(() -> {
			SslClientContext now = available.get();
			if (now == null) {
				throw new IllegalStateException();
			}
			return now;
		});
		assertThat(gauge("ssl.client.context.loaded")).isZero();
		available.set(context);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(gauge("ssl.client.context.loaded")).isOne();
		assertThat(gauge("ssl.client.streams.open")).isZero();
	}

	@Test
	void everyMeterHasTheContextAndNoPeerInItsTags() throws Exception {
		SslClientContext context = context(settings(PKI));
		bind(() -> context);
		try (TlsTestServer<Long> server = server()) {
			exchange(context, server);
			readAll();
		}
		assertThat(this.registry.getMeters()).hasSizeGreaterThan(10).allSatisfy((meter) -> {
			assertThat(meter.getId().getName()).startsWith("ssl.client.");
			assertThat(meter.getId().getTag("context")).isEqualTo("default");
			assertThat(meter.getId().getDescription()).isNotBlank();
			assertThat(meter.getId().getTags()).extracting(Tag::getValue)
				.noneMatch((value) -> value.contains("localhost"));
		});
	}

	private void bind(Supplier<SslClientContext> context) {
		SslClientMetrics metrics = metrics(context);
		this.kept.add(metrics);
		metrics.bindTo(this.registry);
	}

	private double gauge(String name, String... tags) {
		return this.registry.get(name).tags(tags).gauge().value();
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags(tags).functionCounter().count();
	}

	private Map<Meter.Id, Double> readAll() {
		Map<Meter.Id, Double> values = new HashMap<>();
		this.registry.getMeters()
			.forEach((meter) -> meter.measure()
				.forEach((measurement) -> values.put(meter.getId(), measurement.getValue())));
		return values;
	}

	private SslClientMetrics metrics(Supplier<SslClientContext> context) {
		return new SslClientMetrics(List.of(new ReloadableContext("default", ContextLoader.of(context), this.clock)),
				this.clock);
	}

	private static double days(int count) {
		return DAY.multipliedBy(count).toSeconds();
	}

	/** A stream that has sent five bytes and got them back, closed. */
	private static SslClientStream exchange(SslClientContext context, TlsTestServer<Long> server) throws Exception {
		try (SslClientStream stream = new SslClientStreamFactory(context).connect("localhost", server.port())) {
			stream.getOutputStream().write(new byte[5]);
			stream.getInputStream().readNBytes(5);
			return stream;
		}
	}

	private static TlsTestServer<Long> server() {
		return TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(), TlsTestServer::echo);
	}

	private static SslClientSettingsBuilder settings(TestPki trusted) {
		return SslClientSettings.builder().caFile(new PemText(trusted.caPem()));
	}

	private static SslClientContext context(SslClientSettingsBuilder settings) throws Exception {
		return SslClientContext.of(settings.build());
	}

}
