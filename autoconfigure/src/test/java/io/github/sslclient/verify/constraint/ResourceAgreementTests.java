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

package io.github.sslclient.verify.constraint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.test.Recording;
import io.github.sslclient.verify.constraint.ResourceCases.ResourceCase;
import io.github.sslclient.x509.CertificateFacts;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ResourceCheck} beside {@code openssl verify}.
 */
class ResourceAgreementTests {

	private static final List<ResourceCase> CASES = ResourceCases.create(1000);

	@TempDir
	Path directory;

	@Test
	void everyRecordedAnswerIsGivenHereToo() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		for (int i = 0; i < CASES.size(); i++) {
			List<CertificateFacts> facts = new ArrayList<>();
			for (RawCertificate certificate : CASES.get(i).chain()) {
				facts.add(certificate.facts());
			}
			ConstraintViolation violation = ResourceCheck.check(facts);
			softly.assertThat((violation != null) ? violation.code().number() + "@" + violation.depth() : "ok")
				.as(CASES.get(i).toString())
				.isEqualTo(recording.answer(i));
		}
		softly.assertAll();
	}

	@Test
	void theInstalledOpenSslGivesTheRecordedAnswers() throws Exception {
		recording().checkSample(200);
	}

	@Test
	void aChainIsNotEmptiedOfItsPeer() throws Exception {
		assertThat(ResourceCheck.check(List.of(RawCertificate.authority("x").facts()))).isNull();
	}

	@Test
	void autonomousSystemsComeBeforeAddresses() throws Exception {
		RawCertificate root = RawCertificate.authority("Root");
		RawCertificate middle = RawCertificate.authority("Middle").issuedBy(root.subject());
		RawCertificate leaf = RawCertificate.authority("Leaf").issuedBy(middle.subject());
		byte[] address = DerWriter.element(3, new byte[] { 0, 10 });
		leaf.extension("1.3.6.1.5.5.7.1.7", true, RawCertificate.sequence(
				RawCertificate.sequence(DerWriter.element(4, new byte[] { 0, 1 }), RawCertificate.sequence(address))));
		byte[] number = DerWriter.element(0xA0, RawCertificate.sequence(DerWriter.element(2, new byte[] { 1 })));
		leaf.extension("1.3.6.1.5.5.7.1.8", true, RawCertificate.sequence(number));
		middle.extension("1.3.6.1.5.5.7.1.8", true, RawCertificate.sequence(number));
		assertThat(ResourceCheck.check(List.of(leaf.facts(), middle.facts(), root.facts())))
			.isEqualTo(new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, 2));
		OpenSsl.assumeInstalled();
		assertThat(Chains.verify(this.directory, List.of(List.of(leaf, middle, root)))).containsExactly("46@2");
	}

	private Recording recording() throws Exception {
		return Recording.of(ResourceAgreementTests.class, "resources.tsv",
				CASES.stream().map(ResourceCase::toString).toList(),
				(cases) -> Chains.verify(this.directory, cases.stream().map((i) -> CASES.get(i).chain()).toList()));
	}

}
