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
import java.util.Set;
import java.util.TreeSet;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.error.SslError;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;

/**
 * Refuses keys below {@code ssl.client} that mean nothing: a misspelt security setting
 * must not pass in silence. Spring Boot's own {@code ignoreUnknownFields=false} would do,
 * did it not take an empty value for an unknown one.
 */
final class UnknownPropertyCheck extends AbstractBindHandler {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(SslClientProperties.PREFIX);

	/** Leaves out the environment and the system properties, which are not all ours. */
	private final UnboundElementsSourceFilter filter = new UnboundElementsSourceFilter();

	UnknownPropertyCheck(BindHandler parent) {
		super(parent);
	}

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		// Before a value is converted, which would print one that it cannot.
		if (context.getDepth() == 0
				&& (name.equals(PREFIX) || (PREFIX.isAncestorOf(name) && ContextProperties.isPrefix(name)))) {
			check(name, context.getSources());
		}
		return super.onStart(name, target, context);
	}

	private void check(ConfigurationPropertyName prefix, Iterable<ConfigurationPropertySource> sources) {
		KnownKeys keys = KnownKeys.below(prefix);
		Set<ConfigurationProperty> unknown = new TreeSet<>();
		for (ConfigurationPropertySource source : sources) {
			if (source instanceof IterableConfigurationPropertySource iterable && this.filter.apply(source)) {
				iterable.stream().filter(keys::isUnknown).map(source::getConfigurationProperty).forEach(unknown::add);
			}
		}
		if (!unknown.isEmpty()) {
			throw refused(unknown, keys);
		}
	}

	private static SslConfigurationException refused(Set<ConfigurationProperty> unknown, KnownKeys keys) {
		List<String> names = unknown.stream().map((property) -> property.getName().toString()).toList();
		String first = names.get(0).substring(keys.prefix().toString().length() + 1);
		String detail = (names.size() == 1) ? "there is no such property"
				: "there are no such properties: " + String.join(", ", names);
		SslError error = SslError.ofSetting(first, List.of(), detail)
			.withHint("remove it, or correct its name; the nearest there is: "
					+ Similarity.nearest(names.get(0), keys.names()));
		return new SslConfigurationException(names.get(0), error, new UnboundConfigurationPropertiesException(unknown));
	}

}
