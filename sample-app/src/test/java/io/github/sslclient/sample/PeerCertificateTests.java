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

package io.github.sslclient.sample;

import java.math.BigInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PeerCertificate}.
 */
class PeerCertificateTests {

	@ParameterizedTest
	@CsvSource({ "0, 00", "1, 01", "255, FF", "256, 0100", "-1, -01" })
	void serialIsWrittenAsOpenSslDoes(BigInteger number, String expected) {
		assertThat(PeerCertificate.serial(number)).isEqualTo(expected);
	}

}
