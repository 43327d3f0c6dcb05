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

import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records the answers anew. Its name keeps it out of the ordinary run: {@code record.sh}
 * asks for it.
 */
class RecordGoldenAnswers {

	@TempDir
	Path directory;

	@Test
	void record() throws Exception {
		assertThat(OpenSsl.isReference()).as("an OpenSSL 3.0 is installed").isTrue();
		GoldenAnswers.record(OpenSsl.version(), GoldenAnswers.of(new OpenSslJudge(this.directory)));
	}

}
