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

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Objects;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.SslException;
import io.github.sslclient.x509.Asn1Time;
import io.github.sslclient.x509.AuthorityKeyIdentifier;
import io.github.sslclient.x509.AuthoritySignature;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/**
 * A certificate revocation list as OpenSSL sees one ({@code X509_CRL}): what it says of
 * itself, which certificates it lists, and who signed it. A list of a million
 * certificates takes little more memory than their serial numbers; the list itself is not
 * kept, only what its signature is over. Immutable and safe for use by several threads.
 */
public final class RevocationList {

	private final CanonicalName issuer;

	private final String issuerText;

	private final Asn1Time thisUpdate;

	private final @Nullable Asn1Time nextUpdate;

	private final ListExtensions extensions;

	private final boolean unknownCritical;

	private final SerialIndex entries;

	private final AuthoritySignature signature;

	/** The last answer, since nearly always the same key asks. */
	private volatile @Nullable Answer answer;

	RevocationList(CanonicalName issuer, String issuerText, Asn1Time thisUpdate, @Nullable Asn1Time nextUpdate,
			ListExtensions extensions, EntryReader entries, AuthoritySignature signature) {
		this.issuer = issuer;
		this.issuerText = issuerText;
		this.thisUpdate = thisUpdate;
		this.nextUpdate = nextUpdate;
		this.extensions = extensions;
		this.unknownCritical = extensions.unknownCritical() || entries.hasUnknownCritical();
		this.entries = entries.index();
		this.signature = signature;
	}

	/**
	 * Read a list ({@code d2i_X509_CRL}).
	 * @param encoded its DER, and maybe more, which is not looked at; not kept
	 * @return the list
	 * @throws DerException if it is no CRL or exceeds a bound: 512 MiB, ten million
	 * entries, 1024 bytes in a serial number, 1 MiB in any other element, 65,535 issuers
	 * of entries
	 */
	public static RevocationList parse(byte[] encoded) throws DerException {
		Objects.requireNonNull(encoded, "'encoded' must not be null");
		try {
			return ListReader.read(new ByteArrayInputStream(encoded)::read);
		}
		catch (SslException ex) {
			throw new IllegalStateException("Memory can always be read", ex);
		}
	}

	/**
	 * Who issued the list.
	 * @return the name
	 */
	public CanonicalName issuer() {
		return this.issuer;
	}

	/**
	 * Who issued the list, for messages.
	 * @return the name in a line
	 */
	public String issuerText() {
		return this.issuerText;
	}

	/**
	 * Which key signed the list, as it says itself (RFC 5280, section 5.2.1).
	 * @return the key, or {@code null} if it does not say; OpenSSL takes an extension
	 * that is damaged or there twice for absent
	 */
	public @Nullable AuthorityKeyIdentifier authorityKeyIdentifier() {
		return this.extensions.authorityKeyIdentifier();
	}

	/**
	 * What certificates the list covers (RFC 5280, section 5.2.5).
	 * @return the scope, or {@code null} if it does not say; OpenSSL takes an extension
	 * that is damaged or there twice for absent
	 */
	public @Nullable IssuingDistributionPoint issuingDistributionPoint() {
		return this.extensions.issuingDistributionPoint();
	}

	/**
	 * Since when the list is valid.
	 * @return the time, maybe in a wrong format
	 */
	public Asn1Time thisUpdate() {
		return this.thisUpdate;
	}

	/**
	 * Until when the list is valid.
	 * @return the time, maybe in a wrong format, or {@code null} if the list does not
	 * expire
	 */
	public @Nullable Asn1Time nextUpdate() {
		return this.nextUpdate;
	}

	/**
	 * The number of the list (RFC 5280, section 5.2.3), for messages.
	 * @return the number, or {@code null} if there is none
	 */
	public @Nullable BigInteger number() {
		return this.extensions.number();
	}

	/**
	 * Whether the list only says what has changed since another one (RFC 5280, section
	 * 5.2.4). OpenSSL never uses such a list on its own.
	 * @return whether it has a base
	 */
	public boolean isDelta() {
		return this.extensions.baseNumber() != null;
	}

	/**
	 * Whether an extension of the list or of an entry is critical, and OpenSSL does not
	 * know it ({@code EXFLAG_CRITICAL}).
	 * @return whether there is one
	 */
	public boolean hasUnknownCriticalExtension() {
		return this.unknownCritical;
	}

	/**
	 * How long the list is.
	 * @return the number of entries
	 */
	public int size() {
		return this.entries.size();
	}

	/**
	 * What the list says of a certificate ({@code X509_CRL_get0_by_cert}), whether or not
	 * it is meant for that certificate and signed by whom it should be.
	 * @param serial the serial number of the certificate
	 * @param certificateIssuer the issuer of the certificate
	 * @return what the first entry says that is about the certificate
	 */
	public Revocation find(BigInteger serial, CanonicalName certificateIssuer) {
		Objects.requireNonNull(serial, "'serial' must not be null");
		Objects.requireNonNull(certificateIssuer, "'certificateIssuer' must not be null");
		return this.entries.find(serial, certificateIssuer);
	}

	/**
	 * Whether a key signed the list ({@code X509_CRL_verify}). The answer to the last key
	 * is remembered.
	 * @param key the key of the issuer's certificate
	 * @return whether it did; {@code false} also if the list names two algorithms, or one
	 * that OpenSSL or the platform does not know
	 */
	public boolean isSignedBy(PublicKey key) {
		Objects.requireNonNull(key, "'key' must not be null");
		Answer last = this.answer;
		if (last == null || !last.key().equals(key)) {
			last = new Answer(key, this.signature.isBy(key));
			this.answer = last;
		}
		return last.signed();
	}

	/**
	 * Whether the bytes of another list are the same ({@code X509_CRL_match}), which is
	 * so if what was signed and the signature are.
	 */
	@Override
	public boolean equals(Object other) {
		return other instanceof RevocationList list && this.issuer.equals(list.issuer)
				&& this.signature.isSame(list.signature);
	}

	@Override
	public int hashCode() {
		return this.issuer.hashCode();
	}

	private record Answer(PublicKey key, boolean signed) {
	}

}
