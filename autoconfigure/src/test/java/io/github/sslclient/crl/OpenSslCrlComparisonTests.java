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

package io.github.sslclient.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import javax.security.auth.x500.X500Principal;

import io.github.sslclient.der.DerException;
import io.github.sslclient.test.OpenSsl;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where OpenSSL 3.0 is installed, it is asked about the same lists.
 */
class OpenSslCrlComparisonTests {

	/**
	 * Without those that make indefinite lengths and strings of parts, which OpenSSL
	 * takes.
	 */
	private static final byte[] MASKS = { 0x01, 0x02, 0x04, 0x08, 0x10, 0x40 };

	@TempDir
	Path directory;

	private KeyPair keys;

	@BeforeEach
	void makeAuthority() throws Exception {
		OpenSsl.assumeInstalled();
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(256);
		this.keys = generator.generateKeyPair();
		X500Principal name = new X500Principal("CN=Test Authority");
		Instant now = Instant.now();
		byte[] certificate = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(now),
				Date.from(now.plus(Duration.ofDays(1))), name, this.keys.getPublic())
			.build(new JcaContentSignerBuilder("SHA256withECDSA").build(this.keys.getPrivate()))
			.getEncoded();
		Files.writeString(this.directory.resolve("authority.pem"), ListSpec.pem("CERTIFICATE", certificate));
	}

	@Test
	void listWithAnyByteReplacedIsJudgedAlike() throws Exception {
		byte[] list = list().encode();
		assertThat(judge(list)).isEqualTo("OK");
		assertThat(judgeOfOpenSsl(list)).isEqualTo("OK");
		for (int position = 2; position < list.length; position++) {
			byte[] changed = list.clone();
			changed[position] ^= MASKS[position % MASKS.length];
			assertThat(judge(changed)).as("byte %d", position).isEqualTo(judgeOfOpenSsl(changed));
		}
	}

	private ListSpec list() {
		return ListSpec.create()
			.entry(1, ListSpec.reason(1))
			.extension("2.5.29.20", false, "020101")
			.signer(this::sign);
	}

	private byte[] sign(byte[] bytes) throws GeneralSecurityException {
		return ListSpec.sign("SHA256withECDSA", this.keys.getPrivate(), bytes);
	}

	private String judge(byte[] encoded) {
		try {
			RevocationList list = RevocationList.parse(encoded);
			if (!list.issuer().equals(ListSpec.issuer())) {
				return "of another issuer";
			}
			return list.isSignedBy(this.keys.getPublic()) ? "OK" : "not signed";
		}
		catch (DerException ex) {
			return "no list";
		}
	}

	private String judgeOfOpenSsl(byte[] encoded) throws Exception {
		Path file = Files.writeString(this.directory.resolve("list.pem"), ListSpec.pem("X509 CRL", encoded));
		String output = OpenSsl.run("crl", "-noout", "-in", file.toString(), "-CAfile",
				this.directory.resolve("authority.pem").toString());
		if (output.contains("verify OK")) {
			return "OK";
		}
		if (output.contains("Could not read CRL")) {
			return "no list";
		}
		return output.contains("Error getting CRL issuer certificate") ? "of another issuer" : "not signed";
	}

}
