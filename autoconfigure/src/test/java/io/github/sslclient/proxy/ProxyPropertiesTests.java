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

import java.nio.charset.StandardCharsets;

import io.github.sslclient.error.SslException;
import io.github.sslclient.verify.identity.PeerName;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for a proxy whatever it answers, and whatever host it is asked for.
 */
class ProxyPropertiesTests {

	@Property
	void whateverAProxyAnswersIsNoSurprise(@ForAll ProxyType type, @ForAll boolean credentials,
			@ForAll("answers") byte[] answer) {
		// All that may come out is what this asks for.
		new ScriptedAnswer(answer)
			.failureOrNone(credentials ? ScriptedAnswer.withCredentials(type) : ScriptedAnswer.proxy(type));
	}

	/** Nobody adds a line to the request who chooses the host. */
	@Property
	void aHostIsOneWordOfTheRequestOrNone(@ForAll("hosts") String host) throws SslException {
		PeerName name;
		try {
			name = PeerName.of(host);
		}
		catch (IllegalArgumentException ex) {
			return;
		}
		ScriptedAnswer answer = ScriptedAnswer.of("HTTP/1.1 200 OK\r\n\r\n");
		answer.ask(ScriptedAnswer.proxy(ProxyType.HTTP), host, 443);
		String authority = name.canonical().withPort(443);
		assertThat(authority).matches("[a-zA-Z0-9_.:\\[\\]-]+");
		assertThat(answer.sentText())
			.isEqualTo("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
	}

	@Provide
	Arbitrary<byte[]> answers() {
		Arbitrary<String> pieces = Arbitraries.of("HTTP/1.1 ", "200", "100 C", "407 No", " ", "\r\n", "\n", "\r\n\r\n",
				"Proxy-Authenticate: ", "Basic", "\5\0", "\5\2", "\1\0", "\5\0\0\1", "\5\0\0\3\5", "\u00ff", "x");
		Arbitrary<String> noise = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(20);
		return Combinators
			.combine(pieces.list().ofMaxSize(12).map((list) -> String.join("", list)), noise,
					Arbitraries.integers().between(0, 12))
			.as((begin, rest, cut) -> begin.substring(0, Math.min(begin.length(), cut * 4)) + rest)
			.map((text) -> text.getBytes(StandardCharsets.ISO_8859_1));
	}

	@Provide
	Arbitrary<String> hosts() {
		Arbitrary<String> pieces = Arbitraries.of("db.example.org", "192.0.2.1", "2001:db8::1", "[::1]", "\r\n",
				"X-Evil: 1", "\n", "\r", " HTTP/1.1", "\t", " ", "@", "/", ":", "%", ".", "\u2028", "\uff0e", "\u0000",
				"b\u00fccher", "%0d%0a", "\u560a\u560d");
		return Arbitraries.oneOf(pieces.list().ofMinSize(1).ofMaxSize(4).map((list) -> String.join("", list)),
				Arbitraries.strings().ofMaxLength(30));
	}

}
