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
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.sslclient.der.DerException;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as OpenSSL sees it: read from its bytes, since the JDK passes over an
 * extension that it cannot parse as if it were not there. An immutable value; two are
 * equal if their certificates' bytes are.
 */
public final class CertificateFacts {

	/** {@code digitalSignature}, {@code keyEncipherment} and {@code keyAgreement}. */
	public static final int USAGE_TLS = 0x80 | 0x20 | 0x08;

	/** {@code keyCertSign}. */
	public static final int USAGE_CERT_SIGN = 0x04;

	/** {@code cRLSign}. */
	public static final int USAGE_CRL_SIGN = 0x02;

	/** The Netscape type of a server ({@code NS_SSL_SERVER}). */
	public static final int NETSCAPE_SSL_SERVER = 0x40;

	/** The Netscape type of an authority for servers ({@code NS_SSL_CA}). */
	public static final int NETSCAPE_SSL_AUTHORITY = 0x04;

	private final X509Certificate certificate;

	private final byte[] encoded;

	private final CertificateParts parts;

	private final CanonicalName subject;

	private final List<NameEntry> subjectEntries;

	private final PublicKeyFacts key;

	private final SignatureAlgorithm innerAlgorithm;

	private final SignatureAlgorithm outerAlgorithm;

	private final CertificateExtensions extensions;

	private CertificateFacts(X509Certificate certificate, byte[] encoded) throws DerException {
		this.certificate = certificate;
		this.encoded = encoded;
		this.parts = CertificateParts.read(encoded);
		this.subject = CanonicalName.of(this.parts.subject());
		this.subjectEntries = NameEntry.list(this.parts.subject());
		this.key = PublicKeyFacts.of(this.parts.publicKey(), certificate.getPublicKey());
		this.innerAlgorithm = SignatureAlgorithm.of(this.parts.innerAlgorithm());
		this.outerAlgorithm = SignatureAlgorithm.of(this.parts.outerAlgorithm());
		this.extensions = new CertificateExtensions(this.parts.extensions(), this.parts.issuer());
	}

	/**
	 * Look at a certificate.
	 * @param certificate the certificate
	 * @return what it says
	 * @throws DerException if OpenSSL could not parse it
	 */
	public static CertificateFacts of(X509Certificate certificate) throws DerException {
		try {
			return new CertificateFacts(certificate, certificate.getEncoded());
		}
		catch (CertificateEncodingException | RuntimeException ex) {
			// Keys are parsed late by some providers, and some throw what they like.
			throw new DerException("the platform cannot read the certificate: " + ex, false);
		}
	}

	/**
	 * The certificate.
	 * @return the certificate
	 */
	public X509Certificate certificate() {
		return this.certificate;
	}

	/**
	 * The bytes of the certificate.
	 * @return its DER, as a copy
	 */
	public byte[] encoded() {
		return this.encoded.clone();
	}

	/**
	 * Whom it names.
	 * @return the subject
	 */
	public CanonicalName subject() {
		return this.subject;
	}

	/**
	 * The attributes of the subject, in order.
	 * @return the attributes, unmodifiable
	 */
	public List<NameEntry> subjectEntries() {
		return this.subjectEntries;
	}

	/**
	 * Who signed it.
	 * @return the issuer
	 */
	public CanonicalName issuer() {
		return this.parts.issuer();
	}

	/**
	 * The serial number, which may be negative or huge.
	 * @return the number
	 */
	public BigInteger serialNumber() {
		return this.parts.serialNumber();
	}

	/**
	 * When it begins to be valid.
	 * @return the time
	 */
	public Asn1Time notBefore() {
		return this.parts.notBefore();
	}

	/**
	 * When it ceases to be valid.
	 * @return the time
	 */
	public Asn1Time notAfter() {
		return this.parts.notAfter();
	}

	/**
	 * Whether an extension is malformed or there twice ({@code EXFLAG_INVALID}). Such a
	 * certificate neither is nor has an issuer.
	 * @return whether it is
	 */
	public boolean isInvalid() {
		return this.extensions.invalid();
	}

	/**
	 * Whether subject and issuer are the same ({@code EXFLAG_SI}).
	 * @return whether they are
	 */
	public boolean isSelfIssued() {
		return this.subject.equals(issuer());
	}

	/**
	 * Whether it claims to be signed with its own key ({@code X509_self_signed}); whether
	 * it is is another question.
	 * @return whether it claims so
	 */
	public boolean isSelfSigned() {
		return isSelfIssued() && !isInvalid() && isIdentifiedBy(this) && this.innerAlgorithm.fits(this.key.algorithm());
	}

	/**
	 * Whether another certificate may be its issuer's ({@code ossl_x509_likely_issued});
	 * the signature is not looked at.
	 * @param candidate the other
	 * @return whether names, identifiers and algorithms fit
	 */
	public boolean isLikelyIssuedBy(CertificateFacts candidate) {
		return candidate.subject.equals(issuer()) && !candidate.isInvalid() && !isInvalid() && isIdentifiedBy(candidate)
				&& this.innerAlgorithm.fits(candidate.key.algorithm());
	}

	private boolean isIdentifiedBy(CertificateFacts candidate) {
		AuthorityKeyIdentifier identifier = this.extensions.authorityKeyIdentifier;
		return identifier == null || identifier.matches(candidate);
	}

	/**
	 * Whether it names an authority: 0 it does not, 1 it does, and otherwise it has no
	 * basicConstraints and is 3 a self-signed certificate of version 1, 4 one with a
	 * keyUsage, 5 one with a Netscape certificate type ({@code check_ca}).
	 * @return the kind of authority
	 */
	public int authorityKind() {
		return this.extensions.authorityKind(this.parts.version1() && isSelfSigned());
	}

	/**
	 * Whether basicConstraints say that it is an authority's ({@code EXFLAG_CA}).
	 * @return whether they do
	 */
	public boolean isAuthority() {
		return this.extensions.authority();
	}

	/**
	 * How many intermediates may stand below it.
	 * @return the number, or -1 for no limit
	 */
	public long pathLength() {
		return this.extensions.pathLength();
	}

	/**
	 * Whether it is a proxy certificate (RFC 3820).
	 * @return whether it is
	 */
	public boolean isProxy() {
		return this.extensions.proxy;
	}

	/**
	 * Whether there is a critical extension that nobody here knows
	 * ({@code EXFLAG_CRITICAL}).
	 * @return whether there is
	 */
	public boolean hasUnhandledCriticalExtension() {
		return this.extensions.unhandledCritical;
	}

	/**
	 * Whether keyUsage, if present, allows one of some usages.
	 * @param bits the usages, {@link #USAGE_TLS} and its like
	 * @return whether it does
	 */
	public boolean allowsUsage(int bits) {
		Integer usage = this.extensions.keyUsage;
		return usage == null || (usage & bits) != 0;
	}

	/**
	 * The extended usages.
	 * @return the object identifiers, or {@code null} without that extension
	 */
	public @Nullable Set<String> extendedKeyUsage() {
		return this.extensions.extendedKeyUsage;
	}

	/**
	 * Whether the Netscape certificate type, if present, is one of some.
	 * @param bits the types, {@link #NETSCAPE_SSL_SERVER} and its like
	 * @return whether it is
	 */
	public boolean isNetscapeType(int bits) {
		Integer type = this.extensions.netscapeCertType;
		return type == null || (type & bits) != 0;
	}

	byte @Nullable [] subjectKeyIdentifier() {
		return this.extensions.subjectKeyIdentifier;
	}

	/**
	 * The subject alternative names.
	 * @return the names, or {@code null} without that extension
	 */
	public @Nullable List<GeneralName> alternativeNames() {
		return this.extensions.alternativeNames;
	}

	/**
	 * The names it may certify.
	 * @return the constraints, or {@code null} without that extension
	 */
	public @Nullable NameConstraints nameConstraints() {
		return this.extensions.nameConstraints;
	}

	/**
	 * The IP addresses it is issued for.
	 * @return the addresses, or {@code null} without that extension
	 */
	public @Nullable AddressBlocks addressBlocks() {
		return this.extensions.addressBlocks;
	}

	/**
	 * The autonomous systems it is issued for.
	 * @return the numbers, or {@code null} without that extension
	 */
	public @Nullable AsIdentifiers asIdentifiers() {
		return this.extensions.asIdentifiers;
	}

	/**
	 * Where its issuer's CRLs are.
	 * @return the distribution points, maybe none
	 */
	public List<DistributionPoint> distributionPoints() {
		return this.extensions.distributionPoints;
	}

	/**
	 * The public key as the certificate has it.
	 * @return the DER of its SubjectPublicKeyInfo, a copy
	 */
	public byte[] encodedKey() {
		return this.parts.publicKey().clone();
	}

	/**
	 * The public key.
	 * @return its kind and strength
	 */
	public PublicKeyFacts key() {
		return this.key;
	}

	/**
	 * How strong the digest is that was signed.
	 * @return the strength in bits, -1 if it is not known
	 */
	public int signatureSecurityBits() {
		return this.outerAlgorithm.securityBits();
	}

	/**
	 * Whether the algorithm that was signed is the one named beside the signature.
	 * @return whether they agree
	 */
	public boolean hasConsistentAlgorithms() {
		return Arrays.equals(this.parts.innerAlgorithm(), this.parts.outerAlgorithm());
	}

	/**
	 * Whether the signature is encoded in the one way that OpenSSL takes; platforms take
	 * others too.
	 * @return whether it is
	 */
	public boolean hasStrictSignature() {
		return SignatureValue.isStrict(this.innerAlgorithm.key(), this.parts.signature());
	}

	/**
	 * The signature.
	 * @return its bytes, as a copy
	 */
	public byte[] signature() {
		byte[] signature = this.parts.signature();
		return Arrays.copyOfRange(signature, 1, signature.length);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CertificateFacts facts && Arrays.equals(this.encoded, facts.encoded);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.encoded);
	}

	/**
	 * For messages.
	 * @return the subject as RFC 2253 writes it
	 */
	@Override
	public String toString() {
		return NameText.of(this.certificate.getSubjectX500Principal());
	}

}
