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

package io.github.sslclient.protocol;

import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;

/**
 * A range of protocol versions, the meaning of {@code method}. The names are those of
 * Allegro CL and of OpenSSL: one version ({@code tlsv1.2}), a version and all newer ones
 * ({@code tlsv1.2+}), a range ({@code tlsv1.2-tlsv1.3}), and {@code sslv23}, OpenSSL's
 * old name for its flexible method: every version the JVM has enabled.
 *
 * @param oldest the oldest version
 * @param newest the newest version
 */
public record ProtocolRange(Version oldest, Version newest) {

	private static final String SETTING = "method";

	private static final String NAMES = "use tlsv1.2, tlsv1.3, tlsv1.2+, tlsv1.3+, tlsv1.2-tlsv1.3 or sslv23";

	/**
	 * A protocol version, oldest first.
	 */
	public enum Version {

		/** SSL 2.0, which RFC 6176 forbids. */
		SSLV2("SSLv2"),

		/** SSL 3.0, which RFC 7568 forbids. */
		SSLV3("SSLv3"),

		/** TLS 1.0, which RFC 8996 forbids. */
		TLSV1("TLSv1"),

		/** TLS 1.1, which RFC 8996 forbids. */
		TLSV1_1("TLSv1.1"),

		/** TLS 1.2 (RFC 5246). */
		TLSV1_2("TLSv1.2"),

		/** TLS 1.3 (RFC 8446). */
		TLSV1_3("TLSv1.3");

		private final String jsseName;

		Version(String jsseName) {
			this.jsseName = jsseName;
		}

		private boolean isDisabled() {
			String disabled = Security.getProperty("jdk.tls.disabledAlgorithms");
			return disabled != null
					&& Arrays.stream(disabled.split(",")).map(String::trim).anyMatch(this.jsseName::equalsIgnoreCase);
		}

	}

	/**
	 * Read a method.
	 * @param method its name; case and a leading colon do not matter
	 * @return the range
	 * @throws SslException if the name is unknown, the range is empty, or it holds a
	 * version that this JVM does not speak or has disabled; a range is never silently
	 * widened or narrowed
	 */
	public static ProtocolRange parse(String method) throws SslException {
		String name = method.trim().toLowerCase(Locale.ROOT).replaceFirst("^:", "");
		if (name.equals("sslv23")) {
			return enabled();
		}
		ProtocolRange range = range(method, name);
		if (range.oldest.compareTo(range.newest) > 0) {
			throw refused(method, OpenSslCode.NO_PROTOCOLS_AVAILABLE, "the range holds no version");
		}
		for (Version version : range.versions()) {
			if (version.compareTo(Version.TLSV1) < 0) {
				throw refused(method, OpenSslCode.NO_PROTOCOLS_AVAILABLE,
						"no TLS provider speaks " + version.jsseName + " any more; " + NAMES);
			}
			if (version.isDisabled()) {
				throw refused(method, OpenSslCode.NO_PROTOCOLS_AVAILABLE,
						"this JVM has " + version.jsseName + " disabled; " + NAMES + ", or take " + version.jsseName
								+ " out of the security property jdk.tls.disabledAlgorithms");
			}
		}
		return range;
	}

	/**
	 * The names JSSE has for the versions of this range.
	 * @return the names, oldest first
	 */
	public List<String> jsseNames() {
		return versions().stream().map((version) -> version.jsseName).toList();
	}

	private Collection<Version> versions() {
		return Arrays.asList(Version.values()).subList(this.oldest.ordinal(), this.newest.ordinal() + 1);
	}

	private static ProtocolRange range(String method, String name) throws SslException {
		if (name.endsWith("+")) {
			return new ProtocolRange(version(method, name.substring(0, name.length() - 1)), Version.TLSV1_3);
		}
		int dash = name.indexOf('-');
		if (dash > 0) {
			return new ProtocolRange(version(method, name.substring(0, dash)),
					version(method, name.substring(dash + 1)));
		}
		Version version = version(method, name);
		return new ProtocolRange(version, version);
	}

	private static ProtocolRange enabled() throws SslException {
		List<Version> enabled = new ArrayList<>(Arrays.asList(Version.values()));
		enabled.removeIf((version) -> version.compareTo(Version.TLSV1) < 0 || version.isDisabled());
		if (enabled.isEmpty()) {
			throw refused("sslv23", OpenSslCode.NO_PROTOCOLS_AVAILABLE, "this JVM has every TLS version disabled");
		}
		return new ProtocolRange(enabled.get(0), enabled.get(enabled.size() - 1));
	}

	private static Version version(String method, String name) throws SslException {
		for (Version version : Version.values()) {
			if (version.jsseName.equalsIgnoreCase(name)) {
				return version;
			}
		}
		throw refused(method, OpenSslCode.NO_PROTOCOLS_AVAILABLE, "it is not a method known here; " + NAMES);
	}

	private static SslException refused(String method, OpenSslCode code, String reason) {
		return new SslException(SslError.ofSetting(SETTING, List.of(code), "'" + method + "': " + reason));
	}

}
