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
import io.github.sslclient.protocol.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CipherSuites}.
 */
class CipherSuitesTests {

	private static final SecurityLevel LEVEL = new SecurityLevel(2);

	private static final List<String> SUPPORTED = List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
			"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256");

	@Test
	void bothNamesAreUnderstoodAndTheOrderIsKept() throws SslException {
		assertThat(CipherSuites.older("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256:ECDHE-RSA-AES256-GCM-SHA384", LEVEL,
				SUPPORTED))
			.extracting(CipherSuite::openSslName)
			.containsExactly("ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!aNULL", "FOO", "HIGH:!ALL", "TLS_AES_128_GCM_SHA256", "@STRENGTH", "@SECLEVEL=1" })
	void whatChoosesNothingIsRefusedWithOpenSslsCode(String expression) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> CipherSuites.older(expression, LEVEL, SUPPORTED))
			.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.NO_CIPHER_MATCH))
			.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo("ciphers"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HIGH:@FOO", "HIGH:@SECLEVEL=6", "HIGH:?", "ALL_X", "HIGH:!" })
	void whatIsNoCommandIsRefusedWithOpenSslsCode(String expression) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> CipherSuites.older(expression, LEVEL, SUPPORTED))
			.satisfies((ex) -> assertThat(ex.getError().codes()).map(OpenSslCode::hex).containsExactly("0A000118"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "AES128-SHA", "CAMELLIA", "NULL:@SECLEVEL=0" })
	void whatTheJvmDoesNotHaveIsRefused(String expression) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> CipherSuites.older(expression, LEVEL, SUPPORTED))
			.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.NO_CIPHERS_AVAILABLE));
	}

	@Test
	void aLevelMayLeaveNothing() throws SslException {
		assertThat(CipherSuites.older("AES128:@SECLEVEL=5", LEVEL, SUPPORTED)).isEmpty();
		assertThat(CipherSuites.tls13("TLS_AES_128_GCM_SHA256", new SecurityLevel(4), SUPPORTED)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "HIGH|2", "HIGH:@SECLEVEL=1|1", "@SECLEVEL=0 HIGH|0",
			"@SECLEVEL=4:ALL:@SECLEVEL=3|3", "HIGH@SECLEVEL=1|2", "@SECLEVEL=12|2" })
	void theLastLevelHolds(String expression, int level) {
		assertThat(CipherSuites.securityLevel(expression, LEVEL).number()).isEqualTo(level);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ECDHE-RSA-AES256-GCM-SHA384", "FOO", "HIGH", "TLS_AES_256_GCM_SHA384" })
	void whatNamesNoSuiteOfTls13IsRefusedWithOpenSslsCode(String list) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> CipherSuites.tls13(list, LEVEL, SUPPORTED))
			.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.NO_CIPHER_MATCH))
			.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo("ciphersuites"));
	}

	@Test
	void aSuiteOfTls13ThatNobodyKnowsIsPassedOver() throws SslException {
		assertThat(CipherSuites.tls13("FOO:TLS_AES_128_GCM_SHA256", LEVEL, SUPPORTED)).hasSize(1);
	}

	@Test
	void aSuiteThatOpenSslDoesNotHaveKeepsItsName() {
		assertThat(CipherSuite.ofIanaName("TLS_SOMETHING_NEW").openSslName()).isEqualTo("TLS_SOMETHING_NEW");
	}

}
