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

package io.github.sslclient.context;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.pem.Certificates;
import io.github.sslclient.pem.PemFailures;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.chain.Fault;
import io.github.sslclient.verify.chain.StrengthChecks;

/**
 * Holds the client's own certificates to the security level, as
 * {@code SSL_CTX_use_certificate_chain_file} does (ssl/t1_lib.c,
 * {@code ssl_security_cert}): a server that asks for the same level would refuse them,
 * and say so only when a connection is made.
 *
 * @param level the level
 * @param failures the failures of what holds the certificates
 */
record CertificateStrength(SecurityLevel level, PemFailures failures) implements Certificates.Check {

	/**
	 * {@code SSL_R_EE_KEY_TOO_SMALL}, {@code SSL_R_CA_KEY_TOO_SMALL}, and
	 * {@code SSL_R_CA_MD_TOO_WEAK}, whichever certificate it is.
	 */
	private static final Map<VerifyCode, OpenSslCode> CODES = Map.of(VerifyCode.EE_KEY_TOO_SMALL,
			new OpenSslCode(0x0A00018F), VerifyCode.CA_KEY_TOO_SMALL, new OpenSslCode(0x0A00018D),
			VerifyCode.CA_MD_TOO_WEAK, new OpenSslCode(0x0A00018E));

	@Override
	public void check(X509Certificate certificate, int place) throws SslException {
		Fault fault = new StrengthChecks(this.level).checkPresented(certificate, place);
		if (fault != null) {
			OpenSslCode code = Objects.requireNonNull(CODES.get(fault.code()));
			throw this.failures.of(
					List.of(code), "certificate " + (place + 1) + " in it, '"
							+ certificate.getSubjectX500Principal().getName() + "', is too weak: " + fault.reason(),
					null);
		}
	}

}
