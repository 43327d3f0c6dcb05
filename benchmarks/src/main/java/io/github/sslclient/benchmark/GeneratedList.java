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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Random;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A CRL of any length, made anew, with the certificate of the authority that signed it.
 * Serials have twenty bytes and are drawn by a fixed seed, so that two runs work on the
 * same ones.
 *
 * @param list the PEM file of the CRL
 * @param authority the PEM file of the authority's certificate
 */
public record GeneratedList(Path list, Path authority) {

	/** Where benchmarks put their files. */
	static final Path DIRECTORY = Path.of("target", "lists");

	private static final int SERIAL_LENGTH = 20;

	private static final byte[] SHA256_WITH_RSA = { 0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86,
			(byte) 0xF7, 0x0D, 0x01, 0x01, 0x0B, 0x05, 0x00 };

	private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	/**
	 * Make the files.
	 * @param directory where to put them; it is made if it is not there
	 * @param entries how many certificates are revoked
	 * @return the files
	 * @throws IOException if they cannot be written
	 * @throws GeneralSecurityException if the platform lacks RSA
	 */
	public static GeneratedList write(Path directory, int entries) throws IOException, GeneralSecurityException {
		Files.createDirectories(directory);
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		KeyPair keys = generator.generateKeyPair();
		X500Principal name = new X500Principal("CN=Benchmark Authority");
		Path authority = pem(directory.resolve("authority.pem"), "CERTIFICATE", certificate(name, keys));
		Path list = pem(directory.resolve("crl-" + entries + ".pem"), "X509 CRL", encode(name, keys, entries));
		return new GeneratedList(list, authority);
	}

	/**
	 * The serial of an entry.
	 * @param random what draws them, begun with {@link #serials()}
	 * @return the next serial
	 */
	public static byte[] nextSerial(Random random) {
		byte[] serial = new byte[SERIAL_LENGTH];
		random.nextBytes(serial);
		serial[0] = (byte) ((serial[0] & 0x3F) | 0x40);
		return serial;
	}

	/**
	 * The source of the serials.
	 * @return it, at its beginning
	 */
	public static Random serials() {
		return new Random(20);
	}

	/**
	 * The key that checks the list.
	 * @return the authority's key
	 * @throws IOException if its file cannot be read
	 * @throws CertificateException if its file is damaged
	 */
	public PublicKey publicKey() throws IOException, CertificateException {
		try (InputStream stream = Files.newInputStream(this.authority)) {
			return CertificateFactory.getInstance("X.509").generateCertificate(stream).getPublicKey();
		}
	}

	private static byte[] certificate(X500Principal name, KeyPair keys) throws IOException, GeneralSecurityException {
		Instant now = Instant.now();
		try {
			return new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(now.minus(Duration.ofHours(1))),
					Date.from(now.plus(Duration.ofDays(30))), name, keys.getPublic())
				.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
				.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
				.getEncoded();
		}
		catch (OperatorCreationException ex) {
			throw new GeneralSecurityException(ex);
		}
	}

	private static byte[] encode(X500Principal name, KeyPair keys, int entries) throws GeneralSecurityException {
		byte[] body = join(element(0x02, new byte[] { 1 }), SHA256_WITH_RSA, name.getEncoded(), time(Duration.ZERO),
				time(Duration.ofDays(30)), element(0x30, entries(entries)));
		byte[] signed = element(0x30, body);
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(keys.getPrivate());
		signature.update(signed);
		return element(0x30, join(signed, SHA256_WITH_RSA, element(0x03, join(new byte[1], signature.sign()))));
	}

	private static byte[] entries(int count) {
		byte[] time = time(Duration.ZERO);
		Random random = serials();
		ByteArrayOutputStream entries = new ByteArrayOutputStream(40 * count);
		for (int i = 0; i < count; i++) {
			entries.writeBytes(element(0x30, join(element(0x02, nextSerial(random)), time)));
		}
		return entries.toByteArray();
	}

	private static byte[] time(Duration ahead) {
		Instant time = Instant.now().minus(Duration.ofHours(1)).plus(ahead);
		return element(0x17, UTC_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] element(int tag, byte[] content) {
		byte[] length = BigInteger.valueOf(content.length).toByteArray();
		if (content.length < 0x80) {
			return join(new byte[] { (byte) tag }, length, content);
		}
		int zero = (length[0] == 0) ? 1 : 0;
		byte[] shortest = Arrays.copyOfRange(length, zero, length.length);
		return join(new byte[] { (byte) tag, (byte) (0x80 | shortest.length) }, shortest, content);
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			joined.writeBytes(part);
		}
		return joined.toByteArray();
	}

	private static Path pem(Path file, String label, byte[] content) throws IOException {
		try (OutputStream stream = Files.newOutputStream(file)) {
			stream.write(("-----BEGIN " + label + "-----\n").getBytes(StandardCharsets.US_ASCII));
			stream.write(Base64.getMimeEncoder(64, new byte[] { '\n' }).encode(content));
			stream.write(("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII));
		}
		return file;
	}

}
