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

package io.github.sslclient.sample;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import javax.security.auth.x500.X500Principal;

/**
 * What a probe tells about a certificate.
 *
 * @param subject the subject (RFC 2253)
 * @param issuer the issuer (RFC 2253)
 * @param serial the serial number as {@code openssl x509 -serial} prints it
 * @param notBefore the first moment of its validity
 * @param notAfter the last moment of its validity
 */
record PeerCertificate(String subject, String issuer, String serial, Instant notBefore, Instant notAfter) {

	/** What the JDK has no keyword for in this format and would write in hexadecimal. */
	private static final Map<String, String> KEYWORDS = Map.of("1.2.840.113549.1.9.1", "emailAddress", "2.5.4.5",
			"serialNumber", "2.5.4.15", "businessCategory", "2.5.4.97", "organizationIdentifier",
			"1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC");

	static PeerCertificate of(X509Certificate certificate) {
		return new PeerCertificate(name(certificate.getSubjectX500Principal()),
				name(certificate.getIssuerX500Principal()), serial(certificate.getSerialNumber()),
				certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
	}

	/**
	 * Whole bytes, and a sign if need be (OpenSSL's {@code i2a_ASN1_INTEGER}).
	 */
	static String serial(BigInteger number) {
		String digits = number.abs().toString(16).toUpperCase(Locale.ROOT);
		return ((number.signum() < 0) ? "-" : "") + ((digits.length() % 2 != 0) ? "0" : "") + digits;
	}

	private static String name(X500Principal principal) {
		return principal.getName(X500Principal.RFC2253, KEYWORDS);
	}

}
