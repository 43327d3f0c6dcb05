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

import io.github.sslclient.der.DerException;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.test.Recording;
import io.github.sslclient.verify.constraint.ConstraintCases.ConstraintCase;
import io.github.sslclient.x509.CertificateFacts;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link NameConstraintCheck} beside {@code openssl verify}.
 */
class ConstraintAgreementTests {

	private static final List<ConstraintCase> CASES = ConstraintCases.create(1500);

	@TempDir
	Path directory;

	@Test
	void everyRecordedAnswerIsGivenHereToo() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		for (int i = 0; i < CASES.size(); i++) {
			softly.assertThat(check(CASES.get(i).chain())).as(CASES.get(i).toString()).isEqualTo(recording.answer(i));
		}
		softly.assertAll();
	}

	@Test
	void theInstalledOpenSslGivesTheRecordedAnswers() throws Exception {
		recording().checkSample(300);
	}

	private static String check(List<RawCertificate> chain) throws DerException {
		List<CertificateFacts> facts = new ArrayList<>();
		for (RawCertificate certificate : chain) {
			facts.add(certificate.facts());
		}
		ConstraintViolation violation = NameConstraintCheck.check(facts);
		return (violation != null) ? violation.code().number() + "@" + violation.depth() : "ok";
	}

	private Recording recording() throws Exception {
		return Recording.of(ConstraintAgreementTests.class, "constraints.tsv",
				CASES.stream().map(ConstraintCase::toString).toList(),
				(cases) -> Chains.verify(this.directory, cases.stream().map((i) -> CASES.get(i).chain()).toList()));
	}

}
