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

import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the running sample tells an operator, after the handshake it makes when
 * it starts. It has a CRL, so that there are meters of one.
 */
@SpringBootTest(useMainMethod = UseMainMethod.ALWAYS, webEnvironment = WebEnvironment.RANDOM_PORT)
class ActuatorTests {

	private static final String CONTEXT = "/actuator/sslclient/default";

	@TempDir
	private static Path directory;

	@LocalServerPort
	private int port;

	private RestTestClient client;

	@DynamicPropertySource
	static void addRevocationList(DynamicPropertyRegistry registry) throws Exception {
		Path file = Files.writeString(directory.resolve("crl.pem"), revocationList());
		registry.add("ssl.client.crl-file", file::toString);
	}

	@BeforeEach
	void makeClient() {
		this.client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + this.port).build();
	}

	@Test
	void healthHasTheComponentOfTheClient() {
		JsonNode health = json("/actuator/health");
		assertThat(health.at("/status").stringValue()).isEqualTo("UP");
		assertThat(health.at("/components/sslClient/status").stringValue()).isEqualTo("UP");
		assertThat(health.at("/components/sslClient/details/errors").isMissingNode()).isTrue();
	}

	@Test
	void theEndpointTellsOfAllContextsInShort() {
		JsonNode context = json("/actuator/sslclient").at("/contexts/default");
		assertThat(context.at("/loaded").booleanValue()).isTrue();
		assertThat(context.has("failure")).isFalse();
		assertThat(context.at("/certificates/count").intValue()).isEqualTo(1);
		assertThat(Instant.parse(context.at("/certificates/firstEnd").stringValue())).isAfter(Instant.now());
		assertThat(context.at("/authorities/count").intValue()).isEqualTo(1);
		assertThat(context.at("/revocationLists/count").intValue()).isEqualTo(1);
		assertThat(context.at("/handshakes").longValue()).isPositive();
		assertThat(context.at("/resumed").isNumber()).isTrue();
		assertThat(context.at("/openStreams").isNumber()).isTrue();
	}

	@Test
	void theEndpointTellsOfOneContextInFull() {
		JsonNode context = json(CONTEXT);
		assertThat(context.at("/context").stringValue()).isEqualTo("default");
		assertThat(context.at("/settings/certificate").stringValue()).endsWith("client.pem");
		assertThat(context.at("/settings/verify").stringValue()).isEqualTo("required");
		assertThat(context.at("/certificates/0/subject").stringValue()).isEqualTo("CN=Sample Client");
		assertThat(context.at("/certificates/0/serial").stringValue()).matches("([0-9A-F]{2})+");
		assertThat(context.at("/certificates/0/daysLeft").longValue()).isEqualTo(89);
		assertThat(context.at("/authorities/count").intValue()).isEqualTo(1);
		assertThat(context.at("/authorities/certificates").isMissingNode()).isTrue();
		assertThat(context.at("/offer/protocols").toString()).isEqualTo("[\"TLSv1.2\",\"TLSv1.3\"]");
		assertThat(context.at("/offer/cipherSuites/0/ianaName").stringValue()).startsWith("TLS_");
		assertThat(context.at("/offer/provider").stringValue()).startsWith("SunJSSE ");
		assertThat(context.at("/figures/handshakes").longValue()).isPositive();
		assertThat(context.at("/figures/bytesWritten").longValue()).isPositive();
		assertThat(context.at("/java").stringValue()).isEqualTo(Runtime.version().toString());
	}

	@Test
	void aCrlIsToldWithItsNumberAndAge() {
		JsonNode list = json(CONTEXT).at("/revocationLists/0");
		assertThat(list.at("/issuer").stringValue()).isEqualTo("CN=Some CA");
		assertThat(list.at("/number").stringValue()).isEqualTo("0x1A2B");
		assertThat(list.at("/entries").intValue()).isEqualTo(2);
		assertThat(Duration.parse(list.at("/age").stringValue())).isBetween(Duration.ofHours(1), Duration.ofHours(2));
		assertThat(list.at("/location").stringValue()).isEqualTo(directory.resolve("crl.pem").toString());
	}

	@Test
	void trustedCertificatesAreListedOnDemand() {
		assertThat(json(CONTEXT + "?authorities=true").at("/authorities/certificates/0/subject").stringValue())
			.isEqualTo("CN=Sample Root");
	}

	@Test
	void postReloadsTheContext() {
		JsonNode outcome = JsonMapper.shared().readTree(body(this.client.post().uri(CONTEXT)));
		assertThat(outcome.at("/success").booleanValue()).isTrue();
		assertThat(outcome.at("/added/certificates").isEmpty()).isTrue();
		assertThat(outcome.at("/removed/revocationLists").isEmpty()).isTrue();
		JsonNode last = json(CONTEXT).at("/lastReload");
		assertThat(Instant.parse(last.at("/at").stringValue()))
			.isEqualTo(Instant.parse(outcome.at("/at").stringValue()));
	}

	@Test
	void aContextThatThereIsNotIsNotFound() {
		this.client.get().uri("/actuator/sslclient/other").exchange().expectStatus().isNotFound();
		this.client.post().uri("/actuator/sslclient/other").exchange().expectStatus().isNotFound();
	}

	@Test
	void noKeyIsInAnyAnswer() {
		for (String path : List.of("/actuator/sslclient", CONTEXT + "?authorities=true", "/actuator/health")) {
			assertThat(json(path).toString()).doesNotContain("BEGIN ", "PRIVATE");
		}
	}

	@Test
	void nothingElseIsExposed() {
		assertThat(json("/actuator").at("/_links").propertyNames()).containsExactlyInAnyOrder("self", "health",
				"health-path", "sslclient", "sslclient-context", "prometheus");
	}

	@Test
	void everyMeterIsScrapedWithItsTags() throws Exception {
		PrometheusText text = scrape();
		assertThat(MeterTable.meters()).hasSizeGreaterThan(15).allSatisfy((meter) -> {
			Set<String> labels = new TreeSet<>(meter.tags());
			labels.add("context");
			assertThat(text.types()).as(meter.name()).containsEntry(meter.series(), meter.kind());
			assertThat(text.of(meter.series())).isNotEmpty().allSatisfy((sample) -> {
				assertThat(sample.labels().keySet()).isEqualTo(labels);
				assertThat(sample.labels()).containsEntry("context", "default");
				assertThat(sample.value()).isNotNaN();
			});
		});
	}

	@Test
	void theHandshakeIsCounted() throws Exception {
		PrometheusText text = scrape();
		assertThat(text.of("ssl_client_context_loaded")).extracting("value").containsExactly(1.0);
		assertThat(text.of("ssl_client_handshakes_finished_total").get(0).value()).isPositive();
		assertThat(text.of("ssl_client_bytes_total")).hasSize(2).allMatch((sample) -> sample.value() > 0);
		assertThat(text.of("ssl_client_certificate_expiry_seconds").get(0).value()).isPositive();
		assertThat(text.of("ssl_client_crl_entries")).extracting("value").containsExactly(2.0);
	}

	@Test
	void theObservationOfTheHandshakeIsATimer() throws Exception {
		assertThat(scrape().of("ssl_client_handshake_seconds_count")).isNotEmpty().allSatisfy((sample) -> {
			Set<String> labels = new TreeSet<>();
			MeterTable.tagsOfHandshakes().forEach((tag) -> labels.add(tag.replace('.', '_')));
			labels.add("error");
			assertThat(sample.labels().keySet()).isEqualTo(labels);
			assertThat(sample.labels()).containsEntry("outcome", "success").containsEntry("verify_result", "0");
		});
	}

	/** The meters of single certificates appear with the second reading. */
	private PrometheusText scrape() {
		text();
		return PrometheusText.parse(text());
	}

	private String text() {
		return body(this.client.get().uri("/actuator/prometheus").header("Accept", "text/plain;version=0.0.4"));
	}

	private JsonNode json(String path) {
		return JsonMapper.shared().readTree(body(this.client.get().uri(path)));
	}

	private static String body(RestTestClient.RequestHeadersSpec<?> request) {
		return String.valueOf(
				request.exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
	}

	private static String revocationList() throws Exception {
		KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
		Date thisUpdate = Date.from(Instant.now().minus(Duration.ofHours(1)));
		X509v2CRLBuilder builder = new X509v2CRLBuilder(new X500Name("CN=Some CA"), thisUpdate);
		builder.setNextUpdate(Date.from(Instant.now().plus(Duration.ofDays(30))));
		builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(0x1A2B)));
		builder.addCRLEntry(BigInteger.ONE, thisUpdate, CRLReason.keyCompromise);
		builder.addCRLEntry(BigInteger.TWO, thisUpdate, CRLReason.superseded);
		StringWriter pem = new StringWriter();
		try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
			writer.writeObject(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
		}
		return pem.toString();
	}

}
