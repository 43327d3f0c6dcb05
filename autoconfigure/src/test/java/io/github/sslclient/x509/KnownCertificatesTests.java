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

import java.security.cert.X509Certificate;

import io.github.sslclient.der.DerException;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link KnownCertificates}.
 */
class KnownCertificatesTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final KnownCertificates known = new KnownCertificates();

	@Test
	void oneThatWasReadIsNotReadAgain() throws Exception {
		X509Certificate certificate = PKI.client("known").certificate();
		assertThat(this.known.of(certificate)).isSameAs(this.known.of(certificate));
	}

	@Test
	void anotherOfTheSameNameIsAnother() throws Exception {
		CertificateFacts first = this.known.of(PKI.client("twin").certificate());
		X509Certificate second = PKI.client("twin").certificate();
		assertThat(this.known.of(second)).isNotEqualTo(first);
		assertThat(this.known.of(second).certificate()).isSameAs(second);
	}

	@Test
	void manyAreNotAllKept() throws Exception {
		X509Certificate first = PKI.client("first").certificate();
		CertificateFacts facts = this.known.of(first);
		for (int i = 0; i < 100; i++) {
			this.known.of(PKI.client("client" + i).certificate());
		}
		assertThat(this.known.of(first)).isEqualTo(facts).isNotSameAs(facts);
	}

	@Test
	void oneThatCannotBeReadIsRefusedEachTime() throws Exception {
		X509Certificate broken = mock();
		given(broken.getEncoded()).willReturn(new byte[] { 1, 2, 3 });
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> this.known.of(broken));
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> this.known.of(broken));
	}

}
