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

import java.util.List;

import io.github.sslclient.crl.RevocationList;

/**
 * What a store holds. An immutable value.
 *
 * @param certificates the trusted certificates, also those that the JVM cannot read
 * @param revocationLists the CRLs
 */
public record TrustContents(List<TrustedCertificate> certificates, List<Located> revocationLists) {

	/**
	 * An empty store's.
	 */
	public static final TrustContents NOTHING = new TrustContents(List.of(), List.of());

	public TrustContents {
		certificates = List.copyOf(certificates);
		revocationLists = List.copyOf(revocationLists);
	}

	/**
	 * A CRL and where it is from.
	 *
	 * @param list the CRL
	 * @param location the file, for messages
	 */
	public record Located(RevocationList list, String location) {

		static List<Located> of(List<RevocationList> lists, String location) {
			return lists.stream().map((list) -> new Located(list, location)).toList();
		}

	}

}
