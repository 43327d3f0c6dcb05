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
import java.util.Objects;
import java.util.function.Supplier;

import io.github.sslclient.context.SslClientContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of a client context: what goes through its streams, its sessions, and when the
 * certificates and CRLs it holds end. The context is asked for when the meters are read.
 * While it cannot be had gauges are {@code NaN} and counters zero; no reading fails.
 * <p>
 * Registries hold it weakly, so it must be kept for as long as its meters are wanted.
 * Thread-safe.
 */
public final class SslClientMetrics implements MeterBinder {

	private final Tags tags;

	private final ContextSource source;

	private final Clock clock;

	/**
	 * Create meters.
	 * @param name the name of the context, which every meter is tagged with
	 * @param context gives the context, or fails with what keeps it from being made
	 * @param clock tells the time, which ages are counted to
	 */
	public SslClientMetrics(String name, Supplier<SslClientContext> context, Clock clock) {
		this.tags = Tags.of("context", Objects.requireNonNull(name, "'name' must not be null"));
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
		this.source = new ContextSource(Objects.requireNonNull(context, "'context' must not be null"), clock);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		new TrafficMeters(this.source, this.tags).bindTo(registry);
		new MaterialMeters(this.source, this.tags, this.clock, registry).bind();
	}

}
