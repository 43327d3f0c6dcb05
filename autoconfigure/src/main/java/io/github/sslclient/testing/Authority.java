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

package io.github.sslclient.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * A certificate authority in memory. Each has a name of its own, so that no two of them
 * are taken for one another in a trust store that holds both.
 */
final class Authority {

	private static final Duration VALIDITY = Duration.ofDays(90);

	private static final SecureRandom RANDOM = new SecureRandom();

	private final KeyPair keys = newKeys();

	private final X500Name name = name("Test Authority " + HexFormat.of().toHexDigits(RANDOM.nextLong()));

	// A machine whose clock is a little behind shall not refuse what is brand-new.
	private final Instant begin = Instant.now().minus(Duration.ofHours(1));

	private final X509Certificate certificate = selfSigned();

	/**
	 * The certificate that says who this is.
	 */
	X509Certificate certificate() {
		return this.certificate;
	}

	/**
	 * Issue a certificate for a server, with a new key.
	 * @param names host names and IP addresses, the first of which is the common name too
	 */
	Identity server(List<String> names, Instant notBefore, Instant notAfter) {
		GeneralName[] alternatives = names.stream().map(Authority::alternative).toArray(GeneralName[]::new);
		return issue(names.get(0), KeyPurposeId.id_kp_serverAuth, notBefore, notAfter, alternatives);
	}

	Identity server(List<String> names) {
		return server(names, this.begin, this.begin.plus(VALIDITY));
	}

	/**
	 * Issue a certificate for a client, with a new key.
	 */
	Identity client(String commonName) {
		return issue(commonName, KeyPurposeId.id_kp_clientAuth, this.begin, this.begin.plus(VALIDITY));
	}

	/**
	 * Make a CRL.
	 * @return its DER
	 */
	byte[] revocationList(List<X509Certificate> revoked) {
		X509v2CRLBuilder builder = new X509v2CRLBuilder(this.name, Date.from(this.begin));
		builder.setNextUpdate(Date.from(this.begin.plus(VALIDITY)));
		for (X509Certificate each : revoked) {
			builder.addCRLEntry(each.getSerialNumber(), Date.from(this.begin), CRLReason.keyCompromise);
		}
		try {
			// Both of which RFC 5280, section 5.2, wants.
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(this.keys.getPublic()));
			builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
			return builder.build(signer()).getEncoded();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private X509Certificate selfSigned() {
		try {
			X509v3CertificateBuilder builder = builder(this.name, this.keys.getPublic(), this.begin,
					this.begin.plus(VALIDITY));
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
			return sign(builder);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Identity issue(String commonName, KeyPurposeId purpose, Instant notBefore, Instant notAfter,
			GeneralName... names) {
		KeyPair subject = newKeys();
		try {
			X509v3CertificateBuilder builder = builder(name(commonName), subject.getPublic(), notBefore, notAfter);
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
			builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
			if (names.length > 0) {
				builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
			}
			return new Identity(sign(builder), subject.getPrivate());
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant notBefore, Instant notAfter)
			throws IOException, GeneralSecurityException {
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(this.name,
				new BigInteger(127, RANDOM).setBit(126), Date.from(notBefore), Date.from(notAfter), subject, key);
		JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
		builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
		builder.addExtension(Extension.authorityKeyIdentifier, false,
				identifiers.createAuthorityKeyIdentifier(this.keys.getPublic()));
		return builder;
	}

	private X509Certificate sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
		return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
	}

	private ContentSigner signer() {
		try {
			return new JcaContentSignerBuilder("SHA256withECDSA").build(this.keys.getPrivate());
		}
		catch (OperatorException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyPair newKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X500Name name(String commonName) {
		return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
	}

	private static GeneralName alternative(String name) {
		return new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
	}

	/**
	 * A certificate and its key.
	 *
	 * @param certificate the certificate
	 * @param key the key
	 */
	record Identity(X509Certificate certificate, PrivateKey key) {

		@Override
		public String toString() {
			return "Identity[" + this.certificate.getSubjectX500Principal() + "]";
		}

	}

}
