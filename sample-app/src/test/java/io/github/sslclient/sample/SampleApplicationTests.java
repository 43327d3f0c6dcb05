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

import java.util.Map;

import io.github.sslclient.context.SslClientContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the running web application, its own material and echo server included.
 */
@SpringBootTest(useMainMethod = UseMainMethod.ALWAYS, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private EchoServer echoServer;

	@Autowired
	private SslClientContext context;

	@Autowired
	private Greeting greeting;

	private RestTestClient client;

	@BeforeEach
	void makeClient() {
		this.client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + this.port).build();
	}

	@Test
	void greetingLogsWhatCameBackAndWhatWasNegotiated(CapturedOutput output) {
		this.greeting.run(new DefaultApplicationArguments());
		assertThat(output).contains("The echo server answered 'Hello over TLS': protocol TLSv1.3, "
				+ "cipher TLS_AES_256_GCM_SHA384, verify result 0 (ok)");
	}

	@Test
	void contextPresentsTheSamplesCertificate() {
		assertThat(this.context.settings().certificate())
			.hasToString(String.valueOf(this.context.settings().caFile()).replace("ca.pem", "client.pem"));
	}

	@Test
	void probeAnswersWithWhatWasNegotiatedAndReceived() {
		probe(Map.of("host", "localhost", "port", this.echoServer.port(), "send", "gr\u00fc\u00df dich\n")).expectBody()
			.jsonPath("$.ok")
			.isEqualTo(true)
			.jsonPath("$.protocol")
			.isEqualTo("TLSv1.3")
			.jsonPath("$.cipher")
			.isEqualTo("TLS_AES_256_GCM_SHA384")
			.jsonPath("$.verifyResult")
			.isEqualTo(0)
			.jsonPath("$.verifyResultString")
			.isEqualTo("ok")
			.jsonPath("$.peerCertificates.length()")
			.isEqualTo(1)
			.jsonPath("$.peerCertificates[0].subject")
			.isEqualTo("CN=localhost")
			.jsonPath("$.peerCertificates[0].issuer")
			.isEqualTo("CN=Sample Root")
			.jsonPath("$.received")
			.isEqualTo("gr\u00fc\u00df dich\n")
			.jsonPath("$.error")
			.doesNotExist();
	}

	@Test
	void probeLeavesReceivedOutWhenNothingCame() {
		probe(Map.of("host", "localhost", "port", this.echoServer.port())).expectBody()
			.jsonPath("$.ok")
			.isEqualTo(true)
			.jsonPath("$.received")
			.doesNotExist();
	}

	@Test
	void probeAppliesOverridesInEitherCase() {
		probe(Map.of("host", "127.0.0.1", "port", this.echoServer.port(), "serverName", "localhost", "overrides",
				Map.of("method", "tlsv1.2", "maxDepth", 3, "handshake-timeout", "5s")))
			.expectBody()
			.jsonPath("$.protocol")
			.isEqualTo("TLSv1.2")
			.jsonPath("$.cipher")
			.isEqualTo("ECDHE-ECDSA-AES256-GCM-SHA384");
	}

	@Test
	void probeOfAnUnknownMethodIsAnAnswer() {
		probe(Map.of("host", "localhost", "port", this.echoServer.port(), "overrides", Map.of("method", "tlsv9")))
			.expectBody()
			.jsonPath("$.ok")
			.isEqualTo(false)
			.jsonPath("$.protocol")
			.isEmpty()
			.jsonPath("$.peerCertificates")
			.isEmpty()
			.jsonPath("$.error.what")
			.isEqualTo("configuration");
	}

	@Test
	void probeOfNobodyIsAnAnswer() {
		probe(Map.of("host", "localhost", "port", 1)).expectBody()
			.jsonPath("$.ok")
			.isEqualTo(false)
			.jsonPath("$.error.what")
			.isEqualTo("connect")
			.jsonPath("$.error.codes[0]")
			.isEqualTo("8000006F")
			.jsonPath("$.error.strings[0]")
			.isEqualTo("error:8000006F:system library::Connection refused")
			.jsonPath("$.error.verifyResult")
			.isEqualTo(0)
			.jsonPath("$.error.verifyResultString")
			.isEqualTo("ok")
			.jsonPath("$.error.message")
			.exists();
	}

	@Test
	void probeOfSomebodyWithoutOurTrustTellsTheVerifyResult() {
		SampleMaterial foreign = SampleMaterial.create();
		try (EchoServer server = EchoServer.start(foreign.serverContext())) {
			probe(Map.of("host", "localhost", "port", server.port())).expectBody()
				.jsonPath("$.ok")
				.isEqualTo(false)
				.jsonPath("$.verifyResult")
				.isNumber()
				.jsonPath("$.peerCertificates[0].subject")
				.isEqualTo("CN=localhost")
				.jsonPath("$.error.codes[0]")
				.isEqualTo("0A000086")
				.jsonPath("$.error.verifyResultString")
				.isNotEmpty();
		}
	}

	@Test
	void invalidRequestIsAProblemThatNamesTheField() {
		this.client.post()
			.uri("/api/probe")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("host", "localhost", "port", 0))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.field")
			.isEqualTo("port")
			.jsonPath("$.detail")
			.isEqualTo("'port' must be a whole number from 1 to 65535 but is 0");
	}

	@Test
	void formIsNotTaken() {
		this.client.post()
			.uri("/api/probe")
			.contentType(MediaType.TEXT_PLAIN)
			.body("{\"host\":\"localhost\",\"port\":1}")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	private RestTestClient.ResponseSpec probe(Map<String, Object> request) {
		RestTestClient.ResponseSpec answer = this.client.post()
			.uri("/api/probe")
			.contentType(MediaType.APPLICATION_JSON)
			.body(request)
			.exchange();
		return answer.expectStatus().isOk();
	}

}
