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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import io.github.sslclient.pem.PemSource;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A root and chains that end at it, all P-256. Each chain is told from the others by its
 * serial numbers, so that there can be more of them than the JDK remembers certificates.
 */
public final class GeneratedChain {

	/** A host that the leaves are for; {@code localhost} is the other. */
	public static final String HOST = "www.example.org";

	/** More than the JDK remembers, which is 750 (sun.security.provider.X509Factory). */
	private static final int NEVER_SEEN = 800;

	private final Instant now = Instant.now();

	/** The root's first, the leaf's last. */
	private final List<KeyPair> keys = new ArrayList<>();

	private final byte[] root;

	private final List<byte[][]> chains = new ArrayList<>();

	private int next;

	private GeneratedChain(int length) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(256);
		for (int i = 0; i <= length; i++) {
			this.keys.add(generator.generateKeyPair());
		}
		this.root = certificate(0, 1);
	}

	/**
	 * Chains that differ in their leaf alone, as those of many servers do.
	 * @param length how many certificates each has, without the root
	 * @param leaves how many chains there are
	 * @return them
	 * @throws GeneralSecurityException if the platform lacks P-256
	 */
	public static GeneratedChain ofLeaves(int length, int leaves) throws GeneralSecurityException {
		GeneratedChain made = new GeneratedChain(length);
		byte[][] first = made.chain(1);
		for (int i = 0; i < leaves; i++) {
			byte[][] chain = first.clone();
			chain[0] = made.certificate(length, 2L + i);
			made.chains.add(chain);
		}
		return made;
	}

	/**
	 * Chains that share nothing but the root, as many as it takes for the JDK to have
	 * forgotten each when it comes again.
	 * @param length how many certificates each has, without the root
	 * @return them
	 * @throws GeneralSecurityException if the platform lacks P-256
	 */
	public static GeneratedChain ofStrangers(int length) throws GeneralSecurityException {
		GeneratedChain made = new GeneratedChain(length);
		for (int i = 0; i <= NEVER_SEEN / length; i++) {
			made.chains.add(made.chain(1L + i));
		}
		return made;
	}

	/**
	 * The next chain, as a server would present it; after the last comes the first.
	 * @return its certificates, read now
	 * @throws CertificateException if the platform cannot read them
	 */
	public X509Certificate[] next() throws CertificateException {
		this.next = (this.next + 1) % this.chains.size();
		return parse(this.chains.get(this.next));
	}

	/**
	 * The same chain at each call.
	 * @return its certificates, read now
	 * @throws CertificateException if the platform cannot read them
	 */
	public X509Certificate[] first() throws CertificateException {
		return parse(this.chains.get(0));
	}

	/**
	 * The least that it takes to believe the next chain: its certificates are read, their
	 * signatures checked.
	 * @throws GeneralSecurityException if one is wrong
	 */
	public void checkSignatures() throws GeneralSecurityException {
		X509Certificate[] chain = next();
		for (int i = 0; i < chain.length; i++) {
			chain[i].verify(this.keys.get(chain.length - 1 - i).getPublic());
		}
	}

	/**
	 * The root.
	 * @return its DER
	 */
	public byte[] root() {
		return this.root.clone();
	}

	/**
	 * The root in memory.
	 * @return its PEM
	 */
	public PemSource rootFile() {
		return new Text(GeneratedRoots.pem(this.root));
	}

	/**
	 * What the JDK verifies with.
	 * @return its PKIX trust manager, which trusts the root
	 * @throws GeneralSecurityException if the platform has none
	 * @throws IOException never
	 */
	public X509TrustManager platform() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setCertificateEntry("root", parse(this.root));
		TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
		factory.init(store);
		return (X509TrustManager) factory.getTrustManagers()[0];
	}

	/**
	 * Write what a server needs.
	 * @param file a PKCS #12 file to be made, with the first chain and its key
	 * @param password its password
	 * @throws GeneralSecurityException if the platform cannot
	 * @throws IOException if it cannot be written
	 */
	public void writeKeyStore(Path file, char[] password) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		Certificate[] chain = first();
		store.setKeyEntry("server", this.keys.get(chain.length).getPrivate(), password, chain);
		try (OutputStream stream = Files.newOutputStream(file)) {
			store.store(stream, password);
		}
	}

	private byte[][] chain(long serial) throws GeneralSecurityException {
		int length = this.keys.size() - 1;
		byte[][] chain = new byte[length][];
		for (int i = 0; i < length; i++) {
			chain[i] = certificate(length - i, serial);
		}
		return chain;
	}

	private byte[] certificate(int level, long serial) throws GeneralSecurityException {
		boolean authority = level < this.keys.size() - 1;
		int issuer = Math.max(level - 1, 0);
		try {
			X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name("CN=Level " + issuer),
					BigInteger.valueOf(serial), Date.from(this.now.minus(Duration.ofDays(1))),
					Date.from(this.now.plus(Duration.ofDays(30))), new X500Name("CN=Level " + level),
					this.keys.get(level).getPublic());
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
			if (!authority) {
				builder.addExtension(Extension.subjectAlternativeName, false,
						new GeneralNames(new GeneralName[] { new GeneralName(GeneralName.dNSName, HOST),
								new GeneralName(GeneralName.dNSName, "localhost") }));
			}
			return builder
				.build(new JcaContentSignerBuilder("SHA256withECDSA").build(this.keys.get(issuer).getPrivate()))
				.getEncoded();
		}
		catch (IOException | OperatorCreationException ex) {
			throw new GeneralSecurityException(ex);
		}
	}

	private static X509Certificate[] parse(byte[][] chain) throws CertificateException {
		X509Certificate[] presented = new X509Certificate[chain.length];
		for (int i = 0; i < chain.length; i++) {
			presented[i] = parse(chain[i]);
		}
		return presented;
	}

	private static X509Certificate parse(byte[] certificate) throws CertificateException {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate));
	}

	/**
	 * PEM in memory.
	 *
	 * @param text the text
	 */
	private record Text(String text) implements PemSource {

		@Override
		public byte[] read() {
			return this.text.getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public String location() {
			return "memory";
		}

	}

}
