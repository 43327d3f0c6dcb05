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

package io.github.sslclient.verify.identity;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.RawCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PeerIdentity}.
 */
class PeerIdentityTests {

	private static final String ALTERNATIVE_NAME = "2.5.29.17";

	private static final int EMAIL = 0x81;

	private static final int DNS = 0x82;

	private static final int ADDRESS = 0x87;

	@Test
	void theCommonNameDoesNotCountBesideADnsName() throws Exception {
		assertThat(matches(certificate("www.example.org", DNS, "other.example.org"), "www.example.org")).isFalse();
	}

	@Test
	void theCommonNameDoesNotCountBesideAnEmptyDnsName() throws Exception {
		assertThat(matches(certificate("www.example.org", DNS, ""), "www.example.org")).isFalse();
	}

	@Test
	void theCommonNameNeverNamesAnAddress() throws Exception {
		assertThat(matches(RawCertificate.of(RawCertificate.name("192.0.2.1")), "192.0.2.1")).isFalse();
	}

	@Test
	void anAddressWrittenAsADnsNameIsNoAddress() throws Exception {
		assertThat(matches(certificate("x", DNS, "192.0.2.1"), "192.0.2.1")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "www.example.org\0.evil.test", "www.example.org\0", "www.example.org ", "" })
	void aNameThatIsNoneMatchesNothing(String name) throws Exception {
		assertThat(matches(certificate("x", DNS, name), "www.example.org")).isFalse();
		assertThat(matches(RawCertificate.of(RawCertificate.name(name)), "www.example.org")).isFalse();
	}

	@Test
	void namesThatCannotBeReadNameNobody() throws Exception {
		RawCertificate certificate = RawCertificate.of(RawCertificate.name("www.example.org"));
		certificate.extension(ALTERNATIVE_NAME, false, new byte[] { 0x30, 0x7F });
		assertThat(matches(certificate, "www.example.org")).isFalse();
	}

	@Test
	void namesThatAreThereTwiceNameNobody() throws Exception {
		RawCertificate certificate = certificate("x", DNS, "www.example.org");
		certificate.extension(ALTERNATIVE_NAME, false, names(DNS, "www.example.org"));
		assertThat(matches(certificate, "www.example.org")).isFalse();
	}

	@Test
	void nothingIsLookedAtBehindACommonNameThatIsNoText() throws Exception {
		byte[] bits = RawCertificate.attribute("2.5.4.3", 0x03, new byte[2]);
		byte[] text = RawCertificate.attribute("2.5.4.3", 0x0C, RawCertificate.utf8("a.test"));
		assertThat(matches(RawCertificate.of(name(bits, text)), "a.test")).isFalse();
		assertThat(matches(RawCertificate.of(name(text, bits)), "a.test")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1,C0000201,true", "192.0.2.1,C00002,false", "192.0.2.1,C0000202,false",
			"192.0.2.1,00000000000000000000FFFFC0000201,false",
			"::ffff:192.0.2.1,00000000000000000000FFFFC0000201,true", "::ffff:192.0.2.1,C0000201,false",
			"[2001:db8::1],20010DB8000000000000000000000001,true", "2001:db8::1,20010DB8000000000000000000000002,false",
			"::192.0.2.1,000000000000000000000000C0000201,true" })
	void anAddressMatchesByteForByte(String host, String address, boolean matches) throws Exception {
		String text = new String(HexFormat.of().parseHex(address), StandardCharsets.ISO_8859_1);
		assertThat(matches(certificate("x", ADDRESS, text), host)).isEqualTo(matches);
	}

	@Test
	void theCommonNameCountsWhereThereIsNoDnsName() throws Exception {
		assertThat(matches(certificate("www.example.org", EMAIL, "a@b.c"), "www.example.org")).isTrue();
		assertThat(matches(certificate("www.example.org", ADDRESS, "abcd"), "www.example.org")).isTrue();
	}

	@Test
	void aCommonNameAmongSeveralCounts() throws Exception {
		byte[] other = RawCertificate.attribute("2.5.4.3", 0x0C, RawCertificate.utf8("b.test"));
		byte[] name = RawCertificate.attribute("2.5.4.3", 0x1E, HexFormat.of().parseHex("0061002E0074006500730074"));
		assertThat(matches(RawCertificate.of(name(other, name)), "a.test")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "*.example.org,www.example.org,true", "*.example.org,WWW.example.org.,true",
			"*.example.org,example.org,false", "*.example.org,a.b.example.org,false", "*.org,example.org,false",
			"w*.example.org,www.example.org,true", "*w.example.org,www.example.org,true",
			"w*w.example.org,www.example.org,false", "www*.example.org,www.example.org,true",
			"www.*.org,www.example.org,false", "*,localhost,false", "*.*.org,a.b.org,false",
			"*.EXAMPLE.org,a.example.ORG,true", "*.example.org,xn--bcher-kva.example.org,true",
			"x*.example.org,xn--bcher-kva.example.org,false", "xn--b*.example.org,xn--bcher-kva.example.org,false" })
	void aWildcardStandsForTheFirstLabelOrAnEndOfIt(String pattern, String host, boolean matches) throws Exception {
		assertThat(matches(certificate("x", DNS, pattern), host)).isEqualTo(matches);
	}

	private static boolean matches(RawCertificate certificate, String host) throws DerException {
		return PeerIdentity.matches(certificate.facts(), PeerName.of(host));
	}

	private static RawCertificate certificate(String commonName, int kind, String name) {
		return RawCertificate.of(RawCertificate.name(commonName)).extension(ALTERNATIVE_NAME, false, names(kind, name));
	}

	private static byte[] names(int kind, String name) {
		return RawCertificate.sequence(DerWriter.element(kind, RawCertificate.latin1(name)));
	}

	private static byte[] name(byte[]... attributes) {
		byte[][] sets = new byte[attributes.length][];
		for (int i = 0; i < sets.length; i++) {
			sets[i] = DerWriter.element(0x31, attributes[i]);
		}
		return RawCertificate.sequence(sets);
	}

}
