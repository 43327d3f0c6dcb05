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

package io.github.sslclient.error;

import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsseFailures}: what no test's server provokes. The other messages come
 * from real handshakes.
 */
class JsseFailuresTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Server chose TLS11, but that protocol version is not enabled or not supported by the client. | 0A000102
			Unexpected HelloRetryRequest for TLS12                           | 0A000102
			Server returned wrong cipher suite for session                   | 0A0000C5
			Server resumed with wrong protocol version                       | 0A0000D2
			No appropriate cipher suite                                      | 0A0000B5
			Failed to negotiate the use of secure renegotiation              | 0A000152
			Missing Extended Master Secret extension on session resumption   | 0A000068
			Extended Master Secret extension is required                     | 0A000068
			Selected identity index is not in correct range.                 | 0A000072
			the requested maximum fragment length is other than the allowed values | 0A0000E8
			Cannot decode named group: x25519                                | 0A000132
			Unsupported StatusResponseType: 7                                | 0A000149
			Unexpected BasicOCSPResponse value                               | 0A000148
			Unsupported OCSP critical extension: 1.2.3.4                     | 0A000148
			Bad encoding in tbsResponseData element of OCSP response: expected ASN.1 SEQUENCE tag. | 0A000148
			KeyUpdate has an unexpected length of 3                          | 0A00007A
			Invalid KeyUpdate message value: 7                               | 0A00007A
			closing inbound before receiving peer's close_notify             | 0A000126
			Remote host terminated the handshake                             | 0A000126
			Unrecognized record version SSLv3 , plaintext connection?        | 0A00010B
			Input record too big: max = 16709 len = 18000                    | 0A0000C6
			""")
	void aFaultIsNamedByJssesMessage(String message, String code) {
		assertThat(codeOf(new SSLHandshakeException(message))).isEqualTo(code);
	}

	@Test
	void theAlertsNameBeforeAMessageDoesNotMatter() {
		assertThat(codeOf(new SSLHandshakeException("(illegal_parameter) compression type not supported, 1")))
			.isEqualTo("0A000157");
	}

	@Test
	void theCauseOfAnUnhandledExceptionIsNamed() {
		assertThat(codeOf(new SSLException("(internal_error) Unhandled exception",
				new SSLHandshakeException("Could not generate secret"))))
			.isEqualTo("0A000132");
	}

	@Test
	void aDamagedRecordIsKnownByItsType() {
		assertThat(codeOf(new SSLException("whatever", new AEADBadTagException()))).isEqualTo("0A000119");
	}

	@Test
	void whatNobodyKnowsIsAFailedHandshake() {
		assertThat(codeOf(new SSLHandshakeException("whatever"))).isEqualTo("0A0000E5");
	}

	@Test
	void whatNobodyKnowsOfTheProtocolIsAnUnexpectedMessage() {
		assertThat(codeOf(new SSLProtocolException("whatever"))).isEqualTo("0A0000F4");
	}

	@Test
	void anUncheckedExceptionIsAnInternalError() {
		assertThat(codeOf(new IllegalStateException("whatever"))).isEqualTo("0A0C0103");
	}

	@Test
	void causesThatFormACircleEndTheSearch() {
		SSLException first = new SSLException("whatever");
		SSLException second = new SSLException("whatever", first);
		first.initCause(second);
		assertThat(codeOf(first)).isEqualTo("0A0000E5");
	}

	private static String codeOf(Exception exception) {
		return PlatformErrors.translate("handshake", exception).getError().codes().get(0).hex();
	}

}
