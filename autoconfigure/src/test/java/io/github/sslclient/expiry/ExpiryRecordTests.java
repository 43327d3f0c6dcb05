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

package io.github.sslclient.expiry;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.sslclient.SslMaterialExpiryEvent;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpiryRecord}.
 */
class ExpiryRecordTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final Duration DAY = Duration.ofDays(1);

	private final ExpiryRecord record = new ExpiryRecord(new ReloadableContext("bank", ContextLoader.of(() -> {
		throw new IllegalStateException();
	}), Clock.systemUTC()), List.of(Duration.ZERO, DAY, DAY.multipliedBy(7)));

	@Test
	void whatEndsLaterIsNotTold() {
		assertThat(thresholds(certificate(90, 8), NOW)).isEmpty();
	}

	@Test
	void eachThresholdIsToldOnce() {
		Material certificate = certificate(90, 8);
		assertThat(thresholds(certificate, NOW.plus(DAY))).containsExactly(DAY.multipliedBy(7));
		assertThat(thresholds(certificate, NOW.plus(DAY.multipliedBy(2)))).isEmpty();
		assertThat(thresholds(certificate, NOW.plus(DAY.multipliedBy(7)))).containsExactly(DAY);
		assertThat(thresholds(certificate, NOW.plus(DAY.multipliedBy(8)).minusMillis(1))).isEmpty();
		assertThat(thresholds(certificate, NOW.plus(DAY.multipliedBy(8)))).containsExactly(Duration.ZERO);
		assertThat(thresholds(certificate, NOW.plus(DAY.multipliedBy(9)))).isEmpty();
	}

	@Test
	void ofSeveralThresholdsTheNearestIsTold() {
		assertThat(thresholds(certificate(90, -1), NOW)).containsExactly(Duration.ZERO);
	}

	@Test
	void theEventNamesContextAndFile() {
		Material certificate = certificate(90, 0);
		assertThat(this.record.news(List.of(certificate), NOW))
			.containsExactly(new SslMaterialExpiryEvent("bank", certificate, Duration.ZERO));
	}

	@Test
	void whatIsRenewedIsToldAnew() {
		assertThat(thresholds(certificate(90, 0), NOW)).containsExactly(Duration.ZERO);
		assertThat(thresholds(certificate(80, 0), NOW)).containsExactly(Duration.ZERO);
		assertThat(thresholds(certificate(90, 0), NOW)).as("forgotten meanwhile").containsExactly(Duration.ZERO);
	}

	@Test
	void aCertificateIsNotToldInTheFirstHalfOfItsLife() {
		assertThat(thresholds(certificate(10, 6), NOW)).isEmpty();
		assertThat(thresholds(certificate(14, 6), NOW)).containsExactly(DAY.multipliedBy(7));
	}

	@Test
	void aCrlIsToldInTheLastTenthOfItsLifeOnly() {
		assertThat(thresholds(list(9, 1), NOW)).isEmpty();
		assertThat(thresholds(list(10, 1), NOW)).containsExactly(DAY);
		assertThat(thresholds(list(1, 0), NOW)).containsExactly(Duration.ZERO);
	}

	@Test
	void aCrlWithoutAnEndIsNotTold() {
		assertThat(
				thresholds(new Material(Kind.REVOCATION_LIST, "crl-file", "/etc/crl.pem", "CN=CA", NOW, null, null, 1),
						NOW.plus(DAY.multipliedBy(10_000))))
			.isEmpty();
	}

	@Test
	void whatTheVendorOfTheJvmRenewsIsNotTold() {
		assertThat(thresholds(new Material(Kind.AUTHORITY, "trust-system", "cacerts", "CN=CA", NOW.minus(DAY), NOW,
				BigInteger.ONE, 0), NOW))
			.isEmpty();
	}

	private List<Duration> thresholds(Material material, Instant at) {
		return this.record.news(List.of(material), at).stream().map(SslMaterialExpiryEvent::threshold).toList();
	}

	private static Material certificate(int life, int left) {
		return material(Kind.CERTIFICATE, life, left);
	}

	private static Material list(int life, int left) {
		return material(Kind.REVOCATION_LIST, life, left);
	}

	private static Material material(Kind kind, int life, int left) {
		Instant end = NOW.plus(DAY.multipliedBy(left));
		return new Material(kind, "certificate", "/etc/me.pem", "CN=me", end.minus(DAY.multipliedBy(life)), end,
				BigInteger.ONE, 0);
	}

}
