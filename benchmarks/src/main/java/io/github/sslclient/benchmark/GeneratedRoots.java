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

package io.github.sslclient.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.x509.CanonicalName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Self-signed roots such as a system's bundle holds: RSA with 2048 and 4096 bits, P-256
 * and P-384, in turn. Keys are few and shared, since nothing measured here looks at them.
 */
public final class GeneratedRoots {

	private static final int KEYS_OF_A_KIND = 3;

	private final List<Signer> signers = new ArrayList<>();

	public GeneratedRoots() {
		for (int i = 0; i < KEYS_OF_A_KIND; i++) {
			this.signers.add(Signer.create("RSA", 2048, "SHA256withRSA"));
			this.signers.add(Signer.create("RSA", 4096, "SHA384withRSA"));
			this.signers.add(Signer.create("EC", 256, "SHA256withECDSA"));
			this.signers.add(Signer.create("EC", 384, "SHA384withECDSA"));
		}
	}

	/**
	 * The DER of a root.
	 * @param number which one; the subject depends on it
	 * @param signer which key
	 * @return the certificate
	 */
	byte[] root(int number, int signer) {
		Signer chosen = this.signers.get(signer % this.signers.size());
		X500Name name = new X500Name("C=DE,O=Example Trust Services " + number / 3 + " GmbH,OU=Public Authorities,CN="
				+ "Example Global Root CA G" + number);
		Instant now = Instant.now();
		try {
			JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
			X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name,
					BigInteger.ONE.shiftLeft(120).add(BigInteger.valueOf(number)), Date.from(now),
					Date.from(now.plus(Duration.ofDays(7000))), name, chosen.keys().getPublic());
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
			builder.addExtension(Extension.subjectKeyIdentifier, false,
					identifiers.createSubjectKeyIdentifier(chosen.keys().getPublic()));
			return builder.build(new JcaContentSignerBuilder(chosen.algorithm()).build(chosen.keys().getPrivate()))
				.getEncoded();
		}
		catch (IOException | GeneralSecurityException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Write a file of authorities.
	 * @param file the file
	 * @param count how many
	 */
	public void writeFile(Path file, int count) {
		writeFile(file, 0, count);
	}

	/**
	 * Write a file of authorities.
	 * @param file the file
	 * @param first the number of the first
	 * @param count how many
	 */
	public void writeFile(Path file, int first, int count) {
		StringBuilder text = new StringBuilder();
		for (int i = first; i < first + count; i++) {
			text.append(pem(root(i, i)));
		}
		write(file, text.toString());
	}

	/**
	 * Write a hashed directory, all with one key.
	 * @param directory an existing directory
	 * @param count how many
	 * @return their subjects
	 */
	public List<CanonicalName> writeDirectory(Path directory, int count) {
		List<CanonicalName> subjects = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			byte[] root = root(i, 2);
			subjects.add(subject(root));
			add(directory, root);
		}
		return subjects;
	}

	/**
	 * Add a certificate to a hashed directory.
	 * @param directory the directory
	 * @param certificate the certificate
	 */
	public static void add(Path directory, byte[] certificate) {
		String hash = subject(certificate).hash();
		int suffix = 0;
		while (Files.exists(directory.resolve(hash + "." + suffix))) {
			suffix++;
		}
		write(directory.resolve(hash + "." + suffix), pem(certificate));
	}

	/**
	 * A certificate as PEM.
	 * @param content its DER
	 * @return its PEM
	 */
	public static String pem(byte[] content) {
		return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content)
				+ "\n-----END CERTIFICATE-----\n";
	}

	/**
	 * The subject of a certificate.
	 * @param certificate its DER
	 * @return the name as trust stores look it up
	 */
	public static CanonicalName subject(byte[] certificate) {
		try {
			DerReader content = DerReader.of(certificate).enter(DerReader.SEQUENCE).enter(DerReader.SEQUENCE);
			content.enter();
			content.enter();
			content.enter();
			content.enter();
			content.enter();
			return CanonicalName.read(content);
		}
		catch (DerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text, StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Signer(KeyPair keys, String algorithm) {

		static Signer create(String type, int size, String algorithm) {
			try {
				KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
				generator.initialize(size);
				return new Signer(generator.generateKeyPair(), algorithm);
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
