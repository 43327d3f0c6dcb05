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

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The keys that mean something: those of the whole application, or of a named context.
 */
final class KnownKeys {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(SslClientProperties.PREFIX);

	/** What there is once for an application, whatever contexts it has. */
	private static final Set<String> ONCE = Set.of("enabled", "lazy", "routes");

	private final ConfigurationPropertyName prefix;

	private final Set<ConfigurationPropertyName> keys = new HashSet<>();

	/** What may have an index, and what may stand behind it: anything, or these. */
	private final Map<ConfigurationPropertyName, Set<String>> lists = new HashMap<>();

	private KnownKeys(ConfigurationPropertyName prefix) {
		this.prefix = prefix;
	}

	/**
	 * The keys below a prefix.
	 * @param prefix that of the application, or of a context
	 */
	static KnownKeys below(ConfigurationPropertyName prefix) {
		KnownKeys known = new KnownKeys(prefix);
		known.add(prefix, SslClientProperties.class, prefix.equals(ROOT) ? Set.of() : ONCE);
		known.add(prefix.append(SslClientHealthProperties.NAME), SslClientHealthProperties.class, Set.of());
		if (prefix.equals(ROOT)) {
			known.add(prefix.append(SslClientExpiryProperties.NAME), SslClientExpiryProperties.class, Set.of());
			known.add(prefix.append(SslClientReloadProperties.NAME), SslClientReloadProperties.class, Set.of());
			known.add(prefix.append(SslClientBundleProperties.NAME), SslClientBundleProperties.class, Set.of());
		}
		return known;
	}

	/** What they begin with. */
	ConfigurationPropertyName prefix() {
		return this.prefix;
	}

	/** All of them. */
	List<String> names() {
		return this.keys.stream().map(ConfigurationPropertyName::toString).toList();
	}

	/** Those of named contexts are looked at when these are bound. */
	boolean isUnknown(ConfigurationPropertyName name) {
		return this.prefix.isAncestorOf(name) && !this.keys.contains(name) && !isOfList(name)
				&& !(this.prefix.equals(ROOT) && ContextProperties.isOfContext(name));
	}

	private boolean isOfList(ConfigurationPropertyName name) {
		return this.lists.entrySet().stream().anyMatch((list) -> isElement(name, list.getKey(), list.getValue()));
	}

	private static boolean isElement(ConfigurationPropertyName name, ConfigurationPropertyName list,
			Set<String> components) {
		if (components.isEmpty()) {
			return list.isAncestorOf(name);
		}
		int index = list.getNumberOfElements();
		if (!list.isAncestorOf(name) || name.getNumberOfElements() < index + 2) {
			return false;
		}
		ConfigurationPropertyName element = name.chop(index + 1);
		return components.stream()
			.map(element::append)
			.anyMatch((key) -> key.equals(name) || (key.isParentOf(name) && name.isLastElementIndexed()));
	}

	private void add(ConfigurationPropertyName parent, Class<?> properties, Set<String> left) {
		for (RecordComponent component : properties.getRecordComponents()) {
			if (!left.contains(component.getName())) {
				ConfigurationPropertyName key = parent.append(dashed(component));
				if (component.getType().isRecord()) {
					add(key, component.getType(), Set.of());
					continue;
				}
				this.keys.add(key);
				if (component.getType() == List.class) {
					this.lists.put(key, components(component));
				}
			}
		}
	}

	private static Set<String> components(RecordComponent list) {
		Set<String> names = new HashSet<>();
		if (list.getGenericType() instanceof ParameterizedType type
				&& type.getActualTypeArguments()[0] instanceof Class<?> element && element.isRecord()) {
			for (RecordComponent component : element.getRecordComponents()) {
				names.add(dashed(component));
			}
		}
		return names;
	}

	private static String dashed(RecordComponent component) {
		return DataObjectPropertyName.toDashedForm(component.getName());
	}

}
