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

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.health.SslClientHealthIndicator;
import io.github.sslclient.health.TargetMonitor;
import io.github.sslclient.reload.ReloadableContext;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;

/**
 * The health of each context, and what tries their targets.
 */
final class HealthIndicators implements AutoCloseable {

	private final Map<String, SslClientHealthIndicator> indicators = new LinkedHashMap<>();

	private final List<TargetMonitor> monitors = new ArrayList<>();

	HealthIndicators(SslClientContexts contexts, SslErrorTranslator translator,
			Function<String, SslClientHealthProperties> properties, ThreadFactory threads) {
		Clock clock = Clock.systemUTC();
		for (String name : contexts.names()) {
			ReloadableContext context = contexts.reloadable(name);
			SslClientHealthProperties settings = properties.apply(name);
			TargetMonitor monitor = monitor(new SslClientStreamFactory(context, translator).withProxyContexts(contexts),
					name, settings, clock, threads);
			this.monitors.add(monitor);
			this.indicators.put(name, new SslClientHealthIndicator(context, monitor, settings.expiryWarning(), clock));
		}
	}

	private static TargetMonitor monitor(SslClientStreamFactory factory, String name,
			SslClientHealthProperties settings, Clock clock, ThreadFactory threads) {
		try {
			return new TargetMonitor(factory, settings.targets(), settings.interval(), settings.timeout(), clock,
					threads);
		}
		catch (IllegalSettingException ex) {
			String prefix = name.equals(SslClientSettings.DEFAULT_NAME) ? "" : "contexts." + name + ".";
			throw PropertyRefusal.of(prefix + ex.getSetting(), String.valueOf(ex.getMessage()));
		}
	}

	/** One that stands alone needs no name. */
	HealthContributor contributor() {
		return (this.indicators.size() == 1) ? this.indicators.values().iterator().next()
				: CompositeHealthContributor.fromMap(this.indicators);
	}

	@Override
	public void close() {
		this.monitors.forEach(TargetMonitor::close);
	}

}
