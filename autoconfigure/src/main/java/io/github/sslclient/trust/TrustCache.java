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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.trust.TrustContents.Located;
import io.github.sslclient.x509.CanonicalName;

/**
 * What a store holds ({@code X509_STORE}'s objects): it only grows, by what look-ups take
 * in from directories. Of one name the first to come stays the first, and what is there
 * already is not added again. Thread-safe without locks that are held for long.
 */
final class TrustCache {

	private final Map<CanonicalName, List<TrustedCertificate>> certificates = new ConcurrentHashMap<>();

	private final Map<CanonicalName, List<RevocationList>> revocationLists = new ConcurrentHashMap<>();

	/** As they came, of one file by subject. */
	private final ConcurrentLinkedQueue<TrustedCertificate> all = new ConcurrentLinkedQueue<>();

	/** As they came. */
	private final ConcurrentLinkedQueue<Located> allRevocationLists = new ConcurrentLinkedQueue<>();

	private final AtomicLong version = new AtomicLong();

	List<TrustedCertificate> certificates(CanonicalName subject) {
		return this.certificates.getOrDefault(subject, List.of());
	}

	List<RevocationList> revocationLists(CanonicalName issuer) {
		return this.revocationLists.getOrDefault(issuer, List.of());
	}

	/** All certificates, as they came, of one file by subject. */
	Collection<TrustedCertificate> all() {
		return this.all;
	}

	/** All CRLs, as they came. */
	Collection<Located> allRevocationLists() {
		return this.allRevocationLists;
	}

	/** Changes after the content has changed, never before. */
	long version() {
		return this.version.get();
	}

	/**
	 * Add certificates. Those of one subject appear together: nobody sees a part.
	 * @param added the certificates in order
	 */
	void addCertificates(List<TrustedCertificate> added) {
		List<TrustedCertificate> fresh = add(this.certificates, added, TrustedCertificate::subject);
		if (!fresh.isEmpty()) {
			this.all.addAll(fresh);
			this.version.incrementAndGet();
		}
	}

	/**
	 * Add CRLs.
	 * @param added the CRLs in order
	 */
	void addRevocationLists(List<Located> added) {
		List<RevocationList> fresh = add(this.revocationLists, added.stream().map(Located::list).toList(),
				RevocationList::issuer);
		if (!fresh.isEmpty()) {
			added.stream().filter((located) -> fresh.contains(located.list())).forEach(this.allRevocationLists::add);
			this.version.incrementAndGet();
		}
	}

	private static <T> List<T> add(Map<CanonicalName, List<T>> target, List<T> added,
			Function<T, CanonicalName> naming) {
		Map<CanonicalName, List<T>> byName = new LinkedHashMap<>();
		for (T element : added) {
			byName.computeIfAbsent(naming.apply(element), (name) -> new ArrayList<>(1)).add(element);
		}
		List<T> fresh = new ArrayList<>(added.size());
		byName.forEach((name, elements) -> target.compute(name, (key, known) -> {
			List<T> all = new ArrayList<>((known != null) ? known : List.of());
			for (T element : elements) {
				if (!all.contains(element)) {
					all.add(element);
					fresh.add(element);
				}
			}
			return List.copyOf(all);
		}));
		return fresh;
	}

}
