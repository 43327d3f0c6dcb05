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

package io.github.sslclient.cipher;

import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CipherSuites}.
 */
class CipherSuitesTests {

	private static final List<String> SUPPORTED = List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
			"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256");

	@Test
	void bothNamesAreUnderstoodAndTheOrderIsKept() throws SslException {
		assertThat(CipherSuites.parse("ciphers", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256:ECDHE-RSA-AES256-GCM-SHA384",
				SUPPORTED))
			.extracting(CipherSuite::openSslName)
			.containsExactly("ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384");
	}

	@ParameterizedTest
	@CsvSource({ "ciphers,HIGH", "ciphers,''", "ciphers,!aNULL", "ciphers,TLS_AES_128_GCM_SHA256",
			"ciphersuites,ECDHE-RSA-AES256-GCM-SHA384", "ciphers,AES128-SHA" })
	void whatIsNotASuiteForTheSettingIsRefusedWithOpenSslsCode(String setting, String list) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> CipherSuites.parse(setting, list, SUPPORTED))
			.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.NO_CIPHER_MATCH))
			.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo(setting));
	}

	@Test
	void aSuiteThatOpenSslDoesNotHaveKeepsItsName() {
		assertThat(CipherSuite.ofIanaName("TLS_SOMETHING_NEW").openSslName()).isEqualTo("TLS_SOMETHING_NEW");
	}

}
