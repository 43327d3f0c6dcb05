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

package io.github.sslclient.cipher;

/**
 * A cipher suite under both its names.
 *
 * @param ianaName the name in IANA's registry, which JSSE uses
 * @param openSslName the name OpenSSL uses, or the IANA name for a suite that OpenSSL 3.0
 * does not have
 * @param tls13 whether it is a suite of TLS 1.3, chosen by {@code ciphersuites}, and not
 * by {@code ciphers}
 */
public record CipherSuite(String ianaName, String openSslName, boolean tls13) {

	/**
	 * The suite that JSSE calls by a name.
	 * @param ianaName the IANA name
	 * @return the suite
	 */
	public static CipherSuite ofIanaName(String ianaName) {
		CipherSuite known = SuiteTable.find(ianaName);
		return (known != null) ? known : new CipherSuite(ianaName, ianaName, false);
	}

	/**
	 * The suite of a code point.
	 * @param code the code point (IANA's registry of TLS parameters)
	 * @return the suite, which is called by its code point in hexadecimal if OpenSSL 3.0
	 * does not have it
	 */
	public static CipherSuite ofCode(int code) {
		CipherSuite known = SuiteTable.find(code);
		return (known != null) ? known : ofIanaName("0x%04X".formatted(code));
	}

	@Override
	public String toString() {
		return this.openSslName;
	}

}
