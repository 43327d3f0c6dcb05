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

package io.github.sslclient.sample;

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

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority that lives as long as the application: its key never leaves the
 * memory.
 */
final class SampleAuthority {

	private static final X500Name NAME = new X500Name("CN=Sample Root");

	private static final Duration VALIDITY = Duration.ofDays(90);

	private final KeyPair keys = newKeys();

	private final X509Certificate certificate;

	SampleAuthority() {
		X509v3CertificateBuilder builder = builder(NAME, this.keys.getPublic());
		try {
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
			this.certificate = sign(builder, this.keys.getPrivate());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	X509Certificate certificate() {
		return this.certificate;
	}

	Identity issueServer(String commonName, GeneralName... names) {
		return issue(commonName, KeyPurposeId.id_kp_serverAuth, names);
	}

	Identity issueClient(String commonName) {
		return issue(commonName, KeyPurposeId.id_kp_clientAuth);
	}

	private Identity issue(String commonName, KeyPurposeId purpose, GeneralName... names) {
		KeyPair subject = newKeys();
		X509v3CertificateBuilder builder = builder(new X500Name("CN=" + commonName), subject.getPublic());
		try {
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
			builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
			if (names.length > 0) {
				builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
			}
			return new Identity(sign(builder, this.keys.getPrivate()), subject.getPrivate());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
		// A machine whose clock is a little behind shall not refuse what is brand-new.
		Instant notBefore = Instant.now().minus(Duration.ofHours(1));
		return new JcaX509v3CertificateBuilder(NAME, new BigInteger(127, new SecureRandom()).setBit(126),
				Date.from(notBefore), Date.from(notBefore.plus(VALIDITY)), subject, key);
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

	private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
		try {
			return new JcaX509CertificateConverter()
				.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
		}
		catch (OperatorException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
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
