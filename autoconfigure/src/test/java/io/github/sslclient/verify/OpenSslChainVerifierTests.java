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
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenSslChainVerifier}; the codes and depths are OpenSSL's.
 */
class OpenSslChainVerifierTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final TestPki OTHER = TestPki.create(KeyKind.EC);

	private static final Instant NOW = Instant.now();

	private static final Identity SERVER = PKI.server("www.example.org", "*.wild.example.org", "192.0.2.1");

	@Test
	void aChainToATrustedRootIsAccepted() {
		VerifyResult result = verify(List.of(SERVER.certificate()), "www.example.org", NOW);
		assertThat(result.isOk()).isTrue();
		assertThat(result.chain()).containsExactly(SERVER.certificate(), PKI.ca());
		assertThat(result.certificate()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "www.example.org,0", "WWW.EXAMPLE.ORG,0", "a.wild.example.org,0", "a.b.wild.example.org,62",
			"wild.example.org,62", "example.org,62", "192.0.2.1,0", "192.0.2.2,64", "::1,64" })
	void theHostMustBeAmongTheNames(String host, int code) {
		assertThat(verify(List.of(SERVER.certificate()), host, NOW).code().number()).isEqualTo(code);
	}

	@Test
	void anUnknownIssuerIs20AtTheTop() {
		assertRefused(verify(chain(OTHER.server("www.example.org")), "www.example.org", NOW), 20, 0);
	}

	@Test
	void aSelfSignedLeafIs18() {
		assertRefused(verify(List.of(OTHER.ca()), null, NOW), 18, 0);
	}

	@Test
	void aSelfSignedRootThatOnlyThePeerVouchesForIs19() {
		assertRefused(verify(List.of(OTHER.server("www.example.org").certificate(), OTHER.ca()), null, NOW), 19, 1);
	}

	@ParameterizedTest
	@CsvSource({ "0,22,1", "1,22,2", "2,0,0" })
	void depthCountsIntermediates(int maxDepth, int code, int depth) {
		Identity server = PKI.intermediate("one").intermediate("two").server("www.example.org");
		VerifyResult result = verifier().verify(chain(server), policy(maxDepth, null), NOW);
		assertThat(result.code().number()).isEqualTo(code);
		assertThat(result.depth()).isEqualTo(depth);
	}

	@Test
	void aTrustedCertificateThatIsNoRootIs2() {
		Identity server = PKI.intermediate("one").server("www.example.org");
		VerifyResult result = new OpenSslChainVerifier(TrustStore.of(server.intermediates()), true)
			.verify(List.of(server.certificate()), policy(100, null), NOW);
		assertRefused(result, 2, 1);
	}

	@Test
	void anExpiredLeafIs10() {
		Identity expired = PKI.validity(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)))
			.server("www.example.org");
		assertRefused(verify(chain(expired), null, NOW), 10, 0);
	}

	@Test
	void aLeafOfTheFutureIs9() {
		Identity future = PKI.validity(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2)))
			.server("www.example.org");
		assertRefused(verify(chain(future), null, NOW), 9, 0);
	}

	@Test
	void anExpiredRootIs10AtTheTop() {
		Instant late = PKI.ca().getNotAfter().toInstant().plusSeconds(1);
		assertRefused(verify(chain(SERVER), null, late), 10, 1);
	}

	@Test
	void aClientCertificateIsUnfitForAServer() {
		assertRefused(verify(chain(PKI.client("someone")), null, NOW), 26, 0);
	}

	@Test
	void aForgedSignatureIs7() throws Exception {
		byte[] der = SERVER.certificate().getEncoded();
		der[der.length - 1] ^= 1;
		X509Certificate forged = (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
			.generateCertificate(new java.io.ByteArrayInputStream(der));
		assertRefused(verify(List.of(forged), null, NOW), 7, 0);
	}

	@Test
	void junkInThePresentedChainIsPassedOver() {
		Identity server = PKI.intermediate("one").server("www.example.org");
		List<X509Certificate> presented = new ArrayList<>(chain(server));
		presented.add(1, OTHER.ca());
		presented.add(OTHER.client("junk").certificate());
		assertThat(verify(presented, "www.example.org", NOW).isOk()).isTrue();
	}

	@Test
	void theDetailNamesTheCertificateAndItsDepth() {
		assertThat(verify(chain(OTHER.server("www.example.org")), null, NOW).detail()).contains("at depth 0")
			.contains("its issuer");
	}

	@Test
	void aNameThatBreaksLinesDoesNotBreakTheMessage() {
		VerifyResult result = verify(chain(OTHER.server("x\n2026-11-22 INFO verification passed")), null, NOW);
		assertThat(result.detail()).contains("x?2026-11-22").doesNotContain("\n");
	}

	private static void assertRefused(VerifyResult result, int code, int depth) {
		assertThat(result.code().number()).isEqualTo(code);
		assertThat(result.depth()).isEqualTo(depth);
		assertThat(result.certificate()).isNotNull();
	}

	private static VerifyResult verify(List<X509Certificate> presented, String host, Instant at) {
		PeerName name = (host != null) ? PeerName.of(host) : null;
		return verifier().verify(presented, policy(100, name), at);
	}

	private static VerifyPolicy policy(int maxDepth, PeerName host) {
		return new VerifyPolicy(VerifyMode.REQUIRED, maxDepth, new SecurityLevel(2), CrlCheck.NONE, host);
	}

	private static OpenSslChainVerifier verifier() {
		return new OpenSslChainVerifier(TrustStore.of(List.of(PKI.ca())), true);
	}

	private static List<X509Certificate> chain(Identity identity) {
		List<X509Certificate> chain = new ArrayList<>(List.of(identity.certificate()));
		chain.addAll(identity.intermediates());
		return chain;
	}

}
