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

package io.github.sslclient.sample;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.sslclient.context.IllegalSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.util.ClassUtils;

/**
 * Says in a line what is wrong with properties, by name only and not by value.
 */
final class BindFailures {

	private static final int MAX_DEPTH = 32;

	private BindFailures() {
	}

	/**
	 * Find what binding complains of.
	 * @return the complaint, or {@code null} if the failure is of another kind
	 */
	static @Nullable UsageException find(RuntimeException failure) {
		UnboundConfigurationPropertiesException unbound = cause(failure, UnboundConfigurationPropertiesException.class);
		if (unbound != null) {
			return new UsageException(unbound.getUnboundProperties()
				.stream()
				.map((property) -> "--" + property.getName())
				.sorted()
				.collect(Collectors.joining(", ", "unknown property ", "")));
		}
		BindException unreadable = cause(failure, BindException.class);
		if (unreadable != null) {
			return new UsageException("--" + unreadable.getName() + " must be "
					+ expected(unreadable.getTarget().getType().resolve(Object.class)));
		}
		// What the settings check of themselves, such as a number that is negative.
		IllegalSettingException invalid = cause(failure, IllegalSettingException.class);
		return (invalid != null) ? new UsageException(String.valueOf(invalid.getMessage())) : null;
	}

	private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
		Throwable current = failure;
		for (int i = 0; i < MAX_DEPTH && current != null; i++) {
			if (type.isInstance(current)) {
				return type.cast(current);
			}
			current = current.getCause();
		}
		return null;
	}

	private static String expected(Class<?> type) {
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", ", "one of ", ""));
		}
		if (type == Duration.class) {
			return "a duration such as 5s or 500ms";
		}
		if (ClassUtils.resolvePrimitiveIfNecessary(type) == Boolean.class) {
			return "true or false";
		}
		return Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type)) ? "a whole number"
				: "a value of another form";
	}

}
