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

package io.github.sslclient.golden;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The golden matrix and its recorded answers.
 */
class GoldenMatrixTests {

	@TempDir
	Path directory;

	@Test
	void everyCaseHasOneRecordedAnswer() throws Exception {
		assertThat(GoldenAnswers.names()).doesNotHaveDuplicates()
			.hasSizeGreaterThanOrEqualTo(400)
			.containsExactlyElementsOf(GoldenAnswers.recorded().keySet());
	}

	/** Half a minute for the command alone, and more beside other work. */
	@Test
	@Timeout(300)
	void theInstalledOpenSslGivesTheRecordedAnswers() throws Exception {
		OpenSsl.assumeInstalled();
		boolean later = Integer.parseInt(OpenSsl.version().substring("3.0.".length())) > 19;
		assertThat(differences(new OpenSslJudge(this.directory)))
			.filteredOn((difference) -> !(later && difference.contains(Defect.UNTIL_3_0_19)))
			.isEmpty();
	}

	/** The cases that a judge answers in another way than is recorded. */
	private static List<String> differences(Judge judge) throws Exception {
		Map<String, Verdict> answers = GoldenAnswers.of(judge);
		return GoldenAnswers.recorded()
			.entrySet()
			.stream()
			.filter((recorded) -> !recorded.getValue().equals(answers.get(recorded.getKey())))
			.map((recorded) -> "%s: recorded %s, answered %s".formatted(recorded.getKey(), recorded.getValue(),
					answers.get(recorded.getKey())))
			.toList();
	}

}
