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

package io.github.sslclient.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link InlineMaterial}.
 */
class InlineMaterialTests {

	/** The length of the shortest key there is, Ed25519's. */
	private static final String BODY = Base64.getEncoder().encodeToString(new byte[48]);

	private static final String DIGEST = "0123456789abcdef".repeat(4);

	@ParameterizedTest
	@ValueSource(strings = { "ca.pem", "/etc/ssl/ca.pem", "../ca.pem", "C:\\ssl\\ca.pem", "/etc/key", "key",
			"/etc/ssl/my--root.pem", "/etc/base64:/ca.pem", "/etc/ssl/BEGIN CERTIFICATE" })
	void aPathIsNoMaterial(String path) {
		assertThat(InlineMaterial.isSecret(path)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:/etc/ssl/ca.pem", "classpath:ca.pem", "classpath:/io/github/ca.pem",
			"https://host.invalid/ca.pem" })
	void aLocationIsNoMaterial(String location) {
		assertThat(InlineMaterial.isSecret(location)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/var/lib/DIGEST/merged/key", "file:/var/DIGEST/key", "sha256-DIGEST", "DIGEST.pem" })
	void aPathWithADigestInItIsNoMaterial(String path) {
		assertThat(InlineMaterial.isSecret(path.replace("DIGEST", DIGEST))).isFalse();
	}

	/** As a YAML block has it. */
	@ParameterizedTest
	@ValueSource(strings = { "/etc/ssl/ca.pem\n", " /etc/ssl/ca.pem", "\n/etc/ssl/ca.pem\r\n" })
	void blanksAroundAPathMakeNoMaterialOfIt(String path) {
		assertThat(InlineMaterial.isSecret(path)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----\n",
			"Bag Attributes\n-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----\n",
			"-----BEGIN PRIVATE KEY----- MII= -----END PRIVATE KEY-----",
			"-----BEGIN PRIVATE KEY-----\\nMII=\\n-----END PRIVATE KEY-----\\n" })
	void pemTextIsMaterial(String text) {
		assertThat(InlineMaterial.isSecret(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "----BEGIN PRIVATE KEY----- MII= -----END PRIVATE KEY-----",
			"-----BEGINPRIVATE KEY----- MII= -----END PRIVATE KEY-----", "BEGIN PRIVATE KEY-----\nMII=\n",
			"MII=\n-----END PRIVATE KEY-----\n", "MII=\\n-----END PRIVATE KEY-----" })
	void pemTextThatLostAPartIsMaterial(String text) {
		assertThat(InlineMaterial.isSecret(text)).isTrue();
	}

	/** No path that anybody writes has one. */
	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void whatGoesOnInAnotherLineIsMaterial(String lineBreak) {
		assertThat(InlineMaterial.isSecret("{\"d\":" + lineBreak + "\"ThMs-_x\"}")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "base64:TUlJ", "base64:", "data:;base64,TUlJ", "data:text/plain,MII" })
	void whatItsSchemeCallsMaterialIsIt(String value) {
		assertThat(InlineMaterial.isSecret(value)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "BASE64:TUlJ", "Data:;base64,TUlJ", " base64:TUlJ", "\tdata:;base64,TUlJ" })
	void aSchemeThatIsWrittenInAnotherWayIsSeen(String value) {
		assertThat(InlineMaterial.isSecret(value)).isTrue();
	}

	@Test
	void theBodyOfTheShortestKeyIsMaterial() {
		assertThat(InlineMaterial.isSecret(BODY)).isTrue();
	}

	@Test
	void aBodyInSeveralLinesIsMaterial() {
		assertThat(InlineMaterial.isSecret(BODY.replaceAll(".{16}", "$0\n"))).isTrue();
	}

	@Test
	void aLongBodyThatBeginsLikeAPathIsMaterial() {
		assertThat(InlineMaterial.isSecret("/" + BODY.repeat(4))).isTrue();
	}

	@Test
	void aLongPathWithoutADotIsNoMaterial() {
		assertThat(InlineMaterial.isSecret("/etc/" + "directory/".repeat(20) + "key")).isFalse();
	}

	@Test
	void textIsDecodedAsItStands() throws IOException {
		assertThat(InlineMaterial.decode(" K\u00FC\n")).isEqualTo(" K\u00FC\n".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whatFollowsTheSchemeIsDecoded() throws IOException {
		assertThat(InlineMaterial.decode("base64:AP8=")).containsExactly(0, 0xFF);
	}

	@Test
	void nothingDecodesToNothing() throws IOException {
		assertThat(InlineMaterial.decode("base64:")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "base64:T", "base64:TUl-", "base64:TU=J", "base64:TUlJ\n", "base64: TUlJ" })
	void whatIsNoBase64IsRefusedWithoutAWordOfIt(String value) {
		assertThatIOException().isThrownBy(() -> InlineMaterial.decode(value))
			.withMessage("it is no valid base64")
			.withNoCause();
	}

}
