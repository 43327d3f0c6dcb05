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

package io.github.sslclient.verify;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Good signatures in other words: anyone can write them, the JDK takes them, and OpenSSL
 * answers 7.
 */
class SignatureEncodingTests {

	private static final byte[] NULL = { 5, 0 };

	private static final TestPki RSA = TestPki.create(KeyKind.RSA);

	private static final TestPki EC = TestPki.create(KeyKind.EC);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anAlgorithmThatLostItsParametersOutsideIsRefused(boolean platform) throws Exception {
		Parts parts = parts(RSA, (signature) -> true);
		byte[] bare = DerWriter.element(DerReader.SEQUENCE, oid(parts.algorithm()));
		assertCode(7, RSA, parts.with(bare, parts.bits()), platform);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anAlgorithmThatGotParametersOutsideIsRefused(boolean platform) throws Exception {
		Parts parts = parts(EC, (signature) -> true);
		byte[] more = DerWriter.element(DerReader.SEQUENCE, oid(parts.algorithm()), NULL);
		assertCode(7, EC, parts.with(more, parts.bits()), platform);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void bitsThatAreNotWholeBytesAreRefused(boolean platform) throws Exception {
		for (TestPki pki : List.of(RSA, EC)) {
			Parts parts = parts(pki, (signature) -> (signature[signature.length - 1] & 1) == 0);
			byte[] bits = parts.bits().clone();
			bits[0] = 1;
			assertCode(7, pki, parts.with(parts.algorithm(), bits), platform);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aNegativeIntegerIsRefused(boolean platform) throws Exception {
		Parts parts = parts(EC, (signature) -> first(signature).length == 33);
		DerReader pair = DerReader.of(parts.bits(), 1, parts.bits().length).enter(DerReader.SEQUENCE);
		byte[] negative = Arrays.copyOfRange(pair.integer().toByteArray(), 1, 33);
		BigInteger second = pair.integer();
		byte[] signature = DerWriter.element(DerReader.SEQUENCE, DerWriter.element(DerReader.INTEGER, negative),
				DerWriter.element(DerReader.INTEGER, second.toByteArray()));
		byte[] bits = new byte[signature.length + 1];
		System.arraycopy(signature, 0, bits, 1, signature.length);
		assertCode(7, EC, parts.with(parts.algorithm(), bits), platform);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void signaturesAsTheyWereMadeAreGood(boolean platform) throws Exception {
		for (TestPki pki : List.of(RSA, EC, TestPki.create(KeyKind.ED25519))) {
			Parts parts = parts(pki, (signature) -> true);
			assertCode(0, pki, parts.with(parts.algorithm(), parts.bits()), platform);
		}
	}

	private static void assertCode(int code, TestPki pki, byte[] certificate, boolean platform) throws Exception {
		X509Certificate leaf = (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate));
		VerifyResult result = new OpenSslChainVerifier(TrustStore.of(List.of(pki.ca())), platform).verify(List.of(leaf),
				new VerifyPolicy(VerifyMode.REQUIRED, 100, new SecurityLevel(2), CrlCheck.NONE, null), Instant.now());
		assertThat(result.code().number()).isEqualTo(code);
		assertThat(result.depth()).isZero();
	}

	/** Issue until a signature is as wished, which takes a few times. */
	private static Parts parts(TestPki pki, Predicate<byte[]> wish) throws Exception {
		while (true) {
			DerReader whole = DerReader.of(pki.server("a.test").certificate().getEncoded()).enter(DerReader.SEQUENCE);
			Parts parts = new Parts(whole.element(DerReader.SEQUENCE), whole.element(DerReader.SEQUENCE),
					whole.enter(DerReader.BIT_STRING).rest());
			if (wish.test(Arrays.copyOfRange(parts.bits(), 1, parts.bits().length))) {
				return parts;
			}
		}
	}

	private static byte[] oid(byte[] algorithm) throws DerException {
		return DerReader.of(algorithm).enter(DerReader.SEQUENCE).element(DerReader.OBJECT_IDENTIFIER);
	}

	private static byte[] first(byte[] signature) {
		try {
			return DerReader.of(signature).enter(DerReader.SEQUENCE).integer().toByteArray();
		}
		catch (DerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a certificate consists of.
	 *
	 * @param tbs what is signed
	 * @param algorithm the algorithm beside the signature
	 * @param bits the content of the signature's BIT STRING
	 */
	private record Parts(byte[] tbs, byte[] algorithm, byte[] bits) {

		byte[] with(byte[] algorithm, byte[] bits) {
			return DerWriter.element(DerReader.SEQUENCE, this.tbs, algorithm,
					DerWriter.element(DerReader.BIT_STRING, bits));
		}

	}

}
