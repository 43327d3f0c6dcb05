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

package io.github.sslclient.x509;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import io.github.sslclient.der.DerException;
import io.github.sslclient.test.DerMutator;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.test.Recording;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which values make a certificate invalid, beside {@code openssl verify}, which finds no
 * issuer for such a one.
 */
class ExtensionAgreementTests {

	private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.ofEntries(
			Map.entry("2.5.29.19", List.of("3000", "30060101FF020100", "3003020101", "30030101FF")),
			Map.entry("2.5.29.15", List.of("030205A0", "03020106", "030307FF80")),
			Map.entry("2.5.29.37",
					List.of("300A06082B06010505070301", "3000", "301406082B0601050507030106082B06010505070302")),
			Map.entry("2.16.840.1.113730.1.1", List.of("03020640", "030100")),
			Map.entry("2.5.29.14", List.of("040101", "0400")), Map.entry("2.5.29.35", List.of("3003800101", "3000")),
			Map.entry("2.5.29.17",
					List.of("300582036162632E", "300D8203612E628104C0A80001820178", "300782016186026162870401020304",
							"3011A40F300D310B3009060355040313026162", "3003880129",
							"301AA0180608" + "2B06010505070809" + "A00C0C0A" + "C3BC406578616D706C65",
							"3009A507A1050C03616263", "300EA50CA003130161A1050C03616263", "3004A3023000")),
			Map.entry("2.5.29.30",
					List.of("3000", "300CA00A30088203612E62800100", "300AA10830068203612E62",
							"300DA00B30098203612E6281020100")),
			Map.entry("2.5.29.31",
					List.of("300B3009A007A0058603613A2F", "30063004A2028200",
							"3019" + "3017A011A10F" + "300D0603550403" + "1306616263646566" + "81020640",
							"300F300DA007A0058603613A2F81020640")),
			Map.entry("1.3.6.1.5.5.7.1.14",
					List.of("300E020101300906072A8648CE3D0201", "300C300A06082B06010505071501",
							"300F300D06082B06010505071502040161")),
			Map.entry("1.3.6.1.5.5.7.1.7",
					List.of("300C300A0402000130040302040A", "30083006040200020500",
							"3014301204020001300C300A0302000A0304000A0000")),
			Map.entry("1.3.6.1.5.5.7.1.8",
					List.of("3007A0053003020101", "3004A0020500", "300BA10930073005020101020102", "3000")),
			Map.entry("2.5.29.32", List.of("300830060604551D2000"))));

	/**
	 * A SEQUENCE that is not constructed, strings that are, and a tag in the long form:
	 * BER that OpenSSL takes, and that is refused here.
	 */
	private static final Set<String> BER_ALONE = Set.of("2.5.29.17\t100582036162632f", "2.5.29.17\t1000",
			"2.5.29.17\t3007a1050c03616263", "2.5.29.17\t3004a700a700", "2.5.29.17\t3002a100",
			"2.5.29.19\t30041f0101b9");

	private static final byte[] ISSUER = RawCertificate.name("Issuer");

	private static final List<Value> CASES = create();

	@TempDir
	Path directory;

	@Test
	void everyRecordedAnswerIsGivenHereToo() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		for (int i = 0; i < CASES.size(); i++) {
			Value value = CASES.get(i);
			String expected = BER_ALONE.contains(value.toString()) ? "invalid" : recording.answer(i);
			softly.assertThat(answer(value)).as(value.toString()).isEqualTo(expected);
		}
		softly.assertAll();
	}

	@Test
	void theInstalledOpenSslGivesTheRecordedAnswers() throws Exception {
		recording().checkSample(300);
	}

	private static String answer(Value value) throws DerException {
		CertificateFacts issuer = RawCertificate.authority("Issuer").facts();
		return value.certificate().facts().isLikelyIssuedBy(issuer) ? "valid" : "invalid";
	}

	private Recording recording() throws Exception {
		return Recording.of(ExtensionAgreementTests.class, "extensions.tsv",
				CASES.stream().map(Value::toString).toList(), this::measure);
	}

	private List<String> measure(List<Integer> cases) throws Exception {
		List<String> files = new ArrayList<>();
		for (int i : cases) {
			files.add(i + ".pem");
			Files.writeString(this.directory.resolve(i + ".pem"), CASES.get(i).certificate().pem());
		}
		Path issuer = Files.writeString(this.directory.resolve("issuer"), RawCertificate.authority("Issuer").pem());
		return OpenSsl.verify(List.of("-CAfile", issuer.toString()), this.directory, files)
			.stream()
			.map((result) -> result.equals("20@0") ? "invalid" : result.matches("\\d+@0") ? "valid" : result)
			.toList();
	}

	private static List<Value> create() {
		Random random = new Random(3779);
		DerMutator mutator = new DerMutator(random);
		List<Value> cases = new ArrayList<>();
		VALUES.forEach((oid, values) -> {
			for (String value : values) {
				byte[] encoded = HexFormat.of().parseHex(value);
				cases.add(new Value(oid, encoded));
				for (int i = 0; i < 50; i++) {
					cases.add(new Value(oid, mutator.mutate(encoded)));
				}
			}
		});
		return cases;
	}

	/**
	 * The value of an extension.
	 *
	 * @param oid the extension
	 * @param encoded any bytes
	 */
	private record Value(String oid, byte[] encoded) {

		RawCertificate certificate() {
			return RawCertificate.of(RawCertificate.name("x")).claim(ISSUER).extension(this.oid, false, this.encoded);
		}

		@Override
		public String toString() {
			return this.oid + "\t" + HexFormat.of().formatHex(this.encoded);
		}

	}

}
