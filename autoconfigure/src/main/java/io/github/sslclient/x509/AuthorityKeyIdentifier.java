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

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate or CRL says of the key that signed it (RFC 5280, section 4.2.1.1).
 * An immutable value.
 */
public final class AuthorityKeyIdentifier {

	/** The extension. */
	public static final String OID = "2.5.29.35";

	private final byte @Nullable [] keyIdentifier;

	private final @Nullable CanonicalName issuer;

	private final @Nullable BigInteger serialNumber;

	private AuthorityKeyIdentifier(byte @Nullable [] keyIdentifier, @Nullable CanonicalName issuer,
			@Nullable BigInteger serialNumber) {
		this.keyIdentifier = keyIdentifier;
		this.issuer = issuer;
		this.serialNumber = serialNumber;
	}

	/**
	 * Read the extension's value.
	 * @param reader what stands before it
	 * @return the identifier
	 * @throws DerException if it is malformed
	 */
	public static AuthorityKeyIdentifier read(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		DerReader key = content.enterOptional(DerReader.PRIMITIVE_0);
		DerReader issuer = content.enterOptional(0xA1);
		DerReader serial = content.enterOptional(0x82);
		content.finish();
		return new AuthorityKeyIdentifier((key != null) ? key.rest() : null,
				(issuer != null) ? firstDirectoryName(GeneralName.list(issuer)) : null,
				(serial != null) ? serial.integerContent() : null);
	}

	/**
	 * Whether a certificate can be the one meant ({@code X509_check_akid}): what one of
	 * the two does not say does not count.
	 * @param issuer the certificate
	 * @return whether nothing speaks against it
	 */
	public boolean matches(CertificateFacts issuer) {
		byte[] offered = issuer.subjectKeyIdentifier();
		if (this.keyIdentifier != null && offered != null && !Arrays.equals(this.keyIdentifier, offered)) {
			return false;
		}
		if (this.serialNumber != null && !this.serialNumber.equals(issuer.serialNumber())) {
			return false;
		}
		return this.issuer == null || this.issuer.equals(issuer.issuer());
	}

	/** Of several names OpenSSL looks at the first of the directory alone. */
	private static @Nullable CanonicalName firstDirectoryName(List<GeneralName> names) {
		return names.stream().map(GeneralName::directoryName).filter(Objects::nonNull).findFirst().orElse(null);
	}

}
