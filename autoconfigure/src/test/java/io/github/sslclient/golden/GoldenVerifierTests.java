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
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our verifier before the golden matrix. OpenSSL's answer is expected to each case but
 * those that {@link #difference} gives a reason for, which README's page on verification
 * tells too.
 */
class GoldenVerifierTests {

	@TempDir
	Path directory;

	@Test
	void everyAnswerIsOpenSslsOrHasAReason() throws Exception {
		List<String> differences = new ArrayList<>();
		int equal = 0;
		SslClientJudge judge = new SslClientJudge(this.directory, false);
		Map<String, Verdict> recorded = GoldenAnswers.recorded();
		for (VerifyCase verifyCase : GoldenMatrix.cases()) {
			VerifyResult result = result(judge, verifyCase);
			Verdict answer = (result != null) ? new Verdict(result.code().number(), result.depth()) : null;
			Verdict expected = recorded.get(verifyCase.name());
			if (expected.equals(answer)) {
				equal++;
			}
			else if (difference(verifyCase, result) == null) {
				differences.add("%s: OpenSSL %s, here %s".formatted(verifyCase.name(), expected, result));
			}
		}
		assertThat(differences).isEmpty();
		assertThat(equal).isGreaterThan(3900);
	}

	@Test
	void theJdkOnlyEverRefusesInAddition() throws Exception {
		SslClientJudge alone = new SslClientJudge(this.directory, false);
		SslClientJudge both = new SslClientJudge(this.directory, true);
		for (VerifyCase verifyCase : GoldenMatrix.cases()) {
			VerifyResult expected = result(alone, verifyCase);
			if (expected != null) {
				VerifyResult result = both.result(verifyCase);
				assertThat(result.code()).as(verifyCase.name())
					.isIn(expected.code(), expected.isOk() ? VerifyCode.UNSPECIFIED : expected.code());
				assertThat(result.depth()).as(verifyCase.name()).isEqualTo(expected.depth());
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "leaf-critical-ocsp-no-check, unrecognized critical extension",
			"constraint: permits other name of other type, UnsupportedOperationException" })
	void aDisagreementQuotesTheJdkAndIsCounted(String name, String quotation) throws Exception {
		VerifyCase verifyCase = GoldenMatrix.cases()
			.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow();
		SslClientContext context = new SslClientJudge(this.directory, true).context(verifyCase);
		VerifyResult result = context.verify(SslClientJudge.presented(verifyCase), verifyCase.host(), verifyCase.at());
		assertThat(result.code()).isEqualTo(VerifyCode.UNSPECIFIED);
		assertThat(result.detail()).contains(quotation, "platform-validation");
		assertThat(context.platformDisagreements()).isEqualTo(1);
	}

	/** {@code null} where the JDK, and so JSSE, refuses to read what is presented. */
	private static @Nullable VerifyResult result(SslClientJudge judge, VerifyCase verifyCase) throws Exception {
		if (!isAsked(verifyCase)) {
			return null;
		}
		try {
			return judge.result(verifyCase);
		}
		catch (CertificateException ex) {
			return null;
		}
	}

	/** Why an answer differs, or {@code null} if it must not. */
	private static @Nullable String difference(VerifyCase verifyCase, @Nullable VerifyResult result) {
		if (result == null) {
			return "neither such a host nor such a certificate comes as far as the verifier";
		}
		if (result.detail().contains("the JVM cannot use")) {
			return "the JDK lacks that kind of certificate or key, which is told";
		}
		if (verifyCase.name().endsWith("-of-indefinite-length") && !result.isOk()) {
			return "certificates are DER";
		}
		if (verifyCase.name().contains("delta" + Defect.UNTIL_3_0_19) && !result.isOk()) {
			return "OpenSSL mended that later";
		}
		return null;
	}

	/** Hosts that are none, and levels that there are not, are refused beforehand. */
	private static boolean isAsked(VerifyCase verifyCase) {
		String host = verifyCase.host();
		return verifyCase.securityLevel() <= 5 && (host == null || !(host.endsWith(".") || host.startsWith(".")
				|| host.contains("-.") || host.startsWith("-") || host.startsWith("*")));
	}

}
