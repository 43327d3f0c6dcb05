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

package io.github.sslclient.endpoint;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sslclient.autoconfigure.SslClientProperties;
import io.github.sslclient.autoconfigure.SslClientProxyProperties;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.proxy.ProxyType;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SettingsReport}.
 */
class SettingsReportTests {

	/** What is no setting of a context: the switches, the bundle, and what is refused. */
	private static final Set<String> NO_SETTINGS = Set.of("enabled", "lazy", "reload-on-update",
			"close-streams-on-reload", "routes", "bundle", "key-log-file");

	private final SettingsReport report = new SettingsReport(List.of());

	@Test
	void settingsHaveTheNamesOfTheirProperties() {
		Set<String> properties = Arrays.stream(SslClientProperties.class.getRecordComponents())
			.map((component) -> DataObjectPropertyName.toDashedForm(component.getName()))
			.filter((name) -> !NO_SETTINGS.contains(name))
			.flatMap((name) -> name.equals("proxy") ? proxyProperties() : Stream.of(name))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> told = new TreeSet<>(this.report.of("default", everything()).keySet());
		told.addAll(this.report.of("default", keyInAToken()).keySet());
		assertThat(told).isEqualTo(properties);
	}

	@Test
	void valuesAreThoseThatThePropertiesCanHave() {
		Map<String, Object> settings = this.report.of("default", everything());
		assertThat(settings).containsEntry("method", "tlsv1.2")
			.containsEntry("certificate", "client.pem")
			.containsEntry("verify", "optional")
			.containsEntry("crl-check", "chain")
			.containsEntry("ocsp", "must-staple")
			.containsEntry("max-depth", 7)
			.containsEntry("alpn", List.of("h2"))
			.containsEntry("read-timeout", "PT7S")
			.containsEntry("trust-system", true);
	}

	@Test
	void whatIsNotSetIsLeftOut() {
		assertThat(this.report.of("default", SslClientSettings.builder().build()))
			.doesNotContainKeys("certificate", "key", "certificate-password", "ca-file", "ciphers")
			.containsEntry("method", "tlsv1.2+");
	}

	@Test
	void thePasswordIsNeverTold() {
		assertThat(this.report.of("default", everything()))
			.containsEntry("certificate-password", SanitizableData.SANITIZED_VALUE)
			.containsEntry("ca-file-password", SanitizableData.SANITIZED_VALUE)
			.containsEntry("proxy.password", SanitizableData.SANITIZED_VALUE);
	}

	@Test
	void sanitizingFunctionsKnowTheWholeName() {
		Set<String> keys = new TreeSet<>();
		SettingsReport asking = new SettingsReport(List.of((data) -> {
			keys.add(data.getKey());
			return data;
		}));
		asking.of("default", SslClientSettings.builder().build());
		asking.of("bank", SslClientSettings.builder().build());
		assertThat(keys).contains("ssl.client.method", "ssl.client.contexts.bank.method");
	}

	private static Stream<String> proxyProperties() {
		return Arrays.stream(SslClientProxyProperties.class.getRecordComponents())
			.map((component) -> "proxy." + DataObjectPropertyName.toDashedForm(component.getName()));
	}

	@Test
	void aKeyStoreInMemoryIsToldAsTheCertificateAndAProviderByItsName() throws Exception {
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		SslClientSettings inMemory = SslClientSettings.builder()
			.keyStore(ClientKeyStore.of(keyStore, null, "SSL bundle 'mine'"))
			.build();
		assertThat(this.report.of("default", inMemory)).containsEntry("certificate", "SSL bundle 'mine'")
			.doesNotContainKey("key-store-provider");
		assertThat(this.report.of("default", keyInAToken())).containsEntry("key-store-provider", "SunPKCS11-Token")
			.doesNotContainKey("certificate");
	}

	private static SslClientSettings keyInAToken() {
		return SslClientSettings.builder().keyStore(ClientKeyStore.ofProvider("SunPKCS11-Token")).build();
	}

	private static SslClientSettings everything() {
		PemSource file = PemSource.of(Path.of("client.pem"));
		return SslClientSettings.builder()
			.method("tlsv1.2")
			.certificate(file)
			.key(file)
			.certificatePassword("hunter2".toCharArray())
			.keyAlias("mine")
			.caFilePassword("hunter2".toCharArray())
			.verify(VerifyMode.OPTIONAL)
			.maxDepth(7)
			.caFile(file)
			.caDirectory("trust")
			.trustSystem(true)
			.crlFile(file)
			.crlCheck(CrlCheck.CHAIN)
			.ocsp(OcspCheck.MUST_STAPLE)
			.ciphers("HIGH")
			.ciphersuites("TLS_AES_128_GCM_SHA256")
			.groups("X25519")
			.signatureAlgorithms("ed25519")
			.serverName("example.org")
			.applicationProtocols(List.of("h2"))
			.readTimeout(Duration.ofSeconds(7))
			.provider("SunJSSE")
			.proxy(ProxySettings.of(ProxyType.HTTPS, "proxy.example.org", 3128)
				.withCredentials("me", "hunter2".toCharArray())
				.withNonProxyHosts(List.of("localhost"))
				.withContext("bank"))
			.build();
	}

}
