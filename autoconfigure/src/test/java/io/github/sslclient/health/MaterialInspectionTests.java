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

package io.github.sslclient.health;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaterialInspection}.
 */
class MaterialInspectionTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	@Test
	void whatLastsIsNotSpokenOf() {
		MaterialInspection inspection = inspect(CrlCheck.PEER, certificate(-1, 100), authority("ca-file", -1, 100),
				crl("CN=CA", -1, 10));
		assertThat(inspection.failures()).isEmpty();
		assertThat(inspection.warnings()).isEmpty();
	}

	@Test
	void anExpiredCertificateOfOursIsAFailureThatNamesTheFile() {
		assertThat(inspect(CrlCheck.NONE, certificate(-10, -1)).failures()).containsExactly(
				"certificate (/etc/client.pem): the client certificate 'CN=client' expired at 2026-11-22T12:00:00Z; "
						+ "put a renewed one in its place");
	}

	@Test
	void aCertificateOfOursThatHasNotBegunIsAFailure() {
		assertThat(inspect(CrlCheck.NONE, certificate(1, 10)).failures()).singleElement()
			.asString()
			.contains("is not valid before 2026-11-24T12:00:00Z");
	}

	@Test
	void aCertificateThatEndsAtThisMomentHasEnded() {
		assertThat(inspect(CrlCheck.NONE, certificate(-10, 0)).failures()).hasSize(1);
	}

	@Test
	void aCertificateOfOursThatEndsSoonIsAWarning() {
		MaterialInspection inspection = inspect(CrlCheck.NONE, certificate(-10, 13));
		assertThat(inspection.failures()).isEmpty();
		assertThat(inspection.warnings()).singleElement().asString().contains("expires at 2026-12-06T12:00:00Z");
	}

	@Test
	void aTrustedCertificateThatEndsSoonIsAWarning() {
		assertThat(inspect(CrlCheck.NONE, authority("ca-file", -10, 13)).warnings()).singleElement()
			.asString()
			.contains("ca-file (/etc/ca.pem)", "'CN=CA' expires at");
	}

	@Test
	void anExpiredTrustedCertificateIsAWarning() {
		MaterialInspection inspection = inspect(CrlCheck.NONE, authority("ca-file", -10, -1));
		assertThat(inspection.failures()).isEmpty();
		assertThat(inspection.warnings()).singleElement().asString().contains("chains to it are refused");
	}

	@Test
	void theJvmsOwnAuthoritiesAreNotSpokenOf() {
		assertThat(inspect(CrlCheck.NONE, authority("trust-system", -10, -1)).warnings()).isEmpty();
	}

	@Test
	void anExpiredCrlIsAFailureWhereOneIsAskedFor() {
		assertThat(inspect(CrlCheck.CHAIN, crl("CN=CA", -10, -1)).failures()).singleElement()
			.asString()
			.contains("crl-file (/etc/crl.pem): the CRL of 'CN=CA' expired at");
		assertThat(inspect(CrlCheck.NONE, crl("CN=CA", -10, -1)).failures()).isEmpty();
	}

	@Test
	void aCrlOfTheFutureIsAFailureWhereOneIsAskedFor() {
		assertThat(inspect(CrlCheck.PEER, crl("CN=CA", 1, 2)).failures()).singleElement()
			.asString()
			.contains("is not valid before");
	}

	@Test
	void anOldCrlBesideANewOneIsNotSpokenOf() {
		assertThat(inspect(CrlCheck.PEER, crl("CN=CA", -10, -1), crl("CN=CA", -1, 10)).failures()).isEmpty();
	}

	@Test
	void anOldCrlOfAnotherAuthorityIsAFailure() {
		assertThat(inspect(CrlCheck.PEER, crl("CN=Old", -10, -1), crl("CN=CA", -1, 10)).failures()).hasSize(1);
	}

	@Test
	void aCrlIsWarnedOfInTheLastTenthOfItsLife() {
		assertThat(inspect(CrlCheck.PEER, crl("CN=CA", -80, 20)).warnings()).isEmpty();
		assertThat(inspect(CrlCheck.PEER, crl("CN=CA", -91, 9)).warnings()).singleElement()
			.asString()
			.contains("fetch the next one");
	}

	@Test
	void aCrlWithoutAnEndIsNotSpokenOf() {
		Material endless = new Material(Kind.REVOCATION_LIST, "crl-file", "/etc/crl.pem", "CN=CA", NOW, null, null, 1);
		MaterialInspection inspection = inspect(CrlCheck.PEER, endless);
		assertThat(inspection.failures()).isEmpty();
		assertThat(inspection.warnings()).isEmpty();
	}

	@Test
	void aCheckWithoutAnyCrlIsAFailure() {
		assertThat(inspect(CrlCheck.PEER).failures()).containsExactly(
				"crl-check is peer, but there is no CRL, so every chain is refused; set crl-file or ca-directory");
	}

	private static MaterialInspection inspect(CrlCheck check, Material... material) {
		SslClientSettings settings = SslClientSettings.builder().crlCheck(check).build();
		MaterialInspection inspection = new MaterialInspection(settings, NOW, Duration.ofDays(14));
		inspection.inspect(List.of(material));
		return inspection;
	}

	private static Material certificate(int begin, int end) {
		return new Material(Kind.CERTIFICATE, "certificate", "/etc/client.pem", "CN=client", days(begin), days(end),
				BigInteger.ONE, 0);
	}

	private static Material authority(String setting, int begin, int end) {
		return new Material(Kind.AUTHORITY, setting, "/etc/ca.pem", "CN=CA", days(begin), days(end), BigInteger.ONE, 0);
	}

	private static Material crl(String issuer, int begin, int end) {
		return new Material(Kind.REVOCATION_LIST, "crl-file", "/etc/crl.pem", issuer, days(begin), days(end),
				BigInteger.ONE, 1);
	}

	private static Instant days(int count) {
		return NOW.plus(Duration.ofDays(count));
	}

}
