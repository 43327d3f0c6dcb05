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

package io.github.sslclient.proxy;

import java.util.Arrays;

import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.sslclient.proxy.ScriptedAnswer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocksConnect}.
 */
class SocksConnectTests {

	private static final ProxySettings PROXY = ScriptedAnswer.proxy(ProxyType.SOCKS5);

	private static final ProxySettings WITH_CREDENTIALS = ScriptedAnswer.withCredentials(ProxyType.SOCKS5);

	private static final byte[] GOOD = bytes(5, 0, 5, 0, 0, 1, 192, 0, 2, 7, 0x12, 0x34);

	private static final byte[] GOOD_WITH_LOGIN = bytes(5, 2, 1, 0, 5, 0, 0, 1, 192, 0, 2, 7, 0x12, 0x34);

	@Test
	void aNameIsForTheProxyToResolve() throws Exception {
		ScriptedAnswer answer = new ScriptedAnswer(GOOD);
		answer.ask(PROXY, "db.example.org", 5433);
		assertThat(answer.sent()).isEqualTo(bytes(5, 1, 0, 5, 1, 0, 3, 14, "db.example.org", 0x15, 0x39));
	}

	@Test
	void theLongestNameThereIsFits() throws Exception {
		String name = ("a".repeat(49) + ".").repeat(5) + "org";
		ScriptedAnswer answer = new ScriptedAnswer(GOOD);
		answer.ask(PROXY, name, 65535);
		assertThat(answer.sent()).isEqualTo(bytes(5, 1, 0, 5, 1, 0, 3, 253, name, 255, 255));
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.0.2.1", "192.000.2.01", "::ffff:192.0.2.1" })
	void anIpv4AddressIsSentAsOne(String host) throws Exception {
		ScriptedAnswer answer = new ScriptedAnswer(GOOD);
		answer.ask(PROXY, host, 80);
		assertThat(answer.sent()).isEqualTo(bytes(5, 1, 0, 5, 1, 0, 1, 192, 0, 2, 1, 0, 80));
	}

	@Test
	void anIpv6AddressIsSentAsOne() throws Exception {
		ScriptedAnswer answer = new ScriptedAnswer(GOOD);
		answer.ask(PROXY, "[2001:db8::1]", 80);
		assertThat(answer.sent())
			.isEqualTo(bytes(5, 1, 0, 5, 1, 0, 4, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 80));
	}

	@Test
	void credentialsAreSentInUtf8() throws Exception {
		ScriptedAnswer answer = new ScriptedAnswer(GOOD_WITH_LOGIN);
		answer.ask(WITH_CREDENTIALS, "db.example.org", 5433);
		assertThat(answer.sent()).isEqualTo(bytes(5, 2, 0, 2, 1, 5, "jörg", 15, ScriptedAnswer.PASSWORD, 5, 1, 0, 3, 14,
				"db.example.org", 0x15, 0x39));
	}

	@Test
	void credentialsAreNotSentToAProxyThatWantsNone() throws Exception {
		ScriptedAnswer answer = new ScriptedAnswer(GOOD);
		answer.ask(WITH_CREDENTIALS, "db.example.org", 5433);
		assertThat(answer.sent()).isEqualTo(bytes(5, 2, 0, 2, 5, 1, 0, 3, 14, "db.example.org", 0x15, 0x39));
	}

	@Test
	void whatComesBehindAGoodReplyIsLeftForTheHost() throws Exception {
		byte[] ipv6 = bytes(5, 0, 5, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "early");
		byte[] name = bytes(5, 0, 5, 0, 0, 3, 255, "x".repeat(255), 0, 0, "early");
		byte[] noName = bytes(5, 0, 5, 0, 0, 3, 0, 0, 0, "early");
		for (byte[] good : new byte[][] { ipv6, name, noName }) {
			ScriptedAnswer answer = new ScriptedAnswer(good);
			answer.ask(PROXY, "db.example.org", 5433);
			assertThat(answer.left()).isEqualTo("early");
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, CONNECTION, general SOCKS server failure", "2, PROXY, connection not allowed by ruleset",
			"3, CONNECTION, Network unreachable", "4, CONNECTION, Host unreachable",
			"5, CONNECTION, Connection refused", "6, CONNECTION, TTL expired", "7, PROXY, Command not supported",
			"8, PROXY, Address type not supported", "9, PROXY, unassigned", "255, PROXY, unassigned" })
	void everyReplyHasItsName(int reply, SslErrorKind kind, String name) {
		SslException failure = new ScriptedAnswer(bytes(5, 0, 5, reply)).failure(PROXY);
		assertThat(failure)
			.hasMessageContaining("the SOCKS5 proxy proxy.example.org:3128 answered " + reply + " (" + name + "); ");
		assertThat(failure.getError().kind()).isEqualTo(kind);
	}

	@Test
	void aProxyThatWantsCredentialsIsToldByThePropertiesToSet() {
		assertThat(new ScriptedAnswer(bytes(5, 0xFF)).failure(PROXY))
			.hasMessageContaining("set proxy.username and proxy.password")
			.satisfies((ex) -> assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.PROXY));
	}

	@Test
	void aProxyThatWantsOtherCredentialsIsToldSo() {
		assertThat(new ScriptedAnswer(bytes(5, 0xFF)).failure(WITH_CREDENTIALS))
			.hasMessageContaining("accepts neither a user and password nor that there is none");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 0x80, 0xFE })
	void aMethodThatWasNotOfferedIsNotFollowed(int method) {
		ScriptedAnswer answer = new ScriptedAnswer(bytes(5, method, 1, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
		assertThat(answer.failure(PROXY)).hasMessageContaining("chose the method " + method);
		assertThat(answer.sent()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 255 })
	void credentialsThatAreRefusedAreToldByTheirProperties(int status) {
		assertThat(new ScriptedAnswer(bytes(5, 2, 1, status)).failure(WITH_CREDENTIALS))
			.hasMessageContaining("refused the credentials (status " + status + ")")
			.hasMessageContaining("check proxy.username and proxy.password")
			.satisfies((ex) -> assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.PROXY));
	}

	@Test
	void aWrongVersionIsQuoted() {
		assertThat(new ScriptedAnswer(bytes("HTTP/1.1 400 Bad Request\r\n")).failure(PROXY))
			.hasMessageContaining("answered 'HTTP/1.1 400 Bad Request\\x0D\\x0A' where a 5 had to stand first");
		assertThat(new ScriptedAnswer(bytes(0, 0x5B)).failure(PROXY)).hasMessageContaining("'\\x00['");
		assertThat(new ScriptedAnswer(bytes(5, 2, 5, 0)).failure(WITH_CREDENTIALS))
			.hasMessageContaining("where a 1 had to stand first");
		assertThat(new ScriptedAnswer(bytes(5, 0, 4, 0)).failure(PROXY))
			.hasMessageContaining("where a 5 had to stand first");
	}

	@Test
	void anAddressOfNoKnownTypeIsRefused() {
		assertThat(new ScriptedAnswer(bytes(5, 0, 5, 0, 0, 2, 0, 0)).failure(PROXY))
			.hasMessageContaining("an address of type 2");
	}

	@Test
	void anAnswerThatEndsAnywhereIsNoneAndMayPass() {
		for (int length = 0; length < GOOD_WITH_LOGIN.length; length++) {
			SslException failure = new ScriptedAnswer(Arrays.copyOf(GOOD_WITH_LOGIN, length)).failure(WITH_CREDENTIALS);
			assertThat(failure).as("%d bytes", length).hasMessageContaining("closed the connection");
			assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.CONNECTION);
		}
	}

}
