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

package io.github.sslclient.context;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.net.ssl.SSLEngine;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.Algorithm;
import io.github.sslclient.protocol.AlgorithmTable;
import io.github.sslclient.protocol.ClientHello;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.identity.PeerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what connections offer of groups and signature algorithms, read from their
 * ClientHello.
 */
class OfferedAlgorithmsTests {

	private static final AlgorithmTable GROUPS = AlgorithmTable.GROUPS;

	private static final AlgorithmTable SCHEMES = AlgorithmTable.SIGNATURE_SCHEMES;

	@Test
	void withNothingSetTheProviderChooses() throws Exception {
		ClientHello hello = hello(SslClientSettings.builder());
		assertThat(hello.groups()).contains(0x001D, 0x0017);
		assertThat(hello.signatureSchemes()).contains(0x0403, 0x0804);
	}

	@ParameterizedTest
	@CsvSource({ "X25519,001D", "P-521:x448:prime256v1,0019 001E 0017", "ffdhe3072 : secp384r1,0101 0018" })
	@EnabledForJreRange(min = JRE.JAVA_20)
	void groupsAreOfferedInTheirOrder(String groups, String codes) throws Exception {
		assertThat(hello(SslClientSettings.builder().groups(groups)).groups()).map("%04X"::formatted)
			.containsExactly(codes.split(" "));
	}

	@ParameterizedTest
	@CsvSource({ "ECDSA+SHA384,0503", "rsa_pss_rsae_sha512:RSA+SHA256:ed25519,0806 0401 0807" })
	@EnabledForJreRange(min = JRE.JAVA_20)
	void signatureAlgorithmsAreOfferedInTheirOrder(String algorithms, String codes) throws Exception {
		assertThat(hello(SslClientSettings.builder().signatureAlgorithms(algorithms)).signatureSchemes())
			.map("%04X"::formatted)
			.containsExactly(codes.split(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "X25519:X25519MLKEM768", "P-256:secp256k1", "brainpoolP256r1" })
	@EnabledForJreRange(min = JRE.JAVA_20, max = JRE.JAVA_25)
	void aGroupThatTheProviderWouldPassOverIsRefusedByName(String groups) {
		SslError error = refusal(SslClientSettings.builder().groups(groups));
		assertThat(error.setting()).isEqualTo("groups");
		assertThat(error.codes()).extracting("hex").containsExactly("0A080106", "0A000180");
		assertThat(error.detail()).contains("'" + groups.substring(groups.indexOf(':') + 1) + "'");
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_25)
	void aSignatureAlgorithmThatTheJvmHasDisabledIsRefusedByName() {
		SslError error = refusal(
				SslClientSettings.builder().securityLevel(0).signatureAlgorithms("ECDSA+SHA256:RSA+SHA1"));
		assertThat(error.setting()).isEqualTo("sigalgs");
		assertThat(error.detail()).contains("'RSA+SHA1'", "jdk.tls.disabledAlgorithms");
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_19)
	void whatThisJvmCannotChooseIsRefusedWithTheReason() {
		assertThat(refusal(SslClientSettings.builder().groups("X25519")).detail()).contains("Java 20",
				"-Djdk.tls.namedGroups");
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_18)
	void signatureAlgorithmsTooAreRefusedWithTheReason() {
		assertThat(refusal(SslClientSettings.builder().signatureAlgorithms("ECDSA+SHA256")).detail())
			.contains("Java 19", "-Djdk.tls.client.SignatureSchemes");
	}

	@Test
	void anUnknownNameIsRefusedOnEveryJvm() {
		assertThat(refusal(SslClientSettings.builder().groups("X25519:BOGUS")).detail()).contains("'BOGUS'");
	}

	@Test
	void aLevelThatLeavesNoGroupIsRefused() {
		SslError error = refusal(SslClientSettings.builder().groups("X25519:P-256").securityLevel(4));
		assertThat(error.codes()).extracting("hex").containsExactly("0A000127");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	@EnabledForJreRange(min = JRE.JAVA_20)
	void nothingBelowTheLevelIsOffered(int level) throws Exception {
		ClientHello hello = hello(SslClientSettings.builder().securityLevel(level));
		assertThat(algorithms(GROUPS, hello)).isNotEmpty()
			.allMatch((algorithm) -> new SecurityLevel(level).allows(algorithm.bits()));
		assertThat(algorithms(SCHEMES, hello)).isNotEmpty()
			.allMatch((algorithm) -> new SecurityLevel(level).allows(algorithm.bits()));
	}

	/** As older versions of Java do. */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_20)
	void sha1IsNotOfferedAtALevelWhereTheJvmWouldOfferIt(@TempDir Path directory) throws Exception {
		Path properties = Files.writeString(directory.resolve("java.security"),
				"jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, anon, NULL");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.security.properties=" + properties, "-cp", System.getProperty("java.class.path"),
				HelloPrinter.class.getName())
			.redirectError(directory.resolve("errors").toFile())
			.start();
		List<String> levels = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
			.toList();
		assertThat(process.waitFor()).as(() -> String.valueOf(levels)).isZero();
		String sha1 = String.valueOf(0x0201);
		assertThat(levels).hasSize(3);
		assertThat(levels.get(0)).contains(sha1);
		assertThat(levels.subList(1, 3)).noneMatch((schemes) -> schemes.contains(sha1));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_20)
	void theLevelOfAConnectionsCiphersCountsToo() throws Exception {
		SslConnectionOverrides overrides = SslConnectionOverrides.builder().ciphers("HIGH:@SECLEVEL=5").build();
		assertThat(hello(SslClientSettings.builder(), overrides).groups()).containsExactly(0x0019);
	}

	private static List<Algorithm> algorithms(AlgorithmTable table, ClientHello hello) {
		return hello.of(table).stream().map(table::find).toList();
	}

	private static SslError refusal(SslClientSettingsBuilder settings) {
		return catchThrowableOfType(SslException.class, () -> SslClientContext.of(settings.build())).getError();
	}

	private static ClientHello hello(SslClientSettingsBuilder settings) throws Exception {
		return hello(settings, SslConnectionOverrides.none());
	}

	private static ClientHello hello(SslClientSettingsBuilder settings, SslConnectionOverrides overrides)
			throws Exception {
		SSLEngine engine = SslClientContext.of(settings.build())
			.newEngine(PeerName.of("localhost"), overrides)
			.engine();
		ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		engine.wrap(ByteBuffer.allocate(0), record);
		return ClientHello.parse(record.flip());
	}

}
