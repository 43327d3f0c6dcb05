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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * The suites that a JVM can enable, and the reading of lists of their names.
 */
public final class CipherSuites {

	private static final String TLS13_SETTING = "ciphersuites";

	/** {@code SSL_R_INVALID_COMMAND}. */
	private static final OpenSslCode INVALID_COMMAND = new OpenSslCode(0x0A000118);

	private CipherSuites() {
	}

	/**
	 * Read a list of suites, by OpenSSL's or IANA's names, separated by colons, commas or
	 * spaces. OpenSSL's expressions ({@code HIGH}, {@code !aNULL}) are refused, never
	 * guessed at.
	 * @param setting the setting that holds the list, {@code ciphers} or
	 * {@code ciphersuites}
	 * @param list the names
	 * @param supported the IANA names that the TLS provider supports
	 * @return the suites in the order given
	 * @throws SslException if a name is unknown, is not supported, or belongs to the
	 * other setting, or if the list is empty
	 */
	public static List<CipherSuite> parse(String setting, String list, Collection<String> supported)
			throws SslException {
		if (setting.equals(TLS13_SETTING) && list.isBlank()) {
			throw refused(setting, OpenSslCode.NO_CIPHERS_AVAILABLE,
					"it names no suite, so that there is none for TLS 1.3; leave it out for the usual ones");
		}
		Set<CipherSuite> suites = new LinkedHashSet<>();
		for (String name : list.trim().split("[:, ]+")) {
			suites.add(parseName(setting, name, supported));
		}
		return List.copyOf(suites);
	}

	private static CipherSuite parseName(String setting, String name, Collection<String> supported)
			throws SslException {
		if (name.startsWith("@")) {
			throw refused(setting, INVALID_COMMAND,
					"'" + name + "' is a command, and none is known here; the level is set by security-level");
		}
		CipherSuite suite = find(name);
		if (suite == null) {
			throw refused(setting, "'" + name + "' is not the name of a cipher suite known here");
		}
		boolean tls13 = setting.equals(TLS13_SETTING);
		if (suite.tls13() != tls13) {
			throw refused(setting, "'" + name + "' belongs in '" + (tls13 ? "ciphers" : "ciphersuites") + "'");
		}
		if (!supported.contains(suite.ianaName())) {
			throw refused(setting, "this JVM's TLS provider does not support '" + name + "'");
		}
		return suite;
	}

	private static SslException refused(String setting, String detail) {
		return refused(setting, OpenSslCode.NO_CIPHER_MATCH, detail);
	}

	private static SslException refused(String setting, OpenSslCode code, String detail) {
		return new SslException(SslError.ofSetting(setting, List.of(code), detail));
	}

	static @Nullable CipherSuite find(String name) {
		return Table.BY_NAME.get(name);
	}

	private static final class Table {

		static final Map<String, CipherSuite> BY_NAME = read();

		private static Map<String, CipherSuite> read() {
			Map<String, CipherSuite> suites = new HashMap<>();
			InputStream stream = Objects.requireNonNull(CipherSuites.class.getResourceAsStream("suites.tsv"));
			try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
				for (String line : reader.lines().toList()) {
					if (!line.startsWith("#")) {
						String[] columns = line.split("\t");
						CipherSuite suite = new CipherSuite(columns[1], columns[2], columns[3].equals("TLSv1.3"));
						suites.put(suite.ianaName(), suite);
						suites.put(suite.openSslName(), suite);
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return suites;
		}

	}

}
