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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShellProbe}.
 */
@Timeout(60)
class ShellProbeTests {

	private static final TestEchoServer server = new TestEchoServer();

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void acceptedProbeIsReadableByAPerson() {
		assertThat(run(server.accepted())).isEqualTo(ShellProbe.OK);
		assertThat(output()).startsWith("CONNECTED to localhost port ")
			.contains(" 0 s:CN=localhost", "   i:CN=Sample Root", "Protocol: TLSv1.3", "Cipher: TLS_AES_256_GCM_SHA384",
					"Verify return code: 0 (ok)");
		assertThat(errors()).isEmpty();
	}

	@Test
	void jsonIsOneObjectAndNothingElse() {
		assertThat(run(server.accepted("--json"))).isEqualTo(ShellProbe.OK);
		JsonNode answer = json();
		assertThat(answer.propertyNames()).containsExactly("ok", "protocol", "cipher", "verifyResult",
				"verifyResultString", "peerCertificates");
		assertThat(answer.get("peerCertificates").get(0).propertyNames()).containsExactly("subject", "issuer", "serial",
				"notBefore", "notAfter");
		assertThat(answer.get("peerCertificates").get(0).get("notBefore").stringValue())
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
		assertThat(errors()).isEmpty();
	}

	@Test
	void refusalOfTheMissingCertificateIsSeenThoughTls13TellsItAfterTheHandshake() {
		assertThat(run(List.of(server.target(), server.trust(), "--ssl.client.method=tlsv1.3", "--json")))
			.isEqualTo(ShellProbe.REFUSED);
		JsonNode answer = json();
		assertThat(answer.get("ok").booleanValue()).isFalse();
		assertThat(answer.get("protocol").stringValue()).isEqualTo("TLSv1.3");
		assertThat(answer.get("error").propertyNames()).containsExactly("what", "codes", "strings", "verifyResult",
				"verifyResultString", "message");
		// JSSE's servers send bad_certificate where OpenSSL's send
		// certificate_required.
		assertThat(answer.get("error").get("codes").get(0).stringValue()).isIn("0A000412", "0A00045C");
	}

	@Test
	void chainThatIsRefusedIsToldToAPerson() {
		assertThat(run(List.of(server.target()))).isEqualTo(ShellProbe.REFUSED);
		assertThat(output()).contains("s:CN=localhost").containsPattern("Verify return code: [1-9]");
		assertThat(errors()).startsWith("probe: handshake with " + server.target() + " failed: ")
			.contains("0A000086")
			.doesNotContain("\tat ")
			.hasLineCount(1);
	}

	@Test
	void verificationCanBeSwitchedOff() {
		assertThat(run(List.of(server.target(), server.certificate(), "--ssl.client.verify=none", "--json")))
			.isEqualTo(ShellProbe.OK);
		assertThat(json().get("verifyResult").intValue()).isNotZero();
	}

	@ParameterizedTest
	@CsvSource({ "crl-check=peer, 3", "crl-check=chain, 3", "platform-validation=false, 0", "max-depth=0, 0" })
	void whatVerificationFoundIsInTheJson(String option, int code) {
		run(server.accepted("--ssl.client." + option, "--json"));
		JsonNode answer = json();
		assertThat(answer.get("verifyResult").intValue()).isEqualTo(code);
		if (code != 0) {
			assertThat(answer.get("error").get("verifyResult").intValue()).isEqualTo(code);
			assertThat(answer.get("error").get("codes").get(0).stringValue()).isEqualTo("0A000086");
		}
	}

	/**
	 * The sample's server has nothing that is strong enough. Where the JVM offers weak
	 * groups all the same, the one that the server chose is refused, otherwise its key.
	 */
	@Test
	void securityLevelConcernsGroupAndKeyOfTheServer() {
		assertThat(run(List.of(server.target(), server.trust(), "--ssl.client.security-level=4", "--json")))
			.isEqualTo(ShellProbe.REFUSED);
		assertThat(json().get("error").get("codes").get(0).stringValue())
			.isEqualTo((Runtime.version().feature() < 20) ? "0A00006C" : "0A000086");
	}

	@Test
	void securityLevelConcernsTheClientsKey() {
		assertThat(run(server.accepted("--ssl.client.security-level=4", "--json"))).isEqualTo(ShellProbe.REFUSED);
		assertThat(json().get("error").get("codes").get(0).stringValue()).isEqualTo("0A00018F");
	}

	@Test
	void anEmptyDirectoryTrustsNobody(@TempDir Path directory) {
		assertThat(run(List.of(server.target(), "--ssl.client.ca-directory=" + directory, "--json")))
			.isEqualTo(ShellProbe.REFUSED);
		assertThat(json().get("verifyResult").intValue()).isEqualTo(20);
	}

	@Test
	void refusedConnectionIsAnAnswer() {
		assertThat(run(List.of("localhost:1", "--json"))).isEqualTo(ShellProbe.REFUSED);
		assertThat(json().get("error").get("what").stringValue()).isEqualTo("connect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void configurationThatCannotBeLoadedIsAnAnswer(String lazy) {
		assertThat(run(
				List.of(server.target(), "--ssl.client.ca-file=missing.pem", "--ssl.client.lazy=" + lazy, "--json")))
			.isEqualTo(ShellProbe.REFUSED);
		JsonNode error = json().get("error");
		assertThat(error.get("what").stringValue()).isEqualTo("configuration");
		assertThat(error.get("message").stringValue()).contains("ca-file", "missing.pem");
		assertThat(errors()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tlsv9", "tlsv1.3 ${ssl.client.x:y}\\${z}" })
	void valueIsTakenLiterally(String method) {
		assertThat(run(List.of(server.target(), "--ssl.client.method=" + method, "--json")))
			.isEqualTo(ShellProbe.REFUSED);
		assertThat(json().get("error").get("message").stringValue()).contains(method);
	}

	@Test
	void passwordIsNeverPrinted() throws IOException {
		Path key = Files.createTempFile("encrypted", ".pem");
		Files.writeString(key, """
				-----BEGIN ENCRYPTED PRIVATE KEY-----
				MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgAAAAAAAAAAAICCAAw
				-----END ENCRYPTED PRIVATE KEY-----
				""");
		try {
			List<String> arguments = server.accepted("--ssl.client.key=" + key,
					"--ssl.client.certificate-password=hunter2-hunter2", "--json");
			assertThat(run(arguments)).isEqualTo(ShellProbe.REFUSED);
			assertThat(output() + errors()).contains("\"what\":\"configuration\"").doesNotContain("hunter2");
		}
		finally {
			Files.delete(key);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "localhost:", ":443", "localhost:0", "localhost:65536", "localhost:https",
			"::1:443", "a..b:443", "127.1:443", "a:1 b:2", "a:1 --jsn", "a:1 -v", "a:1 --server.port=1",
			"a:1 --spring.profiles.active=x", "a:1 --ssl.client.", "a:1 --ssl.client.ca-file",
			"a:1 --ssl.client.colour=hunter2", "a:1 --ssl.client.certificate-pasword=hunter2",
			"a:1 --ssl.client.certificate-password[0]=hunter2", "a:1 --ssl.client.verify=maybe",
			"a:1 --ssl.client.connect-timeout=soon", "a:1 --ssl.client.connect-timeout=-1s",
			"a:1 --ssl.client.max-depth=deep", "a:1 --ssl.client.max-depth=-1", "a:1 --ssl.client.lazy=maybe",
			"a:1 --ssl.client.enabled=false", "a:1 --ssl.client.ca-file=x --ssl.client.caFile=y" })
	void unusableCommandLineIsExplainedInALine(String commandLine) {
		List<String> arguments = commandLine.isEmpty() ? List.of() : Arrays.asList(commandLine.split(" "));
		assertThat(run(arguments)).isEqualTo(ShellProbe.USAGE);
		assertThat(output()).isEmpty();
		assertThat(errors().lines().toList().subList(0, 2)).first().asString().startsWith("probe: ");
		assertThat(errors().lines().toList().get(1)).startsWith("usage: probe HOST:PORT");
		assertThat(errors()).doesNotContain("hunter2").doesNotContain("Exception");
	}

	@Test
	void helpIsWhatWasAskedFor() {
		assertThat(run(List.of("--help"))).isEqualTo(ShellProbe.OK);
		assertThat(output()).startsWith("usage: probe HOST:PORT");
	}

	@Test
	void bracketedAddressIsATarget() throws UsageException {
		ProbeRequest request = ShellArguments.parse(List.of("[::1]:443")).request();
		assertThat(request.host()).isEqualTo("[::1]");
		assertThat(request.port()).isEqualTo(443);
	}

	@Test
	void serverDoesNotCommandTheTerminal() {
		assertThat(ProbeText.printable("a\u001b]0;b\u0007\u009bc\r\n\td")).isEqualTo("a?]0;b??c?\n\td");
	}

	private int run(List<String> arguments) {
		return new ShellProbe(print(this.output), print(this.errors)).run(arguments);
	}

	private static PrintStream print(ByteArrayOutputStream target) {
		return new PrintStream(target, true, StandardCharsets.UTF_8);
	}

	private String output() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	private String errors() {
		return this.errors.toString(StandardCharsets.UTF_8);
	}

	/** Fails for what follows the object, too. */
	private JsonNode json() {
		assertThat(output()).hasLineCount(1);
		return JsonMapper.shared().readTree(output());
	}

}
