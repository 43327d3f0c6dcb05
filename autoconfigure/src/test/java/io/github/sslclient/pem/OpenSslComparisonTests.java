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

package io.github.sslclient.pem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Where OpenSSL 3 is installed, it makes all keys anew.
 */
class OpenSslComparisonTests {

	@TempDir
	Path directory;

	@Test
	void newKeysOfTheInstalledOpenSslAreRead() throws Exception {
		OpenSsl.assumeInstalled("3.");
		assumeThat(OpenSsl.run("list", "-providers", "-provider", "legacy")).contains("name: OpenSSL Legacy Provider");
		String script = PemFixtures.DIRECTORY.resolve("make-keys.sh").toString();
		assumeThat(run("bash", script, this.directory.toString())).as("a build without some cipher").contains("made ");
		List<PemFixtures.Key> keys = PemFixtures.keys(this.directory);
		assertThat(keys).hasSameSizeAs(PemFixtures.keys())
			.allSatisfy((key) -> assertThat(
					KeyPairs.matches(PrivateKeys.load("key", key.source(), key.password()), key.certificate()))
				.isTrue());
	}

	/** What the command prints, or nothing if it cannot be run. */
	private static String run(String... command) throws InterruptedException {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor();
			return output;
		}
		catch (IOException ex) {
			return "";
		}
	}

}
