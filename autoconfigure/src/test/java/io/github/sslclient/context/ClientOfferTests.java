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

package io.github.sslclient.context;

import java.util.List;

import io.github.sslclient.cipher.CipherSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientOffer}.
 */
class ClientOfferTests {

	@Test
	void withNothingSetItIsWhatTheProviderOffers() throws Exception {
		ClientOffer offer = offer(SslClientSettings.builder());
		assertThat(offer.provider()).matches("SunJSSE [0-9.]+");
		assertThat(offer.protocols()).containsExactly("TLSv1.2", "TLSv1.3");
		assertThat(offer.cipherSuites()).contains(CipherSuite.ofIanaName("TLS_AES_128_GCM_SHA256"),
				CipherSuite.ofIanaName("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"));
		assertThat(offer.groups()).contains("x25519", "secp256r1");
		assertThat(offer.signatureAlgorithms()).contains("ecdsa_secp256r1_sha256", "rsa_pss_rsae_sha256");
	}

	@Test
	void suitesHaveBothTheirNamesAndTheirOrder() throws Exception {
		ClientOffer offer = offer(SslClientSettings.builder()
			.method("tlsv1.2")
			.ciphers("ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256"));
		assertThat(offer.cipherSuites()).containsExactly(
				new CipherSuite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384", false),
				new CipherSuite("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256", false));
	}

	/** A suite that is enabled is not offered where no version has it. */
	@Test
	void whatTheVersionsDoNotHaveIsNotOffered() throws Exception {
		ClientOffer offer = offer(SslClientSettings.builder().method("tlsv1.3"));
		assertThat(offer.protocols()).containsExactly("TLSv1.3");
		assertThat(offer.cipherSuites()).isNotEmpty().allMatch(CipherSuite::tls13);
	}

	@Test
	void aSignallingValueIsNoSuite() throws Exception {
		assertThat(offer(SslClientSettings.builder().method("tlsv1.2")).cipherSuites())
			.noneMatch((suite) -> suite.ianaName().contains("SCSV") || suite.ianaName().startsWith("0x"));
	}

	@Test
	void aSuiteThatOpenSslDoesNotHaveIsCalledByItsCode() {
		assertThat(CipherSuite.ofCode(0xFEFE)).isEqualTo(new CipherSuite("0xFEFE", "0xFEFE", false));
		assertThat(CipherSuite.ofCode(0x1302)).isEqualTo(CipherSuite.ofIanaName("TLS_AES_256_GCM_SHA384"));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_20)
	void groupsAndSignatureAlgorithmsAreThoseOfTheSettings() throws Exception {
		ClientOffer offer = offer(
				SslClientSettings.builder().groups("P-384:X25519").signatureAlgorithms("ed25519:ECDSA+SHA256"));
		assertThat(offer.groups()).containsExactly("secp384r1", "x25519");
		assertThat(offer.signatureAlgorithms()).isEqualTo(List.of("ed25519", "ecdsa_secp256r1_sha256"));
	}

	private static ClientOffer offer(SslClientSettingsBuilder settings) throws Exception {
		return SslClientContext.of(settings.build()).offer();
	}

}
