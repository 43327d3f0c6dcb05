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

package io.github.sslclient.keystore;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestKeyStore;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyStoreFormat}.
 */
class KeyStoreFormatTests {

	private static final Identity CLIENT = TestPki.create(KeyKind.EC).client("me");

	@ParameterizedTest
	@EnumSource
	void eachFormatIsKnownByItsFirstBytes(KeyStoreFormat format) {
		byte[] content = TestKeyStore.create(format.name()).with("me", CLIENT).bytes();
		assertThat(KeyStoreFormat.of(content)).isEqualTo(format);
	}

	@Test
	void aKeyStoreWithoutALengthIsKnownToo() {
		assertThat(KeyStoreFormat.of(HexFormat.of().parseHex("308002010330800609"))).isEqualTo(KeyStoreFormat.PKCS12);
	}

	@Test
	void aCertificateInDerIsNoKeyStore() throws Exception {
		assertThat(KeyStoreFormat.of(CLIENT.certificate().getEncoded())).isNull();
	}

	@Test
	void aKeyInDerIsNoKeyStore() {
		assertThat(KeyStoreFormat.of(CLIENT.key().getEncoded())).isNull();
	}

	@Test
	void pemIsNoKeyStore() {
		assertThat(KeyStoreFormat.of(CLIENT.certificatePem().getBytes(StandardCharsets.US_ASCII))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "30", "3082", "30FF020103", "FEEDFE", "CECECE", "30030201" })
	void theBeginningOfAKeyStoreIsNone(String hex) {
		assertThat(KeyStoreFormat.of(HexFormat.of().parseHex(hex))).isNull();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "PKCS12")
	void whatOpenSslDoesNotReadIsShownByKeytool(KeyStoreFormat format) {
		assertThat(format.command()).startsWith("keytool -list");
	}

}
