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

package io.github.sslclient.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Damaged certificates, which {@link Outline} tells from sound ones as {@code openssl}
 * does. All 132,608 certificates that differ from one in one byte were compared once; the
 * differences were primitive SEQUENCEs and SETs, and strings in pieces, which are BER.
 */
class OutlineComparisonTests {

	private static final int CASES = 80;

	/** Where there is structure, and not just a key or signature. */
	private static final int HEAD = 220;

	private static final int[] VALUES = { 0, 1, 2, 3, 4, 5, 6, 10, 12, 19, 20, 22, 23, 24, 26, 28, 30, 0x31, 0x7F, 0x80,
			0xA0, 0xA3, 0xFF };

	private static final byte[] CERTIFICATE = TestAuthority.create("Root,OU=Unit,O=Test,C=DE").encoded();

	@TempDir
	Path directory;

	@Test
	void damageIsSeenWhereOpenSslSeesIt() throws IOException {
		OpenSsl.assumeInstalled("3.");
		Random random = new Random(20260101);
		List<String> differences = new ArrayList<>();
		int sound = 0;
		for (int i = 0; i < CASES; i++) {
			byte[] changed = CERTIFICATE.clone();
			int position = random.nextInt(HEAD);
			changed[position] = (byte) VALUES[random.nextInt(VALUES.length)];
			String hash = hash(changed);
			sound += hash.isEmpty() ? 0 : 1;
			if (!hash.equals(openSslHash(changed))) {
				differences.add("byte " + position + " is " + changed[position] + ": '" + hash + "'");
			}
		}
		assertThat(differences).isEmpty();
		assertThat(sound).isBetween(CASES / 10, CASES * 9 / 10);
	}

	private static String hash(byte[] content) {
		try {
			return Outline.subject(DerReader.of(content)).hash();
		}
		catch (DerException ex) {
			return "";
		}
	}

	private String openSslHash(byte[] content) throws IOException {
		Path file = Files.write(this.directory.resolve("x.der"), content);
		String output = OpenSsl.run("x509", "-inform", "DER", "-noout", "-subject_hash", "-in", file.toString())
			.strip();
		return output.matches("[0-9a-f]{8}") ? output : "";
	}

}
