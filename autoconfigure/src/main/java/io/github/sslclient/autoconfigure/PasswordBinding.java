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

import io.github.sslclient.SslConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Reads passwords as they are written, and keeps them out of the messages of failures.
 */
final class PasswordBinding extends AbstractBindHandler {

	private static final ConfigurationPropertyName PROXY = ConfigurationPropertyName.of(SslClientProxyProperties.NAME);

	private static final List<ConfigurationPropertyName> PASSWORDS = List.of(
			ConfigurationPropertyName.of("certificate-password"), ConfigurationPropertyName.of("ca-file-password"),
			PROXY.append(SslClientProxyProperties.PASSWORD));

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(SslClientProperties.PREFIX);

	PasswordBinding(BindHandler parent) {
		super(parent);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		ConfigurationProperty property = isPassword(name) ? context.getConfigurationProperty() : null;
		// A number would become the character with that number.
		return (property != null && !(property.getValue() instanceof CharSequence))
				? String.valueOf(property.getValue()).toCharArray() : super.onSuccess(name, target, context, result);
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		if (isPassword(name) || isPassword(name.getParent())) {
			throw unusable(name, "it must be a single text");
		}
		// A URL where keys belong may have a password in it. What failed below it was
		// looked at there.
		if (isSetting(name, PROXY) && !(error instanceof BindException)) {
			throw unusable(name, "it is no single text: set proxy.type, proxy.host and proxy.port");
		}
		return super.onFailure(name, target, context, error);
	}

	private static boolean isPassword(ConfigurationPropertyName name) {
		return PASSWORDS.stream().anyMatch((password) -> isSetting(name, password));
	}

	private static boolean isSetting(ConfigurationPropertyName name, ConfigurationPropertyName setting) {
		int length = name.getNumberOfElements() - setting.getNumberOfElements();
		if (length <= 0 || !PREFIX.isAncestorOf(name)) {
			return false;
		}
		ConfigurationPropertyName prefix = name.chop(length);
		return (prefix.equals(PREFIX) || ContextProperties.isPrefix(prefix)) && name.equals(prefix.append(setting));
	}

	/** Without a cause: it would have the value in its message. */
	private static SslConfigurationException unusable(ConfigurationPropertyName name, String detail) {
		return PropertyRefusal.of(name.toString().substring(SslClientProperties.PREFIX.length() + 1), detail);
	}

}
