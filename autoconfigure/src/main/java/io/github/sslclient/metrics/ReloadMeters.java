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

import io.github.sslclient.reload.ReloadOutcome;
import io.github.sslclient.reload.ReloadableContext;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Meters of how often a context was made anew.
 *
 * @param context where the context stands
 * @param tags what every meter is tagged with
 */
record ReloadMeters(ReloadableContext context, Tags tags) {

	void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("ssl.client.reloads", this.context, ReloadableContext::successes)
			.description("How often the context was loaded anew")
			.tags(this.tags.and("outcome", "success"))
			.register(registry);
		FunctionCounter.builder("ssl.client.reloads", this.context, ReloadableContext::failures)
			.description("How often the context was loaded anew")
			.tags(this.tags.and("outcome", "failure"))
			.register(registry);
		Gauge.builder("ssl.client.reload.failed", this.context, ReloadMeters::failed)
			.description("Whether the last attempt to load the context anew failed: 1 or 0")
			.tags(this.tags)
			.register(registry);
	}

	private static double failed(ReloadableContext context) {
		ReloadOutcome last = context.lastReload();
		return (last != null && !last.isSuccess()) ? 1 : 0;
	}

}
