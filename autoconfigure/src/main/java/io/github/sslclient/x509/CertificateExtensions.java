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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate's extensions say ({@code ossl_x509v3_cache_extensions}). One that is
 * malformed, or there twice, makes the whole certificate {@linkplain #invalid() invalid},
 * and what it would have said counts as absent.
 */
final class CertificateExtensions {

	private static final String NETSCAPE_CERT_TYPE = "2.16.840.1.113730.1.1";

	private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

	private static final String ISSUER_ALTERNATIVE_NAME = "2.5.29.18";

	/** {@code X509_supported_extension}: what may be critical. */
	private static final Set<String> SUPPORTED = Set.of(NETSCAPE_CERT_TYPE, "2.5.29.15", SUBJECT_ALTERNATIVE_NAME,
			"2.5.29.19", "2.5.29.32", "2.5.29.31", "2.5.29.37", AddressBlocks.OID, AsIdentifiers.OID,
			"1.3.6.1.5.5.7.48.1.5", "2.5.29.36", "1.3.6.1.5.5.7.1.14", "2.5.29.30", "2.5.29.33", "2.5.29.54");

	private static final int NETSCAPE_ANY_AUTHORITY = 0x07;

	private final Extensions extensions;

	private final CanonicalName issuer;

	private boolean invalid;

	private boolean authority;

	private long pathLength = -1;

	final boolean hasBasicConstraints;

	final boolean proxy;

	final @Nullable Integer keyUsage;

	final @Nullable Set<String> extendedKeyUsage;

	final @Nullable Integer netscapeCertType;

	final byte @Nullable [] subjectKeyIdentifier;

	final @Nullable AuthorityKeyIdentifier authorityKeyIdentifier;

	final @Nullable List<GeneralName> alternativeNames;

	final @Nullable NameConstraints nameConstraints;

	final List<DistributionPoint> distributionPoints;

	final @Nullable AddressBlocks addressBlocks;

	final @Nullable AsIdentifiers asIdentifiers;

	final boolean unhandledCritical;

	CertificateExtensions(Extensions extensions, CanonicalName issuer) {
		this.extensions = extensions;
		this.issuer = issuer;
		this.hasBasicConstraints = read("2.5.29.19", this::basicConstraints) != null;
		this.proxy = read("1.3.6.1.5.5.7.1.14", this::proxyInformation) != null;
		this.keyUsage = read("2.5.29.15", CertificateExtensions::keyUsage);
		this.extendedKeyUsage = read("2.5.29.37", CertificateExtensions::extendedKeyUsage);
		this.netscapeCertType = read(NETSCAPE_CERT_TYPE,
				(reader) -> BitStrings.read(reader.enter(DerReader.BIT_STRING)) & 0xFF);
		this.subjectKeyIdentifier = read("2.5.29.14", DerReader::octets);
		this.authorityKeyIdentifier = read(AuthorityKeyIdentifier.OID, AuthorityKeyIdentifier::read);
		this.alternativeNames = read(SUBJECT_ALTERNATIVE_NAME,
				(reader) -> GeneralName.list(reader.enter(DerReader.SEQUENCE)));
		this.nameConstraints = read("2.5.29.30", NameConstraints::read);
		List<DistributionPoint> points = read("2.5.29.31", (reader) -> DistributionPoint.list(reader, this.issuer));
		this.distributionPoints = (points != null) ? points : List.of();
		this.addressBlocks = read(AddressBlocks.OID, AddressBlocks::read);
		this.asIdentifiers = read(AsIdentifiers.OID, AsIdentifiers::read);
		this.unhandledCritical = extensions.list()
			.stream()
			.anyMatch((extension) -> extension.critical() && !SUPPORTED.contains(extension.oid()));
	}

	boolean invalid() {
		return this.invalid;
	}

	boolean authority() {
		return this.authority;
	}

	int authorityKind(boolean isSelfSignedVersion1) {
		boolean signs = this.keyUsage == null || (this.keyUsage & CertificateFacts.USAGE_CERT_SIGN) != 0;
		if (this.invalid || !signs) {
			return 0;
		}
		if (this.hasBasicConstraints) {
			return this.authority ? 1 : 0;
		}
		if (isSelfSignedVersion1) {
			return 3;
		}
		if (this.keyUsage != null) {
			return 4;
		}
		return (this.netscapeCertType != null && (this.netscapeCertType & NETSCAPE_ANY_AUTHORITY) != 0) ? 5 : 0;
	}

	/** -1 for no limit. */
	long pathLength() {
		return this.pathLength;
	}

	private Boolean basicConstraints(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		boolean isAuthority = content.isAt(DerReader.BOOLEAN) && content.bool();
		BigInteger length = content.isAt(DerReader.INTEGER) ? content.integer() : null;
		content.finish();
		this.authority = isAuthority;
		if (length != null) {
			if (length.signum() < 0) {
				this.invalid = true;
			}
			else {
				this.pathLength = (length.bitLength() < Long.SIZE) ? length.longValue() : -1;
			}
		}
		return true;
	}

	/** RFC 3820; any such certificate is refused, so its policy does not matter. */
	private Boolean proxyInformation(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		if (content.isAt(DerReader.INTEGER)) {
			content.integer();
		}
		DerReader policy = content.enter(DerReader.SEQUENCE);
		policy.objectIdentifier();
		policy.enterOptional(DerReader.OCTET_STRING);
		policy.finish();
		content.finish();
		this.invalid |= this.authority || has(SUBJECT_ALTERNATIVE_NAME) || has(ISSUER_ALTERNATIVE_NAME);
		return true;
	}

	private static Integer keyUsage(DerReader reader) throws DerException {
		int usage = BitStrings.read(reader.enter(DerReader.BIT_STRING));
		if (usage == 0) {
			throw new DerException("a key usage allows nothing", false);
		}
		return usage;
	}

	private static Set<String> extendedKeyUsage(DerReader reader) throws DerException {
		Set<String> usages = new HashSet<>();
		DerReader content = reader.enter(DerReader.SEQUENCE);
		while (content.hasMore()) {
			usages.add(content.objectIdentifier());
		}
		return Set.copyOf(usages);
	}

	private boolean has(String oid) {
		return this.extensions.list().stream().anyMatch((extension) -> extension.oid().equals(oid));
	}

	private <T> @Nullable T read(String oid, Parser<T> parser) {
		try {
			DerReader reader = this.extensions.find(oid);
			return (reader != null) ? parser.parse(reader) : null;
		}
		catch (DerException ex) {
			this.invalid = true;
			return null;
		}
	}

	/**
	 * Reads the value of an extension.
	 *
	 * @param <T> what it is read into
	 */
	private interface Parser<T> {

		T parse(DerReader reader) throws DerException;

	}

}
