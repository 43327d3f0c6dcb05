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

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.error.SslError;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
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

	/** What there is once for an application, whatever contexts it has. */
	private static final Set<String> ONCE = Set.of("enabled", "lazy");

	/** Leaves out the environment and the system properties, which are not all ours. */
	private final UnboundElementsSourceFilter filter = new UnboundElementsSourceFilter();

	UnknownPropertyCheck(BindHandler parent) {
		super(parent);
	}

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		// Before a value is converted, which would print one that it cannot.
		if (context.getDepth() == 0 && (name.equals(PREFIX) || ContextProperties.isPrefix(name))) {
			check(name, context.getSources());
		}
		return super.onStart(name, target, context);
	}

	private void check(ConfigurationPropertyName prefix, Iterable<ConfigurationPropertySource> sources) {
		Keys keys = Keys.below(prefix);
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

	private static SslConfigurationException refused(Set<ConfigurationProperty> unknown, Keys keys) {
		List<String> names = unknown.stream().map((property) -> property.getName().toString()).toList();
		String first = names.get(0).substring(keys.prefix().toString().length() + 1);
		String detail = (names.size() == 1) ? "there is no such property"
				: "there are no such properties: " + String.join(", ", names);
		SslError error = SslError.ofSetting(first, List.of(), detail)
			.withHint("remove it, or correct its name; the nearest there is: " + Similarity.nearest(names.get(0),
					keys.known().stream().map(ConfigurationPropertyName::toString).toList()));
		return new SslConfigurationException(names.get(0), error, new UnboundConfigurationPropertiesException(unknown));
	}

	/**
	 * The keys that mean something.
	 *
	 * @param prefix what they begin with
	 * @param known all of them
	 * @param lists those that may have an index
	 */
	private record Keys(ConfigurationPropertyName prefix, Set<ConfigurationPropertyName> known,
			Set<ConfigurationPropertyName> lists) {

		static Keys below(ConfigurationPropertyName prefix) {
			return new Keys(prefix, names(prefix, (component) -> true),
					names(prefix, (component) -> component.getType() == List.class));
		}

		/** Those of named contexts are looked at when these are bound. */
		boolean isUnknown(ConfigurationPropertyName name) {
			return this.prefix.isAncestorOf(name) && !this.known.contains(name)
					&& this.lists.stream().noneMatch((list) -> list.isAncestorOf(name))
					&& !(this.prefix.equals(PREFIX) && ContextProperties.isOfContext(name));
		}

		private static Set<ConfigurationPropertyName> names(ConfigurationPropertyName prefix,
				Predicate<RecordComponent> filter) {
			Set<ConfigurationPropertyName> names = new HashSet<>();
			add(names, prefix.append(SslClientHealthProperties.NAME), SslClientHealthProperties.class, filter);
			if (prefix.equals(PREFIX)) {
				add(names, prefix, SslClientProperties.class, filter);
				add(names, prefix.append(SslClientExpiryProperties.NAME), SslClientExpiryProperties.class, filter);
				add(names, prefix.append(SslClientBundleProperties.NAME), SslClientBundleProperties.class, filter);
			}
			else {
				add(names, prefix, SslClientProperties.class,
						filter.and((component) -> !ONCE.contains(component.getName())));
			}
			return names;
		}

		private static void add(Set<ConfigurationPropertyName> target, ConfigurationPropertyName prefix,
				Class<?> properties, Predicate<RecordComponent> filter) {
			Arrays.stream(properties.getRecordComponents())
				.filter(filter)
				.map((component) -> prefix.append(DataObjectPropertyName.toDashedForm(component.getName())))
				.forEach(target::add);
		}

	}

}
