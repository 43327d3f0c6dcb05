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

package io.github.sslclient.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sslclient.der.DerException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.x509.CanonicalName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A root with a name of one's choice, its leaves and its CRLs.
 */
final class TestAuthority {

	private static final AtomicLong SERIAL = new AtomicLong(1000);

	private final X500Name name;

	private final KeyPair keys;

	private final X509Certificate certificate;

	private TestAuthority(X500Name name, KeyPair keys) {
		this.name = name;
		this.keys = keys;
		this.certificate = issue(name, keys, true);
	}

	static TestAuthority create(String commonName) {
		return create(commonName, KeyKind.EC.generate());
	}

	static TestAuthority create(String commonName, KeyPair keys) {
		return new TestAuthority(new X500Name("CN=" + commonName), keys);
	}

	/** An authority of the same name and key. */
	TestAuthority reissue() {
		return new TestAuthority(this.name, this.keys);
	}

	X509Certificate certificate() {
		return this.certificate;
	}

	X509Certificate leaf() {
		return issue(new X500Name("CN=leaf"), KeyKind.EC.generate(), false);
	}

	CanonicalName subject() {
		try {
			return CanonicalName.of(this.certificate.getSubjectX500Principal().getEncoded());
		}
		catch (DerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String hash() {
		return subject().hash();
	}

	byte[] encoded() {
		return encoded(this.certificate);
	}

	String pem() {
		return pem("CERTIFICATE", encoded());
	}

	/** The higher the number, the newer the list. */
	String crl(int number, X509Certificate... revoked) {
		return pem("X509 CRL", encodedCrl(number, revoked));
	}

	byte[] encodedCrl(int number, X509Certificate... revoked) {
		Instant thisUpdate = Instant.now().minus(Duration.ofDays(1)).plusSeconds(60L * number);
		X509v2CRLBuilder builder = new X509v2CRLBuilder(this.name, Date.from(thisUpdate));
		builder.setNextUpdate(Date.from(thisUpdate.plus(Duration.ofDays(10))));
		try {
			for (X509Certificate one : revoked) {
				builder.addCRLEntry(one.getSerialNumber(), Date.from(thisUpdate), CRLReason.keyCompromise);
			}
			builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(this.keys.getPublic()));
			return builder.build(signer()).getEncoded();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private X509Certificate issue(X500Name subject, KeyPair subjectKeys, boolean authority) {
		Instant now = Instant.now();
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(this.name,
				BigInteger.valueOf(SERIAL.incrementAndGet()), Date.from(now.minus(Duration.ofDays(1))),
				Date.from(now.plus(Duration.ofDays(30))), subject, subjectKeys.getPublic());
		try {
			JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
			builder.addExtension(Extension.subjectKeyIdentifier, false,
					identifiers.createSubjectKeyIdentifier(subjectKeys.getPublic()));
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					identifiers.createAuthorityKeyIdentifier(this.keys.getPublic()));
			return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private ContentSigner signer() {
		String algorithm = this.keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
		try {
			return new JcaContentSignerBuilder(algorithm).build(this.keys.getPrivate());
		}
		catch (OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static byte[] encoded(X509Certificate certificate) {
		try {
			return certificate.getEncoded();
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String pem(String label, byte[] content) {
		Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] { '\n' });
		return "-----BEGIN " + label + "-----\n" + encoder.encodeToString(content) + "\n-----END " + label + "-----\n";
	}

	static Path write(Path file, String... text) {
		try {
			return Files.writeString(file, String.join("", text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static PemSource source(String text) {
		return new PemSource() {

			@Override
			public byte[] read() {
				return text.getBytes();
			}

			@Override
			public String location() {
				return "some text.pem";
			}

		};
	}

}
