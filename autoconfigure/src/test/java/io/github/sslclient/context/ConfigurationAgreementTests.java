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

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.Recording;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * {@link SslClientContext} beside a client that is configured with libssl, down to the
 * whole error queue.
 */
class ConfigurationAgreementTests {

	private static final List<ConfigurationCase> CASES = ConfigurationCases.all();

	/** The settings that name one. */
	private static final List<String> FILES = List.of("certificate", "key", "ca-file", "crl-file");

	@TempDir
	static Path directory;

	@TempDir
	Path program;

	@BeforeAll
	static void writeFiles() throws Exception {
		ConfigurationFiles.write(directory);
	}

	@Test
	void everyRecordedQueueIsGivenHereToo() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		for (int i = 0; i < CASES.size(); i++) {
			ConfigurationCase each = CASES.get(i);
			softly.assertThat(answer(failure(each))).as(each.line()).isEqualTo(each.expected(recording.answer(i)));
		}
		softly.assertAll();
	}

	@Test
	void everyDifferenceIsOne() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		for (int i = 0; i < CASES.size(); i++) {
			ConfigurationCase each = CASES.get(i);
			if (each.isDifferent()) {
				softly.assertThat(each.expected("")).as(each.line()).isNotEqualTo(recording.answer(i));
			}
		}
		softly.assertAll();
	}

	@Test
	void everyFailureNamesSettingAndFile() {
		SoftAssertions softly = new SoftAssertions();
		for (ConfigurationCase each : CASES) {
			SslException failure = failure(each);
			if (failure != null) {
				String setting = failure.getError().setting();
				softly.assertThat(setting).as(each.line()).isNotNull();
				String value = (setting != null) ? each.value(setting) : null;
				softly.assertThat(value).as(each.line()).isNotNull();
				if (FILES.contains(String.valueOf(setting))) {
					softly.assertThat(String.valueOf(failure.getError().file()))
						.as(each.line())
						.contains(String.valueOf(value));
				}
				softly.assertThat(failure.getMessage()).as(each.line()).contains(setting + " failed: ");
			}
		}
		softly.assertAll();
	}

	@Test
	void casesHaveNamesOfTheirOwn() {
		assertThat(CASES).extracting(ConfigurationCase::toString).doesNotHaveDuplicates().hasSizeGreaterThan(70);
	}

	@Test
	void theInstalledLibraryGivesTheRecordedQueues() throws Exception {
		OpenSsl.assumeInstalled();
		assumeThat(ConfigurationProgram.compile(this.program)).as("a C compiler and libssl's headers").isEmpty();
		recording().checkSample(CASES.size());
	}

	private Recording recording() throws Exception {
		return Recording.of(ConfigurationAgreementTests.class, "configuration.tsv",
				CASES.stream().map(ConfigurationCase::line).toList(), this::measure);
	}

	private List<String> measure(List<Integer> cases) throws Exception {
		assertThat(ConfigurationProgram.compile(this.program)).isEmpty();
		return ConfigurationProgram.run(this.program, directory,
				cases.stream().map((i) -> CASES.get(i).line()).toList());
	}

	/** Anything else than an {@link SslException} fails the test. */
	private static @Nullable SslException failure(ConfigurationCase each) {
		try {
			SslClientContext.of(each.settings(directory));
			return null;
		}
		catch (SslException ex) {
			return ex;
		}
		catch (RuntimeException ex) {
			throw new AssertionError(each.line(), ex);
		}
	}

	private static String answer(@Nullable SslException failure) {
		if (failure == null) {
			return "ok";
		}
		List<OpenSslCode> codes = failure.getError().codes();
		return codes.isEmpty() ? "empty" : codes.stream().map(OpenSslCode::hex).collect(Collectors.joining(" "));
	}

}
