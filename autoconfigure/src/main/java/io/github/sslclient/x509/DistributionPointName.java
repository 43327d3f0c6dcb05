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

package io.github.sslclient.x509;

import java.util.List;
import java.util.Objects;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * The name of a CRL distribution point (RFC 5280, section 4.2.1.13): either general names
 * or, completed by its issuer's, the name of an entry in the directory.
 */
public final class DistributionPointName {

	private final List<GeneralName> fullName;

	private final @Nullable CanonicalName entry;

	private DistributionPointName(List<GeneralName> fullName, @Nullable CanonicalName entry) {
		this.fullName = fullName;
		this.entry = entry;
	}

	/**
	 * Read a name.
	 * @param content a reader of the content of {@code [0] DistributionPointName}
	 * @param issuer what a relative name is relative to
	 * @return the name
	 * @throws DerException if it is malformed
	 */
	static DistributionPointName read(DerReader content, CanonicalName issuer) throws DerException {
		DerReader full = content.enterOptional(0xA0);
		DistributionPointName name = (full != null) ? new DistributionPointName(GeneralName.list(full), null)
				: new DistributionPointName(List.of(), issuer.append(content.enter(0xA1)));
		content.finish();
		return name;
	}

	/**
	 * Whether two points are the same ({@code idp_check_dp}).
	 * @param other the other
	 * @return whether they have a name in common
	 */
	public boolean matches(DistributionPointName other) {
		if (this.entry != null) {
			return (other.entry != null) ? this.entry.equals(other.entry) : other.names(this.entry);
		}
		return (other.entry != null) ? names(other.entry) : this.fullName.stream().anyMatch(other.fullName::contains);
	}

	private boolean names(CanonicalName directoryName) {
		return this.fullName.stream().anyMatch((name) -> Objects.equals(name.directoryName(), directoryName));
	}

}
