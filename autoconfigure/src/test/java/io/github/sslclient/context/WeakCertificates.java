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

package io.github.sslclient.context;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import io.github.sslclient.pem.PemFixtures;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.pem.PrivateKeys;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificates that some security level refuses, and a CRL. Made by Bouncy Castle, as the
 * JDK has no small curves any more.
 */
final class WeakCertificates {

	private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

	private static final Instant NOW = Instant.now();

	private static final Date YESTERDAY = Date.from(NOW.minus(Duration.ofDays(1)));

	private static final Date TOMORROW = Date.from(NOW.plus(Duration.ofDays(1)));

	private WeakCertificates() {
	}

	static KeyPair rsa(int bits) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", PROVIDER);
		generator.initialize(bits);
		return generator.generateKeyPair();
	}

	static KeyPair curve(String name) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
		generator.initialize(new ECGenParameterSpec(name));
		return generator.generateKeyPair();
	}

	static KeyPair edwards(String name) throws GeneralSecurityException {
		return KeyPairGenerator.getInstance(name, PROVIDER).generateKeyPair();
	}

	static String key(KeyPair keys) {
		return PemFixtures.pem("PRIVATE KEY", keys.getPrivate().getEncoded());
	}

	/** A certificate of somebody else, or of oneself if the names are the same. */
	static String certificate(KeyPair keys, String subject, KeyPair issuerKeys, String issuer, String algorithm)
			throws Exception {
		X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(new X500Name("CN=" + issuer),
				BigInteger.ONE, YESTERDAY, TOMORROW, new X500Name("CN=" + subject), keys.getPublic())
			.build(new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(issuerKeys.getPrivate()));
		return PemFixtures.pem("CERTIFICATE", certificate.getEncoded());
	}

	/** The DER of an empty CRL, always of the same length. */
	static byte[] revocationList() throws Exception {
		PrivateKey key = PrivateKeys.load("key", PemSource.of(PemFixtures.DIRECTORY.resolve("rsa-pkcs8.pem")), null);
		return new X509v2CRLBuilder(new X500Name("CN=Issuer"), YESTERDAY).setNextUpdate(TOMORROW)
			.build(new JcaContentSignerBuilder("SHA256withRSA").build(key))
			.getEncoded();
	}

}
