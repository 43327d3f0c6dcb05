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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.sslclient.error.SslException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in a file, the outcome is a key or an {@link SslException}.
 */
class HostileInputTests {

	private static final long SEED = 20260101;

	private static final int MUTATIONS = 120;

	static List<String> keyFiles() {
		return Stream
			.concat(PemFixtures.keys().stream().map(PemFixtures.Key::file),
					Stream.of("explicit-sec1.pem", "explicit-pkcs8.pem", "x25519.pem", "dsa-pkcs8.pem"))
			// OpenSSL's full cost of scrypt adds nothing but time.
			.filter((file) -> !file.equals("ed25519-scrypt.pem"))
			.toList();
	}

	static List<String> certificateFiles() {
		return List.of("rsa.crt", "rsa-pss-sha256.crt", "p256.crt", "ed448.crt", "trusted.crt", "several.crt");
	}

	@ParameterizedTest
	@MethodSource("keyFiles")
	void truncatedTextOfAKeyIsSurvived(String file) {
		byte[] text = bytes(file);
		for (int length = 0; length < text.length; length++) {
			loadKey(Arrays.copyOf(text, length));
		}
	}

	@ParameterizedTest
	@MethodSource("keyFiles")
	void truncatedContentOfAKeyIsSurvived(String file) {
		PemText pem = PemText.of(file);
		for (int length = 0; length < pem.content().length; length++) {
			loadKey(pem.with(Arrays.copyOf(pem.content(), length)));
		}
	}

	@ParameterizedTest
	@MethodSource("keyFiles")
	void changedTextOfAKeyIsSurvived(String file) {
		byte[] text = bytes(file);
		Random random = new Random(SEED);
		for (int i = 0; i < MUTATIONS; i++) {
			loadKey(mutate(text, random));
		}
	}

	@ParameterizedTest
	@MethodSource("keyFiles")
	void changedContentOfAKeyIsSurvived(String file) {
		PemText pem = PemText.of(file);
		Random random = new Random(SEED);
		for (int i = 0; i < MUTATIONS; i++) {
			loadKey(pem.with(mutate(pem.content(), random)));
		}
	}

	/** The structure is at the front, where each byte gets several values. */
	@ParameterizedTest
	@MethodSource("keyFiles")
	void changedHeadOfAKeyIsSurvived(String file) {
		PemText pem = PemText.of(file);
		for (int i = 0; i < Math.min(64, pem.content().length); i++) {
			for (int value : new int[] { 0x00, 0x01, 0x7F, 0x80, 0x84, 0xFF }) {
				byte[] content = pem.content().clone();
				content[i] = (byte) value;
				loadKey(pem.with(content));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("certificateFiles")
	void truncatedCertificateIsSurvived(String file) {
		byte[] text = bytes(file);
		PemText pem = PemText.of(file);
		for (int length = 0; length < text.length; length++) {
			loadCertificates(Arrays.copyOf(text, length));
		}
		for (int length = 0; length < pem.content().length; length++) {
			loadCertificates(pem.with(Arrays.copyOf(pem.content(), length)));
		}
	}

	@ParameterizedTest
	@MethodSource("certificateFiles")
	void changedCertificateIsSurvived(String file) {
		byte[] text = bytes(file);
		PemText pem = PemText.of(file);
		Random random = new Random(SEED);
		for (int i = 0; i < 10 * MUTATIONS; i++) {
			loadCertificates(mutate(text, random));
			loadCertificates(pem.with(mutate(pem.content(), random)));
		}
	}

	private static byte[] mutate(byte[] original, Random random) {
		byte[] bytes = original.clone();
		for (int i = random.nextInt(3); i >= 0; i--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		}
		return bytes;
	}

	private static void loadKey(byte[] text) {
		try {
			assertThat(PrivateKeys.load("key", PemFixtures.source(text), "secret".toCharArray())).isNotNull();
		}
		catch (SslException ex) {
			assertThat(ex.getError().codes()).isNotEmpty();
		}
	}

	private static void loadCertificates(byte[] text) {
		try {
			assertThat(Certificates.load("certificate", PemFixtures.source(text))).isNotEmpty();
		}
		catch (SslException ex) {
			// OpenSSL has no code for an empty block behind a certificate.
			assertThat(ex.getError().explanation()).isNotEmpty();
		}
	}

	private static byte[] bytes(String file) {
		return PemFixtures.text(file).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The block that counts and what stands around its base64.
	 */
	private record PemText(String head, byte[] content, String tail) {

		static PemText of(String file) {
			String text = PemFixtures.text(file).replace("\r", "");
			int begin = (file.endsWith(".crt")) ? text.indexOf("-----BEGIN ") : text.lastIndexOf("-----BEGIN ",
					text.lastIndexOf("PRIVATE KEY-----", text.lastIndexOf("PRIVATE KEY-----") - 1));
			int end = text.indexOf("-----END ", begin);
			int start = text.indexOf("\n\n", begin);
			start = (start < 0 || start > end) ? text.indexOf('\n', begin) + 1 : start + 2;
			byte[] content = Base64.getMimeDecoder().decode(text.substring(start, end));
			return new PemText(text.substring(0, start), content, text.substring(end));
		}

		byte[] with(byte[] changed) {
			String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(changed);
			return (this.head + body + "\n" + this.tail).getBytes(StandardCharsets.UTF_8);
		}

	}

}
