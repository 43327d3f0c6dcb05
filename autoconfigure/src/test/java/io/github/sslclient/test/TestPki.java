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
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
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
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority made in code, so that no test depends on a file that expires.
 * It is immutable: {@link #validity} and {@link #intermediate} return another one, below
 * the same root.
 */
public final class TestPki {

	private final KeyKind kind;

	private final X509Certificate root;

	/** The issuing certificate first, the root left out. */
	private final List<X509Certificate> intermediates;

	private final X500Name issuer;

	private final KeyPair issuerKeys;

	private final Instant notBefore;

	private final Instant notAfter;

	private TestPki(KeyKind kind, X509Certificate root, List<X509Certificate> intermediates, X500Name issuer,
			KeyPair issuerKeys, Instant notBefore, Instant notAfter) {
		this.kind = kind;
		this.root = root;
		this.intermediates = intermediates;
		this.issuer = issuer;
		this.issuerKeys = issuerKeys;
		this.notBefore = notBefore;
		this.notAfter = notAfter;
	}

	/**
	 * Makes a root with a new key.
	 * @param kind the kind of every key of this authority
	 * @return a certificate authority
	 */
	public static TestPki create(KeyKind kind) {
		Instant now = Instant.now();
		Instant notBefore = now.minus(Duration.ofDays(1));
		Instant notAfter = now.plus(Duration.ofDays(30));
		X500Name name = name("Test " + kind + " Root");
		KeyPair keys = kind.generate();
		X509Certificate root = sign(kind, keys, authority(name, keys.getPublic(), name, keys, notBefore, notAfter));
		return new TestPki(kind, root, List.of(), name, keys, notBefore, notAfter);
	}

	/**
	 * Returns the root.
	 * @return the self-signed root, for an intermediate too
	 */
	public X509Certificate ca() {
		return this.root;
	}

	/**
	 * Returns the root for a trust file.
	 * @return the root in PEM
	 */
	public String caPem() {
		return pem(this.root);
	}

	/**
	 * Returns the authority itself, which answers for what it issued.
	 * @return the certificate and key that issue others
	 */
	public Identity authority() {
		X509Certificate own = this.intermediates.isEmpty() ? this.root : this.intermediates.get(0);
		List<X509Certificate> above = this.intermediates.isEmpty() ? List.of()
				: this.intermediates.subList(1, this.intermediates.size());
		return new Identity(own, above, this.issuerKeys.getPrivate());
	}

	/**
	 * Makes a certificate with a new key for one purpose alone.
	 * @param commonName the common name, which is all of the subject
	 * @param purpose the purpose
	 * @return the certificate and key
	 */
	public Identity delegate(String commonName, KeyPurposeId purpose) {
		return issue(commonName, this.kind.generate(), purpose);
	}

	/**
	 * Makes a server's certificate with a new key. The first name is the common name too.
	 * @param names DNS names (ASCII, wildcards as they are) and IP literals for the
	 * subject alternative name, which is left out without any
	 * @return the server's certificate and key
	 */
	public Identity server(String... names) {
		return server(this.kind.generate(), names);
	}

	/**
	 * Makes a server's certificate for a key of any kind.
	 * @param keys the key
	 * @param names DNS names and IP literals, as above
	 * @return the server's certificate and key
	 */
	public Identity server(KeyPair keys, String... names) {
		return issue((names.length > 0) ? names[0] : "server", keys, KeyPurposeId.id_kp_serverAuth, names);
	}

	/**
	 * Makes a server's certificate with one thing more in it.
	 * @param addition what is added
	 * @param names DNS names and IP literals, as above
	 * @return the server's certificate and key
	 */
	public Identity server(Addition addition, String... names) {
		return issue(names[0], this.kind.generate(), KeyPurposeId.id_kp_serverAuth, addition, names);
	}

	/**
	 * Makes a client's certificate with a new key.
	 * @param commonName the common name, which is all of the subject
	 * @return the client's certificate and key
	 */
	public Identity client(String commonName) {
		return issue(commonName, this.kind.generate(), KeyPurposeId.id_kp_clientAuth);
	}

	/**
	 * Makes a client's certificate for a key of any kind, which need not have an
	 * encoding.
	 * @param keys the key
	 * @param commonName the common name, which is all of the subject
	 * @return the client's certificate and key
	 */
	public Identity client(KeyPair keys, String commonName) {
		return issue(commonName, keys, KeyPurposeId.id_kp_clientAuth);
	}

	/**
	 * Returns an authority with the same certificates and key whose new certificates are
	 * valid at another time.
	 * @param notBefore the first moment, to the second
	 * @param notAfter the last moment, to the second
	 * @return the same authority for other dates
	 */
	public TestPki validity(Instant notBefore, Instant notAfter) {
		return new TestPki(this.kind, this.root, this.intermediates, this.issuer, this.issuerKeys, notBefore, notAfter);
	}

	/**
	 * Makes a CRL.
	 * @param thisUpdate when it begins to be valid
	 * @param nextUpdate when it expires, or {@code null} for never
	 * @param revoked the certificates that it revokes
	 * @return the CRL in PEM
	 */
	public String crlPem(Instant thisUpdate, @Nullable Instant nextUpdate, X509Certificate... revoked) {
		X509v2CRLBuilder builder = new X509v2CRLBuilder(this.issuer, Date.from(thisUpdate));
		if (nextUpdate != null) {
			builder.setNextUpdate(Date.from(nextUpdate));
		}
		for (X509Certificate certificate : revoked) {
			builder.addCRLEntry(certificate.getSerialNumber(), Date.from(thisUpdate), CRLReason.keyCompromise);
		}
		try {
			return pem("X509 CRL", builder
				.build(new JcaContentSignerBuilder(this.kind.signatureAlgorithm()).build(this.issuerKeys.getPrivate()))
				.getEncoded());
		}
		catch (IOException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Makes an authority with a new key and a certificate from this one.
	 * @param commonName the common name of the new authority
	 * @return the new authority, whose identities carry its certificate along
	 */
	public TestPki intermediate(String commonName) {
		X500Name name = name(commonName);
		KeyPair keys = this.kind.generate();
		X509Certificate certificate = sign(this.kind, this.issuerKeys,
				authority(name, keys.getPublic(), this.issuer, this.issuerKeys, this.notBefore, this.notAfter));
		List<X509Certificate> chain = Stream.concat(Stream.of(certificate), this.intermediates.stream()).toList();
		return new TestPki(this.kind, this.root, chain, name, keys, this.notBefore, this.notAfter);
	}

	/**
	 * Writes a certificate in PEM.
	 * @param certificate the certificate
	 * @return one {@code CERTIFICATE} block
	 */
	public static String pem(X509Certificate certificate) {
		try {
			return pem("CERTIFICATE", certificate.getEncoded());
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes a key in PEM as unencrypted PKCS#8.
	 * @param key the key
	 * @return one {@code PRIVATE KEY} block
	 */
	public static String pem(PrivateKey key) {
		return pem("PRIVATE KEY", key.getEncoded());
	}

	static String pem(String type, byte[] content) {
		Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] { '\n' });
		return "-----BEGIN " + type + "-----\n" + encoder.encodeToString(content) + "\n-----END " + type + "-----\n";
	}

	/**
	 * Writes a text to a file.
	 * @param directory an existing directory
	 * @param name the name of the file in it
	 * @param pem the content
	 * @return the file
	 */
	public static Path write(Path directory, String name, String pem) {
		try {
			return Files.writeString(directory.resolve(name), pem, StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Identity issue(String commonName, KeyPair keys, KeyPurposeId purpose, String... names) {
		return issue(commonName, keys, purpose, (builder) -> {
		}, names);
	}

	private Identity issue(String commonName, KeyPair keys, KeyPurposeId purpose, Addition addition, String... names) {
		X509v3CertificateBuilder builder = builder(name(commonName), keys.getPublic(), this.issuer, this.issuerKeys,
				this.notBefore, this.notAfter);
		try {
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
			builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
			if (names.length > 0) {
				builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
						Arrays.stream(names).map(TestPki::alternativeName).toArray(GeneralName[]::new)));
			}
			addition.addTo(builder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Identity(sign(this.kind, this.issuerKeys, builder), this.intermediates, keys.getPrivate());
	}

	private static GeneralName alternativeName(String name) {
		return new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
	}

	private static X500Name name(String commonName) {
		return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
	}

	private static X509v3CertificateBuilder authority(X500Name subject, PublicKey key, X500Name issuer,
			KeyPair issuerKeys, Instant notBefore, Instant notAfter) {
		X509v3CertificateBuilder builder = builder(subject, key, issuer, issuerKeys, notBefore, notAfter);
		try {
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return builder;
	}

	private static X509v3CertificateBuilder builder(X500Name subject, PublicKey key, X500Name issuer,
			KeyPair issuerKeys, Instant notBefore, Instant notAfter) {
		BigInteger serial = new BigInteger(127, new SecureRandom()).setBit(126);
		try {
			JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
			X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, serial, Date.from(notBefore),
					Date.from(notAfter), subject, key);
			builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
			return builder;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X509Certificate sign(KeyKind kind, KeyPair issuerKeys, X509v3CertificateBuilder builder) {
		try {
			return new JcaX509CertificateConverter().getCertificate(builder
				.build(new JcaContentSignerBuilder(kind.signatureAlgorithm()).build(issuerKeys.getPrivate())));
		}
		catch (OperatorCreationException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Adds something to a certificate.
	 */
	@FunctionalInterface
	public interface Addition {

		/**
		 * Add it.
		 * @param builder what the certificate is made of
		 * @throws IOException if it cannot be encoded
		 */
		void addTo(X509v3CertificateBuilder builder) throws IOException;

	}

}
