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

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Whether a certificate may serve a TLS server (OpenSSL's
 * {@code check_purpose_ssl_server}).
 */
final class ServerPurpose {

	/**
	 * {@code id-kp-serverAuth} and its two forerunners. {@code anyExtendedKeyUsage} does
	 * not stand for them.
	 */
	private static final Set<String> SERVER_USAGES = Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.311.10.3.3",
			"2.16.840.1.113730.4.1");

	private static final String KEY_USAGE = "2.5.29.15";

	private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

	private static final int DIGITAL_SIGNATURE = 0;

	private static final int KEY_ENCIPHERMENT = 2;

	private static final int KEY_AGREEMENT = 4;

	private ServerPurpose() {
	}

	/**
	 * Find the first certificate of a chain that does not fit.
	 * @param chain the chain, leaf first; authorities and root included, as OpenSSL does
	 * @return its depth, or -1
	 */
	static int firstUnfit(List<X509Certificate> chain) {
		for (int depth = 0; depth < chain.size(); depth++) {
			X509Certificate certificate = chain.get(depth);
			if (!allowsExtendedUsage(certificate) || (depth == 0 && !allowsKeyUsage(certificate))) {
				return depth;
			}
		}
		return -1;
	}

	private static boolean allowsExtendedUsage(X509Certificate certificate) {
		try {
			List<String> usages = certificate.getExtendedKeyUsage();
			return (usages != null) ? usages.stream().anyMatch(SERVER_USAGES::contains)
					: lacks(certificate, EXTENDED_KEY_USAGE);
		}
		catch (CertificateParsingException ex) {
			return false;
		}
	}

	private static boolean allowsKeyUsage(X509Certificate leaf) {
		boolean[] usage = leaf.getKeyUsage();
		return (usage != null) ? usage[DIGITAL_SIGNATURE] || usage[KEY_ENCIPHERMENT] || usage[KEY_AGREEMENT]
				: lacks(leaf, KEY_USAGE);
	}

	/** The JDK passes over an extension that it cannot parse, as if it were not there. */
	private static boolean lacks(X509Certificate certificate, String extension) {
		return certificate.getExtensionValue(extension) == null;
	}

}
