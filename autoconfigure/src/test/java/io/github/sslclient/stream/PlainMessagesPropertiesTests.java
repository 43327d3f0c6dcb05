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

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.github.sslclient.error.SslException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of all messages, however they are spread over records.
 */
class PlainMessagesPropertiesTests {

	@Property(tries = 300)
	void everyMessageIsFoundWhereverRecordsAreCut(@ForAll("flight") List<byte[]> flight,
			@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 40) Integer> lengths) throws SslException {
		byte[] content = TlsRecords.join(flight.toArray(byte[][]::new));
		List<byte[]> records = new ArrayList<>();
		int start = 0;
		for (int i = 0; start < content.length; i++) {
			// Bounded from below in the end, or empty records would never end.
			int length = Math.max(lengths.get(i % lengths.size()), i / lengths.size());
			int end = Math.min(start + length, content.length);
			records.add(Arrays.copyOfRange(content, start, end));
			start = end;
		}
		assertThat(seen(records.toArray(byte[][]::new)))
			.isEqualTo(flight.stream().map(PlainMessagesPropertiesTests::expected).toList());
	}

	@Property
	void noBytesDoMoreThanName(@ForAll byte[] bytes) throws SslException {
		assertThat(seen(bytes)).hasSizeLessThanOrEqualTo(bytes.length / 4);
	}

	@Example
	void aKeyExchangeAsLongAsOpenSslTakesIsKept() throws SslException {
		assertThat(seen(message(PlainMessages.SERVER_KEY_EXCHANGE, new byte[102_400]))).singleElement()
			.asString()
			.hasSizeGreaterThan(2 * 102_400);
	}

	@Example
	void ofALongerKeyExchangeNothingIsKept() throws SslException {
		assertThat(seen(message(PlainMessages.SERVER_KEY_EXCHANGE, new byte[102_401]))).containsExactly("12 null");
	}

	@Example
	void aServerHelloAsLongAsOpenSslTakesIsKept() throws SslException {
		assertThat(seen(message(PlainMessages.SERVER_HELLO, new byte[20_000]))).singleElement()
			.asString()
			.hasSizeGreaterThan(2 * 20_000);
	}

	@Example
	void ofALongerServerHelloNothingIsKept() throws SslException {
		assertThat(seen(message(PlainMessages.SERVER_HELLO, new byte[20_001]))).containsExactly("2 null");
	}

	@Example
	void aMessageBehindTheLongestOfAllIsFound() throws SslException {
		byte[] keyExchange = message(PlainMessages.SERVER_KEY_EXCHANGE, new byte[] { 7 });
		assertThat(seen(message(11, new byte[0xFFFFFF]), keyExchange)).containsExactly("11 null", "12 07");
	}

	@Provide
	static Arbitrary<List<byte[]>> flight() {
		Arbitrary<Integer> types = Arbitraries.of(0, 2, 11, 12, 13, 14, 22, 255);
		Arbitrary<byte[]> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(120);
		return Combinators.combine(types, bodies).as(PlainMessagesPropertiesTests::message).list().ofMaxSize(8);
	}

	private static List<String> seen(byte[]... records) throws SslException {
		List<String> seen = new ArrayList<>();
		PlainMessages messages = new PlainMessages((type, body, last) -> seen.add(text(type, body)));
		for (byte[] record : records) {
			messages.read(ByteBuffer.wrap(record));
		}
		return seen;
	}

	private static byte[] message(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
	}

	private static String expected(byte[] message) {
		int type = message[0] & 0xFF;
		boolean kept = type == PlainMessages.SERVER_HELLO || type == PlainMessages.SERVER_KEY_EXCHANGE;
		return text(type, kept ? ByteBuffer.wrap(Arrays.copyOfRange(message, 4, message.length)) : null);
	}

	private static String text(int type, ByteBuffer body) {
		return type + " " + ((body != null) ? HexFormat.of().formatHex(body.array()) : null);
	}

}
