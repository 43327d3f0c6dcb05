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

package io.github.sslclient.der;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link DerReader} and {@link DerWriter}.
 */
class DerReaderTests {

	@ParameterizedTest
	@CsvSource({ "06032B6570, 1.3.101.112", "06092A864886F70D010101, 1.2.840.113549.1.1.1", "06028837, 2.999",
			"060A69818080808080808000, 2.25.72057594037927936", "0609818080808080808050, 2.72057594037927936",
			"060100, 0.0" })
	void objectIdentifierIsRead(String hex, String expected) throws DerException {
		assertThat(reader(hex).objectIdentifier()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0600", "0601FF", "060280" })
	void damagedObjectIdentifierIsTold(String hex) {
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> reader(hex).objectIdentifier());
	}

	@ParameterizedTest
	@CsvSource({ "020100, 0", "02020080, 128", "02047FFFFFFF, 2147483647", "02050080000000, 2147483647",
			"0209007FFFFFFFFFFFFFFF, 2147483647" })
	void countIsRead(String hex, int expected) throws DerException {
		assertThat(reader(hex).count()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "02", "0281", "020201", "02847FFFFFFF", "0284FFFFFFFF", "0282", "028400000002" })
	void missingBytesAreTold(String hex) {
		DerException failure = catchThrowableOfType(DerException.class, () -> reader(hex).count());
		assertThat(failure.isTruncated()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "030100", "0200", "0201FF", "0280", "02850000000001" })
	void otherBytesAreTold(String hex) {
		DerException failure = catchThrowableOfType(DerException.class, () -> reader(hex).count());
		assertThat(failure.isTruncated()).isFalse();
	}

	@Test
	void elementIsNoLongerThanWhatHoldsIt() throws DerException {
		DerReader sequence = reader("3003020300FFFF").enter(DerReader.SEQUENCE);
		assertThatExceptionOfType(DerException.class).isThrownBy(sequence::count);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 127, 128, 255, 256, 65535, 65536, 1_000_000 })
	void whatIsWrittenIsRead(int length) throws DerException {
		byte[] content = new byte[length];
		assertThat(DerReader.of(DerWriter.element(DerReader.OCTET_STRING, content)).octets()).isEqualTo(content);
	}

	private static DerReader reader(String hex) {
		return DerReader.of(HexFormat.of().parseHex(hex));
	}

}
