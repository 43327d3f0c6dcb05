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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.verify.VerifyResult;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains that an attacker made of good ones: bytes are changed anywhere, and the
 * certificate is signed again where that takes nothing but the issuer's consent, so that
 * not every change ends at a bad signature.
 */
class MutatedChainTests {

	private static final List<String> BASES = List.of("crls-of-chain-checked", "three-intermediates-crls-of-chain",
			"constraint: permits 'example.com' for www.example.com", "addresses-nested");

	private static Path directory;

	@BeforeContainer
	static void makeDirectory() throws IOException {
		directory = Files.createTempDirectory("mutated");
	}

	@AfterContainer
	static void deleteDirectory() throws IOException {
		FileSystemUtils.deleteRecursively(directory);
	}

	@Property(tries = 300)
	void whatOpenSslRefusesIsNotAccepted(@ForAll long seed) throws Exception {
		OpenSsl.assumeInstalled();
		VerifyCase mutated = mutate(new Random(seed));
		VerifyResult result;
		try {
			result = new SslClientJudge(directory, true).result(mutated);
		}
		catch (CertificateException ex) {
			return;
		}
		if (result.isOk()) {
			assertThat(new OpenSslJudge(directory).judge(mutated)).isEqualTo(Verdict.OK);
		}
	}

	private static VerifyCase mutate(Random random) throws GeneralSecurityException, DerException {
		String name = BASES.get(random.nextInt(BASES.size()));
		VerifyCase base = GoldenMatrix.cases()
			.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow();
		List<byte[]> presented = new ArrayList<>(base.presented());
		int place = random.nextInt(presented.size());
		byte[] certificate = presented.get(place).clone();
		for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
			int position = random.nextInt(certificate.length);
			certificate[position] = random.nextBoolean() ? (byte) (certificate[position] ^ 1 << random.nextInt(8))
					: (byte) random.nextInt(256);
		}
		presented.set(place, random.nextInt(4) > 0 ? signAgain(certificate, base, place) : certificate);
		return new VerifyCase(name + " mutated", presented, base.caFile(), base.crlFile(), base.directory(),
				base.host(), base.maxDepth(), base.securityLevel(), base.crlCheck(), base.at());
	}

	/**
	 * Only what can still be parsed at all, and whose issuer is among those presented.
	 */
	private static byte[] signAgain(byte[] certificate, VerifyCase base, int place) throws GeneralSecurityException {
		if (place + 1 >= base.presented().size()) {
			return certificate;
		}
		try {
			DerReader whole = DerReader.of(certificate).enter(DerReader.SEQUENCE);
			byte[] tbs = whole.element(DerReader.SEQUENCE);
			byte[] algorithm = whole.element(DerReader.SEQUENCE);
			X509Certificate issuer = SslClientJudge.presented(base).get(place + 1);
			PrivateKey key = SigningKey.privateKey(issuer.getPublicKey().getEncoded()).orElseThrow();
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(key);
			signature.update(tbs);
			return DerWriter.element(DerReader.SEQUENCE, tbs, algorithm,
					DerWriter.element(DerReader.BIT_STRING, new byte[1], signature.sign()));
		}
		catch (DerException ex) {
			return Arrays.copyOf(certificate, certificate.length);
		}
	}

}
