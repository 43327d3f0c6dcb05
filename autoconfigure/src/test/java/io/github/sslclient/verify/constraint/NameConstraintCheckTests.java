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
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.x509.CertificateFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NameConstraintCheck} with chains made by hand, each of which the
 * installed OpenSSL judges too.
 */
class NameConstraintCheckTests {

	private static final String KEY_IDENTIFIER = "2.5.29.14";

	private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

	@TempDir
	Path directory;

	@Test
	void tooManyComparisonsAreRefusedUncounted() throws Exception {
		// The subject's one attribute is the name too many.
		assertThat(check(leafWithNames(1023), rootWithSubtrees(1024))).isNull();
		assertThat(check(leafWithNames(1024), rootWithSubtrees(1024)))
			.isEqualTo(new ConstraintViolation(VerifyCode.UNSPECIFIED, 0));
	}

	@Test
	void theHighestAuthorityIsAskedFirst() throws Exception {
		RawCertificate root = TestConstraints.permit("E:x.test").addTo(RawCertificate.authority("Root"));
		RawCertificate intermediate = TestConstraints.exclude("D:b.test").addTo(RawCertificate.authority("Middle"));
		RawCertificate leaf = TestName.certificate(List.of(new TestName('D', "b.test"), new TestName('E', "a@y.test")));
		assertThat(check(leaf, intermediate, root))
			.isEqualTo(new ConstraintViolation(VerifyCode.PERMITTED_VIOLATION, 0));
	}

	@Test
	void theHighestSubjectIsLookedAtFirst() throws Exception {
		RawCertificate root = TestConstraints.permit("D:a.test").addTo(RawCertificate.authority("Root"));
		RawCertificate intermediate = TestConstraints.permit("E:x").addTo(RawCertificate.authority("Middle"));
		intermediate.extension("2.5.29.17", false, RawCertificate.sequence(new TestName('D', "c.test").encoded()));
		RawCertificate leaf = TestName.certificate(List.of(new TestName('D', "b.test")));
		assertThat(check(leaf, intermediate, root))
			.isEqualTo(new ConstraintViolation(VerifyCode.PERMITTED_VIOLATION, 1));
	}

	@Test
	void theRootsOwnNameIsFree() throws Exception {
		RawCertificate root = TestConstraints.exclude("N:").addTo(RawCertificate.authority("Root"));
		assertThat(check(TestName.certificate(List.of(new TestName('D', "b.test"))), root)).isNull();
	}

	@Test
	void aSelfIssuedCertificateIsFreeUnlessItIsThePeersOwn() throws Exception {
		byte[] first = { 4, 1, 1 };
		byte[] second = { 4, 1, 2 };
		RawCertificate root = TestConstraints.permit("N:o:Other").addTo(RawCertificate.authority("Root"));
		root.extension(KEY_IDENTIFIER, false, first);
		RawCertificate renewed = RawCertificate.authority("Root").extension(KEY_IDENTIFIER, false, second);
		renewed.extension(AUTHORITY_KEY_IDENTIFIER, false, identifiedBy((byte) 1));
		RawCertificate leaf = TestName.certificate(List.of(new TestName('o', "Other")));
		leaf.extension(AUTHORITY_KEY_IDENTIFIER, false, identifiedBy((byte) 2));
		assertThat(check(leaf, renewed, root)).isNull();
		RawCertificate own = RawCertificate.of(RawCertificate.name("Root"))
			.extension(KEY_IDENTIFIER, false, new byte[] { 4, 1, 3 });
		own.extension(AUTHORITY_KEY_IDENTIFIER, false, identifiedBy((byte) 1));
		assertThat(check(own, root)).isEqualTo(new ConstraintViolation(VerifyCode.PERMITTED_VIOLATION, 0));
	}

	@Test
	void aCertificateAloneObeys() throws Exception {
		assertThat(check(TestConstraints.exclude("N:").addTo(RawCertificate.authority("Root")))).isNull();
	}

	private static byte[] identifiedBy(byte key) {
		return RawCertificate.sequence(DerWriter.element(0x80, new byte[] { key }));
	}

	private static RawCertificate leafWithNames(int count) {
		return TestName.certificate(Stream
			.concat(Stream.of(new TestName('C', "x")), Collections.nCopies(count, new TestName('D', "a.b")).stream())
			.toList());
	}

	private static RawCertificate rootWithSubtrees(int count) {
		String[] names = IntStream.range(0, count).mapToObj((i) -> "D:x" + i).toArray(String[]::new);
		return TestConstraints.exclude(names).addTo(RawCertificate.authority("Root"));
	}

	/** The leaf first; each is issued by the next one. */
	private ConstraintViolation check(RawCertificate... chain) throws Exception {
		List<CertificateFacts> facts = new ArrayList<>();
		for (int i = 0; i < chain.length; i++) {
			if (i < chain.length - 1) {
				chain[i].issuedBy(chain[i + 1].subject());
			}
			facts.add(chain[i].facts());
		}
		ConstraintViolation violation = NameConstraintCheck.check(facts);
		if (OpenSsl.isReference()) {
			assertThat(Chains.verify(this.directory, List.of(List.of(chain))))
				.containsExactly((violation != null) ? violation.code().number() + "@" + violation.depth() : "ok");
		}
		return violation;
	}

}
