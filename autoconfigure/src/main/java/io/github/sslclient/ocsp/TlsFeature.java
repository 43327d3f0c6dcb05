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

package io.github.sslclient.ocsp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * The extension by which a certificate demands features of the servers that present it
 * (RFC 7633).
 */
final class TlsFeature {

	private static final String OID = "1.3.6.1.5.5.7.1.24";

	private static final BigInteger STATUS_REQUEST = BigInteger.valueOf(5);

	private TlsFeature() {
	}

	/**
	 * Whether a certificate demands that an OCSP answer is stapled to it.
	 * @param certificate the certificate
	 * @return whether it does; {@code true} as well if the extension is malformed
	 */
	static boolean demandsStatus(X509Certificate certificate) {
		byte[] extension = certificate.getExtensionValue(OID);
		if (extension == null) {
			return false;
		}
		try {
			DerReader features = DerReader.of(DerReader.of(extension).octets()).enter(DerReader.SEQUENCE);
			while (features.hasMore()) {
				if (features.integer().equals(STATUS_REQUEST)) {
					return true;
				}
			}
			return false;
		}
		catch (DerException ex) {
			return true;
		}
	}

}
