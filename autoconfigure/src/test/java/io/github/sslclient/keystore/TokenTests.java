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

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.sslclient.test.SoftHsm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that a token keeps inside, in real handshakes.
 */
class TokenTests {

	private static final Map<String, String> OUTCOMES = new HashMap<>();

	@BeforeAll
	static void run(@TempDir Path directory) throws Exception {
		SoftHsm.assumeInstalled();
		String output = SoftHsm.run(SoftHsm.create(directory),
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				TokenRun.class.getName(), directory.toString());
		output.lines().filter((line) -> line.contains(": ")).forEach((line) -> {
			int colon = line.indexOf(": ");
			OUTCOMES.put(line.substring(0, colon), line.substring(colon + 2));
		});
		assertThat(OUTCOMES).as(output).containsKey("without PSS TLSv1.2");
	}

	@Test
	void aWrongPinIsToldBeforeTheTokenLocksItself() {
		assertThat(OUTCOMES.get("wrong PIN")).startsWith("key-store-provider refuses the PIN in certificate-password")
			.contains("CKR_PIN_INCORRECT", "lock themselves")
			.doesNotContain("wrong");
	}

	@Test
	void aMissingPinIsAskedFor() {
		assertThat(OUTCOMES.get("no PIN")).contains("wants its PIN", "set certificate-password");
	}

	@Test
	void theNamesInATokenAreToldWhereOneIsNotThere() {
		assertThat(OUTCOMES.get("unknown alias")).contains("no private key of the name 'missing'",
				"there is 'ec', 'rsa'");
	}

	@Test
	void anRsaKeyThatCannotSignWhatTls13WantsIsRefused() {
		assertThat(OUTCOMES.get("without PSS")).contains("its key 'rsa' cannot sign by RSA-PSS", "method=tlsv1.2");
	}

	@Test
	void anRsaKeyWithoutPssServesInTls12() {
		assertThat(OUTCOMES.get("without PSS TLSv1.2")).isEqualTo("TLSv1.2 CN=the rsa key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rsa", "ec" })
	void noKeyCanBeTakenOut(String alias) {
		assertThat(OUTCOMES.get("encoding " + alias)).isEqualTo("null");
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, rsa", "TLSv1.2, ec", "TLSv1.3, rsa", "TLSv1.3, ec" })
	void aKeyInATokenProvesWhoTheClientIs(String protocol, String alias) {
		assertThat(OUTCOMES.get(protocol + " " + alias)).isEqualTo(protocol + " CN=the " + alias + " key");
	}

	@Test
	void aKeyInATokenIsRefusedWhereBcjsseBringsItsOwnSigner() {
		assertThat(OUTCOMES.get("BCJSSE")).contains("its key 'ec' does not leave its token", "set it to Conscrypt");
	}

	/** That the one who speaks TLS is not the one who signs makes no difference. */
	@ParameterizedTest
	@CsvSource({ "Conscrypt, TLSv1.2, rsa", "Conscrypt, TLSv1.3, rsa", "Conscrypt, TLSv1.2, ec",
			"Conscrypt, TLSv1.3, ec", "BCJSSE, TLSv1.2, ec", "BCJSSE, TLSv1.3, ec" })
	void otherTlsProvidersUseAKeyInATokenToo(String provider, String protocol, String alias) {
		assertThat(OUTCOMES.get(provider + " " + protocol + " " + alias))
			.isEqualTo(protocol + " CN=the " + alias + " key");
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, RSA, rsa", "TLSv1.2, EC, ec", "TLSv1.3, RSA, rsa", "TLSv1.3, EC, ec" })
	void theServersAuthoritiesChooseAmongTheKeysOfAToken(String protocol, String authority, String alias) {
		assertThat(OUTCOMES.get(protocol + " " + authority + " authority"))
			.isEqualTo(protocol + " CN=the " + alias + " key");
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, properties", "TLSv1.3, properties", "TLSv1.2, bundle", "TLSv1.3, bundle" })
	void aTokenIsNamedByAPropertyOrByABundle(String protocol, String how) {
		assertThat(OUTCOMES.get(protocol + " " + how)).isEqualTo(protocol + " CN=the ec key");
	}

}
