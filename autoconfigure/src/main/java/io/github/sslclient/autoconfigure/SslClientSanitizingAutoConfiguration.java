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

import java.util.Locale;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} that keeps the password of a client's key,
 * and a key that stands in its property, out of what actuator's endpoints tell, whoever
 * is allowed to see values.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class SslClientSanitizingAutoConfiguration {

	private static final String PREFIX = "sslclient";

	/** A URL, which no property of a proxy is, may have a password in front of it. */
	private static final String USER_INFO = "@";

	@Bean
	static SanitizingFunction sslClientSanitizingFunction() {
		return SanitizingFunction.sanitizeValue().ifMatches(SslClientSanitizingAutoConfiguration::isSecret);
	}

	/** Keys come as properties have them, and as environment variables do. */
	private static boolean isSecret(SanitizableData data) {
		String key = data.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
		String value = String.valueOf(data.getValue());
		return key.startsWith(PREFIX) && (key.contains("password") || InlineMaterial.isSecret(value)
				|| (key.contains(SslClientProxyProperties.NAME) && value.contains(USER_INFO)));
	}

}
