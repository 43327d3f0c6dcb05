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

package io.github.sslclient.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProbeRequestReader}.
 */
class ProbeRequestReaderTests {

	@Test
	void readsAllFields() throws IOException {
		ProbeRequest request = read("""
				{"host":"[::1]","port":443,"serverName":"example.org",
				 "overrides":{"method":"tlsv1.3","maxDepth":2,"read-timeout":"1s","ciphers":null},"send":"hello"}""");
		assertThat(request.host()).isEqualTo("[::1]");
		assertThat(request.port()).isEqualTo(443);
		assertThat(request.overrides().serverName()).isEqualTo("example.org");
		assertThat(request.overrides().method()).isEqualTo("tlsv1.3");
		assertThat(request.overrides().maxDepth()).isEqualTo(2);
		assertThat(request.overrides().readTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(request.overrides().ciphers()).isNull();
		assertThat(request.send()).isEqualTo("hello");
	}

	@Test
	void nullMeansUnset() throws IOException {
		ProbeRequest request = read(
				"{'host':'a','port':1,'serverName':null,'overrides':null,'send':null}".replace('\'', '"'));
		assertThat(request.overrides().serverName()).isNull();
		assertThat(request.send()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{'port':443} | host | 'host' is missing",
			"{'host':null,'port':443} | host | 'host' is missing", "{'host':' ','port':443} | host | 'host' is missing",
			"{'host':5,'port':443} | host | 'host' must be a string but is 5",
			"{'host':'a b','port':443} | host | 'a b' is not a host name",
			"{'host':'a..b','port':443} | host | 'a..b' is not a host name",
			"{'host':'a'} | port | 'port' is missing: a whole number from 1 to 65535",
			"{'host':'a','port':0} | port | 'port' must be a whole number from 1 to 65535 but is 0",
			"{'host':'a','port':65536} | port | but is 65536", "{'host':'a','port':-1} | port | but is -1",
			"{'host':'a','port':443.5} | port | but is 443.5", "{'host':'a','port':'443'} | port | a whole number",
			"{'host':'a','port':99999999999999999999} | port | a whole number",
			"{'host':'a','port':[1]} | port | a whole number",
			"{'host':'a','port':1,'sni':'b'} | sni | 'sni' is not a field of a probe",
			"{'host':'a','port':1,'send':5} | send | 'send' must be a string",
			"{'host':'a','port':1,'serverName':'-'} | serverName | '-' is not a host name",
			"{'host':'a','port':1,'serverName':'b','overrides':{'server-name':'c'}} | serverName | cannot both be given",
			"{'host':'a','port':1,'overrides':[]} | overrides | must be an object",
			"{'host':'a','port':1,'overrides':{'ca-file':'x'}} | overrides | 'ca-file' belongs to the context",
			"{'host':'a','port':1,'overrides':{'caFile':'x'}} | overrides | 'ca-file' belongs to the context",
			"{'host':'a','port':1,'overrides':{'certificatePassword':'x'}} | overrides | 'certificate-password' belongs",
			"{'host':'a','port':1,'overrides':{'colour':'x'}} | overrides | 'colour' is not an override",
			"{'host':'a','port':1,'overrides':{'verify':true}} | overrides | 'verify' in 'overrides' must be a string",
			"{'host':'a','port':1,'overrides':{'verify':'maybe'}} | overrides | none, optional or required",
			"{'host':'a','port':1,'overrides':{'max-depth':1.5}} | overrides | 'max-depth' must be a whole number",
			"{'host':'a','port':1,'overrides':{'serverName':'a b'}} | overrides | 'a b' is not a host name",
			"{'host':'a','port':1,'overrides':{'read-timeout':'PT-1S'}} | overrides | 'read-timeout' must be" })
	void refusesAndNamesTheField(String json, String field, String message) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read(json.replace('\'', '"')))
			.withMessageContaining(message)
			.extracting(InvalidRequestException::getField)
			.isEqualTo(field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "`` | not a JSON object", "[] | not a JSON object", "'text' | not a JSON object",
					"{'host':'a' | not JSON", "{'host':'a','port':1} x | not JSON",
					"{'host':'a','host':'b','port':1} | not JSON", "host=a&port=1 | not JSON" })
	void refusesWhatIsNoJsonObject(String json, String message) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read(json.replace('\'', '"')))
			.withMessageContaining(message)
			.extracting(InvalidRequestException::getField)
			.isNull();
	}

	@Test
	void countsTheBytesToSendAndNotTheCharacters() {
		String text = "\u00fc".repeat(ProbeRequest.MAX_SEND / 2 + 1);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> read("{\"host\":\"a\",\"port\":1,\"send\":\"" + text + "\"}"))
			.withMessage("'send' is longer than 65536 bytes");
	}

	@Test
	void refusesAnEndlessBody() {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read(" ".repeat(600 * 1024)))
			.withMessage("The request is longer than 524288 bytes");
	}

	private static ProbeRequest read(String json) throws IOException {
		return ProbeRequestReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
	}

}
