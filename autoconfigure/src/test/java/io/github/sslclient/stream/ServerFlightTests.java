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

package io.github.sslclient.stream;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests for {@link ServerFlight}, with flights made by hand.
 */
class ServerFlightTests {

	private static final String RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

	private static final String RANDOM = "00".repeat(32);

	private static final int DHE_RSA = 0x009E;

	private static final int ECDHE_ECDSA = 0xC02C;

	private static final int AES_128 = 0x1301;

	private static final int RSA_SHA256 = 0x0401;

	private static final byte[] CHANGE_CIPHER_SPEC = TlsRecords.plain(20, 1);

	private static final byte[] DONE = message(14, new byte[0]);

	@ParameterizedTest
	@CsvSource({ "0,1023,1024", "1,1023,1024", "2,2047,2048", "3,3071,3072", "4,7679,7680", "5,15359,15360" })
	void everyLevelAsksForALengthOfDiffieHellman(int level, int tooShort, int enough) throws SslException {
		assertThat(verdict(level, hello12(DHE_RSA), dh(tooShort, strongest()))).isEqualTo("0A00018A 40");
		assertThat(verdict(level, hello12(DHE_RSA), dh(enough, strongest()))).isEqualTo("none");
	}

	@ParameterizedTest
	@CsvSource({ "1,13,13,none", "2,13,15,0A00017A 47", "3,15,17,0A00017A 47", "4,17,18,0A00017A 47",
			"5,18,19,0A00017A 47", "0,13,13,none", "5,1E,E,0A00017A 47" })
	void everyLevelAsksForAGroup(int level, String group, String stronger, String verdict) throws SslException {
		assertThat(verdict(level, hello12(ECDHE_ECDSA), curve(Integer.parseInt(group, 16), 0x0603))).isEqualTo(verdict);
		assertThat(verdict(level, hello12(ECDHE_ECDSA), curve(Integer.parseInt(stronger, 16), 0x0603)))
			.isEqualTo("none");
	}

	@ParameterizedTest
	@CsvSource({ "0,0201,none", "1,0201,0A000172 40", "2,0301,none", "3,0301,0A000172 40", "3,0804,none",
			"4,0804,0A000172 40", "4,0805,none", "5,0805,0A000172 40", "5,0806,none" })
	void everyLevelAsksForASignature(int level, String scheme, String verdict) throws SslException {
		assertThat(verdict(level, hello12(DHE_RSA), dh(15360, Integer.parseInt(scheme, 16)))).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "0,none", "1,0A00014D 80", "2,0A00014D 80" })
	void whatSignsBeforeTls12IsTooWeakFromLevelOneOn(int level, String verdict) throws SslException {
		byte[] hello = hello(0x0301, RANDOM, DHE_RSA, "ff01000100");
		assertThat(verdict(level, hello, dh(15360, RSA_SHA256))).isEqualTo(verdict);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x00FE, 0xFE00 })
	void aGroupThatNobodyKnowsIsLeftToJsse(int group) throws SslException {
		assertThat(verdict(5, hello12(ECDHE_ECDSA), curve(group, 0x0603))).isEqualTo("none");
	}

	@Test
	void aSchemeThatNobodyKnowsIsLeftToJsse() throws SslException {
		assertThat(verdict(5, hello12(DHE_RSA), dh(15360, 0xFEFE))).isEqualTo("none");
	}

	@Test
	void aSuiteWithoutServerKeyExchangeHasNothingToCheck() throws SslException {
		assertThat(verdict(2, hello12(0x009C), dh(512, RSA_SHA256))).isEqualTo("none");
	}

	@Test
	void aServerKeyExchangeWithoutServerHelloIsLeftToJsse() throws SslException {
		assertThat(verdict(2, dh(512, RSA_SHA256))).isEqualTo("none");
	}

	@Test
	void aDamagedServerKeyExchangeIsLeftToJsseWhereverItIsCut() throws SslException {
		byte[] whole = dh(2048, RSA_SHA256);
		for (int length = 4; length < whole.length; length++) {
			byte[] cut = message(12, Arrays.copyOfRange(whole, 4, length));
			assertThat(verdict(2, hello12(DHE_RSA), cut)).isEqualTo("none");
		}
	}

	@Test
	void aWeakKeyIsFoundInRecordsOfEveryLength() throws SslException {
		byte[] content = TlsRecords.join(hello12(DHE_RSA), message(11, new byte[300]), dh(1024, RSA_SHA256), DONE);
		for (int length = 1; length <= content.length; length++) {
			assertThat(verdict(new ServerFlight(new SecurityLevel(2)), records(content, length)))
				.as("records of %d bytes", length)
				.isEqualTo("0A00018A 40");
		}
	}

	@Test
	void aWeakKeyIsFoundBehindAWarning() throws SslException {
		assertThat(verdict(flight(2), record(hello12(DHE_RSA)), TlsRecords.plain(TlsRecords.ALERT, 1, 90),
				record(dh(1024, RSA_SHA256))))
			.isEqualTo("0A00018A 40");
	}

	@Test
	void aServerKeyExchangeLongerThanOpenSslTakesIsRefused() throws SslException {
		assertThat(verdict(2, hello12(DHE_RSA), message(12, new byte[102_401]))).isEqualTo("0A000098 47");
	}

	@Test
	void theFirstFaultIsTheVerdict() throws SslException {
		assertThat(verdict(2, hello(0x0303, RANDOM, DHE_RSA, ""), dh(1024, RSA_SHA256))).isEqualTo("0A000152 40");
	}

	@Test
	void supportedVersionsDoNotMakeTls13OfAnOlderSuite() throws SslException {
		byte[] hello = hello(0x0303, RANDOM, DHE_RSA, "002b00020304" + "ff01000100");
		assertThat(verdict(2, hello, dh(1024, RSA_SHA256))).isEqualTo("0A00018A 40");
	}

	@Test
	void nothingBehindServerHelloDoneIsLookedAt() throws SslException {
		assertThat(verdict(2, hello12(DHE_RSA), DONE, dh(1024, RSA_SHA256))).isEqualTo("none");
	}

	@Test
	void nothingBehindChangeCipherSpecIsLookedAt() throws SslException {
		assertThat(verdict(flight(2), record(hello12(DHE_RSA)), CHANGE_CIPHER_SPEC, record(dh(1024, RSA_SHA256))))
			.isEqualTo("none");
	}

	@ParameterizedTest
	@CsvSource({ "3,1D,none", "4,1D,0A00006C 47", "4,17,0A00006C 47", "4,18,none", "5,18,0A00006C 47", "5,19,none",
			"5,FE,none" })
	void everyLevelAsksForAGroupInTls13(int level, String group, String verdict) throws SslException {
		assertThat(verdict(level, hello13(RANDOM, Integer.parseInt(group, 16)))).isEqualTo(verdict);
	}

	@Test
	void aWeakGroupInAHelloRetryRequestIsRefused() throws SslException {
		assertThat(verdict(4, hello13(RETRY, 0x1D))).isEqualTo("0A00006C 47");
	}

	@Test
	void aWeakGroupIsFoundBehindAHelloRetryRequestAndChangeCipherSpec() throws SslException {
		assertThat(verdict(flight(4), record(hello13(RETRY, 0x18)), CHANGE_CIPHER_SPEC, record(hello13(RANDOM, 0x17))))
			.isEqualTo("0A00006C 47");
	}

	@Test
	void nothingBehindServerHelloOfTls13IsLookedAt() throws SslException {
		assertThat(verdict(4, hello13(RANDOM, 0x18), hello13(RANDOM, 0x17))).isEqualTo("none");
	}

	@Test
	void whatFollowsServerHelloOfTls13InItsRecordIsRefused() throws SslException {
		byte[] hello = hello13(RANDOM, 0x18);
		assertThat(verdict(0, TlsRecords.join(hello, DONE))).isEqualTo("0A0000B6 10");
		assertThat(verdict(0, Arrays.copyOf(hello, hello.length + 1))).isEqualTo("0A0000B6 10");
	}

	@Test
	void aHelloRetryRequestAndAnOlderServerHelloMayShareTheirRecord() throws SslException {
		assertThat(verdict(0, TlsRecords.join(hello13(RETRY, 0x18), hello13(RANDOM, 0x18)))).isEqualTo("none");
		assertThat(verdict(0, TlsRecords.join(hello12(ECDHE_ECDSA), DONE))).isEqualTo("none");
	}

	@Test
	void aKeyShareWithoutAGroupIsLeftToJsse() throws SslException {
		assertThat(verdict(4, hello(0x0303, RANDOM, AES_128, "002b00020304" + "0033000118"))).isEqualTo("none");
	}

	@Test
	void aServerHelloIsLeftToJsseWhereverItIsCut() {
		byte[] whole = hello12(DHE_RSA);
		for (int length = 4; length < 4 + 38; length++) {
			byte[] cut = message(2, Arrays.copyOfRange(whole, 4, length));
			assertThatCode(() -> verdict(2, cut)).doesNotThrowAnyException();
		}
	}

	private static ServerFlight flight(int level) {
		return new ServerFlight(new SecurityLevel(level));
	}

	/** Each message in a record of its own, or more where it needs more. */
	private static String verdict(int level, byte[]... messages) throws SslException {
		List<byte[]> records = new ArrayList<>();
		for (byte[] message : messages) {
			records.add(records(message, 16_384));
		}
		return verdict(flight(level), records.toArray(byte[][]::new));
	}

	private static String verdict(ServerFlight flight, byte[]... records) throws SslException {
		ByteBuffer all = ByteBuffer.wrap(TlsRecords.join(records));
		while (all.hasRemaining()) {
			flight.look(all);
			all.position(all.position() + RecordHeader.of(all).recordLength());
		}
		try {
			flight.requireNothingWrong();
			return "none";
		}
		catch (FlightRefusal ex) {
			return String.join(" ", TestClients.codes(ex)) + " " + ex.alert();
		}
	}

	private static byte[] records(byte[] content, int length) {
		List<byte[]> records = new ArrayList<>();
		for (int start = 0; start < content.length; start += length) {
			records.add(record(Arrays.copyOfRange(content, start, Math.min(start + length, content.length))));
		}
		return TlsRecords.join(records.toArray(byte[][]::new));
	}

	private static byte[] record(byte[] content) {
		return TlsRecords.join(TlsRecords.header(TlsRecords.HANDSHAKE, content.length), content);
	}

	private static byte[] hello12(int suite) {
		return hello(0x0303, RANDOM, suite, "ff01000100");
	}

	private static byte[] hello13(String random, int group) {
		String share = random.equals(RETRY) ? String.format("00330002%04x", group)
				: String.format("00330006%04x00020101", group);
		return hello(0x0303, random, AES_128, "002b00020304" + share);
	}

	private static byte[] hello(int version, String random, int suite, String extensions) {
		String block = extensions.isEmpty() ? "" : String.format("%04x", extensions.length() / 2) + extensions;
		return message(2, HexFormat.of().parseHex(String.format("%04x%s00%04x00%s", version, random, suite, block)));
	}

	private static byte[] dh(int bits, int scheme) {
		BigInteger prime = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
		return signed(SignedKeyExchange.dhParams(prime, BigInteger.TWO, BigInteger.TWO), scheme);
	}

	private static byte[] curve(int group, int scheme) {
		return signed(TlsRecords.bytes(3, group >> 8, group, 1, 4), scheme);
	}

	private static byte[] signed(byte[] params, int scheme) {
		return message(12, TlsRecords.join(params, TlsRecords.bytes(scheme >> 8, scheme, 0, 2, 0x30, 0)));
	}

	private static int strongest() {
		return 0x0806;
	}

	private static byte[] message(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
	}

}
