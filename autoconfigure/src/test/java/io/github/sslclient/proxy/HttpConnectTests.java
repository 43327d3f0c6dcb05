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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.SslPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpConnect}.
 */
class HttpConnectTests {

	private static final String GOOD = "HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n";

	private static final ProxySettings PROXY = ScriptedAnswer.proxy(ProxyType.HTTP);

	private static final ProxySettings WITH_CREDENTIALS = ScriptedAnswer.withCredentials(ProxyType.HTTP);

	@ParameterizedTest
	@CsvSource({ "db.example.org, db.example.org:5433", "DB.example.org., db.example.org:5433",
			"bücher.example, xn--bcher-kva.example:5433", "192.0.2.1, 192.0.2.1:5433",
			"192.000.002.001, 192.0.2.1:5433", "[2001:db8::1], [2001:db8:0:0:0:0:0:1]:5433" })
	void theHostIsAskedForByItsName(String host, String authority) throws Exception {
		ScriptedAnswer answer = ScriptedAnswer.of(GOOD);
		answer.ask(PROXY, host, 5433);
		assertThat(answer.sentText())
			.isEqualTo("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
	}

	@Test
	void credentialsAreBasicInUtf8() throws Exception {
		ScriptedAnswer answer = ScriptedAnswer.of(GOOD);
		answer.ask(WITH_CREDENTIALS, "db.example.org", 443);
		String encoded = Base64.getEncoder()
			.encodeToString(("jörg:" + ScriptedAnswer.PASSWORD).getBytes(StandardCharsets.UTF_8));
		assertThat(answer.sentText()).isEqualTo("CONNECT db.example.org:443 HTTP/1.1\r\nHost: db.example.org:443\r\n"
				+ "Proxy-Authorization: Basic " + encoded + "\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { GOOD, "HTTP/1.1 200\r\n\r\n", "HTTP/1.1 200 \r\n\r\n", "HTTP/1.0 200 OK\n\n",
			"HTTP/1.1 299 why not\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
			"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" })
	void whatComesBehindAGoodAnswerIsLeftForTheHost(String good) throws Exception {
		ScriptedAnswer answer = ScriptedAnswer.of(good + "\25\3\3\0\2\2\50");
		answer.ask(PROXY, "db.example.org", 5433);
		assertThat(answer.left()).isEqualTo("\25\3\3\0\2\2\50");
	}

	@ParameterizedTest
	@CsvSource({ "400 Bad Request, PROXY, it may be a server", "403 Forbidden, PROXY, rules",
			"404 Not Found, PROXY, it may be a server", "405 Method Not Allowed, PROXY, without CONNECT",
			"302 Found, PROXY, log", "101 Switching Protocols, PROXY, log", "429 Slow Down, CONNECTION, log",
			"500 Internal Server Error, CONNECTION, log", "502 Bad Gateway, CONNECTION, could not connect to",
			"503 Service Unavailable, CONNECTION, could not connect to",
			"504 Gateway Timeout, CONNECTION, could not connect to", "599, PROXY, log" })
	void aRefusalIsToldWithWhatToDo(String status, SslErrorKind kind, String hint) {
		SslException failure = ScriptedAnswer
			.of("HTTP/1.1 " + status + "\r\nContent-Length: 1000000\r\n\r\n<html>" + "x".repeat(1000))
			.failure(PROXY);
		assertThat(failure).hasMessageContaining("the HTTP proxy proxy.example.org:3128 answered " + status)
			.hasMessageContaining(hint)
			.hasMessageContaining("error:1E800064:HTTP routines::connect failure")
			.hasMessageNotContaining("html");
		assertThat(failure.getError().kind()).isEqualTo(kind);
		assertThat(failure.getError().phase()).isEqualTo(SslPhase.PROXY);
	}

	@Test
	void aRefusalIsTakenBeforeItsHeadersHaveCome() {
		InputStream input = new SequenceInputStream(
				new ByteArrayInputStream("HTTP/1.1 502 Bad Gateway\r\n".getBytes(StandardCharsets.US_ASCII)),
				new NothingMore());
		assertThat(new ScriptedAnswer(input).failure(PROXY)).hasMessageContaining("502 Bad Gateway");
	}

	@Test
	void aProxyThatWantsCredentialsIsToldByThePropertiesToSet() {
		assertThat(ScriptedAnswer
			.of("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n")
			.failure(PROXY)).hasMessageContaining("it wants credentials; set proxy.username and proxy.password")
			.satisfies((ex) -> assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.PROXY));
	}

	@Test
	void aProxyThatSays401MeansItself() {
		assertThat(ScriptedAnswer.of("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n\r\n")
			.failure(WITH_CREDENTIALS)).hasMessageContaining("401 Unauthorized: it refused the credentials");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Proxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
			"Proxy-Authenticate: Negotiate\r\nproxy-authenticate: bASIC realm=x\r\n\r\n" })
	void credentialsThatAreRefusedAreToldByTheirProperties(String rest) {
		assertThat(ScriptedAnswer.of("HTTP/1.1 407 No\r\n" + rest).failure(WITH_CREDENTIALS))
			.hasMessageContaining("407 No: it refused the credentials; check proxy.username and proxy.password");
	}

	@Test
	void aProxyThatWantsAnotherSchemeSaysWhich() {
		assertThat(ScriptedAnswer
			.of("HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n")
			.failure(WITH_CREDENTIALS)).hasMessageContaining("offers only Negotiate, NTLM")
			.hasMessageContaining("have the proxy offer Basic");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
			SSH-2.0-OpenSSH_9.2\\r\\n|'SSH-2.0-OpenSSH_9.2\\x0D\\x0A'|1E80007E
			HTTX/1.1 200 OK\\r\\n|'HTTX/1.1 200 OK\\x0D\\x0A'|1E80007E
			HTTP/2 200 OK\\r\\n|'HTTP/2 200 OK'|1E80006A
			HTTP/1.1 2xx OK\\r\\n|'HTTP/1.1 2xx OK'|1E80007E
			HTTP/1.1 200OK\\r\\n|'HTTP/1.1 200OK'|1E80007E
			HTTP/1.1 600 OK\\r\\n|'HTTP/1.1 600 OK'|1E80007E
			HTTP/1.1\\r\\n|'HTTP/1.1'|1E80007E
			\\r\\nHTTP/1.1 200 OK\\r\\n|'\\x0D\\x0AHTTP/1.1 200 OK\\x0D\\x0A'|1E80007E
			""", quoteCharacter = '"')
	void garbageIsQuoted(String answer, String quoted, String code) {
		SslException failure = ScriptedAnswer.of(answer.replace("\\r", "\r").replace("\\n", "\n")).failure(PROXY);
		assertThat(failure).hasMessageContaining("answered " + quoted);
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.PROXY);
		assertThat(failure.getError().codes()).extracting(OpenSslCode::hex).containsExactly(code);
	}

	@Test
	void garbageThatNeverEndsALineIsNotWaitedFor() {
		InputStream input = new SequenceInputStream(new ByteArrayInputStream(new byte[] { 'H', 'T', 0 }),
				new NothingMore());
		assertThat(new ScriptedAnswer(input).failure(PROXY)).hasMessageContaining("'HT\\x00', which is no HTTP");
	}

	@Test
	void anAlertInAnswerToPlainTextSaysThatTheProxySpeaksTls() {
		assertThat(new ScriptedAnswer(new byte[] { 0x15, 3, 3, 0, 2, 2, 70 }).failure(PROXY))
			.hasMessageContaining("'\\x15\\x03\\x03\\x00\\x02\\x02F'")
			.hasMessageContaining("set proxy.type=https");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 ", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n" })
	void aHeaderOf64KibibytesIsRefused(String begin) {
		String line = begin.endsWith("\n") ? "X: y\r\n" : "x";
		ScriptedAnswer answer = ScriptedAnswer.of(begin + line.repeat(64 * 1024 / line.length()) + "\r\n\r\n");
		assertThat(answer.failure(PROXY)).hasMessageContaining("more than 16384 bytes")
			.satisfies((ex) -> assertThat(ex.getError().kind()).isEqualTo(SslErrorKind.PROXY));
	}

	@Test
	void interimAnswersWithoutEndAreRefused() {
		assertThat(ScriptedAnswer.of("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000) + GOOD).failure(PROXY))
			.hasMessageContaining("more than 16384 bytes");
	}

	@Test
	void anAnswerThatEndsAnywhereIsNoneAndMayPass() {
		for (int length = 0; length < GOOD.length(); length++) {
			SslException failure = ScriptedAnswer.of(GOOD.substring(0, length)).failure(PROXY);
			assertThat(failure).as("%d bytes", length)
				.hasMessageContaining((length == 0) ? "closed the connection without an answer"
						: "closed the connection in the midst of its answer");
			assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.CONNECTION);
		}
	}

	@Test
	void aResetIsToldAsOne() {
		SslException failure = new ScriptedAnswer(new NothingMore()).failure(PROXY);
		assertThat(failure).hasMessageContaining("the HTTP proxy proxy.example.org:3128 broke off: ");
		assertThat(failure.getError().codes()).isEqualTo(List.of(OpenSslCode.CONNECTION_RESET));
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.CONNECTION);
	}

	@Test
	void whatTheProxySaysCannotBreakALineOfALog() {
		assertThat(ScriptedAnswer.of("HTTP/1.1 403 \u001b[31m\u0085" + "x".repeat(5000) + "\r\n\r\n").failure(PROXY))
			.hasMessageContaining("403 ?[31m?xxx");
	}

	/** More would be waited for, and so ends the test. */
	private static final class NothingMore extends InputStream {

		@Override
		public int read() throws IOException {
			throw new SocketException("Connection reset");
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			return read();
		}

	}

}
