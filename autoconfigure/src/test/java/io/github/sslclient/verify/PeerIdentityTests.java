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

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PeerIdentity}.
 */
class PeerIdentityTests {

	private static KeyPair keys;

	@BeforeAll
	static void makeKeys() throws Exception {
		keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
	}

	@Test
	void theCommonNameCountsWhereThereIsNoDnsName() throws Exception {
		X509Certificate certificate = certificate("CN=www.example.org",
				new GeneralName(GeneralName.rfc822Name, "a@b.c"));
		assertThat(PeerIdentity.matches(certificate, PeerName.of("www.example.org"))).isTrue();
	}

	@Test
	void theCommonNameDoesNotCountBesideADnsName() throws Exception {
		X509Certificate certificate = certificate("CN=www.example.org",
				new GeneralName(GeneralName.dNSName, "other.example.org"));
		assertThat(PeerIdentity.matches(certificate, PeerName.of("www.example.org"))).isFalse();
	}

	@Test
	void theCommonNameNeverNamesAnAddress() throws Exception {
		assertThat(PeerIdentity.matches(certificate("CN=192.0.2.1"), PeerName.of("192.0.2.1"))).isFalse();
	}

	@Test
	void anAddressWrittenAsADnsNameIsNoAddress() throws Exception {
		X509Certificate certificate = certificate("CN=x", new GeneralName(GeneralName.dNSName, "192.0.2.1"));
		assertThat(PeerIdentity.matches(certificate, PeerName.of("192.0.2.1"))).isFalse();
	}

	@Test
	void anIpv6AddressMatchesHoweverItIsWritten() throws Exception {
		X509Certificate certificate = certificate("CN=x",
				new GeneralName(GeneralName.iPAddress, "2001:db8:0:0:0:0:0:1"));
		assertThat(PeerIdentity.matches(certificate, PeerName.of("[2001:db8::1]"))).isTrue();
	}

	@Test
	void aCommonNameAmongSeveralCounts() throws Exception {
		assertThat(PeerIdentity.matches(certificate("CN=a.test,O=Some,CN=b.test"), PeerName.of("a.test"))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "*.example.org,www.example.org,true", "*.example.org,WWW.example.org.,true",
			"*.example.org,example.org,false", "*.example.org,a.b.example.org,false", "*.org,example.org,false",
			"w*.example.org,www.example.org,false", "www.*.org,www.example.org,false", "*,localhost,false",
			"*.*.org,a.b.org,false", "*.EXAMPLE.org,a.example.ORG,true" })
	void aWildcardStandsForTheWholeFirstLabel(String pattern, String host, boolean matches) throws Exception {
		X509Certificate certificate = certificate("CN=x", new GeneralName(GeneralName.dNSName, pattern));
		assertThat(PeerIdentity.matches(certificate, PeerName.of(host))).isEqualTo(matches);
	}

	@ParameterizedTest
	@ValueSource(strings = { "www.example.org\0.evil.test", "www.example.org ", "" })
	void aNameThatIsNoneMatchesNothing(String name) throws Exception {
		X509Certificate certificate = certificate("CN=x", new GeneralName(GeneralName.dNSName, name));
		assertThat(PeerIdentity.matches(certificate, PeerName.of("www.example.org"))).isFalse();
	}

	@Test
	void namesThatCannotBeReadNameNobody() throws Exception {
		X509v3CertificateBuilder builder = builder("CN=www.example.org");
		builder.addExtension(Extension.subjectAlternativeName, false, new byte[] { 0x30, 0x7F });
		assertThat(PeerIdentity.matches(sign(builder), PeerName.of("www.example.org"))).isFalse();
	}

	private static X509Certificate certificate(String subject, GeneralName... names) throws Exception {
		X509v3CertificateBuilder builder = builder(subject);
		if (names.length > 0) {
			builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
		}
		return sign(builder);
	}

	private static X509v3CertificateBuilder builder(String subject) {
		Instant now = Instant.now();
		return new JcaX509v3CertificateBuilder(new X500Name(subject), BigInteger.ONE, Date.from(now.minusSeconds(60)),
				Date.from(now.plusSeconds(3600)), new X500Name(subject), keys.getPublic());
	}

	private static X509Certificate sign(X509v3CertificateBuilder builder) throws Exception {
		return new JcaX509CertificateConverter()
			.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
	}

}
