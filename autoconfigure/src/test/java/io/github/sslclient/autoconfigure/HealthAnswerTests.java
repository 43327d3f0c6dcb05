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

package io.github.sslclient.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody who has never seen this library reads what a running application says of its
 * health over HTTP, and finds which file to renew, or which peer refuses, and what to do.
 * One application has a context for each thing that can be broken.
 */
@Isolated
class HealthAnswerTests {

	private static final String SECRET = "Zug4ng-nur-f0r-uns";

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private static final Instant LAST_WEEK = NOW.minus(Duration.ofDays(7));

	private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

	private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

	private static final Instant NEXT_WEEK = NOW.plus(Duration.ofDays(7));

	private static final Map<String, TlsTestServer<Long>> servers = new HashMap<>();

	private static final List<String> properties = new ArrayList<>();

	@TempDir
	private static Path directory;

	private static Path caFile;

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void start() {
		caFile = file("ca.pem", PKI.caPem());
		breakFiles();
		breakPeers();
		application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.bannerMode(Banner.Mode.OFF)
			.run(Stream.concat(
					Stream.of("server.port=0", "server.address=127.0.0.1", "spring.jmx.enabled=false",
							"management.endpoint.health.show-details=always",
							// Of clients that other tests need.
							"management.health.rabbit.enabled=false", "management.health.redis.enabled=false"),
					properties.stream())
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

	@AfterAll
	static void stop() throws IOException {
		if (application != null) {
			application.close();
		}
		for (TlsTestServer<Long> server : servers.values()) {
			server.close();
		}
	}

	@Test
	void whereNothingIsBrokenNothingIsSaid() throws Exception {
		JsonNode answer = answer("fine");
		assertThat(answer.at("/status").stringValue()).isEqualTo("UP");
		assertThat(answer.at("/details/targets/" + peer("fine") + "/result").stringValue()).isEqualTo("accepted");
		assertThat(answer.at("/details/errors").isMissingNode()).isTrue();
	}

	@Test
	void aFileThatIsMissing() throws Exception {
		assertThat(error("missing")).contains(directory.resolve("missing.pem").toString(), "there is no such file",
				"correct the path");
		assertThat(answer("missing").at("/details/property").stringValue())
			.isEqualTo("ssl.client.contexts.missing.ca-file");
	}

	@Test
	void aClientCertificateThatHasExpired() throws Exception {
		assertThat(error("expired")).contains("certificate (" + directory.resolve("expired.pem") + ")",
				"'CN=expired' expired at " + YESTERDAY, "put a renewed one in its place");
	}

	@Test
	void aClientCertificateThatIsNotValidYet() throws Exception {
		assertThat(error("early")).contains("certificate (" + directory.resolve("early.pem") + ")",
				"'CN=early' is not valid before " + TOMORROW, "check the clock, or put one in its place");
	}

	@Test
	void aCrlThatHasExpired() throws Exception {
		assertThat(error("stale-crl")).contains("crl-file (" + directory.resolve("stale.crl") + ")",
				"expired at " + YESTERDAY, "put the newest of this authority in its place");
	}

	@Test
	void aCrlThatIsMissing() throws Exception {
		assertThat(error("no-crl")).contains("crl-check is chain, but there is no CRL", "set crl-file or ca-directory");
	}

	@Test
	void aPasswordThatIsWrong() throws Exception {
		assertThat(error("wrong-password")).contains(directory.resolve("encrypted.pem").toString(),
				"the password does not open it", "set certificate-password to the password of the key");
		assertThat(answer("wrong-password").at("/details/property").stringValue())
			.isEqualTo("ssl.client.contexts.wrong-password.key");
	}

	@Test
	void aKeyThatIsOfAnotherCertificate() throws Exception {
		assertThat(error("other-key")).contains(directory.resolve("other.key").toString(),
				"is not the key of the first certificate in " + directory.resolve("one.pem"),
				"put the client's own certificate first in certificate, and its own key in key");
	}

	@Test
	void aPeerOfAnAuthorityThatIsNotTrusted() throws Exception {
		assertThat(error("unknown-ca")).startsWith("target " + peer("unknown-ca") + ": ")
			.contains("20 (unable to get local issuer certificate)", "add that authority to ca-file or ca-directory");
	}

	@Test
	void aPeerThatHasTheCertificateOfAnotherHost() throws Exception {
		assertThat(error("other-host")).startsWith("target " + peer("other-host") + ": ")
			.contains("'CN=db.example.org'", "it was not issued for 'localhost'",
					"connect by a name that the certificate holds");
	}

	@Test
	void aPeerWhoseCertificateWasRevoked() throws Exception {
		assertThat(error("revoked")).startsWith("target " + peer("revoked") + ": ")
			.contains("23 (certificate revoked)", "do not use this server until its certificate is replaced");
	}

	@Test
	void aPeerWhoseCertificateHasExpired() throws Exception {
		assertThat(error("expired-peer")).startsWith("target " + peer("expired-peer") + ": ")
			.contains("expired at " + YESTERDAY, "the server needs a new certificate");
	}

	@Test
	void aPeerThatSpeaksAnotherVersion() throws Exception {
		assertThat(error("old-peer")).startsWith("target " + peer("old-peer") + ": ")
			.contains("70 (protocol_version)", "none of the protocol versions offered: look at method");
	}

	@Test
	void aPeerThatDemandsACertificate() throws Exception {
		assertThat(error("demanding-peer")).startsWith("target " + peer("demanding-peer") + ": ")
			.contains("the server demands a client certificate and none is configured", "set certificate and key");
	}

	@Test
	void oneThingThatIsBrokenIsEnoughForAllToBeDown() throws Exception {
		HttpResponse<String> response = get("/actuator/health");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(JsonMapper.shared().readTree(response.body()).at("/components/sslClient/status").stringValue())
			.isEqualTo("DOWN");
		assertThat(response.body()).doesNotContain(SECRET, "BEGIN ");
	}

	@Test
	void theEndpointOfContextsIsNotExposedUnlessSomebodySaysSo() throws Exception {
		assertThat(get("/actuator/sslclient").statusCode()).isEqualTo(404);
		assertThat(get("/actuator").body()).doesNotContain("sslclient");
	}

	private static void breakFiles() {
		context("missing", "ca-file=" + directory.resolve("missing.pem"));
		context("expired", "certificate=" + clientFile("expired", LAST_WEEK, YESTERDAY));
		context("early", "certificate=" + clientFile("early", TOMORROW, NEXT_WEEK));
		context("stale-crl", "ca-file=" + caFile, "crl-check=peer",
				"crl-file=" + file("stale.crl", PKI.crlPem(LAST_WEEK, YESTERDAY)));
		context("no-crl", "ca-file=" + caFile, "crl-check=chain");
		context("wrong-password",
				"certificate=" + file("encrypted.pem", PKI.client("me").certificatePem() + encryptedKey()),
				"certificate-password=" + SECRET);
		context("other-key", "certificate=" + file("one.pem", PKI.client("me").certificatePem()),
				"key=" + file("other.key", PKI.client("me").keyPem()));
	}

	private static void breakPeers() {
		String trust = "ca-file=" + caFile;
		context("fine", trust, target("fine", PKI.server("localhost"), ServerParameters.none()));
		context("unknown-ca", trust,
				target("unknown-ca", TestPki.create(KeyKind.EC).server("localhost"), ServerParameters.none()));
		context("other-host", trust, target("other-host", PKI.server("db.example.org"), ServerParameters.none()));
		Identity revoked = PKI.server("localhost");
		context("revoked", trust, "crl-check=peer",
				"crl-file=" + file("revoked.crl", PKI.crlPem(YESTERDAY, TOMORROW, revoked.certificate())),
				target("revoked", revoked, ServerParameters.none()));
		context("expired-peer", trust, target("expired-peer", PKI.validity(LAST_WEEK, YESTERDAY).server("localhost"),
				ServerParameters.none()));
		context("old-peer", trust, "method=tlsv1.3",
				target("old-peer", PKI.server("localhost"), ServerParameters.of("TLSv1.2")));
		context("demanding-peer", trust,
				target("demanding-peer", PKI.server("localhost"), new ServerParameters("TLSv1.2", true)));
	}

	private static void context(String name, String... settings) {
		Arrays.stream(settings)
			.map((setting) -> "ssl.client.contexts." + name + "." + setting)
			.forEach(properties::add);
	}

	private static String target(String name, Identity identity, ServerParameters parameters) {
		TlsTestServer<Long> server = TlsTestServer.start(PKI, identity, parameters, TlsTestServer::echo);
		servers.put(name, server);
		return "health.targets=localhost:" + server.port();
	}

	private static Path clientFile(String name, Instant notBefore, Instant notAfter) {
		Identity client = PKI.validity(notBefore, notAfter).client(name);
		return file(name + ".pem", client.certificatePem() + client.keyPem());
	}

	private static Path file(String name, String pem) {
		return TestPki.write(directory, name, pem);
	}

	private static String encryptedKey() {
		try (InputStream key = SslClientStreamFactory.class.getResourceAsStream("pem/rsa-pbes2.pem")) {
			return new String(Objects.requireNonNull(key).readAllBytes(), StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String peer(String name) {
		return "localhost:" + Objects.requireNonNull(servers.get(name)).port();
	}

	/** The one error, when its target has been tried. */
	private static String error(String name) throws Exception {
		JsonNode answer = answer(name);
		assertThat(answer.at("/status").stringValue()).isEqualTo("DOWN");
		assertThat(answer.at("/details/errors")).hasSize(1);
		return answer.at("/details/errors/0").stringValue();
	}

	private static JsonNode answer(String name) {
		return await().until(() -> JsonMapper.shared().readTree(get("/actuator/health/sslClient/" + name).body()),
				(answer) -> !answer.toString().contains("not tried yet"));
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		URI uri = URI
			.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
