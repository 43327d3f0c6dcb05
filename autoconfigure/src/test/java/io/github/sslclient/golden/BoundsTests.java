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

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.sslclient.golden.VerifyCase.CrlCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains that are meant to cost work.
 */
@Timeout(20)
class BoundsTests {

	private static final CertificateSpec ROOT = CertificateSpec.root("Root");

	@TempDir
	Path directory;

	@Test
	void authoritiesThatCertifyEachOtherAreUsedOnceEach() throws Exception {
		CertificateSpec one = CertificateSpec.authority("One", ROOT);
		CertificateSpec two = CertificateSpec.authority("Two", one);
		List<CertificateSpec> presented = new ArrayList<>(List.of(CertificateSpec.leaf(Scenario.HOST, one)));
		for (int i = 0; i < 49; i++) {
			presented.add(CertificateSpec.authority("One", two).serial(BigInteger.valueOf(i)));
			presented.add(CertificateSpec.authority("Two", one).serial(BigInteger.valueOf(i)));
		}
		assertThat(judge(presented, List.of(ROOT), 100)).isEqualTo(new Verdict(20, 98));
	}

	@Test
	void anIssuerBeyondTheHundredthCertificateIsNotSeen() throws Exception {
		CertificateSpec issuer = CertificateSpec.authority("Issuer", ROOT);
		List<CertificateSpec> presented = new ArrayList<>(List.of(CertificateSpec.leaf(Scenario.HOST, issuer)));
		presented.addAll(Collections.nCopies(98, CertificateSpec.authority("Junk", ROOT)));
		presented.add(issuer);
		assertThat(judge(presented, List.of(ROOT), 100)).isEqualTo(Verdict.OK);
		presented.add(1, CertificateSpec.authority("More Junk", ROOT));
		assertThat(judge(presented, List.of(ROOT), 100)).isEqualTo(new Verdict(20, 0));
	}

	@Test
	void trustedAuthoritiesThatCertifyEachOtherMakeNoEndlessChain() throws Exception {
		CertificateSpec one = CertificateSpec.authority("One", ROOT);
		CertificateSpec two = CertificateSpec.authority("Two", one);
		CertificateSpec oneByTwo = CertificateSpec.authority("One", two);
		CertificateSpec leaf = CertificateSpec.leaf(Scenario.HOST, two);
		assertThat(judge(List.of(leaf), List.of(oneByTwo, two), Integer.MAX_VALUE)).isEqualTo(new Verdict(22, 1001));
	}

	private Verdict judge(List<CertificateSpec> presented, List<CertificateSpec> trusted, int maxDepth)
			throws Exception {
		List<byte[]> certificates = presented.stream().map(CertificateSpec::encode).toList();
		StringBuilder caFile = new StringBuilder();
		trusted.forEach((certificate) -> caFile.append(certificate.pem()));
		return new SslClientJudge(this.directory, true).judge(new VerifyCase("bounds", certificates, caFile.toString(),
				"", Map.of(), Scenario.HOST, maxDepth, 2, CrlCheck.NONE, Scenario.AT));
	}

}
