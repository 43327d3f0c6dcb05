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
import java.time.Instant;
import java.util.Arrays;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.x509.Asn1Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a list says of itself. The expected answers are those of OpenSSL 3.0's
 * {@code d2i_X509_CRL} to the same bytes.
 */
class RevocationListTests {

	private static final String INVALIDITY_DATE = "2.5.29.24";

	@Test
	void nothingIsNoList() {
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> RevocationList.parse(new byte[0]))
			.satisfies((ex) -> assertThat(ex.isTruncated()).isTrue());
	}

	@Test
	void somethingElseIsNoList() {
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> RevocationList.parse(ListSpec.hex("0403010203")))
			.withMessageContaining("tag 04 where 30 belongs");
	}

	@Test
	void whatStandsBehindTheExtensionsIsRefused() {
		refuse(ListSpec.create().rest(ListSpec.hex("0500")), "more than belongs here");
	}

	@Test
	void whatStandsBehindTheSignatureIsRefused() {
		byte[] list = ListSpec.create().encode();
		list[1]++;
		assertThatExceptionOfType(DerException.class)
			.isThrownBy(() -> RevocationList.parse(Arrays.copyOf(list, list.length + 1)));
	}

	@Test
	void whatStandsBehindTheListIsNotLookedAt() throws DerException {
		byte[] list = ListSpec.create().encode();
		assertThat(RevocationList.parse(Arrays.copyOf(list, list.length + 7)).issuer()).isEqualTo(ListSpec.issuer());
	}

	@Test
	void listLargerThanTheBoundIsRefusedBeforeItIsRead() {
		assertThatExceptionOfType(DerException.class)
			.isThrownBy(() -> RevocationList.parse(ListSpec.hex("3084200000003000")))
			.withMessageContaining("larger than 512 MiB");
	}

	@Test
	void indefiniteLengthIsRefused() {
		assertThatExceptionOfType(DerException.class)
			.isThrownBy(() -> RevocationList.parse(ListSpec.hex("308030800000")))
			.withMessageContaining("indefinite");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "0200", "02020001", "0202FF80" })
	void serialThatIsEmptyOrPaddedIsRefused(String serial) {
		refuse(ListSpec.create().rawEntry(ListSpec.hex(serial), ListSpec.text(0x17, "260101000000Z")),
				"empty or padded");
	}

	@Test
	void serialOfMoreThanAKilobyteIsRefused() throws DerException {
		assertThat(ListSpec.create().entry(serial(1024)).parse().size()).isOne();
		refuse(ListSpec.create().entry(serial(1025)), "longer than 1024 bytes");
	}

	@Test
	void elementOfMoreThanAMebibyteIsRefused() {
		refuse(ListSpec.create().entry(1, ListSpec.extensionOf("1.2.3", false, new byte[1 << 20])),
				"larger than 1 MiB");
	}

	@Test
	void entryWithoutATimeIsRefused() {
		refuse(ListSpec.create().rawEntry(ListSpec.hex("020101")), "missing");
	}

	@Test
	void entryWithMoreThanExtensionsIsRefused() {
		refuse(ListSpec.create()
			.rawEntry(ListSpec.hex("020101"), ListSpec.text(0x17, "260101000000Z"), ListSpec.hex("30000500")),
				"more than belongs here");
	}

	@Test
	void extensionThatIsMalformedIsRefused() {
		refuse(ListSpec.create().entry(1, ListSpec.hex("3003060155")), "missing");
		refuse(ListSpec.create().extension("2.5.29.20", false, "020101").rest(ListSpec.hex("A000")), "more");
	}

	@Test
	void versionThatIsPaddedIsRefused() {
		refuse(ListSpec.create().version(ListSpec.hex("02020001")), "padded");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "", "020100", "020101", "020164", "0201FF" })
	void anyVersionWillDo(String version) throws DerException {
		assertThat(ListSpec.create().version(ListSpec.hex(version)).parse().size()).isZero();
	}

	@Test
	void lengthsMayBeLongerThanNeedBe() throws DerException {
		RevocationList list = ListSpec.create()
			.version(ListSpec.hex("0284000000010" + "1"))
			.rawEntry(ListSpec.hex("0281010717840000000D323630313031303030303030" + "5A"))
			.parse();
		assertThat(list.find(BigInteger.valueOf(7), list.issuer()).isRevoked()).isTrue();
	}

	@Test
	void issuerIsComparedWithoutRegardToCaseAndSpace() throws DerException {
		assertThat(ListSpec.create().issuer("CN=\" TEST   authority\"").parse().issuer()).isEqualTo(ListSpec.issuer());
	}

	@Test
	void timesAreRead() throws DerException {
		RevocationList list = ListSpec.create()
			.thisUpdate(0x18, "20600102030405Z")
			.nextUpdate(ListSpec.text(0x17, "490102030405Z"))
			.parse();
		assertThat(list.thisUpdate()).isEqualTo(new Asn1Time(Instant.parse("2060-01-02T03:04:05Z")));
		assertThat(list.nextUpdate()).isEqualTo(new Asn1Time(Instant.parse("2049-01-02T03:04:05Z")));
	}

	@Test
	void listWithoutNextUpdateHasNone() throws DerException {
		assertThat(ListSpec.create().nextUpdate(new byte[0]).parse().nextUpdate()).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "2601010000Z", "260101000000+0000", "261301000000Z", "260230000000Z", "" })
	void timeInAWrongFormatIsKeptAsSuch(String text) throws DerException {
		RevocationList list = ListSpec.create().thisUpdate(0x17, text).nextUpdate(ListSpec.text(0x17, text)).parse();
		assertThat(list.thisUpdate().instant()).isNull();
		assertThat(list.nextUpdate()).isEqualTo(new Asn1Time(null));
	}

	@Test
	void timeOfAnotherTypeIsRefused() {
		refuse(ListSpec.create().thisUpdate(0x0C, "260101000000Z"), "tag 0C where 17 belongs");
	}

	@Test
	void listWithoutExtensionsSaysNothing() throws DerException {
		RevocationList list = ListSpec.create().parse();
		assertThat(list.authorityKeyIdentifier()).isNull();
		assertThat(list.issuingDistributionPoint()).isNull();
		assertThat(list.number()).isNull();
		assertThat(list.isDelta()).isFalse();
		assertThat(list.hasUnknownCriticalExtension()).isFalse();
	}

	@Test
	void keyIdentifierIsRead() throws DerException {
		assertThat(ListSpec.create().extension("2.5.29.35", false, "30048002ABCD").parse().authorityKeyIdentifier())
			.isNotNull();
	}

	@Test
	void keyIdentifierThatIsDamagedCountsAsAbsent() throws DerException {
		assertThat(ListSpec.create().extension("2.5.29.35", true, "30048003ABCD").parse().authorityKeyIdentifier())
			.isNull();
	}

	@Test
	void keyIdentifierThatIsThereTwiceCountsAsAbsent() throws DerException {
		assertThat(ListSpec.create()
			.extension("2.5.29.35", false, "30048002ABCD")
			.extension("2.5.29.35", false, "30048002ABCD")
			.parse()
			.authorityKeyIdentifier()).isNull();
	}

	@Test
	void scopeIsRead() throws DerException {
		assertThat(ListSpec.create().extension("2.5.29.28", true, "30038201FF").parse().issuingDistributionPoint())
			.satisfies((scope) -> assertThat(scope.onlyAuthority()).isTrue());
	}

	@Test
	void scopeThatContradictsItselfIsInvalid() throws DerException {
		assertThat(
				ListSpec.create().extension("2.5.29.28", true, "30068101FF8201FF").parse().issuingDistributionPoint())
			.satisfies((scope) -> assertThat(scope.isInvalid()).isTrue());
	}

	@Test
	void scopeThatIsDamagedCountsAsAbsent() throws DerException {
		RevocationList list = ListSpec.create().extension("2.5.29.28", true, "30048201FF").parse();
		assertThat(list.issuingDistributionPoint()).isNull();
		assertThat(list.hasUnknownCriticalExtension()).isFalse();
	}

	@Test
	void numberIsRead() throws DerException {
		assertThat(ListSpec.create().extension("2.5.29.20", false, "02020400").parse().number()).isEqualTo(1024);
	}

	@Test
	void whatStandsBehindANumberIsNotLookedAt() throws DerException {
		assertThat(ListSpec.create().extension("2.5.29.20", false, "020101FF").parse().number()).isEqualTo(1);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "020105, true", "02020005, false", "0200, false", "0A0105, false" })
	void baseNumberMakesADeltaIfItCanBeRead(String base, boolean delta) throws DerException {
		assertThat(ListSpec.create().extension("2.5.29.27", true, base).parse().isDelta()).isEqualTo(delta);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "2.5.29.28, false", "2.5.29.35, false", "2.5.29.27, false", "2.5.29.20, true", "2.5.29.46, true",
			"1.2.3.4, true" })
	void criticalExtensionOfTheListIsUnknownUnlessOpenSslKnowsIt(String oid, boolean unknown) throws DerException {
		assertThat(ListSpec.create().extension(oid, true, "3000").parse().hasUnknownCriticalExtension())
			.isEqualTo(unknown);
	}

	@Test
	void extensionThatIsNotCriticalMayBeUnknown() throws DerException {
		assertThat(ListSpec.create()
			.extension("1.2.3.4", false, "0500")
			.entry(1, ListSpec.extensionOf(INVALIDITY_DATE, false, new byte[0]))
			.parse()
			.hasUnknownCriticalExtension()).isFalse();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "2.5.29.21, 0A0101, true", "2.5.29.24, 0500, true", "1.2.3.4, 0500, true", "2.5.29.29, 3000, false" })
	void criticalExtensionOfAnEntryIsUnknownUnlessItNamesTheIssuer(String oid, String value, boolean unknown)
			throws DerException {
		assertThat(ListSpec.create()
			.entry(1)
			.entry(2, ListSpec.extensionOf(oid, true, ListSpec.hex(value)))
			.entry(3)
			.parse()
			.hasUnknownCriticalExtension()).isEqualTo(unknown);
	}

	@Test
	void afterAnEntryThatCannotBeReadNoCriticalExtensionCounts() throws DerException {
		assertThat(ListSpec.create()
			.entry(1, ListSpec.reason("0101FF"))
			.entry(2, ListSpec.extensionOf("1.2.3.4", true, new byte[0]))
			.parse()
			.hasUnknownCriticalExtension()).isFalse();
	}

	@Test
	void entriesAreCounted() throws DerException {
		assertThat(ListSpec.create().entry(1).entry(1).entry(serial(20)).parse().size()).isEqualTo(3);
	}

	@Test
	void entriesMayBeThereButNone() throws DerException {
		assertThat(ListSpec.create().rest(DerWriter.element(0x30)).parse().size()).isZero();
	}

	private static byte[] serial(int length) {
		byte[] serial = new byte[length];
		Arrays.fill(serial, (byte) 0x55);
		return serial;
	}

	private static void refuse(ListSpec list, String message) {
		assertThatExceptionOfType(DerException.class).isThrownBy(list::parse).withMessageContaining(message);
	}

}
