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

import java.util.List;
import java.util.function.Supplier;

import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.proxy.ProxyType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Turns properties of a proxy into its settings, and says which of them is wrong. What is
 * half set is refused: a connection that was meant for a proxy must not go without it.
 */
final class ProxyMapper {

	private static final String PREFIX = SslClientProxyProperties.NAME + ".";

	private ProxyMapper() {
	}

	static @Nullable ProxySettings map(@Nullable SslClientProxyProperties properties) {
		if (properties == null || isEmpty(properties)) {
			return null;
		}
		String host = properties.host();
		if (!StringUtils.hasText(host)) {
			throw new IllegalSettingException(PREFIX + "host",
					"must be set, since other keys of 'proxy' are; leave all of them out to connect without one");
		}
		Integer port = properties.port();
		if (port == null || port < 1 || port > 65535) {
			throw new IllegalSettingException(PREFIX + "port",
					"must be between 1 and 65535 but is " + ((port != null) ? port : "not set"));
		}
		ProxySettings settings = read("host", () -> ProxySettings.of(properties.type(), host, port));
		settings = withCredentials(settings, properties);
		List<String> direct = nonProxyHosts(properties);
		ProxySettings served = settings;
		settings = read("non-proxy-hosts", () -> served.withNonProxyHosts(direct));
		String context = properties.context();
		ProxySettings complete = settings;
		return StringUtils.hasText(context) ? read("context", () -> complete.withContext(context)) : complete;
	}

	private static ProxySettings withCredentials(ProxySettings settings, SslClientProxyProperties properties) {
		String username = properties.username();
		char[] password = properties.password();
		if (!StringUtils.hasText(username)) {
			if (password != null && password.length > 0) {
				throw new IllegalSettingException(PREFIX + "username", "must be set, since 'proxy.password' is");
			}
			return settings;
		}
		return read("username", () -> settings.withCredentials(username, (password != null) ? password : new char[0]));
	}

	private static boolean isEmpty(SslClientProxyProperties properties) {
		return properties.type() == ProxyType.HTTP && properties.port() == null
				&& !StringUtils.hasText(properties.host()) && !StringUtils.hasText(properties.username())
				&& (properties.password() == null || properties.password().length == 0)
				&& nonProxyHosts(properties).isEmpty() && !StringUtils.hasText(properties.context());
	}

	private static List<String> nonProxyHosts(SslClientProxyProperties properties) {
		return properties.nonProxyHosts().stream().filter(StringUtils::hasText).toList();
	}

	private static ProxySettings read(String key, Supplier<ProxySettings> reader) {
		try {
			return reader.get();
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalSettingException(PREFIX + key, "cannot be used: " + ex.getMessage());
		}
	}

}
