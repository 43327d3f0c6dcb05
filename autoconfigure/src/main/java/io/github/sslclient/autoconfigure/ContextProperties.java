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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.reload.ReloadableContext;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * The properties of named contexts. They are not bound together, so that nothing is wrong
 * with an application because of a context that it does not use.
 */
final class ContextProperties {

	/** What the keys of all named contexts begin with. */
	static final ConfigurationPropertyName CONTEXTS = ConfigurationPropertyName.of(SslClientProperties.PREFIX)
		.append("contexts");

	/** Where the name stands in a key. */
	private static final int NAME = CONTEXTS.getNumberOfElements();

	private final Environment environment;

	/** By name, as somebody wrote it. */
	private final Map<String, ConfigurationPropertyName> prefixes;

	ContextProperties(Environment environment) {
		this.environment = environment;
		Map<String, ConfigurationPropertyName> found = new TreeMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter(ContextProperties::isOfContext)
					.forEach((key) -> found.merge(key.getElement(NAME, Form.UNIFORM), key.chop(NAME + 1),
							ContextProperties::better));
			}
		}
		this.prefixes = found.values()
			.stream()
			.collect(Collectors.toMap(ContextProperties::name, (prefix) -> prefix, (one, other) -> one, TreeMap::new));
	}

	/**
	 * The names that there are properties for.
	 * @return the names as they are written, in alphabetical order
	 */
	List<String> names() {
		return List.copyOf(this.prefixes.keySet());
	}

	/**
	 * Make the place of a context, which is not made yet.
	 * @param name one of the names
	 * @param places makes it
	 * @return the place
	 * @throws SslConfigurationException if that name is taken
	 */
	ReloadableContext context(String name, ContextPlaces places) {
		ConfigurationPropertyName prefix = this.prefixes.get(name);
		if (prefix == null || name.equals(SslClientSettings.DEFAULT_NAME)) {
			throw taken(name);
		}
		if (name.contains("/")) {
			throw PropertyRefusal.of("contexts." + name, "the name of a context must not contain '/'");
		}
		SingletonSupplier<SslClientProperties> properties = SingletonSupplier.of(() -> bind(prefix,
				SslClientProperties.class, new UnknownPropertyCheck(new PasswordBinding(BindHandler.DEFAULT))));
		return places.create(name, prefix.toString(), properties::obtain);
	}

	/**
	 * The properties of a context's health.
	 * @param name one of the names
	 * @return the properties
	 */
	SslClientHealthProperties health(String name) {
		ConfigurationPropertyName prefix = Objects.requireNonNull(this.prefixes.get(name));
		return bind(prefix.append(SslClientHealthProperties.NAME), SslClientHealthProperties.class,
				BindHandler.DEFAULT);
	}

	private <T> T bind(ConfigurationPropertyName prefix, Class<T> type, BindHandler handler) {
		return Binder.get(this.environment).bindOrCreate(prefix, Bindable.of(type), handler);
	}

	/** Whether a key has a context's name in it, and something behind that. */
	static boolean isOfContext(ConfigurationPropertyName key) {
		return CONTEXTS.isAncestorOf(key) && key.getNumberOfElements() > NAME + 1;
	}

	/** Whether it is what the keys of one context begin with. */
	static boolean isPrefix(ConfigurationPropertyName name) {
		return CONTEXTS.isParentOf(name);
	}

	private static String name(ConfigurationPropertyName key) {
		return key.getElement(NAME, Form.ORIGINAL);
	}

	/** Environment variables have neither dashes nor capitals. */
	private static ConfigurationPropertyName better(ConfigurationPropertyName one, ConfigurationPropertyName other) {
		int longer = Integer.compare(name(one).length(), name(other).length());
		boolean plain = name(one).equals(name(one).toLowerCase(Locale.ROOT));
		return (longer < 0 || (longer == 0 && plain)) ? other : one;
	}

	private static SslConfigurationException taken(String name) {
		return PropertyRefusal.of("contexts." + name, "'" + name + "' is the name of the context of ssl.client itself",
				"set its keys below ssl.client, or choose another name");
	}

}
