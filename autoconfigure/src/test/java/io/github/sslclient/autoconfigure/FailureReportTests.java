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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for what an application prints that does not start. Alone, since all of the JVM
 * shares one standard output.
 */
@Isolated
@ExtendWith(OutputCaptureExtension.class)
class FailureReportTests {

	private static final String SECRET = "Zug4ng-nur-f0r-uns";

	@TempDir
	private static Path directory;

	@BeforeAll
	static void writeFiles() throws IOException {
		TestPki pki = TestPki.create(KeyKind.EC);
		Identity client = pki.client("client");
		write("ca.pem", pki.caPem());
		write("client.pem", client.certificatePem());
		write("client.key", client.keyPem());
		write("other.key", pki.client("other").keyPem());
		write("rsa.key", TestPki.create(KeyKind.RSA).client("rsa").keyPem());
		write("damaged.pem", "text\n" + pki.caPem().replace("MII", "!!!"));
		write("empty.pem", "");
		try (InputStream encrypted = SslClientStreamFactory.class.getResourceAsStream("pem/rsa-pbes2.pem")) {
			Files.copy(encrypted, directory.resolve("encrypted.key"));
		}
	}

	/** The logging system is one for the JVM, too. */
	@AfterAll
	static void makeLoggingQuiet() {
		LoggingSystem.get(FailureReportTests.class.getClassLoader()).setLogLevel("org.springframework", LogLevel.INFO);
	}

	@ParameterizedTest(name = "{0}={1}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					ca-file        | D/none.pem     | there is no such file               | Correct the path.           | openssl storeutl -noout -certs D/none.pem
					ca-file        | D/empty.pem    | holds no certificate and no CRL     | Name a file that holds one. | openssl storeutl -noout -certs D/empty.pem
					ca-file        | D/damaged.pem  | File:    D/damaged.pem, line 2      | Copy the file again         | openssl storeutl -noout -certs D/damaged.pem
					ca-file        | D/damaged.pem  | 04800064:PEM routines::bad base64 d | Copy the file again         | openssl storeutl -noout -certs D/damaged.pem
					crl-file       | D/ca.pem       | holds no CRL                        | Name a file that holds one. | openssl crl -noout -issuer -in D/ca.pem
					certificate    | D/none.pem     | there is no such file               | Correct the path.           | openssl x509 -noout -subject -in D/none.pem
					certificate    | D/client.key   | holds no certificate                | Name a file that holds one. | openssl x509 -noout -subject -in D/client.key
					ciphers        | FOO            | 'FOO' chooses no cipher suite       | Give names as openssl       |
					method         | sslv3          | no TLS provider speaks SSLv3        | 0A0000BF                    |
					max-depth      | -1             | must not be negative but is -1      | Correct the value           |
					security-level | 6              | must be from 0 to 5 but is 6        | Correct the value           |
					read-timeout   | -1s            | must be between zero                | Correct the value           |
					server-name    | a b            | is not a host name                  | Correct the value           |
					colour         | red            | there is no such property           | the nearest there is: ssl.client. |
					""")
	void aPropertyThatCannotBeUsedIsReported(String property, String value, String reason, String action,
			String command, CapturedOutput output) {
		String report = report(output, "--ssl.client." + property + "=" + value.replace("D/", directory + "/"));
		assertThat(report).contains("The property 'ssl.client." + property + "' cannot be used:")
			.contains(reason.replace("D/", directory + "/"))
			.contains(action)
			.contains((command != null) ? command.replace("D/", directory + "/") : "")
			.contains("\"ssl.client." + property + "\" from property source \"commandLineArgs\"");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					D/none.key      |          | there is no such file                    | Correct the path.
					D/ca.pem        |          | holds no private key                     | 1E08010C
					D/encrypted.key |          | is encrypted and no password was given   | Set certificate-password to the password
					D/encrypted.key | wrong    | the password does not open it            | Set certificate-password to the password
					D/other.key     |          | is not the key of the first certificate  | Put the client's own certificate first
					D/rsa.key       |          | is of type RSA, but EC is the type of    | Put the client's own certificate first
					""")
	void aKeyThatCannotBeUsedIsReported(String key, String password, String reason, String action,
			CapturedOutput output) {
		String report = report(output, "--ssl.client.certificate=" + directory + "/client.pem",
				"--ssl.client.key=" + key.replace("D/", directory + "/"),
				"--ssl.client.certificate-password=" + ((password != null) ? password + SECRET : ""));
		assertThat(report).contains("The property 'ssl.client.key' cannot be used:")
			.contains(reason)
			.contains(action)
			.doesNotContain(SECRET);
	}

	@Test
	void aKeyWithoutACertificateIsReported(CapturedOutput output) {
		assertThat(report(output, "--ssl.client.key=" + directory + "/client.key"))
			.contains("The property 'ssl.client.key' cannot be used:")
			.contains("no certificate is");
	}

	/** Spring Boot's own report would print the value. */
	@Test
	void aPasswordBehindAMisspeltKeyIsNotPrinted(CapturedOutput output) {
		assertThat(report(output, "--ssl.client.certificate-pasword=" + SECRET))
			.contains("The property 'ssl.client.certificate-pasword' cannot be used:")
			.contains("the nearest there is: ssl.client.certificate-password")
			.doesNotContain(SECRET);
	}

	@Test
	void aPasswordThatIsNoTextIsNotPrinted(CapturedOutput output) {
		assertThat(report(output, "--ssl.client.certificate-password[0]=" + SECRET)).doesNotContain(SECRET);
	}

	@Test
	void aKeyThatStandsInItsPropertyIsNotPrinted(CapturedOutput output) throws IOException {
		String key = Files.readString(directory.resolve("rsa.key"));
		assertThat(report(output, "--ssl.client.certificate=" + directory + "/client.pem", "--ssl.client.key=" + key))
			.contains("the text of the property")
			.doesNotContain(key.substring(60, 90));
	}

	/** The body alone, in each of the forms that Spring or a store of secrets has. */
	@ParameterizedTest
	@ValueSource(strings = { "", "base64:", "data:;base64," })
	void aKeyWithoutItsPemIsNotPrinted(String scheme, CapturedOutput output) throws IOException {
		String key = Files.readString(directory.resolve("rsa.key")).replaceAll("-----.*-----|\\s", "");
		assertThat(report(output, "--ssl.client.certificate=" + directory + "/client.pem",
				"--ssl.client.key=" + scheme + key))
			.contains("the text of the property")
			.doesNotContain(key.substring(60, 90));
	}

	@Test
	void aBadKeyThatStandsInItsPropertyIsNotPrinted(CapturedOutput output) throws IOException {
		String key = Files.readString(directory.resolve("client.key")).replace("-----END", "----END");
		assertThat(report(output, "--ssl.client.certificate=" + directory + "/client.pem", "--ssl.client.key=" + key))
			.contains("has no END line")
			.doesNotContain(key.substring(60, 90));
	}

	@Test
	void severalUnknownPropertiesAreAllNamed(CapturedOutput output) {
		assertThat(report(output, "--ssl.client.colour=red", "--ssl.client.shape=round"))
			.contains("ssl.client.colour, ssl.client.shape");
	}

	/** With Boot's debug log, which prints the exception with all its causes. */
	private static String report(CapturedOutput output, String... args) {
		String[] all = Stream.concat(Arrays.stream(args), Stream.of("--logging.level.org.springframework=debug"))
			.toArray(String[]::new);
		assertThatException()
			.isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
				.bannerMode(Banner.Mode.OFF)
				.run(all))
			.satisfies((ex) -> assertThat(ex).hasStackTraceContaining(SslConfigurationException.class.getName()));
		assertThat(output).contains("APPLICATION FAILED TO START");
		return output.toString();
	}

	private static void write(String name, String text) throws IOException {
		Files.writeString(directory.resolve(name), text);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SslClientAutoConfiguration.class)
	static class Application {

		@Bean
		Object consumer(SslClientStreamFactory factory) {
			return factory;
		}

	}

}
