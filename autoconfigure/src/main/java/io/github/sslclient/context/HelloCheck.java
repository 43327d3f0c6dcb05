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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.Algorithm;
import io.github.sslclient.protocol.ClientHello;
import io.github.sslclient.protocol.ProtocolRange;

/**
 * Whether the ClientHello of a provider other than the JVM's own offers nothing but what
 * the settings say: such providers pass over what they cannot obey without a word.
 */
final class HelloCheck {

	/** {@code 0x0301} is TLS 1.0. */
	private static final int TLS_1_0 = 0x0301;

	private final String provider;

	private final ConnectionPlan plan;

	private final ClientHello hello;

	HelloCheck(String provider, ConnectionPlan plan, ClientHello hello) {
		this.provider = provider;
		this.plan = plan;
		this.hello = hello;
	}

	/**
	 * Check it.
	 * @throws SslException if it offers something else
	 */
	void run() throws SslException {
		checkVersions();
		checkSuites();
		for (NewerParameters kind : NewerParameters.values()) {
			checkAlgorithms(kind);
		}
		checkServerName();
	}

	private void checkVersions() throws SslException {
		List<Integer> asked = new ArrayList<>();
		ProtocolRange range = this.plan.offer().protocols();
		for (int i = range.oldest().ordinal(); i <= range.newest().ordinal(); i++) {
			asked.add(TLS_1_0 + i - ProtocolRange.Version.TLSV1.ordinal());
		}
		// Without the extension one version stands for all below.
		if (!this.hello.versions().contains(asked.get(asked.size() - 1)) || this.hello.versions()
			.stream()
			.anyMatch((version) -> !isGrease(version) && !asked.contains(version))) {
			throw refused("method", "the versions " + range.jsseNames());
		}
	}

	/** TLS 1.3 comes with all of its suites in BoringSSL. */
	private void checkSuites() throws SslException {
		Set<String> asked = new HashSet<>(this.plan.offer().suites());
		List<CipherSuite> offered = this.hello.cipherSuites()
			.stream()
			.filter((code) -> !isGrease(code))
			.map(CipherSuite::ofCode)
			.toList();
		for (CipherSuite suite : offered) {
			if (!asked.contains(suite.ianaName())) {
				throw refused(suite.tls13() ? "ciphersuites" : "ciphers",
						"suites without " + suite.openSslName() + ", which it offers whatever it is told");
			}
		}
		if (offered.isEmpty()) {
			throw refused("ciphers", "any of the suites asked for");
		}
	}

	private void checkAlgorithms(NewerParameters kind) throws SslException {
		List<String> names = this.plan.offer().algorithms().get(kind);
		if (names == null) {
			return;
		}
		for (int code : this.hello.of(kind.table())) {
			Algorithm algorithm = kind.table().find(code);
			if (!isGrease(code) && (algorithm == null || !names.contains(algorithm.jsseName()))) {
				throw refused(kind.table().setting(), "a list without "
						+ ((algorithm != null) ? algorithm.jsseName() : "0x%04X".formatted(code))
						+ ", which it offers whatever it is told (security-level above 2 needs such a list too)");
			}
		}
	}

	private void checkServerName() throws SslException {
		String asked = (this.plan.serverName() != null) ? this.plan.serverName().host() : null;
		String sent = this.hello.serverName();
		// Some send no name of one label; who did not ask for a name gets no other.
		boolean left = sent == null && this.plan.peer().equals(this.plan.serverName());
		if (!left && (sent == null || asked == null || !sent.equalsIgnoreCase(asked)) && sent != asked) {
			throw refused((asked != null) ? "server-name" : "sni",
					(asked != null) ? "the server name '" + asked + "'" : "a ClientHello without a server name");
		}
	}

	/** Values without meaning, against servers that bear none (RFC 8701). */
	private static boolean isGrease(int code) {
		return (code & 0x0F0F) == 0x0A0A && code >>> 8 == (code & 0xFF);
	}

	private SslException refused(String setting, String what) {
		return new SslException(SslError.ofSetting(setting, List.of(),
				"provider " + this.provider + " cannot offer " + what + "; leave the setting or provider out"));
	}

}
