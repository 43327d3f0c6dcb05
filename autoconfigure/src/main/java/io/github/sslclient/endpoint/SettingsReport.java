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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.proxy.ProxySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Tells settings by the names of their properties. Paths and modes are what an operator
 * has to know; the password is never told, nor text that stands in a property in place of
 * a file.
 */
final class SettingsReport {

	private static final String PREFIX = "ssl.client.";

	private final Sanitizer sanitizer;

	SettingsReport(Iterable<SanitizingFunction> sanitizingFunctions) {
		this.sanitizer = new Sanitizer(sanitizingFunctions);
	}

	/**
	 * Tell settings.
	 * @param name the name of the context
	 * @param settings its settings
	 * @return the settings, those that are not set left out
	 */
	Map<String, Object> of(String name, SslClientSettings settings) {
		String prefix = name.equals(SslClientSettings.DEFAULT_NAME) ? PREFIX : PREFIX + "contexts." + name + ".";
		Map<String, Object> report = new LinkedHashMap<>();
		list(settings).forEach((setting, value) -> {
			Object told = (value != null)
					? this.sanitizer.sanitize(new SanitizableData(null, prefix + setting, value), true) : null;
			if (told != null) {
				report.put(setting, told);
			}
		});
		return report;
	}

	private static Map<String, @Nullable Object> list(SslClientSettings settings) {
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		ClientKeyStore keyStore = settings.keyStore();
		all.put("method", settings.method());
		all.put("certificate", (keyStore != null && keyStore.provider() == null) ? keyStore.location()
				: location(settings.certificate()));
		all.put("key", location(settings.key()));
		all.put("certificate-password",
				(settings.certificatePassword() != null) ? SanitizableData.SANITIZED_VALUE : null);
		all.put("key-alias", settings.keyAlias());
		all.put("key-store-provider", (keyStore != null) ? keyStore.provider() : null);
		all.put("verify", word(settings.verify()));
		all.put("max-depth", settings.maxDepth());
		all.put("security-level", settings.securityLevel());
		all.put("ca-file", location(settings.caFile()));
		all.put("ca-file-password", (settings.caFilePassword() != null) ? SanitizableData.SANITIZED_VALUE : null);
		all.put("ca-directory", settings.caDirectory());
		all.put("trust-system", settings.trustSystem());
		all.put("crl-file", location(settings.crlFile()));
		all.put("crl-check", word(settings.crlCheck()));
		all.put("ocsp", word(settings.ocsp()));
		all.put("platform-validation", settings.platformValidation());
		all.put("ciphers", settings.ciphers());
		all.put("ciphersuites", settings.ciphersuites());
		all.put("groups", settings.groups());
		all.put("sigalgs", settings.signatureAlgorithms());
		all.put("sni", settings.sni());
		all.put("server-name", settings.serverName());
		all.put("verify-hostname", settings.verifyHostname());
		all.put("pins", settings.pins().toString());
		all.put("provider", settings.provider());
		all.put("session-cache", settings.sessions().enabled());
		all.put("session-cache-size", settings.sessions().cacheSize());
		all.put("session-timeout", settings.sessions().timeout().toString());
		all.put("alpn", settings.applicationProtocols());
		all.put("connect-timeout", settings.connectTimeout().toString());
		all.put("handshake-timeout", settings.handshakeTimeout().toString());
		all.put("read-timeout", settings.readTimeout().toString());
		all.put("ignore-unexpected-eof", settings.ignoreUnexpectedEof());
		addProxy(settings.proxy(), all);
		return all;
	}

	private static void addProxy(@Nullable ProxySettings proxy, Map<String, @Nullable Object> all) {
		if (proxy != null) {
			all.put("proxy.type", word(proxy.type()));
			all.put("proxy.host", proxy.host().toString());
			all.put("proxy.port", proxy.port());
			all.put("proxy.username", proxy.username());
			all.put("proxy.password", (proxy.username() != null) ? SanitizableData.SANITIZED_VALUE : null);
			all.put("proxy.non-proxy-hosts", proxy.nonProxyHosts().isEmpty() ? null : proxy.nonProxyHosts());
			all.put("proxy.context", proxy.context());
		}
	}

	private static @Nullable String location(@Nullable PemSource source) {
		return (source != null) ? source.location() : null;
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
