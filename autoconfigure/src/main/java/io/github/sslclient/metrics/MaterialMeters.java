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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.context.SslClientContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the certificates and CRLs that a context holds, in one registry. Which there
 * are is known only when there is a context, and a directory of CRLs is read as needed;
 * so they are looked for whenever {@code ssl.client.context.loaded} is read.
 */
final class MaterialMeters {

	private static final String SECONDS = "seconds";

	private final ContextSource source;

	private final Tags tags;

	private final Clock clock;

	private final MeterRegistry registry;

	private final MultiGauge certificateExpiry;

	private final MultiGauge crlExpiry;

	private final MultiGauge crlAge;

	private final MultiGauge crlEntries;

	private final ReentrantLock lock = new ReentrantLock();

	private List<Material> known = List.of();

	MaterialMeters(ContextSource source, Tags tags, Clock clock, MeterRegistry registry) {
		this.source = source;
		this.tags = tags;
		this.clock = clock;
		this.registry = registry;
		this.certificateExpiry = gauges("ssl.client.certificate.expiry", SECONDS,
				"Time until a certificate of the client's own ends");
		this.crlExpiry = gauges("ssl.client.crl.expiry", SECONDS, "Time until a CRL ends");
		this.crlAge = gauges("ssl.client.crl.age", SECONDS, "Time since a CRL was issued");
		this.crlEntries = gauges("ssl.client.crl.entries", null, "Certificates that a CRL lists");
	}

	void bind() {
		Gauge.builder("ssl.client.context.loaded", this::look)
			.description("Whether the context could be loaded: 1 or 0")
			.tags(this.tags)
			.register(this.registry);
		Gauge
			.builder("ssl.client.authority.expiry",
					() -> this.source.gauge((context) -> firstAuthorityEnd(context.material())))
			.description("Time until the first of the trusted certificates ends, those of the JVM left out")
			.baseUnit(SECONDS)
			.tags(this.tags)
			.register(this.registry);
	}

	private MultiGauge gauges(String name, @Nullable String unit, String description) {
		MultiGauge.Builder builder = MultiGauge.builder(name).description(description).tags(this.tags);
		if (unit != null) {
			builder.baseUnit(unit);
		}
		return builder.register(this.registry);
	}

	private double look() {
		SslClientContext context = this.source.get();
		if (context == null) {
			return 0;
		}
		show(context.material());
		return 1;
	}

	private void show(List<Material> material) {
		this.lock.lock();
		try {
			if (!material.equals(this.known)) {
				this.known = material;
				register(material);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void register(List<Material> material) {
		Map<Tags, Material> certificates = unique(material, Kind.CERTIFICATE, "certificate", Material::end);
		Map<Tags, Material> lists = unique(material, Kind.REVOCATION_LIST, "issuer", Material::begin);
		this.certificateExpiry.register(rows(certificates, (one) -> secondsTo(one.end())), true);
		this.crlExpiry.register(rows(lists, (one) -> secondsTo(one.end())), true);
		this.crlAge.register(rows(lists, (one) -> -secondsTo(one.begin())), true);
		this.crlEntries.register(rows(lists, Material::entries), true);
	}

	/** Of those that no tag tells apart the latest, which renews the others. */
	private static Map<Tags, Material> unique(List<Material> material, Kind kind, String nameTag,
			Function<Material, @Nullable Instant> time) {
		Comparator<Material> byTime = Comparator.comparing(time, Comparator.nullsFirst(Comparator.naturalOrder()));
		Map<Tags, Material> unique = new LinkedHashMap<>();
		for (Material one : material) {
			if (one.kind() == kind) {
				unique.merge(Tags.of(nameTag, one.name(), "location", one.location()), one,
						(before, same) -> (byTime.compare(before, same) < 0) ? same : before);
			}
		}
		return unique;
	}

	private static List<Row<?>> rows(Map<Tags, Material> material, ToDoubleFunction<Material> figure) {
		return material.entrySet()
			.stream()
			.<Row<?>>map((entry) -> Row.of(entry.getKey(), entry.getValue(), figure))
			.toList();
	}

	/** Some of the JVM's have always expired, and are for its vendor to renew. */
	private double firstAuthorityEnd(List<Material> material) {
		return material.stream()
			.filter((one) -> one.kind() == Kind.AUTHORITY && !one.setting().equals("trust-system"))
			.map(Material::end)
			.mapToDouble(this::secondsTo)
			.filter((seconds) -> !Double.isNaN(seconds))
			.min()
			.orElse(Double.NaN);
	}

	private double secondsTo(@Nullable Instant time) {
		return (time != null) ? Duration.between(this.clock.instant(), time).toSeconds() : Double.NaN;
	}

}
