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
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.x509.GeneralName;
import org.jspecify.annotations.Nullable;

/**
 * What the extensions of one entry say (RFC 5280, section 5.3).
 */
final class EntryExtensions {

	/** {@code 2.5.29.21}. */
	private static final byte[] REASON_CODE = { 0x55, 0x1D, 0x15 };

	/** {@code 2.5.29.29}. */
	private static final byte[] CERTIFICATE_ISSUER = { 0x55, 0x1D, 0x1D };

	private static final DerReader NOTHING = DerReader.of(new byte[0]);

	private @Nullable DerReader reasonCode;

	private @Nullable DerReader certificateIssuer;

	private boolean unknownCritical;

	private EntryExtensions() {
	}

	/**
	 * Read the extensions.
	 * @param reader what stands before the SEQUENCE of them, and before nothing else
	 * @return the extensions, their values still unread
	 * @throws DerException if they are malformed
	 */
	static EntryExtensions read(DerReader reader) throws DerException {
		EntryExtensions extensions = new EntryExtensions();
		DerReader content = reader.enter(DerReader.SEQUENCE);
		reader.finish();
		while (content.hasMore()) {
			extensions.add(content.enter(DerReader.SEQUENCE));
		}
		return extensions;
	}

	private void add(DerReader extension) throws DerException {
		byte[] identifier = identifier(extension);
		boolean critical = extension.isAt(DerReader.BOOLEAN) && extension.bool();
		DerReader value = extension.enter(DerReader.OCTET_STRING);
		extension.finish();
		if (Arrays.equals(identifier, CERTIFICATE_ISSUER)) {
			this.certificateIssuer = once(this.certificateIssuer, value);
			return;
		}
		this.unknownCritical |= critical;
		if (Arrays.equals(identifier, REASON_CODE)) {
			this.reasonCode = once(this.reasonCode, value);
		}
	}

	/** {@code ossl_c2i_ASN1_OBJECT}; as bytes, for there may be millions of them. */
	private static byte[] identifier(DerReader extension) throws DerException {
		byte[] identifier = extension.enter(DerReader.OBJECT_IDENTIFIER).rest();
		boolean complete = true;
		boolean padded = false;
		for (byte part : identifier) {
			padded |= complete && part == (byte) 0x80;
			complete = part >= 0;
		}
		if (identifier.length == 0 || padded || !complete) {
			throw new DerException("an object identifier is malformed", false);
		}
		return identifier;
	}

	/** What is there twice cannot be read ({@code X509V3_get_d2i}). */
	private static DerReader once(@Nullable DerReader first, DerReader value) {
		return (first != null) ? NOTHING : value;
	}

	/**
	 * Whether an extension must be known to whoever uses the list, and is not. OpenSSL
	 * knows the certificate issuer alone.
	 * @return whether there is one
	 */
	boolean hasUnknownCritical() {
		return this.unknownCritical;
	}

	/**
	 * The issuer of the certificate.
	 * @return its names, or {@code null} if the entry does not say
	 * @throws DerException if the extension is damaged
	 */
	@Nullable List<GeneralName> certificateIssuer() throws DerException {
		return (this.certificateIssuer != null) ? GeneralName.list(this.certificateIssuer.enter(DerReader.SEQUENCE))
				: null;
	}

	/**
	 * Why the certificate was revoked.
	 * @return the reason
	 * @throws DerException if the extension is damaged
	 */
	int reason() throws DerException {
		if (this.reasonCode == null) {
			return Revocation.NO_REASON;
		}
		BigInteger number = this.reasonCode.enter(DerReader.ENUMERATED).integerContent();
		if (number.bitLength() >= Long.SIZE) {
			return Revocation.NO_REASON;
		}
		// OpenSSL keeps the lower half, whatever the upper one is.
		int reason = number.intValue();
		return (reason < Revocation.NO_REASON || reason > Revocation.OTHER_REASON) ? Revocation.OTHER_REASON : reason;
	}

}
