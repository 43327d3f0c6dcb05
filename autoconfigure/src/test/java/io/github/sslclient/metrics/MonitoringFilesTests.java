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

package io.github.sslclient.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.observation.SslClientHandshakeObserver;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The alert rules and the dashboard in {@code monitoring}, against what a context that
 * has everything exports to Prometheus.
 */
class MonitoringFilesTests {

	private static final String RULES = "prometheus-rules.yaml";

	private static final String DASHBOARD = "grafana-dashboard.json";

	private static final Pattern SERIES = Pattern.compile("(?m)^(ssl_client_[a-z_]+)(?:\\{([^}]*)})? ");

	private static final Pattern USE = Pattern.compile("(ssl_client_[a-z_]+)(?:\\{([^}]*)})?");

	private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?==|!=)");

	/** Added by Prometheus itself. */
	private static final String INSTANCE = "instance";

	private static final Map<String, Set<String>> exported = new HashMap<>();

	@BeforeAll
	static void export() throws Exception {
		TestPki pki = TestPki.create(KeyKind.EC);
		Identity client = pki.client("me");
		SslClientContext context = SslClientContext.of(SslClientSettings.builder()
			.caFile(new PemText(pki.caPem()))
			.certificate(new PemText(client.certificatePem()))
			.key(new PemText(client.keyPem()))
			.crlFile(new PemText(pki.crlPem(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600))))
			.build());
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
		new SslClientMetrics(
				List.of(new ReloadableContext("default", ContextLoader.of(() -> context), Clock.systemUTC())),
				Clock.systemUTC())
			.bindTo(registry);
		SslClientStreamFactory factory = new SslClientStreamFactory(context)
			.withListeners(List.of(new SslClientHandshakeObserver(observations, null)));
		try (TlsTestServer<Long> server = TlsTestServer.start(pki, pki.server("localhost"), ServerParameters.none(),
				TlsTestServer::echo); SslClientStream stream = factory.connect("localhost", server.port())) {
			stream.handshake();
		}
		registry.scrape();
		Matcher series = SERIES.matcher(registry.scrape());
		while (series.find()) {
			exported.computeIfAbsent(series.group(1), (name) -> new HashSet<>(Set.of(INSTANCE)))
				.addAll(labels(series.group(2)));
		}
	}

	@Test
	void everyAlertUsesWhatIsExported() throws Exception {
		assertExported(alertExpressions());
	}

	@Test
	void everyPanelUsesWhatIsExported() throws Exception {
		assertExported(panelExpressions());
	}

	@Test
	void everyMeterIsOnTheDashboard() throws Exception {
		String expressions = String.join(" ", panelExpressions());
		assertThat(exported.keySet()).filteredOn((name) -> !name.startsWith("ssl_client_handshake_active"))
			.allMatch(expressions::contains);
	}

	@ParameterizedTest
	@ValueSource(strings = { "summary", "description" })
	void everyAlertSaysWhatToDo(String annotation) throws Exception {
		assertThat(alerts()).isNotEmpty()
			.allSatisfy((alert) -> assertThat(String.valueOf(((Map<?, ?>) alert.get("annotations")).get(annotation)))
				.isNotEqualTo("null")
				.isNotBlank());
	}

	private static void assertExported(List<String> expressions) {
		assertThat(expressions).isNotEmpty();
		for (String expression : expressions) {
			List<MatchResult> uses = USE.matcher(expression).results().toList();
			assertThat(uses).as(expression).isNotEmpty();
			uses.forEach((use) -> assertThat(exported.get(use.group(1))).as(expression)
				.isNotNull()
				.containsAll(labels(use.group(2))));
		}
	}

	private static List<String> labels(String selector) {
		return (selector != null) ? LABEL.matcher(selector).results().map((label) -> label.group(1)).toList()
				: List.of();
	}

	private static List<String> alertExpressions() throws IOException {
		return alerts().stream().map((alert) -> String.valueOf(alert.get("expr"))).toList();
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> alerts() throws IOException {
		Map<String, List<Map<String, Object>>> root = new Yaml().load(read(RULES));
		return (List<Map<String, Object>>) root.get("groups").get(0).get("rules");
	}

	private static List<String> panelExpressions() throws IOException {
		List<String> expressions = new ArrayList<>();
		for (JsonNode panel : JsonMapper.builder().build().readTree(read(DASHBOARD)).get("panels")) {
			panel.get("targets").forEach((target) -> expressions.add(target.get("expr").stringValue()));
		}
		return expressions;
	}

	private static String read(String name) throws IOException {
		return Files.readString(Path.of("..", "monitoring", name));
	}

}
