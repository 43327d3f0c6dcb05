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

package io.github.sslclient.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.sslclient.test.Recording;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other TLS providers meet the servers that err within the handshake. They may name a
 * fault in their own way, but what OpenSSL refuses they refuse too, except for what a
 * file beside the test says, with the reason.
 */
@Timeout(300)
class OtherProviderFaultTests {

	/** What a client finds who bears with a fault: the end of the script, or none. */
	private static final Set<String> BORNE = Set.of("0A000126", HandshakeFault.COMPLETED);

	private static final List<HandshakeFault> FAULTS = HandshakeFaults.all().toList();

	@ParameterizedTest
	@ValueSource(strings = { "Conscrypt", "BCJSSE" })
	void whatOpenSslRefusesIsRefusedExceptForWhatIsKnown(String provider) throws Exception {
		Recording recording = Recording.of(HandshakeFaultTests.class, "handshake-faults.tsv",
				FAULTS.stream().map(HandshakeFault::toString).toList(), (cases) -> List.of());
		List<String> borne = new ArrayList<>();
		for (int i = 0; i < FAULTS.size(); i++) {
			HandshakeFault fault = FAULTS.get(i);
			if (!BORNE.contains(recording.answer(i)) && BORNE.contains(fault.ours(provider))) {
				borne.add(fault.toString());
			}
		}
		assertThat(borne).containsExactlyInAnyOrderElementsOf(known(provider));
	}

	private static List<String> known(String provider) throws IOException {
		try (InputStream stream = OtherProviderFaultTests.class.getResourceAsStream("other-provider-faults.tsv")) {
			return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.US_ASCII).lines()
				.map((line) -> line.split("\t"))
				.filter((columns) -> columns[0].equals(provider))
				.map((columns) -> columns[1])
				.toList();
		}
	}

}
