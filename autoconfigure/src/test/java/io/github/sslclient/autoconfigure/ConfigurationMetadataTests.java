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

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata that editors read.
 */
class ConfigurationMetadataTests {

	private static final String PREFIX = "ssl.client.";

	/** Bound by Spring Boot. */
	private static final String HEALTH_SWITCH = "management.health.sslclient.enabled";

	/** Bound by Spring Boot too, and made by its processor from the endpoint. */
	private static final String ENDPOINT = "management.endpoint.sslclient.";

	private static final List<String> WRITTEN_BY_HAND = List.of(HEALTH_SWITCH, PREFIX + "contexts");

	@Test
	void everyPropertyHasADescription() throws Exception {
		assertThat(entries("properties")).isNotEmpty()
			.allSatisfy((property) -> assertThat((String) property.get("description"))
				.as("description of %s", property.get("name"))
				.isNotBlank()
				.endsWith("."));
	}

	@Test
	void everyRecordComponentIsAProperty() throws Exception {
		assertThat(entries("properties")).filteredOn((property) -> !WRITTEN_BY_HAND.contains(property.get("name")))
			.filteredOn((property) -> !((String) property.get("name")).startsWith(ENDPOINT))
			// The proxy's are in place of the proxy.
			.hasSize(SslClientProperties.class.getRecordComponents().length - 1
					+ SslClientProxyProperties.class.getRecordComponents().length
					+ SslClientExpiryProperties.class.getRecordComponents().length
					+ SslClientReloadProperties.class.getRecordComponents().length
					+ SslClientBundleProperties.class.getRecordComponents().length
					+ SslClientHealthProperties.class.getRecordComponents().length);
	}

	@Test
	void everyHintBelongsToAProperty() throws Exception {
		List<Object> names = entries("properties").stream().map((property) -> property.get("name")).toList();
		assertThat(entries("hints")).isNotEmpty().allSatisfy((hint) -> assertThat(names).contains(hint.get("name")));
	}

	@Test
	void everyEntryIsOurs() throws Exception {
		assertThat(entries("properties")).extracting((property) -> (String) property.get("name"))
			.allMatch((name) -> name.startsWith(PREFIX) || name.startsWith(ENDPOINT) || name.equals(HEALTH_SWITCH));
	}

	@Test
	void theEndpointHasItsAccess() throws Exception {
		assertThat(entries("properties")).extracting((property) -> property.get("name")).contains(ENDPOINT + "access");
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> entries(String section) throws Exception {
		try (InputStream metadata = SslClientProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			Map<String, Object> root = JsonMapper.builder().build().readValue(metadata, Map.class);
			return (List<Map<String, Object>>) root.get(section);
		}
	}

}
