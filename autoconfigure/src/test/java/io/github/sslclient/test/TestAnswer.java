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

package io.github.sslclient.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.jspecify.annotations.Nullable;

/**
 * Makes OCSP answers, good ones and others. What is not said otherwise is as a responder
 * that is the issuer itself would say it now. Not thread-safe.
 */
public final class TestAnswer {

	private Identity issuer;

	private final ASN1EncodableVector statuses = new ASN1EncodableVector();

	private ASN1ObjectIdentifier digest = OIWObjectIdentifiers.idSHA1;

	private Instant thisUpdate = Instant.now().minus(Duration.ofMinutes(10));

	private @Nullable Instant nextUpdate = Instant.now().plus(Duration.ofHours(1));

	private Identity signer;

	private boolean byKey;

	private List<X509Certificate> certificates = List.of();

	private @Nullable String algorithm;

	private @Nullable Extensions extensions;

	private TestAnswer(Identity issuer) {
		this.issuer = issuer;
		this.signer = issuer;
	}

	/**
	 * Begins an answer.
	 * @param issuer who issued the certificates it is about
	 * @return an answer about no certificate yet
	 */
	public static TestAnswer of(Identity issuer) {
		return new TestAnswer(issuer);
	}

	/**
	 * Sets the digest for the certificates that are added from now on.
	 * @return this answer
	 */
	public TestAnswer sha256() {
		return digest(NISTObjectIdentifiers.id_sha256);
	}

	/**
	 * Sets the digest for the certificates that are added from now on.
	 * @param identifier the name of the digest, whose length stays that of SHA-1 if it is
	 * not SHA-256
	 * @return this answer
	 */
	public TestAnswer digest(ASN1ObjectIdentifier identifier) {
		this.digest = identifier;
		return this;
	}

	/**
	 * Sets the issuer of the certificates that are added from now on.
	 * @param other the issuer
	 * @return this answer
	 */
	public TestAnswer issuedBy(Identity other) {
		this.issuer = other;
		return this;
	}

	/**
	 * Sets the time for the certificates that are added from now on.
	 * @param begin the thisUpdate
	 * @param end the nextUpdate, or {@code null} for none
	 * @return this answer
	 */
	public TestAnswer valid(Instant begin, @Nullable Instant end) {
		this.thisUpdate = begin;
		this.nextUpdate = end;
		return this;
	}

	/**
	 * Adds a certificate that is not revoked.
	 * @param certificate the certificate
	 * @return this answer
	 */
	public TestAnswer good(X509Certificate certificate) {
		return add(certificate, new CertStatus());
	}

	/**
	 * Adds a certificate whose key was compromised a minute ago.
	 * @param certificate the certificate
	 * @return this answer
	 */
	public TestAnswer revoked(X509Certificate certificate) {
		return add(certificate, new CertStatus(new RevokedInfo(time(Instant.now().minus(Duration.ofMinutes(1))),
				CRLReason.lookup(CRLReason.keyCompromise))));
	}

	/**
	 * Adds a certificate that is not known.
	 * @param certificate the certificate
	 * @return this answer
	 */
	public TestAnswer unknown(X509Certificate certificate) {
		return add(certificate, new CertStatus(2, DERNull.INSTANCE));
	}

	/**
	 * Has it signed by somebody else than the issuer.
	 * @param identity who signs it
	 * @return this answer, with that certificate in it
	 */
	public TestAnswer signedBy(Identity identity) {
		this.signer = identity;
		this.certificates = List.of(identity.certificate());
		return this;
	}

	/**
	 * Has it name its signer by the key.
	 * @return this answer
	 */
	public TestAnswer byKey() {
		this.byKey = true;
		return this;
	}

	/**
	 * Sets the certificates that come with it.
	 * @param others the certificates
	 * @return this answer
	 */
	public TestAnswer with(X509Certificate... others) {
		this.certificates = List.of(others);
		return this;
	}

	/**
	 * Sets the signature algorithm.
	 * @param name its name in Java
	 * @return this answer
	 */
	public TestAnswer algorithm(String name) {
		this.algorithm = name;
		return this;
	}

	/**
	 * Adds an extension to all of it.
	 * @param oid its object identifier
	 * @param critical whether it is critical
	 * @return this answer
	 */
	public TestAnswer extension(String oid, boolean critical) {
		this.extensions = new Extensions(
				new Extension(new ASN1ObjectIdentifier(oid), critical, new DEROctetString(new byte[] { 5, 0 })));
		return this;
	}

	/**
	 * Makes the answer.
	 * @return its DER
	 */
	public byte[] encode() {
		return sign(data());
	}

	/**
	 * Makes what is to be signed.
	 * @return the DER of the ResponseData
	 */
	public byte[] data() {
		try {
			ResponderID responder = this.byKey ? new ResponderID(new DEROctetString(keyHash()))
					: new ResponderID(new JcaX509CertificateHolder(this.signer.certificate()).getSubject());
			return new ResponseData(responder, time(Instant.now()), new DERSequence(this.statuses), this.extensions)
				.getEncoded("DER");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes the answer of something else that is to be signed.
	 * @param data the bytes
	 * @return the DER of the answer
	 */
	public byte[] sign(byte[] data) {
		PrivateKey key = this.signer.key();
		String name = (this.algorithm != null) ? this.algorithm : switch (key.getAlgorithm()) {
			case "EC" -> "SHA256withECDSA";
			case "RSA" -> "SHA256withRSA";
			default -> "Ed25519";
		};
		try {
			Signature signature = Signature.getInstance(name);
			signature.initSign(key);
			signature.update(data);
			AlgorithmIdentifier identifier = new DefaultSignatureAlgorithmIdentifierFinder().find(name);
			byte[] bits = DerWriter.element(DerReader.BIT_STRING, new byte[1], signature.sign());
			byte[] basic = this.certificates.isEmpty()
					? DerWriter.element(DerReader.SEQUENCE, data, identifier.getEncoded("DER"), bits)
					: DerWriter.element(DerReader.SEQUENCE, data, identifier.getEncoded("DER"), bits,
							DerWriter.element(DerReader.CONTEXT_0, DerWriter.element(DerReader.SEQUENCE, all())));
			return successful(OCSPObjectIdentifiers.id_pkix_ocsp_basic, basic);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes an answer of any type.
	 * @param type its type
	 * @param content its content
	 * @return the DER of the answer
	 */
	public static byte[] successful(ASN1ObjectIdentifier type, byte[] content) {
		try {
			return new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
					new ResponseBytes(type, new DEROctetString(content)))
				.getEncoded("DER");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a responder's error.
	 * @param status its number
	 * @return the DER of the answer
	 */
	public static byte[] error(int status) {
		return DerWriter.element(DerReader.SEQUENCE,
				DerWriter.element(DerReader.ENUMERATED, new byte[] { (byte) status }));
	}

	private TestAnswer add(X509Certificate certificate, CertStatus status) {
		try {
			String name = this.digest.equals(NISTObjectIdentifiers.id_sha256) ? "SHA-256" : "SHA-1";
			MessageDigest hash = MessageDigest.getInstance(name);
			byte[] issuerName = hash.digest(this.issuer.certificate().getSubjectX500Principal().getEncoded());
			byte[] issuerKey = hash
				.digest(new JcaX509CertificateHolder(this.issuer.certificate()).getSubjectPublicKeyInfo()
					.getPublicKeyData()
					.getBytes());
			this.statuses.add(new SingleResponse(
					new CertID(new AlgorithmIdentifier(this.digest, DERNull.INSTANCE), new DEROctetString(issuerName),
							new DEROctetString(issuerKey), new ASN1Integer(certificate.getSerialNumber())),
					status, time(this.thisUpdate), (this.nextUpdate != null) ? time(this.nextUpdate) : null,
					(Extensions) null));
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private byte[] keyHash() throws GeneralSecurityException {
		return MessageDigest.getInstance("SHA-1")
			.digest(new JcaX509CertificateHolder(this.signer.certificate()).getSubjectPublicKeyInfo()
				.getPublicKeyData()
				.getBytes());
	}

	private byte[][] all() throws GeneralSecurityException {
		byte[][] encoded = new byte[this.certificates.size()][];
		for (int i = 0; i < encoded.length; i++) {
			encoded[i] = this.certificates.get(i).getEncoded();
		}
		return encoded;
	}

	private static ASN1GeneralizedTime time(Instant instant) {
		return new DERGeneralizedTime(Date.from(instant));
	}

}
