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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sslclient.test.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Our stream and {@code openssl s_client} meet the same servers, which err within the
 * handshake, where JSSE and not the pump finds it.
 */
@Timeout(120)
class HandshakeFaultTests {

	private static final List<HandshakeFault> FAULTS = HandshakeFaults.all().toList();

	private static final Map<String, HandshakeDeviation> DEVIATIONS = HandshakeDeviation.all();

	@TempDir
	static Path directory;

	private static Recording recording;

	@BeforeAll
	static void readRecording() throws Exception {
		recording = Recording.of(HandshakeFaultTests.class, "handshake-faults.tsv",
				FAULTS.stream().map(HandshakeFault::toString).toList(), HandshakeFaultTests::askOpenSsl);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("faults")
	void aFaultIsNamedAsOpenSslNamesItExceptForTheKnownDeviations(HandshakeFault fault, int index) throws IOException {
		HandshakeDeviation deviation = DEVIATIONS.get(fault.toString());
		if (deviation != null) {
			assertThat(fault.ours()).as(deviation.reason()).isIn(deviation.answers());
		}
		else {
			assertThat(fault.ours()).isEqualTo(recording.answer(index));
		}
	}

	static Stream<Arguments> faults() {
		return IntStream.range(0, FAULTS.size()).mapToObj((i) -> arguments(FAULTS.get(i), i));
	}

	@Test
	void everyKnownDeviationIsOne() {
		List<String> deviations = new ArrayList<>();
		for (int i = 0; i < FAULTS.size(); i++) {
			HandshakeDeviation deviation = DEVIATIONS.get(FAULTS.get(i).toString());
			if (deviation != null && !deviation.answers().equals(List.of(recording.answer(i)))) {
				deviations.add(deviation.fault());
			}
		}
		assertThat(deviations).containsExactlyInAnyOrderElementsOf(DEVIATIONS.keySet());
	}

	@Test
	void theInstalledOpenSslGivesTheRecordedAnswers() throws Exception {
		recording.checkSample(FAULTS.size());
	}

	private static List<String> askOpenSsl(List<Integer> cases) throws IOException {
		OpenSslClient client = new OpenSslClient(directory);
		List<String> answers = new ArrayList<>();
		for (int index : cases) {
			answers.add(client.meet(FAULTS.get(index)));
		}
		return answers;
	}

}
