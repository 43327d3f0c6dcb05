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

package io.github.sslclient.crl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.sslclient.der.DerException;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.GeneralName;

/**
 * Whose certificates the entries of a list are about (RFC 5280, section 5.3.3): each
 * entry has the number of a list of names. Not thread-safe until all are added.
 */
final class EntryIssuers {

	/** The number of the list's own issuer. */
	static final int OWN = 0;

	/** An entry has two bytes for the number. */
	private static final int MAXIMUM = 1 << 16;

	private final List<List<CanonicalName>> lists = new ArrayList<>();

	private final Map<List<CanonicalName>, Integer> numbers = new HashMap<>();

	EntryIssuers(CanonicalName own) {
		this.lists.add(List.of(own));
	}

	/**
	 * Add the issuers of an entry. Names outside the directory never match.
	 * @param names the names
	 * @return their number
	 * @throws DerException if there are too many
	 */
	int add(List<GeneralName> names) throws DerException {
		List<CanonicalName> list = names.stream().map(GeneralName::directoryName).filter(Objects::nonNull).toList();
		Integer known = this.numbers.get(list);
		if (known != null) {
			return known;
		}
		if (this.lists.size() == MAXIMUM) {
			throw new DerException("the entries have more than " + MAXIMUM + " issuers", false);
		}
		this.lists.add(list);
		this.numbers.put(list, this.lists.size() - 1);
		return this.lists.size() - 1;
	}

	/**
	 * Whether an entry is about a certificate ({@code crl_revoked_issuer_match}).
	 * @param number the number that the entry has
	 * @param issuer the issuer of the certificate
	 * @return whether it is
	 */
	boolean contains(int number, CanonicalName issuer) {
		return this.lists.get(number).contains(issuer);
	}

}
