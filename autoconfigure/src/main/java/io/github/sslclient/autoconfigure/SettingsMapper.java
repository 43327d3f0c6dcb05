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

import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.FileCopyUtils;
import org.springframework.util.StringUtils;

/**
 * Turns properties into settings. An empty value means unset.
 */
final class SettingsMapper {

	private static final String KEY_LOG = "is not possible: the JVM's TLS provider does not tell its secrets; leave it "
			+ "out, and to decrypt a capture have the server log them (openssl s_server -keylogfile)";

	private final ResourceLoader resourceLoader;

	SettingsMapper(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	SslClientSettings map(String name, SslClientProperties properties) {
		if (StringUtils.hasText(properties.keyLogFile())) {
			throw new IllegalSettingException("key-log-file", KEY_LOG);
		}
		char[] password = properties.certificatePassword();
		SslClientSettingsBuilder settings = SslClientSettings.builder()
			.name(name)
			.certificate(source(properties.certificate()))
			.key(source(properties.key()))
			.certificatePassword((password == null || password.length == 0) ? null : password)
			.verify(properties.verify())
			.maxDepth(properties.maxDepth())
			.securityLevel(properties.securityLevel())
			.caFile(source(properties.caFile()))
			.caDirectory(text(properties.caDirectory()))
			.trustSystem(properties.trustSystem())
			.crlFile(source(properties.crlFile()))
			.crlCheck(properties.crlCheck())
			.platformValidation(properties.platformValidation())
			.ciphers(text(properties.ciphers()))
			.ciphersuites(text(properties.ciphersuites()))
			.groups(text(properties.groups()))
			.signatureAlgorithms(text(properties.sigalgs()))
			.sni(properties.sni())
			.serverName(text(properties.serverName()))
			.verifyHostname(properties.verifyHostname())
			.sessionCache(properties.sessionCache())
			.sessionCacheSize(properties.sessionCacheSize())
			.sessionTimeout(properties.sessionTimeout())
			.applicationProtocols(properties.alpn().stream().filter(StringUtils::hasText).toList())
			.connectTimeout(properties.connectTimeout())
			.handshakeTimeout(properties.handshakeTimeout())
			.readTimeout(properties.readTimeout())
			.ignoreUnexpectedEof(properties.ignoreUnexpectedEof());
		if (StringUtils.hasText(properties.method())) {
			settings.method(properties.method());
		}
		return settings.build();
	}

	private @Nullable PemSource source(@Nullable String value) {
		if (!StringUtils.hasText(value)) {
			return null;
		}
		return InlineMaterial.isSecret(value) ? new InlineSource(value)
				: new ResourceSource(value, this.resourceLoader.getResource(value));
	}

	private static @Nullable String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

	/**
	 * PEM text that stands in the property itself, as Spring Boot's SSL bundles allow. It
	 * may be a key, so it is in no message.
	 *
	 * @param text the text
	 */
	private record InlineSource(String text) implements PemSource {

		@Override
		public byte[] read() throws IOException {
			return InlineMaterial.decode(this.text);
		}

		@Override
		public String location() {
			return "the text of the property";
		}

		@Override
		public @Nullable String path() {
			return null;
		}

		@Override
		public String toString() {
			return location();
		}

	}

	/**
	 * PEM text from a Spring resource.
	 *
	 * @param location the location as the property has it
	 * @param resource where that is
	 */
	private record ResourceSource(String location, Resource resource) implements PemSource {

		@Override
		public byte[] read() throws IOException {
			return this.resource.isFile() ? fileSource().read()
					: FileCopyUtils.copyToByteArray(this.resource.getInputStream());
		}

		@Override
		public InputStream open() throws IOException {
			return this.resource.isFile() ? fileSource().open() : this.resource.getInputStream();
		}

		@Override
		public @Nullable String path() {
			try {
				return this.resource.isFile() ? this.resource.getFile().getPath() : null;
			}
			catch (IOException ex) {
				return null;
			}
		}

		private PemSource fileSource() throws IOException {
			return PemSource.of(this.resource.getFile().toPath());
		}

		@Override
		public String toString() {
			return location();
		}

	}

}
