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

package io.github.sslclient.trust;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.crl.RevocationLists;
import io.github.sslclient.der.DerException;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.trust.TrustContents.Located;
import io.github.sslclient.x509.CanonicalName;

/**
 * The store: a cache, and directories from which it grows.
 */
final class CachingTrustStore implements TrustStore {

	private final TrustCache cache;

	private final List<HashedDirectory> directories;

	private volatile Authorities authorities = new Authorities(-1, List.of());

	private CachingTrustStore(TrustCache cache, List<HashedDirectory> directories) {
		this.cache = cache;
		this.directories = directories;
	}

	static CachingTrustStore of(TrustSources sources) throws SslException {
		Objects.requireNonNull(sources, "'sources' must not be null");
		TrustCache cache = new TrustCache();
		PemSource caFile = sources.caFile();
		if (caFile != null) {
			AuthorityFile file = AuthorityFile.read(caFile, sources.caFilePassword());
			cache.addCertificates(file.certificates());
			cache.addRevocationLists(Located.of(file.revocationLists(), caFile.location()));
		}
		List<HashedDirectory> directories = new ArrayList<>();
		String caDirectory = sources.caDirectory();
		if (caDirectory != null) {
			for (Path directory : DirectoryList.parse(caDirectory)) {
				directories.add(new HashedDirectory(directory, cache));
			}
		}
		PemSource crlFile = sources.crlFile();
		if (crlFile != null) {
			cache.addRevocationLists(Located.of(RevocationLists.load("crl-file", crlFile), crlFile.location()));
		}
		if (sources.system()) {
			cache.addCertificates(trusted(SystemAuthorities.read(), SystemAuthorities.LOCATION));
		}
		return new CachingTrustStore(cache, List.copyOf(directories));
	}

	static CachingTrustStore of(Collection<X509Certificate> certificates) {
		TrustCache cache = new TrustCache();
		cache.addCertificates(trusted(certificates, "memory"));
		return new CachingTrustStore(cache, List.of());
	}

	/** What OpenSSL could not parse would not be in its store. */
	private static List<TrustedCertificate> trusted(Collection<X509Certificate> certificates, String location) {
		List<TrustedCertificate> trusted = new ArrayList<>(certificates.size());
		for (X509Certificate certificate : certificates) {
			try {
				trusted.add(TrustedCertificate.of(certificate, location));
			}
			catch (DerException ex) {
				// Left out.
			}
		}
		return trusted;
	}

	@Override
	public List<TrustedCertificate> certificates(CanonicalName subject) {
		List<TrustedCertificate> known = this.cache.certificates(subject);
		if (known.isEmpty() && !this.directories.isEmpty()) {
			String hash = subject.hash();
			for (HashedDirectory directory : this.directories) {
				directory.takeCertificates(hash, (cache) -> !cache.certificates(subject).isEmpty());
				known = this.cache.certificates(subject);
				if (!known.isEmpty()) {
					break;
				}
			}
		}
		return filter(known, true);
	}

	@Override
	public List<TrustedCertificate> unusable(CanonicalName subject) {
		return filter(this.cache.certificates(subject), false);
	}

	private static List<TrustedCertificate> filter(List<TrustedCertificate> known, boolean usable) {
		List<TrustedCertificate> filtered = new ArrayList<>(known.size());
		for (TrustedCertificate certificate : known) {
			if ((certificate.problem() == null) == usable) {
				filtered.add(certificate);
			}
		}
		return (filtered.size() == known.size()) ? known : List.copyOf(filtered);
	}

	@Override
	public List<RevocationList> revocationLists(CanonicalName issuer) {
		if (!this.directories.isEmpty()) {
			String hash = issuer.hash();
			for (HashedDirectory directory : this.directories) {
				directory.takeRevocationLists(hash);
				if (!this.cache.revocationLists(issuer).isEmpty()) {
					break;
				}
			}
		}
		return this.cache.revocationLists(issuer);
	}

	@Override
	public TrustContents contents() {
		return new TrustContents(List.copyOf(this.cache.all()), List.copyOf(this.cache.allRevocationLists()));
	}

	@Override
	public List<X509Certificate> authorities() {
		long version = this.cache.version();
		Authorities known = this.authorities;
		if (known.version() != version) {
			List<X509Certificate> certificates = new ArrayList<>();
			for (TrustedCertificate certificate : this.cache.all()) {
				if (certificate.problem() == null) {
					certificates.add(certificate.facts().certificate());
				}
			}
			known = new Authorities(version, List.copyOf(certificates));
			this.authorities = known;
		}
		return known.certificates();
	}

	/**
	 * What was known once.
	 *
	 * @param version the version then
	 * @param certificates the certificates then
	 */
	private record Authorities(long version, List<X509Certificate> certificates) {
	}

}
