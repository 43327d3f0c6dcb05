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

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.trust.TrustContents;
import io.github.sslclient.trust.TrustContents.Located;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.trust.TrustedCertificate;
import io.github.sslclient.x509.Asn1Time;
import io.github.sslclient.x509.NameText;
import org.jspecify.annotations.Nullable;

/**
 * Lists what a context holds.
 *
 * @param settings where it came from
 * @param identities the client's own certificates
 * @param store the trusted certificates and CRLs
 */
record Inventory(SslClientSettings settings, List<ClientIdentity> identities, TrustStore store) {

	List<Material> list() {
		List<Material> material = new ArrayList<>();
		this.identities.stream()
			.flatMap((identity) -> identity.chain().stream())
			.distinct()
			.forEach((certificate) -> material
				.add(material(Kind.CERTIFICATE, ownSetting(), ownLocation(), certificate)));
		TrustContents contents = this.store.contents();
		for (TrustedCertificate trusted : contents.certificates()) {
			if (trusted.problem() == null) {
				material.add(material(Kind.AUTHORITY, authoritySetting(trusted), trusted.location(),
						trusted.facts().certificate()));
			}
		}
		contents.revocationLists().forEach((located) -> material.add(material(located)));
		return List.copyOf(material);
	}

	private String ownSetting() {
		ClientKeyStore keyStore = this.settings.keyStore();
		return (keyStore != null && keyStore.provider() != null) ? "key-store-provider" : "certificate";
	}

	private String ownLocation() {
		ClientKeyStore keyStore = this.settings.keyStore();
		PemSource certificate = this.settings.certificate();
		return (keyStore != null) ? keyStore.location() : (certificate != null) ? certificate.location() : "";
	}

	private static Material material(Kind kind, String setting, String location, X509Certificate certificate) {
		return new Material(kind, setting, location, NameText.of(certificate.getSubjectX500Principal()),
				certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
				certificate.getSerialNumber(), 0);
	}

	private Material material(Located located) {
		RevocationList list = located.list();
		Asn1Time end = list.nextUpdate();
		String setting = isFrom(this.settings.crlFile(), located.location()) ? "crl-file"
				: fileOrDirectory(located.location());
		return new Material(Kind.REVOCATION_LIST, setting, located.location(), list.issuerText(),
				list.thisUpdate().instant(), (end != null) ? end.instant() : null, list.number(), list.size());
	}

	private String authoritySetting(TrustedCertificate trusted) {
		return trusted.isOfSystem() ? "trust-system" : fileOrDirectory(trusted.location());
	}

	private String fileOrDirectory(String location) {
		return isFrom(this.settings.caFile(), location) ? "ca-file" : "ca-directory";
	}

	private static boolean isFrom(@Nullable PemSource source, String location) {
		return source != null && source.location().equals(location);
	}

}
