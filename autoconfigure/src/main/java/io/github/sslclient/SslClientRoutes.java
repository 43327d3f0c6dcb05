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

package io.github.sslclient;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * Which context a stream to a host is made from. A pattern is a host, which means that
 * host alone, or {@code *.} and a name, which means every name below it, however deep,
 * but not the name itself. The most specific that fits counts. Immutable and thread-safe.
 */
public final class SslClientRoutes {

	private static final String BELOW = "*.";

	private final Map<Object, Supplier<SslClientContext>> hosts = new HashMap<>();

	private final Map<String, Supplier<SslClientContext>> domains = new HashMap<>();

	/**
	 * Create routes.
	 * @param contexts what gives the context, by pattern
	 * @throws IllegalArgumentException if a pattern is none, or two mean the same
	 */
	public SslClientRoutes(Map<String, ? extends Supplier<SslClientContext>> contexts) {
		new LinkedHashMap<>(contexts).forEach(this::add);
	}

	private void add(String pattern, Supplier<SslClientContext> context) {
		boolean below = pattern.startsWith(BELOW);
		PeerName name = PeerName.of(below ? pattern.substring(BELOW.length()) : pattern);
		if (below && name.address() != null) {
			throw new IllegalArgumentException("'" + pattern + "': there is nothing below an address");
		}
		Object before = below ? this.domains.put(name.host(), context) : this.hosts.put(key(name), context);
		if (before != null) {
			throw new IllegalArgumentException("There are two routes to '" + pattern + "'");
		}
	}

	/**
	 * Find what gives the context for a host.
	 * @param peer the host
	 * @return what gives the context, or {@code null} if no pattern fits
	 */
	@Nullable Supplier<SslClientContext> find(PeerName peer) {
		Supplier<SslClientContext> context = this.hosts.get(key(peer));
		if (peer.address() != null) {
			return context;
		}
		String host = peer.host();
		for (int dot = host.indexOf('.'); context == null && dot >= 0; dot = host.indexOf('.', dot + 1)) {
			context = this.domains.get(host.substring(dot + 1));
		}
		return context;
	}

	/** An address has many forms. */
	private static Object key(PeerName peer) {
		return (peer.address() != null) ? peer.address() : peer.host();
	}

}
