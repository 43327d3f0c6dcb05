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

package io.github.sslclient.golden;

import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;

/**
 * Defects of dates.
 */
final class DateDefects {

	private DateDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(Role.each("expired", "after", CertificateSpec::expired),
				Role.each("not-yet-valid", "before",
						(certificate) -> certificate.notBefore(Scenario.AT.plus(Scenario.SHORT))),
				Role.each("malformed-not-before", "before",
						(certificate) -> certificate.notBefore(new ASN1UTCTime("2601010000Z"))),
				Role.eachAlone("malformed-not-after",
						(certificate) -> certificate.notAfter(new ASN1UTCTime("2701010000Z"))),
				Role.eachAlone("not-after-with-offset",
						(certificate) -> certificate.notAfter(new ASN1UTCTime("270101000000+0100"))),
				Role.eachAlone("not-after-with-fraction",
						(certificate) -> certificate.notAfter(new ASN1GeneralizedTime("20270101000000.5Z"))),
				Role.eachAlone("not-after-generalized",
						(certificate) -> certificate.notAfter(new ASN1GeneralizedTime("20270101000000Z"))),
				Role.eachAlone("not-after-far",
						(certificate) -> certificate.notAfter(new ASN1GeneralizedTime("99991231235959Z"))),
				Role.eachAlone("not-before-1950",
						(certificate) -> certificate.notBefore(new ASN1UTCTime("500101000000Z"))),
				Role.eachAlone("not-after-1950",
						(certificate) -> certificate.notAfter(new ASN1UTCTime("500101000000Z"))),
				Role.eachAlone("not-after-2049",
						(certificate) -> certificate.notAfter(new ASN1UTCTime("491231235959Z"))),
				Role.eachAlone("expires-now", (certificate) -> certificate.notAfter(Scenario.AT)),
				Role.eachAlone("expires-in-a-second",
						(certificate) -> certificate.notAfter(Scenario.AT.plusSeconds(1))),
				Role.eachAlone("valid-from-now", (certificate) -> certificate.notBefore(Scenario.AT)),
				Role.eachAlone("valid-in-a-second", (certificate) -> certificate.notBefore(Scenario.AT.plusSeconds(1))),
				Role.eachAlone("expired-before-it-was-valid",
						(certificate) -> certificate.expired().notBefore(Scenario.AT.plus(Scenario.SHORT))),
				Stream.of(Defect.alone("all-expired", (scenario) -> {
					scenario.leaf().expired();
					scenario.intermediate().expired();
					scenario.root().expired();
				})))
			.flatMap((defects) -> defects);
	}

}
