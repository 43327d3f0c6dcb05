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

package io.github.sslclient.verify.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.test.Recording;
import io.github.sslclient.verify.identity.HostCases.HostCase;
import io.github.sslclient.x509.CertificateFacts;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link PeerIdentity} beside {@code openssl verify -verify_hostname}.
 */
class HostAgreementTests {

	private static final List<HostCase> CASES = HostCases.create(5000);

	private static final byte[] ISSUER = RawCertificate.name("Issuer");

	@TempDir
	Path directory;

	@Test
	void everyRecordedAnswerIsGivenHereToo() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		int matches = 0;
		for (int i = 0; i < CASES.size(); i++) {
			HostCase hostCase = CASES.get(i);
			boolean matched = PeerIdentity.isNamed(hostCase.certificate(ISSUER).facts(), hostCase.host());
			softly.assertThat(matched ? "match" : "mismatch").as(hostCase.toString()).isEqualTo(recording.answer(i));
			matches += matched ? 1 : 0;
		}
		softly.assertAll();
		assertThat(matches).isBetween(500, 2500);
	}

	@Test
	void theInstalledOpenSslGivesTheRecordedAnswers() throws Exception {
		recording().checkSample(500);
	}

	@Test
	void addressesMatchAsInTheInstalledOpenSsl() throws Exception {
		OpenSsl.assumeInstalled();
		String issuer = Files
			.writeString(this.directory.resolve("issuer.pem"), RawCertificate.authority("Issuer").pem())
			.toString();
		List<String> files = new ArrayList<>();
		List<CertificateFacts> facts = new ArrayList<>();
		for (String address : List.of("c0000201", "00000000000000000000ffffc0000201",
				"000000000000000000000000c0000201", "20010db8000000000000000000000001", "c00002", "", "31")) {
			RawCertificate certificate = RawCertificate.of(RawCertificate.name("192.0.2.1")).claim(ISSUER);
			certificate.extension("2.5.29.17", false,
					RawCertificate.sequence(DerWriter.element(0x87, HexFormat.of().parseHex(address)),
							DerWriter.element(0x82, RawCertificate.latin1("192.0.2.1"))));
			Files.writeString(this.directory.resolve(files.size() + ".pem"), certificate.pem());
			files.add(files.size() + ".pem");
			facts.add(certificate.facts());
		}
		for (String host : List.of("192.0.2.1", "192.0.2.2", "::ffff:192.0.2.1", "::ffff:c000:201", "::192.0.2.1",
				"2001:db8::1", "2001:DB8:0:0:0:0:0:1", "::1")) {
			List<String> results = OpenSsl.verify(List.of("-CAfile", issuer, "-verify_ip", host), this.directory,
					files);
			assertThat(facts.stream().map((each) -> PeerIdentity.matches(each, PeerName.of(host)) ? "7@0" : "64@0"))
				.as(host)
				.isEqualTo(results);
		}
	}

	private Recording recording() throws Exception {
		return Recording.of(HostAgreementTests.class, "hosts.tsv", CASES.stream().map(HostCase::toString).toList(),
				this::measure);
	}

	/**
	 * The certificates are not signed: the host comes before the signature, so that 7
	 * means that the host was right.
	 */
	private List<String> measure(List<Integer> cases) throws Exception {
		Path issuer = Files.writeString(this.directory.resolve("issuer.pem"), RawCertificate.authority("Issuer").pem());
		Map<Integer, String> answers = new HashMap<>();
		Map<String, List<Integer>> byHost = cases.stream().collect(Collectors.groupingBy((i) -> CASES.get(i).host()));
		for (Map.Entry<String, List<Integer>> entry : byHost.entrySet()) {
			List<String> files = new ArrayList<>();
			for (int i : entry.getValue()) {
				Files.writeString(this.directory.resolve(i + ".pem"), CASES.get(i).certificate(ISSUER).pem());
				files.add(i + ".pem");
			}
			List<String> results = OpenSsl.verify(
					List.of("-CAfile", issuer.toString(), "-verify_hostname", entry.getKey()), this.directory, files);
			for (int i = 0; i < files.size(); i++) {
				answers.put(entry.getValue().get(i), word(results.get(i)));
			}
		}
		return cases.stream().map(answers::get).toList();
	}

	private static String word(String result) {
		return switch (result) {
			case "7@0" -> "match";
			case "62@0" -> "mismatch";
			default -> result;
		};
	}

}
