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

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * What a CRL says of its own scope (RFC 5280, section 5.2.5).
 *
 * @param name the distribution point it comes from, or {@code null}
 * @param onlyUser whether it covers end entities only
 * @param onlyAuthority whether it covers authorities only
 * @param onlyAttribute whether it covers attribute certificates only
 * @param indirect whether it covers other issuers' certificates
 * @param someReasons whether it covers some reasons only
 */
public record IssuingDistributionPoint(@Nullable DistributionPointName name, boolean onlyUser, boolean onlyAuthority,
		boolean onlyAttribute, boolean indirect, boolean someReasons) {

	/** The extension. */
	public static final String OID = "2.5.29.28";

	/**
	 * Read the extension's value.
	 * @param reader what stands before it
	 * @param issuer the issuer of the CRL, which completes a relative name
	 * @return the point
	 * @throws DerException if it is malformed
	 */
	public static IssuingDistributionPoint read(DerReader reader, CanonicalName issuer) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		DerReader name = content.enterOptional(0xA0);
		boolean onlyUser = flag(content, 0x81);
		boolean onlyAuthority = flag(content, 0x82);
		DerReader reasons = content.enterOptional(0x83);
		boolean indirect = flag(content, 0x84);
		boolean onlyAttribute = flag(content, 0x85);
		content.finish();
		if (reasons != null) {
			// Which they are does not matter, but malformed ones are none.
			BitStrings.read(reasons);
		}
		return new IssuingDistributionPoint((name != null) ? DistributionPointName.read(name, issuer) : null, onlyUser,
				onlyAuthority, onlyAttribute, indirect, reasons != null);
	}

	/**
	 * Whether it contradicts itself ({@code IDP_INVALID}).
	 * @return whether it covers only one kind and only another
	 */
	public boolean isInvalid() {
		return (this.onlyUser ? 1 : 0) + (this.onlyAuthority ? 1 : 0) + (this.onlyAttribute ? 1 : 0) > 1;
	}

	private static boolean flag(DerReader content, int tag) throws DerException {
		DerReader flag = content.enterOptional(tag);
		if (flag == null) {
			return false;
		}
		byte[] value = flag.rest();
		if (value.length != 1) {
			throw new DerException("a boolean is not one byte long", false);
		}
		return value[0] != 0;
	}

}
