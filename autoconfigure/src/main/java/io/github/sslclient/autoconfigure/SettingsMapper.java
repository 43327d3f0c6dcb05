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

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.sslclient.SslClientContextCustomizer;
import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Turns properties into settings. An empty value means unset.
 */
final class SettingsMapper {

	private static final String KEY_LOG = "is not possible: the JVM's TLS provider does not tell its secrets; leave it "
			+ "out, and to decrypt a capture have the server log them (openssl s_server -keylogfile)";

	private final MaterialSources sources;

	private final Supplier<Stream<SslClientContextCustomizer>> customizers;

	SettingsMapper(MaterialSources sources, Supplier<Stream<SslClientContextCustomizer>> customizers) {
		this.sources = sources;
		this.customizers = customizers;
	}

	/**
	 * Make the settings of a context.
	 * @param name its name
	 * @param properties its properties
	 * @param details where its key and trust material is from instead, or {@code null}
	 */
	SslClientSettings map(String name, SslClientProperties properties, @Nullable ContextDetails details) {
		if (StringUtils.hasText(properties.keyLogFile())) {
			throw new IllegalSettingException("key-log-file", KEY_LOG);
		}
		ContextMaterial material = this.sources.of(properties, details);
		SslClientSettingsBuilder settings = SslClientSettings.builder()
			.certificate(material.certificate())
			.key(material.key())
			.certificatePassword(material.certificatePassword())
			.keyAlias(material.keyAlias())
			.keyStore(material.keyStore())
			.verify(properties.verify())
			.maxDepth(properties.maxDepth())
			.securityLevel(properties.securityLevel())
			.caFile(material.caFile())
			.caFilePassword(material.caFilePassword())
			.caDirectory(material.caDirectory())
			.trustSystem(properties.trustSystem())
			.crlFile(this.sources.of(properties.crlFile()))
			.crlCheck(properties.crlCheck())
			.ocsp(properties.ocsp())
			.platformValidation(properties.platformValidation())
			.ciphers(text(properties.ciphers()))
			.ciphersuites(text(properties.ciphersuites()))
			.groups(text(properties.groups()))
			.signatureAlgorithms(text(properties.sigalgs()))
			.sni(properties.sni())
			.serverName(text(properties.serverName()))
			.verifyHostname(properties.verifyHostname())
			.pins(PinSettings.of(properties.pins()))
			.provider(text(properties.provider()))
			.sessionCache(properties.sessionCache())
			.sessionCacheSize(properties.sessionCacheSize())
			.sessionTimeout(properties.sessionTimeout())
			.applicationProtocols(properties.alpn().stream().filter(StringUtils::hasText).toList())
			.connectTimeout(properties.connectTimeout())
			.handshakeTimeout(properties.handshakeTimeout())
			.readTimeout(properties.readTimeout())
			.ignoreUnexpectedEof(properties.ignoreUnexpectedEof())
			.proxy(ProxyMapper.map(properties.proxy()));
		if (StringUtils.hasText(properties.method())) {
			settings.method(properties.method());
		}
		this.customizers.get().forEach((customizer) -> customizer.customize(name, settings));
		return settings.name(name).build();
	}

	private static @Nullable String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

}
