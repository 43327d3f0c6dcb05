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

package io.github.sslclient.verify;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerPurpose}.
 */
class ServerPurposeTests {

	private static final ASN1Encodable MALFORMED = new DERIA5String("not what belongs here");

	@Test
	void noUsageAtAllAllowsAServer() throws Exception {
		assertThat(firstUnfit(null, null)).isEqualTo(-1);
	}

	@Test
	void serverAuthenticationAllowsAServer() throws Exception {
		assertThat(firstUnfit(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)))
			.isEqualTo(-1);
	}

	@Test
	void anyUsageDoesNotStandForServerAuthentication() throws Exception {
		assertThat(firstUnfit(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)))
			.isZero();
	}

	@Test
	void anExtendedUsageThatCannotBeReadIsUnfit() throws Exception {
		assertThat(firstUnfit(Extension.extendedKeyUsage, MALFORMED)).isZero();
	}

	@Test
	void aKeyThatMayOnlySignCertificatesIsUnfitForALeaf() throws Exception {
		assertThat(firstUnfit(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign))).isZero();
	}

	@Test
	void aUsageThatCannotBeReadIsUnfit() throws Exception {
		assertThat(firstUnfit(Extension.keyUsage, MALFORMED)).isZero();
	}

	private static int firstUnfit(ASN1ObjectIdentifier oid, ASN1Encodable extension) throws Exception {
		KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
		X500Name name = new X500Name("CN=x");
		Instant now = Instant.now();
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(now),
				Date.from(now.plusSeconds(3600)), name, keys.getPublic());
		if (oid != null) {
			builder.addExtension(oid, false, extension);
		}
		X509Certificate certificate = new JcaX509CertificateConverter()
			.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
		return ServerPurpose.firstUnfit(List.of(certificate));
	}

}
