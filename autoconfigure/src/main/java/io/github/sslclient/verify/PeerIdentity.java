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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Whether a certificate was issued for a host (RFC 6125 and OpenSSL's
 * {@code X509_check_host} and {@code X509_check_ip}). DNS names come from the subject
 * alternative names and, where there is no DNS name among these, from the common name;
 * addresses come from the subject alternative names alone. A wildcard stands for the
 * whole of the first label.
 */
final class PeerIdentity {

	private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

	private static final int DNS_NAME = 2;

	private static final int IP_ADDRESS = 7;

	private PeerIdentity() {
	}

	static boolean matches(X509Certificate certificate, PeerName peer) {
		try {
			InetAddress address = peer.address();
			if (address != null) {
				return alternativeNames(certificate, IP_ADDRESS).stream().anyMatch((name) -> isAddress(name, address));
			}
			List<String> names = alternativeNames(certificate, DNS_NAME);
			return (names.isEmpty() ? commonNames(certificate) : names).stream()
				.anyMatch((name) -> isName(name.toLowerCase(Locale.ROOT), peer.host()));
		}
		catch (CertificateParsingException | InvalidNameException ex) {
			// Names that cannot be read name nobody.
			return false;
		}
	}

	private static boolean isName(String pattern, String host) {
		if (!pattern.startsWith("*.")) {
			return pattern.equals(host);
		}
		String suffix = pattern.substring(1);
		int dot = host.indexOf('.');
		// "*.com" would name half the world: two dots must follow the star.
		return dot > 0 && suffix.indexOf('.', 1) > 0 && host.substring(dot).equals(suffix);
	}

	private static boolean isAddress(String name, InetAddress address) {
		try {
			return InetAddress.getByName(name).equals(address);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static List<String> alternativeNames(X509Certificate certificate, int type)
			throws CertificateParsingException {
		Collection<List<?>> names = certificate.getSubjectAlternativeNames();
		if (names == null) {
			if (certificate.getExtensionValue(SUBJECT_ALTERNATIVE_NAME) != null) {
				// The JDK passes over what it cannot parse; the common name must not take
				// its place.
				throw new CertificateParsingException("The subject alternative names cannot be read");
			}
			return List.of();
		}
		return names.stream()
			.filter((name) -> Objects.equals(name.get(0), type))
			.map((name) -> String.valueOf(name.get(1)))
			.toList();
	}

	private static List<String> commonNames(X509Certificate certificate) throws InvalidNameException {
		List<String> names = new ArrayList<>();
		for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
			if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name) {
				names.add(name);
			}
		}
		return names;
	}

}
