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

package io.github.sslclient.metrics;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.sslclient.reload.ReloadableContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of client contexts: what goes through their streams, their sessions, and when
 * the certificates and CRLs they hold end. A context is asked for when its meters are
 * read. While it cannot be had gauges are {@code NaN} and counters zero; no reading
 * fails.
 * <p>
 * Registries hold it weakly, so it must be kept for as long as its meters are wanted.
 * Thread-safe.
 */
public final class SslClientMetrics implements MeterBinder {

	private final Map<ReloadableContext, ContextSource> contexts = new LinkedHashMap<>();

	private final Clock clock;

	/**
	 * Create meters.
	 * @param contexts the contexts, whose names every meter is tagged with
	 * @param clock tells the time, which ages are counted to
	 */
	public SslClientMetrics(Collection<ReloadableContext> contexts, Clock clock) {
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
		contexts.forEach((context) -> this.contexts.put(context, new ContextSource(context, clock)));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.contexts.forEach((context, source) -> {
			Tags tags = Tags.of("context", context.name());
			new TrafficMeters(source, tags).bindTo(registry);
			new ReloadMeters(context, tags).bindTo(registry);
			new MaterialMeters(source, tags, this.clock, registry).bind();
		});
	}

}
