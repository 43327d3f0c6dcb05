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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Key stores that {@code openssl pkcs12 -export} makes, and what
 * {@code openssl s_client -cert} says of them.
 */
class KeyStoreAgreementTests {

	private static final TestPki PKI = TestPki.create(KeyKind.RSA).intermediate("Between");

	private static final Identity CLIENT = PKI.client("me");

	private static final Pattern ERROR = Pattern.compile(":error:([0-9A-F]{8}):");

	/** {@code connect} is refused: the files were read before. */
	private static final String NOTHING_LISTENS = "8000006F";

	@TempDir
	private static Path directory;

	@BeforeAll
	static void make() throws IOException {
		OpenSsl.assumeInstalled();
		TestPki.write(directory, "client.pem", CLIENT.certificatePem() + CLIENT.keyPem());
		make("modern", "secret");
		make("legacy", "secret", "-legacy");
		make("without-mac", "secret", "-nomac");
		make("3des-certificates", "secret", "-descert");
		make("empty-password", "");
		make("named", "secret", "-name", "My Key");
		make("unencrypted", "", "-keypbe", "NONE", "-certpbe", "NONE");
		make("certificates-only", "secret", "-nokeys");
		byte[] sound = Files.readAllBytes(directory.resolve("modern"));
		Files.write(directory.resolve("cut"), Arrays.copyOf(sound, 1000));
		sound[sound.length / 3] ^= 1;
		Files.write(directory.resolve("changed"), sound);
	}

	@ParameterizedTest
	@CsvSource({ "modern, secret", "3des-certificates, secret", "empty-password, ''", "empty-password, anything",
			"named, secret" })
	void whatOpenSslOpensIsOpened(String file, String password) throws Exception {
		assertThat(openSsl(file, password)).contains(NOTHING_LISTENS);
		assertThat(keys(file, password)).singleElement().satisfies((entry) -> {
			assertThat(entry.key()).isEqualTo(CLIENT.key());
			assertThat(entry.chain()).containsExactly(CLIENT.certificate(), CLIENT.intermediates().get(0));
		});
	}

	@ParameterizedTest
	@CsvSource({ "modern, wrong", "modern, ''", "legacy, wrong", "legacy, ''", "3des-certificates, wrong",
			"changed, secret", "cut, secret", "without-mac, wrong", "certificates-only, secret" })
	void whatOpenSslRefusesIsRefusedWithItsCodes(String file, String password) {
		List<String> codes = openSsl(file, password);
		assertThat(codes).doesNotContain(NOTHING_LISTENS);
		SslException ex = catchThrowableOfType(SslException.class, () -> keys(file, password));
		assertThat(ex.getError().codes()).extracting(OpenSslCode::hex).isEqualTo(codes);
	}

	/** {@code s_client} has no legacy provider unless it is told to load it. */
	@Test
	void theOldCiphersOfOpenSslAreReadWithoutASwitch() throws Exception {
		assertThat(openSsl("legacy", "secret")).containsExactly("0308010C");
		assertThat(keys("legacy", "secret")).hasSize(1);
	}

	/** {@code try_pkcs12} takes what has no MAC to have no password. */
	@Test
	void whatHasNoMacMayHaveAPasswordForItsKey() throws Exception {
		assertThat(openSsl("without-mac", "secret")).startsWith("1C800064");
		assertThat(keys("without-mac", "secret")).hasSize(1);
	}

	/** The platform has no reader for a {@code keyBag}. */
	@Test
	void aKeyThatIsNotEncryptedIsNotRead() {
		assertThat(openSsl("unencrypted", "")).contains(NOTHING_LISTENS);
		SslException ex = catchThrowableOfType(SslException.class, () -> keys("unencrypted", ""));
		assertThat(ex.getError().detail()).contains("one of a PKCS#12 has to be encrypted");
	}

	@Test
	void theNameThatOpenSslGivesAKeyIsItsAlias() throws Exception {
		assertThat(keys("named", "secret")).extracting(KeyEntry::alias).containsExactly("my key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "certificates-only", "modern" })
	void whatOpenSslWritesSaysOfNoCertificateThatItIsTrusted(String file) throws Exception {
		try (SourceContent content = SourceContent.of(PemSource.of(directory.resolve(file)))) {
			OpenKeyStore open = content.open("ca-file", "ca-file-password", "secret".toCharArray());
			SslException ex = catchThrowableOfType(SslException.class, open::authorities);
			assertThat(ex.getError().detail()).contains("of a PKCS#12 that openssl wrote");
		}
	}

	private static List<KeyEntry> keys(String file, String password) throws SslException {
		try (SourceContent content = SourceContent.of(PemSource.of(directory.resolve(file)))) {
			return content.open("certificate", "certificate-password", password.toCharArray()).keys(null);
		}
	}

	private static List<String> openSsl(String file, String password) {
		String output = OpenSsl.run("s_client", "-connect", "127.0.0.1:1", "-cert", directory.resolve(file).toString(),
				"-pass", "pass:" + password);
		List<String> codes = new ArrayList<>();
		Matcher matcher = ERROR.matcher(output);
		while (matcher.find()) {
			codes.add(matcher.group(1));
		}
		return codes;
	}

	private static void make(String file, String password, String... options) {
		String client = directory.resolve("client.pem").toString();
		OpenSsl.run(
				Stream
					.concat(Stream.of("pkcs12", "-export", "-in", client, "-out", directory.resolve(file).toString(),
							"-passout", "pass:" + password), Stream.of(options))
					.toList());
		assertThat(directory.resolve(file)).isNotEmptyFile();
	}

}
