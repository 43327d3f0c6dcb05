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
import io.github.sslclient.error.FaultyFile;
import io.github.sslclient.error.SslError;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tells why the application did not start: the property and where it is set, the file and
 * the line, what is wrong in our words and OpenSSL's, and the command that shows it. Goes
 * before Spring Boot's own analysis of binding failures, which prints values: a password
 * may stand behind a misspelt key.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<SslConfigurationException> {

	private final Environment environment;

	ConfigurationFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SslConfigurationException cause) {
		return new FailureAnalysis(description(cause), action(cause.getError()), cause);
	}

	private String description(SslConfigurationException failure) {
		SslError error = failure.getError();
		String property = failure.getProperty();
		StringBuilder text = new StringBuilder((property != null) ? "The property '" + property + "' cannot be used:"
				: "A TLS client cannot be used:");
		text.append(String.format("%n%n"));
		line(text, "Reason", error.detail());
		FaultyFile file = error.file();
		if (file != null) {
			line(text, "File", file.location() + ((file.line() > 0) ? ", line " + file.line() : ""));
		}
		Origin origin = (property != null) ? origin(property) : null;
		if (origin != null) {
			line(text, "Origin", origin.toString());
		}
		List<String> strings = error.strings();
		for (int i = 0; i < strings.size(); i++) {
			line(text, (i == 0) ? "OpenSSL" : "", strings.get(i));
		}
		return text.toString();
	}

	private static String action(SslError error) {
		String hint = (error.hint() != null) ? error.hint() : "correct the value of the property";
		StringBuilder text = new StringBuilder(StringUtils.capitalize(hint)).append('.');
		FaultyFile file = error.file();
		if (file != null && file.command() != null) {
			text.append(String.format("%n%nTo see what OpenSSL thinks of the file:%n%n    %s", file.command()));
		}
		return text.toString();
	}

	private static void line(StringBuilder text, String name, String value) {
		text.append(String.format("    %-9s%s%n", name.isEmpty() ? "" : name + ":", value));
	}

	private @Nullable Origin origin(String property) {
		if (!ConfigurationPropertyName.isValid(property)) {
			return null;
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			if (found != null) {
				return found.getOrigin();
			}
		}
		return null;
	}

}
