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

package io.github.sslclient.verify.identity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.GeneralName;
import io.github.sslclient.x509.NameEntry;

/**
 * Whether a certificate was issued for a host ({@code X509_check_host} and
 * {@code X509_check_ip} without flags). DNS names come from the subject alternative names
 * and, where there is no DNS name among these, from the common names; addresses come from
 * the subject alternative names alone.
 */
public final class PeerIdentity {

	private static final int IPV6_LENGTH = 16;

	private PeerIdentity() {
	}

	/**
	 * Whether a certificate names a host.
	 * @param certificate the peer's own certificate
	 * @param peer the host
	 * @return whether it does; never, if the certificate is invalid, since names that
	 * cannot be read name nobody
	 */
	public static boolean matches(CertificateFacts certificate, PeerName peer) {
		if (certificate.isInvalid()) {
			return false;
		}
		return (peer.address() != null) ? hasAddress(certificate, bytes(peer.host(), peer.address()))
				: isNamed(certificate, peer.host());
	}

	private static boolean hasAddress(CertificateFacts certificate, byte[] address) {
		return names(certificate, GeneralName.Type.IP_ADDRESS).stream()
			.anyMatch((name) -> Arrays.equals(name.content(), address));
	}

	/** Java takes an IPv6 address that maps an IPv4 one for the latter. */
	private static byte[] bytes(String literal, InetAddress address) {
		byte[] bytes = address.getAddress();
		if (!(address instanceof Inet4Address) || literal.indexOf(':') < 0) {
			return bytes;
		}
		byte[] mapped = new byte[IPV6_LENGTH];
		mapped[10] = (byte) 0xFF;
		mapped[11] = (byte) 0xFF;
		System.arraycopy(bytes, 0, mapped, 12, bytes.length);
		return mapped;
	}

	static boolean isNamed(CertificateFacts certificate, String host) {
		List<GeneralName> names = names(certificate, GeneralName.Type.DNS);
		if (!names.isEmpty()) {
			return names.stream().anyMatch((name) -> HostPattern.matches(name.text(), host));
		}
		for (NameEntry entry : certificate.subjectEntries()) {
			if (entry.type().equals(NameEntry.COMMON_NAME) && entry.value().length > 0) {
				byte[] text = entry.utf8();
				if (text == null) {
					// OpenSSL does not look at the next one either.
					return false;
				}
				if (HostPattern.matches(new String(text, StandardCharsets.ISO_8859_1), host)) {
					return true;
				}
			}
		}
		return false;
	}

	private static List<GeneralName> names(CertificateFacts certificate, GeneralName.Type type) {
		List<GeneralName> names = certificate.alternativeNames();
		return (names != null) ? names.stream().filter((name) -> name.type() == type).toList() : List.of();
	}

}
