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

package io.github.sslclient.verify;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.trust.TrustSources;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link VerifyResult#validUntil()}.
 */
class ValidUntilTests {

	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@Test
	void theFirstNotAfterOfTheChainEndsIt() throws Exception {
		Identity server = PKI.validity(hours(-1), hours(2))
			.intermediate("short")
			.validity(hours(-1), hours(5))
			.server();
		assertThat(verify(server, null, CrlCheck.NONE).validUntil()).isEqualTo(hours(2));
	}

	@Test
	void theRootCountsToo() throws Exception {
		Instant end = PKI.ca().getNotAfter().toInstant();
		Identity server = PKI.validity(hours(-1), end.plusSeconds(60)).server();
		assertThat(verify(server, null, CrlCheck.NONE).validUntil()).isEqualTo(end);
	}

	@Test
	void whatHasEndedIsNotToBeKept() throws Exception {
		VerifyResult result = verify(PKI.validity(hours(-2), hours(-1)).server(), null, CrlCheck.NONE);
		assertThat(result.code().number()).isEqualTo(10);
		assertThat(result.validUntil()).isEqualTo(NOW);
	}

	@Test
	void whatHasNotBegunIsToBeJudgedWhenItBegins() throws Exception {
		VerifyResult result = verify(PKI.validity(hours(1), hours(2)).server(), null, CrlCheck.NONE);
		assertThat(result.code().number()).isEqualTo(9);
		assertThat(result.validUntil()).isEqualTo(hours(1));
	}

	@Test
	void theNextUpdateOfACrlThatWasUsedEndsIt() throws Exception {
		String crl = PKI.crlPem(hours(-1), hours(3));
		Identity server = PKI.validity(hours(-1), hours(5)).server();
		assertThat(verify(server, crl, CrlCheck.PEER).validUntil()).isEqualTo(hours(3));
	}

	@Test
	void aCrlThatNobodyAskedForDoesNot() throws Exception {
		String crl = PKI.crlPem(hours(-1), hours(3));
		Identity server = PKI.validity(hours(-1), hours(5)).server();
		assertThat(verify(server, crl, CrlCheck.NONE).validUntil()).isEqualTo(hours(5));
	}

	@Test
	void aCrlWithoutNextUpdateDoesNot() throws Exception {
		String crl = PKI.crlPem(hours(-1), null);
		Identity server = PKI.validity(hours(-1), hours(5)).server();
		assertThat(verify(server, crl, CrlCheck.PEER).validUntil()).isEqualTo(hours(5));
	}

	@Test
	void anExpiredCrlIsNotToBeKept() throws Exception {
		VerifyResult result = verify(PKI.server(), PKI.crlPem(hours(-2), hours(-1)), CrlCheck.PEER);
		assertThat(result.code().number()).isEqualTo(12);
		assertThat(result.validUntil()).isEqualTo(NOW);
	}

	@Test
	void aCrlOfTheFutureIsToBeJudgedWhenItBegins() throws Exception {
		VerifyResult result = verify(PKI.server(), PKI.crlPem(hours(1), hours(2)), CrlCheck.PEER);
		assertThat(result.code().number()).isEqualTo(11);
		assertThat(result.validUntil()).isEqualTo(hours(1));
	}

	private static Instant hours(int count) {
		return NOW.plus(Duration.ofHours(count));
	}

	private static VerifyResult verify(Identity server, String crl, CrlCheck check) throws SslException {
		TrustStore store = TrustStore
			.of(new TrustSources(new PemText(PKI.caPem()), null, (crl != null) ? new PemText(crl) : null, false));
		List<X509Certificate> chain = new ArrayList<>(List.of(server.certificate()));
		chain.addAll(server.intermediates());
		return new OpenSslChainVerifier(store, true).verify(chain,
				new VerifyPolicy(VerifyMode.REQUIRED, 100, new SecurityLevel(2), check, null), NOW);
	}

}
