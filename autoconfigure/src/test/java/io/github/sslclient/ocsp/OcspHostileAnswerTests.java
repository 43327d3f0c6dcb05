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

package io.github.sslclient.ocsp;

import java.time.Instant;
import java.util.Random;

import io.github.sslclient.test.DerMutator;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.TestAnswer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.x509.KeyPurposeId;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that were tampered with.
 */
class OcspHostileAnswerTests {

	private static final Identity DELEGATE = OcspCases.PKI.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);

	private static final TestAnswer SIGNED = OcspCases.answer().revoked(OcspCases.SERVER).signedBy(DELEGATE).byKey();

	private static final byte[] REVOKED = SIGNED.encode();

	/** A failure of the code would have a reason of its own. */
	@Property(tries = 3000)
	void whateverIsStapledHasAVerdictAndARevokedCertificateIsNeverGood(@ForAll long seed) {
		OcspFault fault = OcspCases.verdict(new DerMutator(new Random(seed)).mutate(REVOKED), Instant.now()).fault();
		assertThat(fault).isNotNull();
		assertThat(fault.reason()).doesNotContain("could not be checked");
	}

	@Property(tries = 1000)
	void whateverIsSignedHasAVerdict(@ForAll long seed) {
		byte[] answer = SIGNED.sign(new DerMutator(new Random(seed)).mutate(SIGNED.data()));
		OcspFault fault = OcspCases.verdict(answer, Instant.now()).fault();
		assertThat((fault != null) ? fault.reason() : "good").doesNotContain("could not be checked");
	}

	@Property(tries = 1000)
	void anyBytesHaveAVerdict(@ForAll byte[] answer) {
		OcspFault fault = OcspCases.verdict(answer, Instant.now()).fault();
		assertThat(fault).isNotNull();
		assertThat(fault.reason()).doesNotContain("could not be checked");
	}

}
