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

package io.github.sslclient.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA1Digest;

/**
 * Extensions of certificates and CRLs.
 */
final class TestExtensions {

	/** Stands for the identifier of the certificate's key. */
	static final Extension SUBJECT_KEY_IDENTIFIER = garbage(Extension.subjectKeyIdentifier);

	/** Stands for the identifier of the issuer's key. */
	static final Extension AUTHORITY_KEY_IDENTIFIER = garbage(Extension.authorityKeyIdentifier);

	static final ASN1ObjectIdentifier NETSCAPE_CERT_TYPE = new ASN1ObjectIdentifier("2.16.840.1.113730.1.1");

	static final ASN1ObjectIdentifier PROXY_CERT_INFO = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.14");

	private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1");

	private TestExtensions() {
	}

	/** What an ordinary server has. */
	static Extension[] leaf() {
		return new Extension[] { basicConstraints(false), keyUsage(KeyUsage.digitalSignature),
				extendedKeyUsage(KeyPurposeId.id_kp_serverAuth),
				alternativeNames(dns(Scenario.HOST), ip(Scenario.ADDRESS)), SUBJECT_KEY_IDENTIFIER,
				AUTHORITY_KEY_IDENTIFIER };
	}

	/** What an ordinary authority has. */
	static Extension[] authority() {
		return new Extension[] { basicConstraints(true), keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign),
				SUBJECT_KEY_IDENTIFIER, AUTHORITY_KEY_IDENTIFIER };
	}

	static Extension basicConstraints(boolean authority) {
		return of(Extension.basicConstraints, true, new BasicConstraints(authority));
	}

	static Extension pathLength(int length) {
		return of(Extension.basicConstraints, true, new BasicConstraints(length));
	}

	static Extension keyUsage(int usage) {
		return of(Extension.keyUsage, true, new KeyUsage(usage));
	}

	static Extension extendedKeyUsage(KeyPurposeId... purposes) {
		return of(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
	}

	static Extension alternativeNames(GeneralName... names) {
		return of(Extension.subjectAlternativeName, false, new GeneralNames(names));
	}

	static GeneralName dns(String name) {
		return new GeneralName(GeneralName.dNSName, name);
	}

	static GeneralName ip(String address) {
		return new GeneralName(GeneralName.iPAddress, address);
	}

	static GeneralName email(String address) {
		return new GeneralName(GeneralName.rfc822Name, address);
	}

	static GeneralName uri(String uri) {
		return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
	}

	static Extension subjectKeyIdentifier(byte[] identifier) {
		return of(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier));
	}

	/** The SHA-1 hash of the public key (RFC 5280, 4.2.1.2). */
	static byte[] keyIdentifier(SubjectPublicKeyInfo publicKey) {
		byte[] bits = publicKey.getPublicKeyData().getBytes();
		SHA1Digest digest = new SHA1Digest();
		digest.update(bits, 0, bits.length);
		byte[] identifier = new byte[digest.getDigestSize()];
		digest.doFinal(identifier, 0);
		return identifier;
	}

	/** An extension that nobody knows. */
	static Extension unknown(boolean critical) {
		return of(UNKNOWN, critical, DERNull.INSTANCE);
	}

	/** An extension whose content is a NULL, which no known one has. */
	static Extension garbage(ASN1ObjectIdentifier identifier) {
		return of(identifier, false, DERNull.INSTANCE);
	}

	/** Basic constraints of an authority with any number as path length. */
	static Extension rawPathLength(long length) {
		return of(Extension.basicConstraints, true,
				new DERSequence(new ASN1Encodable[] { ASN1Boolean.TRUE, new ASN1Integer(length) }));
	}

	static DERSequence purposes(KeyPurposeId... purposes) {
		return new DERSequence(Stream.of(purposes).map(KeyPurposeId::toOID).toArray(ASN1Encodable[]::new));
	}

	/**
	 * What follows a trusted certificate (X509_CERT_AUX): the purposes it is good for.
	 */
	static ASN1Encodable trusting(KeyPurposeId... purposes) {
		return new DERSequence(purposes(purposes));
	}

	/** What follows a trusted certificate: the purposes it is not good for. */
	static ASN1Encodable rejecting(KeyPurposeId... purposes) {
		return new DERSequence(new DERTaggedObject(false, 0, purposes(purposes)));
	}

	static Extension of(ASN1ObjectIdentifier identifier, boolean critical, ASN1Encodable content) {
		return new Extension(identifier, critical, der(content));
	}

	static byte[] der(ASN1Encodable content) {
		try {
			return content.toASN1Primitive().getEncoded(ASN1Encoding.DER);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
