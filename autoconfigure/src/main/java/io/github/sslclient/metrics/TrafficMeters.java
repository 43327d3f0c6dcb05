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

import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.error.TlsAlert;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.jspecify.annotations.Nullable;

/**
 * Meters of what the streams of a context do.
 *
 * @param source gives the context
 * @param tags what every meter is tagged with
 */
record TrafficMeters(ContextSource source, Tags tags) {

	void bindTo(MeterRegistry registry) {
		Gauge.builder("ssl.client.streams.open", () -> this.source.gauge((context) -> context.traffic().openStreams()))
			.description("Streams that are not closed yet")
			.tags(this.tags)
			.register(registry);
		Gauge.builder("ssl.client.sessions.cached", () -> this.source.gauge((context) -> context.sessions().cached()))
			.description("Sessions that later handshakes may resume")
			.tags(this.tags)
			.register(registry);
		bindCounters(registry);
		for (String alert : TlsAlert.names()) {
			bindAlert(registry, alert, true);
			bindAlert(registry, alert, false);
		}
	}

	private void bindCounters(MeterRegistry registry) {
		counter(registry, "ssl.client.bytes", "Data that streams gave to their users", BaseUnits.BYTES,
				this.tags.and("direction", "read"), (context) -> context.traffic().bytesRead());
		counter(registry, "ssl.client.bytes", "Data that streams took from their users", BaseUnits.BYTES,
				this.tags.and("direction", "written"), (context) -> context.traffic().bytesWritten());
		counter(registry, "ssl.client.truncations", "Streams that ended without close_notify", null, this.tags,
				(context) -> context.traffic().truncations());
		counter(registry, "ssl.client.handshakes.finished", "Handshakes that succeeded", null, this.tags,
				(context) -> context.sessions().handshakes());
		counter(registry, "ssl.client.handshakes.resumed", "Handshakes that resumed a session", null, this.tags,
				(context) -> context.sessions().resumed());
		counter(registry, "ssl.client.platform.disagreements",
				"Chains that the JDK's validator refused and OpenSSL's rules accept", null, this.tags,
				SslClientContext::platformDisagreements);
	}

	/**
	 * All there are, from the beginning: the first alert of its kind is what counts most,
	 * and a series that begins with 1 shows no increase.
	 */
	private void bindAlert(MeterRegistry registry, String alert, boolean sent) {
		counter(registry, "ssl.client.alerts", "Fatal alerts that ended a stream", null,
				this.tags.and("direction", sent ? "sent" : "received", "alert", alert),
				(context) -> count(context.traffic().alerts(), alert, sent));
	}

	private void counter(MeterRegistry registry, String name, String description, @Nullable String unit, Tags all,
			ToDoubleFunction<SslClientContext> figure) {
		FunctionCounter.Builder<ContextSource> builder = FunctionCounter
			.builder(name, this.source, (asked) -> asked.count(figure))
			.description(description)
			.tags(all);
		if (unit != null) {
			builder.baseUnit(unit);
		}
		builder.register(registry);
	}

	private static double count(Map<TlsAlert, Long> alerts, String name, boolean sent) {
		return alerts.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().sent() == sent && entry.getKey().name().equals(name))
			.mapToDouble(Map.Entry::getValue)
			.sum();
	}

}
