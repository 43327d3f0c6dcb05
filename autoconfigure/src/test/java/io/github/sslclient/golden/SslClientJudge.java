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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.PemText;
import io.github.sslclient.verify.VerifyResult;
import io.github.sslclient.verify.revocation.CrlCheck;

/**
 * The verifier of this library.
 */
final class SslClientJudge implements Judge {

	private final Path directory;

	private final boolean platformValidation;

	/**
	 * Create a judge.
	 * @param directory where hashed directories may be made
	 * @param platformValidation whether the JDK must agree
	 */
	SslClientJudge(Path directory, boolean platformValidation) {
		this.directory = directory;
		this.platformValidation = platformValidation;
	}

	@Override
	public Verdict judge(VerifyCase verifyCase) throws Exception {
		VerifyResult result = result(verifyCase);
		return new Verdict(result.code().number(), result.depth());
	}

	/**
	 * Verify the chain of a case.
	 * @param verifyCase the case
	 * @return the result
	 * @throws CertificateException if the JDK cannot read one of its certificates
	 */
	VerifyResult result(VerifyCase verifyCase) throws Exception {
		List<X509Certificate> presented = presented(verifyCase);
		return context(verifyCase).verify(presented, verifyCase.host(), verifyCase.at());
	}

	/** What the peer presents, as the JDK reads it. */
	static List<X509Certificate> presented(VerifyCase verifyCase) throws CertificateException {
		List<X509Certificate> presented = new ArrayList<>();
		for (byte[] certificate : verifyCase.presented()) {
			presented.add((X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(certificate)));
		}
		return presented;
	}

	/** A context for a case, in which it is always the time of the case. */
	SslClientContext context(VerifyCase verifyCase) throws IOException {
		Path hashed = Files.createTempDirectory(this.directory, "hashed");
		verifyCase.writeDirectory(hashed);
		SslClientSettingsBuilder settings = SslClientSettings.builder()
			.platformValidation(this.platformValidation)
			.maxDepth(verifyCase.maxDepth())
			.securityLevel(verifyCase.securityLevel())
			.crlCheck(CrlCheck.valueOf(verifyCase.crlCheck().name()))
			.caDirectory(hashed.toString());
		if (!verifyCase.caFile().isEmpty()) {
			settings.caFile(new PemText(verifyCase.caFile()));
		}
		if (!verifyCase.crlFile().isEmpty()) {
			settings.crlFile(new PemText(verifyCase.crlFile()));
		}
		return SslClientContext.of(settings.verifyHostname(verifyCase.host() != null).build(),
				Clock.fixed(verifyCase.at(), ZoneOffset.UTC));
	}

}
