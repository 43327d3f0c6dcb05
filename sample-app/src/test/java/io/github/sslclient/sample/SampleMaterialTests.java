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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleMaterial}.
 */
class SampleMaterialTests {

	private final SampleMaterial material = SampleMaterial.create();

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void keyIsForItsOwnerAlone() throws IOException {
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.material.clientFile())))
			.isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.material.clientFile().getParent())))
			.isEqualTo("rwx------");
	}

	@Test
	void clientFileHasCertificateAndKey() throws IOException {
		assertThat(Files.readString(this.material.clientFile())).contains("-----BEGIN CERTIFICATE-----",
				"-----BEGIN PRIVATE KEY-----");
	}

}
