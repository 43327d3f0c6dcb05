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

package io.github.sslclient.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.sslclient.SslMaterialExpiryEvent;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.reload.ReloadableContext;

/**
 * What was told of a context already. Not thread-safe.
 */
final class ExpiryRecord {

	/** A certificate that lives for a day ends within a week from its first moment. */
	private static final int CERTIFICATE_LIFE = 2;

	/** CRLs are renewed late by intention. */
	private static final int CRL_LIFE = 10;

	private final ReloadableContext context;

	private final List<Duration> thresholds;

	private final Map<Material, Duration> told = new HashMap<>();

	/**
	 * Create a record.
	 * @param context the context
	 * @param thresholds the times before an end at which to tell, the shortest first
	 */
	ExpiryRecord(ReloadableContext context, List<Duration> thresholds) {
		this.context = context;
		this.thresholds = thresholds;
	}

	ReloadableContext context() {
		return this.context;
	}

	/**
	 * What there is to tell.
	 * @param material all that the context holds
	 * @param now the time
	 * @return what was not told before
	 */
	List<SslMaterialExpiryEvent> news(List<Material> material, Instant now) {
		this.told.keySet().retainAll(new HashSet<>(material));
		List<SslMaterialExpiryEvent> news = new ArrayList<>();
		for (Material one : material) {
			crossed(one, now).filter((threshold) -> isNew(one, threshold)).ifPresent((threshold) -> {
				this.told.put(one, threshold);
				news.add(new SslMaterialExpiryEvent(this.context.name(), one, threshold));
			});
		}
		return news;
	}

	private boolean isNew(Material material, Duration threshold) {
		Duration before = this.told.get(material);
		return before == null || threshold.compareTo(before) < 0;
	}

	/** The JVM's own are for its vendor to renew. */
	private Optional<Duration> crossed(Material material, Instant now) {
		Instant end = material.end();
		if (end == null || material.setting().equals("trust-system")) {
			return Optional.empty();
		}
		return this.thresholds.stream()
			.filter((threshold) -> counts(threshold, material))
			.filter((threshold) -> !now.isBefore(end.minus(threshold)))
			.findFirst();
	}

	private static boolean counts(Duration threshold, Material material) {
		Instant begin = material.begin();
		Instant end = material.end();
		if (begin == null || end == null || threshold.isZero()) {
			return true;
		}
		int part = (material.kind() == Kind.REVOCATION_LIST) ? CRL_LIFE : CERTIFICATE_LIFE;
		return threshold.multipliedBy(part).compareTo(Duration.between(begin, end)) <= 0;
	}

}
