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

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;

import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.golden.VerifyCase.CrlCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * RSA signatures whose DigestInfo lacks the NULL of its algorithm, which only an issuer
 * can make. The JDK takes them, and OpenSSL answers 7.
 */
class DigestInfoTests {

	private static final byte[] SHA_256 = HexFormat.of().parseHex("0609608648016503040201");

	private static final byte[] NULL = { 5, 0 };

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void withoutParametersItIsRefused(boolean platformValidation) throws Exception {
		assertThat(judge(platformValidation, SHA_256)).isEqualTo(new Verdict(7, 0));
	}

	@Test
	void withParametersItIsGood() throws Exception {
		assertThat(judge(true, SHA_256, NULL)).isEqualTo(Verdict.OK);
	}

	private Verdict judge(boolean platformValidation, byte[]... algorithm) throws Exception {
		SigningKey key = SigningKey.rsa(2048, "DigestInfo");
		CertificateSpec root = CertificateSpec.root("Root").key(key);
		DerReader leaf = DerReader.of(CertificateSpec.leaf(Scenario.HOST, root).encode()).enter(DerReader.SEQUENCE);
		byte[] tbs = leaf.element(DerReader.SEQUENCE);
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(tbs);
		byte[] digestInfo = DerWriter.element(DerReader.SEQUENCE, DerWriter.element(DerReader.SEQUENCE, algorithm),
				DerWriter.element(DerReader.OCTET_STRING, digest));
		Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
		cipher.init(Cipher.ENCRYPT_MODE, key.pair().getPrivate());
		byte[] signed = DerWriter.element(DerReader.SEQUENCE, tbs, leaf.element(DerReader.SEQUENCE),
				DerWriter.element(DerReader.BIT_STRING, new byte[1], cipher.doFinal(digestInfo)));
		return new SslClientJudge(this.directory, platformValidation).judge(new VerifyCase("digest info",
				List.of(signed), root.pem(), "", Map.of(), Scenario.HOST, 100, 2, CrlCheck.NONE, Scenario.AT));
	}

}
