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
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.sslclient.context.SslClientContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a context that may not be there. Thread-safe.
 */
final class ContextSource {

	/**
	 * Many meters are read at once, and each try to make a context reads files: one that
	 * failed is enough for all of them.
	 */
	private static final Duration RETRY = Duration.ofSeconds(5);

	private final Supplier<SslClientContext> context;

	private final Clock clock;

	private volatile Instant nextTry = Instant.MIN;

	ContextSource(Supplier<SslClientContext> context, Clock clock) {
		this.context = context;
		this.clock = clock;
	}

	/**
	 * The context.
	 * @return the context, or {@code null} if it cannot be had now
	 */
	@Nullable SslClientContext get() {
		Instant now = this.clock.instant();
		if (now.isBefore(this.nextTry)) {
			return null;
		}
		try {
			return this.context.get();
		}
		catch (RuntimeException ex) {
			// Who makes streams is told why, and so is who asks for health.
			this.nextTry = now.plus(RETRY);
			return null;
		}
	}

	/** A figure for a gauge. */
	double gauge(ToDoubleFunction<SslClientContext> figure) {
		return read(figure, Double.NaN);
	}

	/** A figure for a counter, which must be a number. */
	double count(ToDoubleFunction<SslClientContext> figure) {
		return read(figure, 0);
	}

	private double read(ToDoubleFunction<SslClientContext> figure, double otherwise) {
		SslClientContext available = get();
		return (available != null) ? figure.applyAsDouble(available) : otherwise;
	}

}
