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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.sslclient.cipher.SuiteTable.Row;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ciphers} and {@code ciphersuites} choose of the suites that a JVM can
 * enable.
 */
public final class CipherSuites {

	private static final String CIPHERS = "ciphers";

	/** No suite, but the sign of secure renegotiation (RFC 5746, section 3.3). */
	private static final String SIGNAL = "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";

	private static final String CIPHERSUITES = "ciphersuites";

	private static final Pattern SECURITY_LEVEL = Pattern.compile("(?<=^|[:;, ])@SECLEVEL=([0-5])(?![\\w.=-])");

	private CipherSuites() {
	}

	/**
	 * Read an expression for TLS 1.2 and older, as {@code SSL_CTX_set_cipher_list} does
	 * (man openssl-ciphers). IANA's names are understood too.
	 * @param expression the expression
	 * @param level the security level that holds if the expression sets none
	 * @param supported the IANA names that the TLS provider supports
	 * @return the suites in OpenSSL's order, less those that the provider does not have
	 * or the security level forbids; none if the level forbids all
	 * @throws SslException if the expression holds what is no word or command, or chooses
	 * nothing, or nothing that the provider has
	 */
	public static List<CipherSuite> older(String expression, SecurityLevel level, Collection<String> supported)
			throws SslException {
		List<Row> left = CipherExpression.parse(expression).at(securityLevel(expression, level));
		List<CipherSuite> suites = left.stream()
			.map(Row::suite)
			.filter((suite) -> supported.contains(suite.ianaName()))
			.toList();
		if (suites.isEmpty() && !left.isEmpty()) {
			throw refused(CIPHERS, OpenSslCode.NO_CIPHERS_AVAILABLE, "of what '" + expression
					+ "' chooses the security level leaves nothing that this JVM's TLS provider has");
		}
		return suites;
	}

	/**
	 * The security level that an expression sets.
	 * @param expression the expression, or {@code null}
	 * @param fallback the level if it sets none
	 * @return the level
	 */
	public static SecurityLevel securityLevel(@Nullable String expression, SecurityLevel fallback) {
		SecurityLevel level = fallback;
		if (expression != null) {
			for (MatchResult found : SECURITY_LEVEL.matcher(expression).results().toList()) {
				level = new SecurityLevel(Integer.parseInt(found.group(1)));
			}
		}
		return level;
	}

	/**
	 * Read a list of suites of TLS 1.3, as {@code SSL_CTX_set_ciphersuites} does: names
	 * separated by colons, or commas or spaces. A name that nobody knows is passed over
	 * if another is known.
	 * @param list the names
	 * @param level the security level
	 * @param supported the IANA names that the TLS provider supports
	 * @return the suites in the order given, less those that the security level forbids;
	 * none if it forbids all
	 * @throws SslException if there is none of TLS 1.3, or the provider does not have one
	 */
	public static List<CipherSuite> tls13(String list, SecurityLevel level, Collection<String> supported)
			throws SslException {
		if (list.isBlank()) {
			throw refused(CIPHERSUITES, OpenSslCode.NO_CIPHERS_AVAILABLE,
					"it names no suite, so that there is none for TLS 1.3; leave it out for the usual ones");
		}
		Set<CipherSuite> suites = new LinkedHashSet<>();
		for (String name : list.trim().split("[:, ]+")) {
			CipherSuite suite = SuiteTable.find(name);
			if (suite != null && suite.tls13()) {
				if (!supported.contains(suite.ianaName())) {
					throw refused(CIPHERSUITES, OpenSslCode.NO_CIPHER_MATCH,
							"this JVM's TLS provider does not support '" + name + "'");
				}
				suites.add(suite);
			}
		}
		if (suites.isEmpty()) {
			throw refused(CIPHERSUITES, OpenSslCode.NO_CIPHER_MATCH,
					"'" + list + "' names no suite of TLS 1.3; those of older versions belong in 'ciphers'");
		}
		return suites.stream().filter((suite) -> isAllowed(suite.ianaName(), level)).toList();
	}

	/**
	 * Whether a security level leaves a suite.
	 * @param ianaName the name of the suite
	 * @param level the level
	 * @return whether it does; a suite that OpenSSL does not have is left at level 0 only
	 */
	public static boolean isAllowed(String ianaName, SecurityLevel level) {
		Row row = SuiteTable.row(ianaName);
		return (row != null) ? row.isAllowedAt(level) : level.number() == 0 || ianaName.equals(SIGNAL);
	}

	private static SslException refused(String setting, OpenSslCode code, String detail) {
		return new SslException(SslError.ofSetting(setting, List.of(code), detail));
	}

}
