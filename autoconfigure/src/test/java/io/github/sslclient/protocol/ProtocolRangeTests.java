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

package io.github.sslclient.protocol;

import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProtocolRange}, on a JVM whose security properties are the default
 * ones.
 */
class ProtocolRangeTests {

	@ParameterizedTest
	@CsvSource({ "tlsv1.2,TLSv1.2", "tlsv1.3,TLSv1.3", "tlsv1.2+,TLSv1.2 TLSv1.3", "tlsv1.3+,TLSv1.3",
			"tlsv1.2-tlsv1.3,TLSv1.2 TLSv1.3", ":TLSv1.2+,TLSv1.2 TLSv1.3", "sslv23,TLSv1.2 TLSv1.3" })
	void aMethodIsARangeOfVersions(String method, String versions) throws SslException {
		assertThat(ProtocolRange.parse(method).jsseNames()).isEqualTo(List.of(versions.split(" ")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sslv2", "sslv3", "sslv3+" })
	void aVersionThatNoProviderSpeaksIsRefusedWithTheReason(String method) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> ProtocolRange.parse(method))
			.withMessageContaining("method")
			.withMessageContaining("no TLS provider speaks SSLv");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tlsv1", "tlsv1.1", "tlsv1+", "tlsv1.1-tlsv1.2" })
	void aVersionThatTheJvmHasDisabledIsRefusedWithTheRemedyAndTheRangeIsNotNarrowed(String method) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> ProtocolRange.parse(method))
			.withMessageContaining("jdk.tls.disabledAlgorithms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "tls", "tlsv1.4", "tlsv1.2 tlsv1.3", "+", "-", "tlsv1.2-", "-tlsv1.2" })
	void anUnknownMethodIsRefused(String method) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> ProtocolRange.parse(method));
	}

	@Test
	void anEmptyRangeHasOpenSslsCode() {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> ProtocolRange.parse("tlsv1.3-tlsv1.2"))
			.satisfies((ex) -> assertThat(ex.getError().codes()).containsExactly(OpenSslCode.NO_PROTOCOLS_AVAILABLE));
	}

}
