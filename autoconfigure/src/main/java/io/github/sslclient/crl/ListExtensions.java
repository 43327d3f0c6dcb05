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

import java.math.BigInteger;
import java.util.Set;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.x509.AuthorityKeyIdentifier;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.Extensions;
import io.github.sslclient.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/**
 * What the extensions of a list say ({@code crl_cb}). One that is damaged or there twice
 * counts as absent: OpenSSL marks such a list as invalid and never asks for the mark.
 *
 * @param authorityKeyIdentifier the key, or {@code null}
 * @param issuingDistributionPoint the scope, or {@code null}
 * @param number the number, or {@code null}
 * @param baseNumber the number of the list that this one completes, or {@code null}
 * @param unknownCritical whether one is critical that OpenSSL does not know
 */
record ListExtensions(@Nullable AuthorityKeyIdentifier authorityKeyIdentifier,
		@Nullable IssuingDistributionPoint issuingDistributionPoint, @Nullable BigInteger number,
		@Nullable BigInteger baseNumber, boolean unknownCritical) {

	private static final String NUMBER = "2.5.29.20";

	private static final String BASE_NUMBER = "2.5.29.27";

	private static final Set<String> KNOWN = Set.of(IssuingDistributionPoint.OID, AuthorityKeyIdentifier.OID,
			BASE_NUMBER);

	static ListExtensions of(Extensions extensions, CanonicalName issuer) {
		return new ListExtensions(value(extensions, AuthorityKeyIdentifier.OID, AuthorityKeyIdentifier::read),
				value(extensions, IssuingDistributionPoint.OID,
						(reader) -> IssuingDistributionPoint.read(reader, issuer)),
				value(extensions, NUMBER, DerReader::integer), value(extensions, BASE_NUMBER, DerReader::integer),
				extensions.list()
					.stream()
					.anyMatch((extension) -> extension.critical() && !KNOWN.contains(extension.oid())));
	}

	private static <T> @Nullable T value(Extensions extensions, String oid, Parser<T> parser) {
		try {
			DerReader reader = extensions.find(oid);
			return (reader != null) ? parser.parse(reader) : null;
		}
		catch (DerException ex) {
			return null;
		}
	}

	/**
	 * Reads a value.
	 *
	 * @param <T> what it is
	 */
	private interface Parser<T> {

		T parse(DerReader reader) throws DerException;

	}

}
