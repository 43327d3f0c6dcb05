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

package io.github.sslclient.verify.identity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is kept for hosts. A pattern is a host, which means that host alone, or {@code *.}
 * and a name, which means every name below it, however deep, but not the name itself. The
 * most specific that fits counts. Immutable and thread-safe.
 *
 * @param <V> what is kept
 */
public final class HostPatterns<V> {

	private static final String BELOW = "*.";

	private final Map<Object, V> hosts = new HashMap<>();

	private final Map<String, V> domains = new HashMap<>();

	/**
	 * Create patterns.
	 * @param values what is kept, by pattern
	 * @throws IllegalArgumentException if a pattern is none, or two mean the same
	 */
	public HostPatterns(Map<String, ? extends V> values) {
		new LinkedHashMap<String, V>(values).forEach(this::add);
	}

	private void add(String pattern, V value) {
		boolean below = pattern.startsWith(BELOW);
		PeerName name = PeerName.of(below ? pattern.substring(BELOW.length()) : pattern);
		if (below && name.address() != null) {
			throw new IllegalArgumentException("'" + pattern + "': there is nothing below an address");
		}
		V before = below ? this.domains.put(name.host(), value) : this.hosts.put(key(name), value);
		if (before != null) {
			throw new IllegalArgumentException("There are two entries for '" + pattern + "'");
		}
	}

	/**
	 * Find what is kept for a host.
	 * @param peer the host
	 * @return what is kept, or {@code null} if no pattern fits
	 */
	public @Nullable V find(PeerName peer) {
		V value = this.hosts.get(key(peer));
		if (peer.address() != null) {
			return value;
		}
		String host = peer.host();
		for (int dot = host.indexOf('.'); value == null && dot >= 0; dot = host.indexOf('.', dot + 1)) {
			value = this.domains.get(host.substring(dot + 1));
		}
		return value;
	}

	/** An address has many forms. */
	private static Object key(PeerName peer) {
		return (peer.address() != null) ? peer.address() : peer.host();
	}

}
