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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.x509.CertificateFacts;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A certificate put together from DER as a test likes it, however wrong.
 */
public final class RawCertificate {

	/** An ECDSA signature with SHA-256. */
	private static final byte[] ECDSA = HexFormat.of().parseHex("300a06082a8648ce3d040302");

	private static final byte[] VALIDITY = sequence(time("20200101000000Z"), time("20490101000000Z"));

	private static final KeyPair KEYS = keys();

	private static final AtomicLong SERIAL = new AtomicLong(1);

	private final byte[] serial = BigInteger.valueOf(SERIAL.getAndIncrement()).toByteArray();

	private final byte[] subject;

	private byte[] issuer;

	private byte[] algorithm = ECDSA;

	private byte[] validity = VALIDITY;

	private byte[] publicKey = KEYS.getPublic().getEncoded();

	private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

	private @Nullable PrivateKey signer;

	private RawCertificate(byte[] subject) {
		this.subject = subject;
		this.issuer = subject;
	}

	/**
	 * Begins a certificate that issues itself.
	 * @param subject the DER of its name
	 * @return the certificate
	 */
	public static RawCertificate of(byte[] subject) {
		return new RawCertificate(subject);
	}

	/**
	 * Begins a certificate of an authority.
	 * @param commonName its name
	 * @return the certificate
	 */
	public static RawCertificate authority(String commonName) {
		return of(name(commonName)).authority();
	}

	/**
	 * Makes it an authority.
	 * @return this certificate
	 */
	public RawCertificate authority() {
		return extension("2.5.29.19", true, sequence(DerWriter.element(1, new byte[] { -1 })));
	}

	/**
	 * A name with nothing but a common name.
	 * @param commonName the common name
	 * @return the DER of the name
	 */
	public static byte[] name(String commonName) {
		return sequence(DerWriter.element(0x31, attribute("2.5.4.3", 0x0C, utf8(commonName))));
	}

	/**
	 * An attribute of a name.
	 * @param type the type, dotted
	 * @param tag the tag of the value
	 * @param value the value
	 * @return the DER
	 */
	public static byte[] attribute(String type, int tag, byte[] value) {
		return sequence(oid(type), DerWriter.element(tag, value));
	}

	/**
	 * An object identifier.
	 * @param dotted its dotted form
	 * @return its DER
	 */
	public static byte[] oid(String dotted) {
		try {
			return new ASN1ObjectIdentifier(dotted).getEncoded();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A SEQUENCE.
	 * @param parts its elements
	 * @return its DER
	 */
	public static byte[] sequence(byte[]... parts) {
		return DerWriter.element(0x30, parts);
	}

	private static byte[] time(String time) {
		return DerWriter.element(0x18, utf8(time));
	}

	/**
	 * Text in UTF-8.
	 * @param text the text
	 * @return its bytes
	 */
	public static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Text of one byte per character.
	 * @param text the text
	 * @return its bytes
	 */
	public static byte[] latin1(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Has it signed by an authority whose key is the one that all have.
	 * @param issuer the authority's name in DER
	 * @return this certificate
	 */
	public RawCertificate issuedBy(byte[] issuer) {
		this.issuer = issuer;
		this.signer = KEYS.getPrivate();
		return this;
	}

	/**
	 * The name.
	 * @return its DER
	 */
	public byte[] subject() {
		return this.subject;
	}

	/**
	 * Names an authority that has not signed it.
	 * @param issuer the authority's name in DER
	 * @return this certificate
	 */
	public RawCertificate claim(byte[] issuer) {
		this.issuer = issuer;
		return this;
	}

	/**
	 * Gives it other dates.
	 * @param notBefore the DER of the first
	 * @param notAfter the DER of the other
	 * @return this certificate
	 */
	public RawCertificate validity(byte[] notBefore, byte[] notAfter) {
		this.validity = sequence(notBefore, notAfter);
		return this;
	}

	/**
	 * Gives it another key.
	 * @param publicKey the DER of a SubjectPublicKeyInfo
	 * @return this certificate
	 */
	public RawCertificate publicKey(byte[] publicKey) {
		this.publicKey = publicKey;
		return this;
	}

	/**
	 * Has it claim another kind of signature.
	 * @param algorithm the DER of an AlgorithmIdentifier
	 * @return this certificate
	 */
	public RawCertificate algorithm(byte[] algorithm) {
		this.algorithm = algorithm;
		return this;
	}

	/**
	 * Adds an extension.
	 * @param oid its type
	 * @param critical whether it is critical
	 * @param value its value, which may be any bytes
	 * @return this certificate
	 */
	public RawCertificate extension(String oid, boolean critical, byte[] value) {
		byte[] octets = DerWriter.element(4, value);
		this.extensions.writeBytes(critical ? sequence(oid(oid), DerWriter.element(1, new byte[] { -1 }), octets)
				: sequence(oid(oid), octets));
		return this;
	}

	/**
	 * The certificate, with a serial number that no other has.
	 * @return its DER
	 */
	public byte[] encoded() {
		return encoded(this.signer);
	}

	/**
	 * The certificate with a signature that is none.
	 * @return its DER
	 */
	public byte[] unsigned() {
		return encoded(null);
	}

	private byte[] encoded(@Nullable PrivateKey signer) {
		byte[] list = (this.extensions.size() > 0) ? DerWriter.element(0xA3, sequence(this.extensions.toByteArray()))
				: new byte[0];
		byte[] version = DerWriter.element(0xA0, DerWriter.element(2, new byte[] { 2 }));
		byte[] serial = DerWriter.element(2, this.serial);
		byte[] tbs = sequence(version, serial, this.algorithm, this.issuer, this.validity, this.subject, this.publicKey,
				list);
		return sequence(tbs, this.algorithm, DerWriter.element(3, new byte[1], sign(tbs, signer)));
	}

	/**
	 * The certificate.
	 * @return it in PEM
	 */
	public String pem() {
		return TestPki.pem("CERTIFICATE", encoded());
	}

	/**
	 * What is read from it, which is never the signature.
	 * @return the facts
	 * @throws DerException if OpenSSL could not parse it
	 */
	public CertificateFacts facts() throws DerException {
		return facts(unsigned());
	}

	/**
	 * What is read from a certificate that the platform would not read.
	 * @param encoded any bytes
	 * @return the facts
	 * @throws DerException if OpenSSL could not parse it
	 */
	public static CertificateFacts facts(byte[] encoded) throws DerException {
		return CertificateFacts.of(new UnreadCertificate(encoded, KEYS.getPublic()));
	}

	private static byte[] sign(byte[] tbs, @Nullable PrivateKey signer) {
		if (signer == null) {
			return sequence(DerWriter.element(2, new byte[] { 1 }), DerWriter.element(2, new byte[] { 1 }));
		}
		try {
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(signer);
			signature.update(tbs);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyPair keys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(256);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
