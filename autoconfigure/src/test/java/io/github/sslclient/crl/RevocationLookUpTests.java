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

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.sslclient.crl.Revocation.Status;
import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerWriter;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a list says of certificates. The expected answers are those of OpenSSL 3.0's
 * {@code X509_CRL_get0_by_cert} to the same bytes.
 */
class RevocationLookUpTests {

	private static final String OTHER = "CN=Other Authority";

	@Test
	void listWithoutEntriesListsNothing() throws DerException {
		assertThat(status(ListSpec.create(), 1)).isEqualTo(Status.NOT_LISTED);
	}

	@Test
	void certificateOfAnotherIssuerIsNotListed() throws DerException {
		assertThat(statusOf(ListSpec.create().entry(1), 1, OTHER)).isEqualTo(Status.NOT_LISTED);
	}

	static Stream<BigInteger> everySerialIsFoundAndItsNeighboursAreNot() {
		return shapes().stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void everySerialIsFoundAndItsNeighboursAreNot(BigInteger serial) throws Exception {
		ListSpec spec = ListSpec.create();
		shapes().forEach(spec::entry);
		RevocationList list = spec.parse();
		X509CRLHolder reference = new X509CRLHolder(spec.encode());
		for (int distance = -2; distance <= 2; distance++) {
			BigInteger neighbour = serial.add(BigInteger.valueOf(distance));
			assertThat(list.find(neighbour, list.issuer()).isRevoked()).as("%s", neighbour)
				.isEqualTo(reference.getRevokedCertificate(neighbour) != null);
		}
	}

	@Test
	void serialsThatDifferInTheirSignAreDifferent() throws DerException {
		assertThat(status(ListSpec.create().entry(-5), 5)).isEqualTo(Status.NOT_LISTED);
	}

	@Test
	void serialsThatBeginAlikeAreFoundInAnyOrder() throws DerException {
		BigInteger base = BigInteger.TWO.pow(150);
		ListSpec spec = ListSpec.create();
		for (int i = 0; i < 6000; i++) {
			// 4001 is prime to 6000
			spec.entry(base.add(BigInteger.valueOf(2L * (i * 4001 % 6000))));
		}
		RevocationList list = spec.parse();
		for (int i = 0; i < 12_000; i++) {
			assertThat(list.find(base.add(BigInteger.valueOf(i)), list.issuer()).isRevoked()).isEqualTo(i % 2 == 0);
		}
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "0, REVOKED, unspecified", "1, REVOKED, keyCompromise", "6, REVOKED, certificateHold",
			"7, REVOKED, reason 7", "8, REMOVED, removeFromCRL", "10, REVOKED, aACompromise",
			"11, REVOKED, an unknown reason", "-1, REVOKED, no reason given", "-2, REVOKED, an unknown reason" })
	void reasonDecides(int reason, Status status, String text) throws DerException {
		RevocationList list = ListSpec.create().entry(1, ListSpec.reason(reason)).parse();
		Revocation revocation = list.find(BigInteger.ONE, list.issuer());
		assertThat(revocation.status()).isEqualTo(status);
		assertThat(revocation.reasonText()).isEqualTo(text);
		assertThat(revocation.isRevoked()).isEqualTo(status == Status.REVOKED);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "0A050100000008, REMOVED", "0A04FFFFFF08, REVOKED", "0A09008000000000000008, REVOKED",
			"0A0A00010000000000000008, REVOKED", "0A020008, REVOKED", "0A0108FF, REMOVED", "0A00, REVOKED",
			"020108, REVOKED", "'', REVOKED" })
	void oddReasonsAreTakenAsOpenSslTakesThem(String enumerated, Status status) throws DerException {
		assertThat(status(ListSpec.create().entry(1, ListSpec.reason(enumerated)), 1)).isEqualTo(status);
	}

	@Test
	void entryWithoutReasonHasNone() throws DerException {
		RevocationList list = ListSpec.create().entry(1).parse();
		assertThat(list.find(BigInteger.ONE, list.issuer())).isEqualTo(new Revocation(Status.REVOKED, -1));
	}

	@Test
	void firstOfTwoEntriesCounts() throws DerException {
		assertThat(status(ListSpec.create().entry(2).entry(1, ListSpec.reason(8)).entry(1), 1))
			.isEqualTo(Status.REMOVED);
		assertThat(status(ListSpec.create().entry(2).entry(1).entry(1, ListSpec.reason(8)), 1))
			.isEqualTo(Status.REVOKED);
	}

	@Test
	void firstOfManyEntriesCounts() throws DerException {
		ListSpec spec = ListSpec.create().entry(1, ListSpec.reason(8));
		for (int i = 0; i < 10_000; i++) {
			spec.entry(i % 3);
		}
		assertThat(status(spec, 1)).isEqualTo(Status.REMOVED);
	}

	@Test
	void entryThatNamesAnIssuerIsAboutThatOnesCertificate() throws DerException {
		ListSpec spec = ListSpec.create().entry(1, ListSpec.certificateIssuer(OTHER));
		assertThat(statusOf(spec, 1, OTHER)).isEqualTo(Status.REVOKED);
		assertThat(status(spec, 1)).isEqualTo(Status.NOT_LISTED);
	}

	@Test
	void entriesInheritTheIssuerFromThoseBefore() throws DerException {
		ListSpec spec = ListSpec.create()
			.entry(1)
			.entry(2, ListSpec.certificateIssuer(OTHER))
			.entry(3)
			.entry(4, ListSpec.certificateIssuer("CN=Third"))
			.entry(5);
		assertThat(status(spec, 1)).isEqualTo(Status.REVOKED);
		assertThat(statusOf(spec, 3, OTHER)).isEqualTo(Status.REVOKED);
		assertThat(status(spec, 3)).isEqualTo(Status.NOT_LISTED);
		assertThat(statusOf(spec, 5, "CN=Third")).isEqualTo(Status.REVOKED);
	}

	@Test
	void ofTwoEntriesThatOfTheRightIssuerCounts() throws DerException {
		ListSpec spec = ListSpec.create()
			.entry(1, ListSpec.certificateIssuer("CN=Third"), ListSpec.reason(8))
			.entry(1, ListSpec.certificateIssuer(OTHER));
		assertThat(statusOf(spec, 1, OTHER)).isEqualTo(Status.REVOKED);
		assertThat(statusOf(spec, 1, "cn=third")).isEqualTo(Status.REMOVED);
	}

	@Test
	void entryOfTheListsOwnIssuerGoesBeforeThatOfAnother() throws DerException {
		ListSpec spec = ListSpec.create()
			.entry(1, ListSpec.reason(8))
			.entry(1, ListSpec.certificateIssuer("CN=Test Authority"));
		assertThat(status(spec, 1)).isEqualTo(Status.REMOVED);
	}

	@Test
	void entryMayNameSeveralIssuers() throws DerException {
		byte[] names = ListSpec.hex("3000");
		byte[] value = DerWriter.element(0x30, DerWriter.element(0xA4, ListSpec.name(OTHER)), ListSpec.hex("820161"),
				DerWriter.element(0xA4, ListSpec.name("CN=Third")));
		ListSpec spec = ListSpec.create()
			.entry(1, ListSpec.extensionOf("2.5.29.29", true, value))
			.entry(2, ListSpec.extensionOf("2.5.29.29", true, names));
		assertThat(statusOf(spec, 1, OTHER)).isEqualTo(Status.REVOKED);
		assertThat(statusOf(spec, 1, "CN=Third")).isEqualTo(Status.REVOKED);
		assertThat(status(spec, 2)).isEqualTo(Status.NOT_LISTED);
	}

	@Test
	void afterAnIssuerThatCannotBeReadAllEntriesAreTheListsOwn() throws DerException {
		ListSpec spec = ListSpec.create()
			.entry(1, ListSpec.certificateIssuer(OTHER))
			.entry(2, ListSpec.extensionOf("2.5.29.29", true, ListSpec.hex("0500")))
			.entry(3, ListSpec.certificateIssuer(OTHER));
		assertThat(statusOf(spec, 1, OTHER)).isEqualTo(Status.REVOKED);
		assertThat(status(spec, 2)).isEqualTo(Status.REVOKED);
		assertThat(status(spec, 3)).isEqualTo(Status.REVOKED);
		assertThat(statusOf(spec, 3, OTHER)).isEqualTo(Status.NOT_LISTED);
	}

	@Test
	void afterAReasonThatCannotBeReadNoReasonCounts() throws DerException {
		ListSpec spec = ListSpec.create()
			.entry(1, ListSpec.certificateIssuer(OTHER), ListSpec.reason("0101FF"))
			.entry(2, ListSpec.reason(8));
		assertThat(statusOf(spec, 1, OTHER)).isEqualTo(Status.REVOKED);
		assertThat(status(spec, 2)).isEqualTo(Status.REVOKED);
	}

	@Test
	void reasonThatIsThereTwiceCannotBeRead() throws DerException {
		assertThat(status(ListSpec.create().entry(1, ListSpec.reason(8), ListSpec.reason(8)), 1))
			.isEqualTo(Status.REVOKED);
	}

	private static List<BigInteger> shapes() {
		List<BigInteger> shapes = new ArrayList<>();
		for (long serial : new long[] { 0, 10, -10, 127, -128, 255, 300, -300, 32_767, -32_768 }) {
			shapes.add(BigInteger.valueOf(serial));
		}
		for (int bits : new int[] { 39, 40, 47, 63, 64, 79, 80, 159, 160, 167, 1000 }) {
			shapes.add(BigInteger.ONE.shiftLeft(bits));
			shapes.add(BigInteger.ONE.shiftLeft(bits).negate());
		}
		return shapes;
	}

	private static Status status(ListSpec spec, long serial) throws DerException {
		return statusOf(spec, serial, "CN=Test Authority");
	}

	private static Status statusOf(ListSpec spec, long serial, String issuer) throws DerException {
		return spec.parse().find(BigInteger.valueOf(serial), ListSpec.canonical(issuer)).status();
	}

}
