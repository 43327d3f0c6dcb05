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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bouncy Castle is loaded for what the platform lacks, and for nothing else.
 */
class BouncyCastleLoadingTests {

	@ParameterizedTest
	@ValueSource(strings = { "rsa-pkcs8.pem", "rsa-pkcs1.pem", "p256-sec1.pem", "ed25519-pkcs8.pem",
			"p256-pbes2-aes-128-cbc.pem", "p256-pbes2-aes-256-cbc.pem", "ed25519-pbes2-hmacWithSHA512.pem",
			"rsa-pkcs1-aes256.pem" })
	void platformIsEnough(String file) throws Exception {
		assertThat(loadedClasses(file)).contains("io.github.sslclient.pem.PrivateKeys")
			.doesNotContain("org.bouncycastle");
	}

	@ParameterizedTest
	@ValueSource(strings = { "p256-scrypt-aes128.pem", "p256-PBE-SHA1-3DES.pem" })
	void platformIsNotEnough(String file) throws Exception {
		assertThat(loadedClasses(file)).contains("org.bouncycastle.crypto").doesNotContain("BouncyCastleProvider");
	}

	private static String loadedClasses(String file) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xlog:class+load", "-cp", System.getProperty("java.class.path"), KeyLoader.class.getName(),
				PemFixtures.DIRECTORY.resolve(file).toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
