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

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenSslCode}.
 */
class OpenSslCodeTests {

	@Test
	void libraryAndReasonArePackedAsOpenSsl3PacksThem() {
		OpenSslCode code = OpenSslCode.CERTIFICATE_VERIFY_FAILED;
		assertThat(code.library()).isEqualTo(20);
		assertThat(code.reason()).isEqualTo(134);
		assertThat(code.hex()).isEqualTo("0A000086");
		assertThat(code.string()).isEqualTo("error:0A000086:SSL routines::certificate verify failed");
	}

	@Test
	void anAlertIsItsNumberAbove1000() {
		assertThat(OpenSslCode.alertReceived(116).string())
			.isEqualTo("error:0A00045C:SSL routines::tlsv13 alert certificate required");
	}

	@Test
	void aSystemErrorHasTheTopBit() {
		assertThat(OpenSslCode.CONNECTION_RESET.string())
			.isEqualTo("error:80000068:system library::Connection reset by peer");
	}

	@Test
	void aReasonThatAllLibrariesHaveIsFound() {
		assertThat(new OpenSslCode(0x0A080009).string()).isEqualTo("error:0A080009:SSL routines::PEM lib");
	}

	@Test
	void anUnknownReasonIsItsNumber() {
		assertThat(new OpenSslCode(0x0A000999).string()).isEqualTo("error:0A000999:SSL routines::reason(2457)");
	}

	@Test
	void everyTextIsWhatTheInstalledOpenSslPrints() throws Exception {
		OpenSsl.assumeInstalled();
		List<String> numbers = new ArrayList<>();
		try (BufferedReader table = new BufferedReader(
				new InputStreamReader(OpenSslCode.class.getResourceAsStream("reasons.tsv"), StandardCharsets.UTF_8))) {
			table.lines()
				.filter((line) -> !line.startsWith("#"))
				.forEach((line) -> numbers.add(line.substring(0, line.indexOf('\t'))));
		}
		List<String> arguments = new ArrayList<>(List.of("errstr"));
		arguments.addAll(numbers);
		assertThat(OpenSsl.run(Map.of("LC_ALL", "C"), arguments).lines()).isEqualTo(numbers.stream()
			.map((number) -> new OpenSslCode(Integer.parseUnsignedInt(number, 16)).string())
			.toList());
	}

}
