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

import java.util.Map;
import java.util.function.Supplier;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.verify.identity.HostPatterns;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * Which context a stream to a host is made from. A pattern is a host, which means that
 * host alone, or {@code *.} and a name, which means every name below it, however deep,
 * but not the name itself. The most specific that fits counts. Immutable and thread-safe.
 */
public final class SslClientRoutes {

	private final HostPatterns<Supplier<SslClientContext>> contexts;

	/**
	 * Create routes.
	 * @param contexts what gives the context, by pattern
	 * @throws IllegalArgumentException if a pattern is none, or two mean the same
	 */
	public SslClientRoutes(Map<String, ? extends Supplier<SslClientContext>> contexts) {
		this.contexts = new HostPatterns<>(contexts);
	}

	/**
	 * Find what gives the context for a host.
	 * @param peer the host
	 * @return what gives the context, or {@code null} if no pattern fits
	 */
	@Nullable Supplier<SslClientContext> find(PeerName peer) {
		return this.contexts.find(peer);
	}

}
